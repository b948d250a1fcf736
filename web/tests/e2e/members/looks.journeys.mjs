// Every page from right to left, in the dark, on the narrowest phone: nothing scrolls sideways, nothing is unreadable.
import { journey } from '../browser.mjs';

const PAGES = ['/', '/wallet', '/wallet/transactions', '/accounts', '/onboarding/documents', '/profile/security', '/licences', '/terminal'];
const narrow = { lang: 'ar', scheme: 'dark', viewport: { width: 320, height: 640 } };

for (const path of PAGES) {
  journey(`${path} at 320 px, dark, Arabic`, { portal: 'members', as: 'lena.jansen@mail.example', look: narrow, path }, async (page) => {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByRole('status', { name: 'جارٍ التحميل' }).waitFor({ state: 'hidden' });
  });
}

// The partner portal: what a partner sees of whom they brought, and that the link brings somebody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, journey, open, PHONE, signedIn, sound, visitor, URL } from '../browser.mjs';

const AFFILIATE = 'mateo.rossi@mail.example';
const CUSTOMER = 'lena.jansen@mail.example';

journey('referrals are counted, and the link is one’s own', { portal: 'partners', as: AFFILIATE }, async (page) => {
  const seen = await api(AFFILIATE, 'GET', '/affiliates/dashboard');
  await page.getByRole('heading', { name: 'Hello Mateo' }).waitFor();
  const { user } = await api(AFFILIATE, 'GET', '/me');
  await page.getByText(`${URL}/sign-up?wtreferrer=${seen.refKey ?? user.accountId}`).waitFor();
  const funnel = page.getByRole('listitem').filter({ hasText: 'Signed up' });
  assert.match(await funnel.innerText(), new RegExp(`${seen.totalSignUps}$`));
});

journey('a customer who is no partner is told so', { portal: 'partners', as: CUSTOMER }, async (page) => {
  await page.getByText('This page is for partners').waitFor();
});

for (const look of [{ lang: 'en', scheme: 'light' }, { lang: 'ar', scheme: 'dark', viewport: PHONE }]) {
  test(`partners: every page is sound (${look.lang}, ${look.scheme})`, async () => {
    const context = await signedIn('partners', AFFILIATE, look);
    for (const path of ['/', '/security']) {
      const page = await open(context, `/partners${path}`);
      await page.locator('#main h1').waitFor();
      await sound(page);
      await page.close();
    }
  });
}

test('partners: the page before signing in is sound', async () => {
  const context = await visitor();
  const page = await open(context, '/partners/');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await sound(page, { allow: [/status of 401/] });
  await context.close();
});

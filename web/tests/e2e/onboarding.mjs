// The last steps of onboarding, as a customer takes them: the phone, the risk, the papers.
import { codeFor, paper } from './browser.mjs';

/** From the page that asks for the phone to the first button for papers. */
export async function provesPhoneAndRisk(page, phone) {
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByText('Enter the code that was sent to').waitFor();
  await page.getByRole('textbox').first().click();
  await page.keyboard.type(await codeFor(phone));
  await page.getByRole('checkbox', { name: 'I have read this and understand the risk' }).check();
  await page.getByRole('button', { name: 'Accept and go on' }).click();
  await page.getByRole('link', { name: 'Send papers' }).click();
}

/** Chooses a passport's picture and sends it, until staff have it. */
export async function sendsPassport(page) {
  await page.getByRole('radio', { name: 'Passport' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name: 'passport.png', mimeType: 'image/png', buffer: Buffer.from(await paper(page)) });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('We are looking at your papers').waitFor();
}

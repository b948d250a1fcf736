import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, api, mailTo, open, paper, PASSWORD, PHONE, signIn, sound, URL, visitor } from '../browser.mjs';
import { provesPhoneAndRisk, sendsPassport } from '../onboarding.mjs';

const NEEDS_DATA = { skip: !process.env.TRADEHALL_DATA };
const OWN_PASSWORD = 'a pass word 73';
/** Of the newest mail that has one: others to the same address may lie beside it. */
async function resetToken(email) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = /reset-password\?token=([\w-]+)/.exec(await mailTo(email, /reset-password\?token=/));
    if (found) return found[1];
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no link for ${email}`);
}

test('members: from signing up to papers in review, on a phone', NEEDS_DATA, async () => {
  const context = await visitor({ viewport: PHONE });
  const page = await open(context, '/sign-up');
  const email = `nina.${Date.now()}@mail.example`;
  const phone = `+4915${String(Date.now()).slice(-9)}`;
  await page.getByLabel('First name').fill('Nina');
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByText('Needed', { exact: true }).first().waitFor();
  await page.getByLabel('Last name').fill('Trader');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('combobox', { name: 'Country' }).fill('Germ');
  await page.getByRole('option', { name: 'Germany' }).click();
  await page.getByLabel('Mobile number').fill(phone);
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(OWN_PASSWORD);
  await sound(page);
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByText('Step 2 of').waitFor();
  await sound(page);

  const token = /confirm-email\?token=([\w-]+)/.exec(await mailTo(email))[1];
  const mailed = await open(context, `/confirm-email?token=${token}`);
  await mailed.getByRole('button', { name: 'Confirm' }).waitFor();
  assert.equal(new globalThis.URL(mailed.url()).search, '', 'the token is taken out of the address');
  await mailed.getByRole('button', { name: 'Confirm' }).click();
  await mailed.getByText('Step 3 of').waitFor();
  await mailed.close();

  // The first page notices by itself.
  await provesPhoneAndRisk(page, phone);
  await sendsPassport(page);
  await page.getByText('Passport: passport.png').waitFor();
  await sound(page);
  const { customers } = await api(ADMIN, 'GET', `/customers?search=${email}`);
  assert.equal(customers[0].kycStatus, 'IN_REVIEW');
  await context.close();
});

test('members: a picture that is too small is refused before it is sent', async () => {
  const context = await visitor({ viewport: PHONE });
  const page = await open(context, '/onboarding/documents');
  await signIn(page, 'jonas.lindberg@mail.example');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const small = Buffer.from(await paper(page, 200));
  await (await chooser).setFiles({ name: 'small.png', mimeType: 'image/png', buffer: small });
  await page.getByRole('alert').getByText('too small to be read').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Send', exact: true }).count(), 0);
  await sound(page);
  await context.close();
});

test('members: a link signs in on a click alone, once, and leads to pages of the house only', async () => {
  const email = `link.${Date.now()}@mail.example`;
  const signUp = { firstname: 'Lou', lastname: 'Link', email, mobilenumber: '+4915112345777', country: 'DE', password: OWN_PASSWORD };
  const response = await fetch(`${URL}/api/v1/users`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(signUp) });
  const { redirectUrl, refreshToken } = await response.json();
  assert.match(redirectUrl, /\/auth\/login\?token=/);
  const context = await visitor({ viewport: PHONE });
  const page = await open(context, `/auth/login?token=${refreshToken}&returnUrl=//evil.example/&statusPopup=false`);
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  assert.equal(new globalThis.URL(page.url()).search, '');
  await sound(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Hello Lou' }).waitFor();
  assert.equal(page.url(), `${URL}/`);
  await context.clearCookies();
  const again = await open(await visitor(), `/auth/login?token=${refreshToken}&returnUrl=/wallet`);
  await again.getByRole('button', { name: 'Go on' }).click();
  await again.getByRole('alert').waitFor();
  await again.context().close();
  await context.close();
});

test('members: a forgotten password is chosen anew by the mailed link', NEEDS_DATA, async () => {
  const email = 'tarek.aziz@mail.example';
  const context = await visitor({ viewport: PHONE });
  const page = await open(context, '/');
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await page.locator('input[type=email]').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('a link is on its way').waitFor();
  await page.goto(`${URL}/reset-password?token=${await resetToken(email)}`);
  await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
  await page.getByRole('textbox', { name: 'The same once more' }).fill('something else 1');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('The two are not the same.').waitFor();
  await sound(page);
  await page.getByRole('textbox', { name: 'The same once more' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, email);
  await page.getByRole('heading', { name: 'Hello Tarek' }).waitFor();
  await context.close();
});

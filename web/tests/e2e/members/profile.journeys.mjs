import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { api, customerOfOwn, journey, open, PASSWORD, PHONE, signIn, visitor } from '../browser.mjs';
import { test } from 'node:test';

const HANA = 'hana.bakker@mail.example';
const JONAS = 'jonas.lindberg@mail.example';

function totp(otpauthUrl, at = Date.now()) {
  const secret = new URL(otpauthUrl).searchParams.get('secret');
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

journey('details are changed; what is wrong is told at its field', { portal: 'members', as: HANA, look: { viewport: PHONE }, path: '/profile', allow: [/status of 422/] }, async (page) => {
  await page.getByLabel('Mobile number').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('textbox', { name: 'Mobile number', description: /./ }).waitFor();
  await page.getByLabel('Mobile number').fill('+31612345605');
  await page.getByLabel('Last name').fill(`Bakker ${String(Date.now()).slice(-4)}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.match((await api(HANA, 'GET', '/me')).user.lastname, /^Bakker \d{4}$/);
  await page.getByLabel('Last name').fill('Bakker');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
});

test('members: a second factor is set up, asked for at the door, and given up; another session is ended', async () => {
  const context = await visitor({ viewport: PHONE });
  const page = await open(context, '/profile/security');
  await signIn(page, JONAS);
  const enrolled = page.waitForResponse((response) => response.url().endsWith('/me/two-factor') && response.request().method() === 'POST' && response.ok());
  await page.getByRole('button', { name: 'Set it up' }).click();
  const { otpauthUrl, recoveryCodes } = await (await enrolled).json();
  await page.getByRole('img', { name: 'QR code for your authenticator' }).waitFor();
  await page.getByText(recoveryCodes[0]).waitFor();
  await page.getByRole('checkbox', { name: 'I have kept them' }).check();
  await page.getByRole('listitem').filter({ hasText: 'Enter the code' }).getByRole('textbox').first().click();
  await page.keyboard.type(totp(otpauthUrl));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByText('Your second factor is on.', { exact: true }).waitFor();

  const other = await open(await visitor(), '/');
  await signIn(other, JONAS);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(recoveryCodes[1]);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'Hello Jonas' }).waitFor();

  await page.reload();
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Signed out there.').waitFor();
  await page.getByLabel('Code').fill(recoveryCodes[2]);
  await page.getByRole('button', { name: 'Turn it off' }).click();
  await page.getByText('Your second factor is off.').waitFor();
  await other.context().close();
  await context.close();
});

test('members: a new password needs the old one', { skip: !process.env.TRADEHALL_DATA }, async () => {
  const { email } = await customerOfOwn();
  const context = await visitor({ viewport: PHONE });
  const page = await open(context, '/profile/security');
  await signIn(page, email);
  await page.getByRole('textbox', { name: 'Current password' }).fill('not this one 1');
  await page.getByRole('textbox', { name: 'New password' }).fill('another pass phrase 2026');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('textbox', { name: 'Current password', description: /./ }).waitFor();
  await page.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await context.close();
});

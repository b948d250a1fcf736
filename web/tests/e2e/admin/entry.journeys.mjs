import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, api, mailTo, open, signIn, sound, visitor } from '../browser.mjs';

const REFUSED = [/status of 401/, /status of 403/];

test('admin: a wrong password is told, the right one opens, a reload stays, signing out ends it', async () => {
  const context = await visitor();
  const page = await open(context, '/admin/customers');
  await signIn(page, ADMIN, 'wrong password');
  await page.getByRole('alert').waitFor();
  await sound(page, { allow: REFUSED });
  await signIn(page, ADMIN);
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  const second = await open(context, '/admin/');
  await second.getByRole('heading', { name: 'Hello Ada' }).waitFor();
  await second.getByRole('button', { name: 'Your account' }).click();
  await second.getByRole('menuitem', { name: 'Sign out' }).click();
  await second.getByRole('heading', { name: 'Sign in to the back office' }).waitFor();
  // The other tab is told.
  await page.getByRole('heading', { name: 'Sign in to the back office' }).waitFor();
  await context.close();
});

test('admin: a customer has no business here', async () => {
  const context = await visitor();
  const page = await open(context, '/admin/');
  await signIn(page, 'lena.jansen@mail.example');
  await page.getByText('This is for staff.').waitFor();
  await context.close();
});

test('admin: a new password needs the old one, and the old one opens nothing any more', { skip: !process.env.TRADEHALL_DATA }, async () => {
  const email = `own.password.${Date.now()}@mail.example`;
  const [before, after] = ['a long enough pass phrase 73', 'quite another pass phrase 37'];
  await api(ADMIN, 'POST', '/staff', { firstName: 'Pia', lastName: 'Petrov', email, roleIds: [] });
  const token = /accept-invitation\?token=([\w-]+)/.exec(await mailTo(email))?.[1];
  await api(ADMIN, 'POST', '/staff/accept-invitation', { token, password: before });
  const context = await visitor();
  const page = await open(context, '/admin/security');
  await signIn(page, email, before);
  await page.getByRole('textbox', { name: 'Current password' }).fill('not this one 1');
  await page.getByRole('textbox', { name: 'New password' }).fill(after);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('That was not right.').waitFor();
  await page.getByRole('textbox', { name: 'Current password' }).fill(before);
  await page.getByRole('textbox', { name: 'New password' }).fill('short');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('expected at least 12 characters').waitFor();
  await page.getByRole('textbox', { name: 'New password' }).fill(after);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await sound(page, { allow: [...REFUSED, /status of 422/] });
  assert.match(await mailTo(email, /password was changed/), /all other sessions were ended/);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, email, before);
  await page.getByRole('alert').waitFor();
  await signIn(page, email, after);
  await page.getByRole('button', { name: 'Your account' }).waitFor();
  await context.close();
});

test('admin: an invitation becomes a colleague with a second factor', { skip: !process.env.TRADEHALL_DATA }, async () => {
  const email = `new.colleague.${Date.now()}@mail.example`;
  const { roles } = await api(ADMIN, 'GET', '/roles');
  const role = roles.find(({ name }) => name === 'Administrator');
  await api(ADMIN, 'POST', '/staff', { firstName: 'Nia', lastName: 'Novak', email, roleIds: [role.id] });
  const token = /accept-invitation\?token=([\w-]+)/.exec(await mailTo(email))?.[1];
  const context = await visitor();
  const page = await open(context, `/admin/accept-invitation?token=${token}`);
  const password = 'a long enough pass phrase 73';
  await page.locator('input[autocomplete=new-password]').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('button', { name: 'Sign in to the back office' }).click();
  await signIn(page, email, password);
  await page.getByRole('heading', { name: 'Hello Nia' }).waitFor();
  await page.goto(page.url().replace(/\/admin.*/, '/admin/security'));
  const enrolled = page.waitForResponse((response) => response.url().endsWith('/me/two-factor') && response.request().method() === 'POST' && response.ok());
  await page.getByRole('button', { name: 'Set up' }).click();
  const { otpauthUrl, recoveryCodes } = await (await enrolled).json();
  await page.getByRole('img', { name: 'QR code for your authenticator' }).waitFor();
  await page.locator('input[autocomplete=one-time-code]').first().click();
  await page.keyboard.type(await code(otpauthUrl));
  await page.getByText('The second factor is on.').waitFor();
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, email, password);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCodes[0]);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Your account' }).waitFor();
  await sound(page, { allow: REFUSED });
  await context.close();
});

/** What an authenticator would show for this secret (RFC 6238). */
async function code(address) {
  const secret = new URL(address).searchParams.get('secret');
  const bits = [...secret.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setUint32(4, Math.floor(Date.now() / 30_000));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const number = mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff;
  const digits = String(number % 1_000_000).padStart(6, '0');
  assert.match(digits, /^\d{6}$/);
  return digits;
}

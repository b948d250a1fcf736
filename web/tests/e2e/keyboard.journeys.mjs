// The three things that must never need a mouse: an order, a withdrawal, and the check of somebody's papers. The pointer is not used once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, api, customerOfOwn, open, PICTURE, settled, signedIn, signIn, sound, visitor } from './browser.mjs';

const MOST_STOPS = 120;

/** Tab after tab until the control has the focus, as somebody who sees where it is; back with `Shift+Tab`. */
async function tabTo(page, control, key = 'Tab') {
  await control.waitFor();
  const there = () => control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await there()) return assert.ok(await page.evaluate(() => document.activeElement.matches(':focus-visible')), 'one sees where one is');
    await page.keyboard.press(key);
  }
  return assert.fail(`no Tab leads to ${control}`);
}

async function press(page, control, key = 'Enter') {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

async function write(page, control, text) {
  await tabTo(page, control);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** A window takes the focus, keeps it, and gives it back. */
async function inWindow(page, answer) {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.waitForFunction(() => document.querySelector('[role=dialog]')?.contains(document.activeElement));
  await answer(dialog);
}

async function signedInByKeyboard(email) {
  const context = await visitor();
  const page = await open(context, '/');
  await settled(page);
  await signIn(page, email);
  await page.locator('#main').waitFor();
  return page;
}

test('keyboard: an order is placed, protected and closed', async () => {
  const { email, wallet } = await customerOfOwn({ funds: '500.00' });
  const page = await signedInByKeyboard(email);
  await page.goto(new globalThis.URL('/terminal', page.url()).href);
  const ticket = page.getByRole('region', { name: 'Order ticket' });
  await write(page, ticket.getByRole('textbox', { name: 'Volume, lots' }), '0.02');
  await press(page, ticket.getByRole('button', { name: /^Buy/ }).and(page.getByRole('button', { disabled: false })));
  await inWindow(page, (dialog) => press(page, dialog.getByRole('button', { name: 'Buy' })));
  await page.getByText(/Buy 0\.02 EURUSD done at/).waitFor();

  const row = page.getByRole('row', { name: /EURUSD/ });
  await press(page, row.getByRole('button', { name: 'SL / TP' }));
  await inWindow(page, async (dialog) => {
    await write(page, dialog.getByRole('textbox', { name: 'Stop loss' }), '0.90000');
    await page.keyboard.press('Enter');
  });
  await row.getByRole('cell', { name: '0.90000' }).waitFor();
  await press(page, row.getByRole('button', { name: 'Close' }));
  await inWindow(page, (dialog) => press(page, dialog.getByRole('button', { name: 'Close', exact: true }).last()));
  await page.getByText('EURUSD is closed.').waitFor();
  const { positions } = await api(email, 'GET', '/me/positions?status=CLOSED&limit=10');
  assert.deepEqual(positions.map(({ accountId, size }) => [accountId, Number(size)]), [[wallet, 0.02]]);
  await sound(page);
  await page.context().close();
});

test('keyboard: a withdrawal is asked for and taken back', async () => {
  const { email } = await customerOfOwn({ funds: '500.00', approved: true });
  const page = await signedInByKeyboard(email);
  await press(page, page.getByRole('link', { name: 'Wallet' }).first());
  await press(page, page.getByRole('link', { name: 'Withdraw' }).first());
  await write(page, page.getByRole('textbox', { name: 'Amount in USD' }), '45.50');
  await write(page, page.getByRole('textbox', { name: 'To' }), 'DE89370400440532013000');
  await page.keyboard.press('Enter');
  await inWindow(page, (dialog) => press(page, dialog.getByRole('button', { name: 'Ask for the withdrawal' })));
  await page.getByRole('list', { name: 'Where it is' }).getByText('We are checking it').waitFor();
  assert.equal((await api(email, 'GET', '/me/wallets')).wallets[0].pendingWithdrawal, '45.50');
  await press(page, page.getByRole('button', { name: 'Take it back' }));
  await inWindow(page, (dialog) => press(page, dialog.getByRole('button', { name: 'Take it back' })));
  await page.getByText('Taken back. The money is in your account again.').waitFor();
  await sound(page);
  await page.context().close();
});

test('keyboard: papers are looked at and approved', async () => {
  const { email, name, id } = await customerOfOwn();
  const form = new FormData();
  form.append('type', 'PASSPORT');
  form.append('file', new Blob([PICTURE], { type: 'image/png' }), 'passport.png');
  await api(email, 'POST', '/me/documents', form);
  const page = await open(await signedIn('admin', ADMIN), '/admin/');
  await settled(page);
  await press(page, page.getByRole('navigation').getByRole('link', { name: /KYC review/ }));
  await press(page, page.getByRole('list', { name: 'Waiting for a check' }).getByRole('button', { name: new RegExp(name) }));
  await page.getByRole('img', { name: 'passport.png' }).waitFor();
  await press(page, page.getByRole('button', { name: 'Turn' }));
  await press(page, page.getByRole('button', { name: 'Larger' }));
  await press(page, page.getByRole('button', { name: 'Approve' }));
  await inWindow(page, (dialog) => press(page, dialog.getByRole('button', { name: 'Approve' })));
  await page.getByText(`${name} is approved.`).waitFor();
  assert.equal((await api(ADMIN, 'GET', `/customers/${id}`)).kycStatus, 'APPROVED');
  await sound(page);
  await page.close();
});

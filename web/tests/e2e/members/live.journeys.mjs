// The terminal moves with the prices: what it shows of positions and of the account is what the server says at the same price, it reads no
// list while nothing happens, and all of it comes over one line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, customerOfOwn, open, PASSWORD, signIn, sound, visitor } from '../browser.mjs';

/** `−1,234.50 USD` as the server writes it. */
const plain = (text) => Number(text.replace('\u2212', '-').replaceAll(/[^\d.-]/g, ''));

async function terminal(email) {
  const page = await open(await visitor(), '/');
  await signIn(page, email, PASSWORD);
  await page.locator('#main').waitFor();
  const lines = [];
  page.on('websocket', (line) => lines.push(line));
  await page.goto(new globalThis.URL('/terminal', page.url()).href);
  await page.getByRole('region', { name: 'Order ticket' }).getByRole('button', { name: /^Buy/ }).and(page.getByRole('button', { disabled: false })).waitFor();
  return { page, lines };
}

async function rowOf(page, id) {
  const heads = await page.getByRole('columnheader').allTextContents();
  const cells = await page.getByRole('row', { name: new RegExp(String(id)) }).getByRole('cell').allTextContents();
  const cell = (name) => plain(cells[heads.indexOf(name)]);
  return { price: cell('Now'), profit: cell('Profit'), swap: cell('Swap') };
}

async function accountOf(page) {
  const texts = (await page.getByRole('button', { name: /Balance.*Equity/ }).innerText()).split('\n');
  const figure = (name) => plain(texts[texts.indexOf(name) + 1]);
  return { equity: figure('Equity'), profit: figure('Profit'), margin: figure('Margin'), free: figure('Free margin'), level: figure('Margin level') };
}

/** What is shown and what the server says, if both are of the same prices. */
async function compared(page, email, wallet, ids) {
  const rows = [];
  for (const id of ids) rows.push(await rowOf(page, id));
  const account = await accountOf(page);
  // The positions are asked for last: if they still have the prices that were shown first, nothing came in between.
  const read = (await api(email, 'GET', '/me/wallets')).wallets.find(({ id }) => id === wallet);
  const { positions } = await api(email, 'GET', `/me/positions?walletId=${wallet}&status=OPEN`);
  const served = ids.map((id) => positions.find((one) => one.id === id));
  if (served.some((one, at) => Number(one.currentPrice) !== rows[at].price)) return null;
  return {
    shown: { rows, account },
    said: {
      rows: served.map((one) => ({ price: Number(one.currentPrice), profit: Number(one.profitLoss), swap: Number(one.swap) })),
      account: { equity: Number(read.equity), profit: Number(read.profitLoss), margin: Number(read.margin), free: Number(read.marginFree), level: Math.round(Number(read.marginLevelPercent)) },
    },
  };
}

test('members: profit, equity and margin move with the prices, are what the server says, and come over one line', async () => {
  const { email, wallet } = await customerOfOwn({ funds: '5000.00' });
  const demo = (await api(email, 'POST', '/me/wallets', { leverage: '100', currency: 'USD', isDemo: true })).id;
  const { page, lines } = await terminal(email);
  const buy = async (symbol, size) => (await api(email, 'POST', '/orders', { type: 'MARKET', accountId: wallet, symbol, side: 'BUY', size })).position.id;
  const ids = [await buy('EURUSD', '0.37'), await buy('USDJPY', '0.23')];
  const row = (id) => page.getByRole('row', { name: new RegExp(String(id)) });
  for (const id of ids) await row(id).waitFor();

  // What the trades themselves made it read comes first.
  await page.waitForTimeout(1500);
  const asked = [];
  page.on('request', (request) => /\/me\/(positions|orders|wallets)/.test(request.url()) && asked.push(request.url()));
  const [profits, agreed] = [new Set(), []];
  for (let tries = 0; tries < 100 && (agreed.length < 6 || profits.size < 3); tries += 1) {
    const both = await compared(page, email, wallet, ids);
    if (both) {
      assert.deepEqual(both.shown, both.said);
      agreed.push(both);
      profits.add(both.shown.rows[0].profit);
    }
    await page.waitForTimeout(150);
  }
  assert.ok(agreed.length >= 6 && profits.size >= 3, `compared ${agreed.length} times at ${profits.size} prices`);
  assert.deepEqual(asked, [], 'no list is read while nothing happens');

  // Another account and back again: the same line, and the figures of the one that is looked at.
  const choose = async (id) => {
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitem', { name: new RegExp(String(id)) }).click();
  };
  await choose(demo);
  await page.getByText('No open positions').waitFor();
  await choose(wallet);
  await row(ids[0]).waitFor();
  const before = (await rowOf(page, ids[0])).price;
  for (let tries = 0; (await rowOf(page, ids[0])).price === before; tries += 1) {
    assert.ok(tries < 50, 'the price moves again');
    await page.waitForTimeout(150);
  }
  assert.equal(lines.length, 1, 'one line for the tab');
  await api(email, 'POST', '/positions/close-all', { accountId: wallet });
  await page.getByText('No open positions').waitFor();
  await sound(page);
  await page.context().close();
});

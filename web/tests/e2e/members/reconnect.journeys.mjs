// The line is cut while things happen to the account. The terminal says so at once and takes no orders; when the line is back, nothing of
// what happened is missing: what it was told is compared with what another browser was told, whose line was never cut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, customerOfOwn, open, PASSWORD, signIn, sound, visitor } from '../browser.mjs';

const CUT = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /ERR_CONNECTION/, /WebSocket/, /Failed to load resource/];

/** A terminal, and the numbered messages that it is told, over all its lines. */
async function listening(email, { cuttable = false } = {}) {
  const context = await visitor();
  const page = await open(context, '/');
  await signIn(page, email, PASSWORD);
  await page.locator('#main').waitFor();
  const told = { events: [], resumed: [], cut: () => undefined };
  const read = (payload) => {
    const message = JSON.parse(String(payload));
    if (message.type === 'welcome') told.resumed.push(message.resumed);
    else if (message.seq) told.events.push(`${message.seq} ${message.type} ${message.event}`);
  };
  if (cuttable) {
    await page.routeWebSocket(/\/api\/v1\/stream$/, (line) => {
      if (told.down) return void line.close({ code: 1012 });
      const server = line.connectToServer();
      server.onMessage((message) => { read(message); line.send(message); });
      told.cut = () => { told.down = true; void server.close(); void line.close({ code: 1012 }); };
    });
  } else {
    page.on('websocket', (line) => line.on('framereceived', ({ payload }) => read(payload)));
  }
  const path = new globalThis.URL('/terminal', page.url()).href;
  await page.goto(path);
  const buy = page.getByRole('region', { name: 'Order ticket' }).getByRole('button', { name: /^Buy/ });
  await buy.and(page.getByRole('button', { disabled: false })).waitFor();
  await assert.doesNotReject(untilTrue(() => told.resumed.length > 0));
  return { page, told, buy };
}

async function untilTrue(test) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (test()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('it did not come to that');
}

/** What the customer's phone does meanwhile: buys, protects, buys again, and closes the first. */
async function meanwhile(email, wallet) {
  const order = { type: 'MARKET', accountId: wallet, symbol: 'EURUSD', side: 'BUY', size: '0.01' };
  const { position } = await api(email, 'POST', '/orders', order);
  await api(email, 'PATCH', `/positions/${position.id}`, { stopLoss: '0.90000', takeProfit: null });
  const second = await api(email, 'POST', '/orders', { ...order, symbol: 'USDJPY', side: 'SELL' });
  await api(email, 'POST', `/positions/${position.id}/close`, {});
  return { closed: position.id, open: second.position.id };
}

async function nothingIsMissing(cut, whole, made) {
  await cut.buy.and(cut.page.getByRole('button', { disabled: false })).waitFor();
  await cut.page.getByRole('row', { name: new RegExp(String(made.open)) }).waitFor();
  await cut.page.getByRole('row', { name: new RegExp(String(made.closed)) }).waitFor({ state: 'detached' });
  await untilTrue(() => whole.told.events.some((event) => event.endsWith('positionClosed')));
  await untilTrue(() => cut.told.events.length >= whole.told.events.length);
  assert.deepEqual(cut.told.events, whole.told.events, 'each event once and in order');
  assert.equal(cut.told.resumed.at(-1), true, 'it went on where it was cut');
  await sound(cut.page, { allow: CUT });
  await Promise.all([cut, whole].map(({ page }) => page.context().close()));
}

test('members: without a network the terminal says so, takes no orders, and misses nothing', async () => {
  const { email, wallet } = await customerOfOwn({ funds: '500.00' });
  const [cut, whole] = [await listening(email), await listening(email)];
  await cut.page.context().setOffline(true);
  await cut.page.getByText('Connection lost.').waitFor({ timeout: 1000 });
  await cut.buy.and(cut.page.getByRole('button', { disabled: true })).waitFor({ timeout: 1000 });
  const made = await meanwhile(email, wallet);
  await cut.page.context().setOffline(false);
  await nothingIsMissing(cut, whole, made);
});

test('members: while the server is away the terminal says so, takes no orders, and misses nothing', async () => {
  const { email, wallet } = await customerOfOwn({ funds: '500.00' });
  const [cut, whole] = [await listening(email, { cuttable: true }), await listening(email)];
  await cut.page.route('**/api/v1/**', (route) => route.abort());
  cut.told.cut();
  await cut.page.getByText('Connection lost.').waitFor({ timeout: 5000 });
  await cut.buy.and(cut.page.getByRole('button', { disabled: true })).waitFor();
  const made = await meanwhile(email, wallet);
  cut.told.down = false;
  await cut.page.unroute('**/api/v1/**');
  await nothingIsMissing(cut, whole, made);
});

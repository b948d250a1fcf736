import assert from 'node:assert/strict';
import { api, journey } from '../browser.mjs';

const MATEO = 'mateo.rossi@mail.example';

journey('stars are kept by the server, in their order, for the account', { portal: 'members', as: MATEO, path: '/terminal' }, async (page) => {
  const list = page.getByRole('region', { name: 'Watchlist' });
  await list.getByRole('listitem').first().waitFor();
  const before = (await api(MATEO, 'GET', '/me/watchlist')).watchlist.map(({ symbol }) => symbol);
  for (const symbol of before) await api(MATEO, 'DELETE', `/me/watchlist/${symbol}`);
  await page.reload();
  const star = (symbol) => list.getByRole('listitem').filter({ hasText: symbol }).getByRole('button').first();
  for (const symbol of ['USDJPY', 'EURUSD']) {
    const kept = page.waitForResponse((response) => response.url().includes('/me/watchlist') && response.request().method() === 'POST');
    await star(symbol).click();
    assert.equal((await kept).status(), 200);
  }
  assert.deepEqual((await api(MATEO, 'GET', '/me/watchlist')).watchlist.map(({ symbol }) => symbol), ['USDJPY', 'EURUSD']);
  await page.reload();
  await list.getByRole('listitem').first().getByText('USDJPY').waitFor();
  await list.getByRole('listitem').nth(1).getByText('EURUSD').waitFor();
  const gone = page.waitForResponse((response) => response.url().includes('/me/watchlist') && response.request().method() === 'DELETE');
  await star('USDJPY').click();
  assert.equal((await gone).status(), 200);
  await list.getByRole('listitem').first().getByText('EURUSD').waitFor();
});

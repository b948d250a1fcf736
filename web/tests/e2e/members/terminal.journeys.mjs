import assert from 'node:assert/strict';
import { api, journey, PHONE } from '../browser.mjs';

const MATEO = 'mateo.rossi@mail.example';

const positions = async () => (await api(MATEO, 'GET', '/me/positions?status=OPEN&limit=100')).positions;

journey('an order says what it costs, asks, is done, gets stops, and is closed in part and whole', { portal: 'members', as: MATEO, path: '/terminal', allow: [/status of 422/] }, async (page) => {
  const before = new Set((await positions()).map(({ id }) => id));
  await page.getByRole('region', { name: 'Watchlist' }).getByRole('button', { name: /GBPUSD/ }).last().click();
  const ticket = page.getByRole('region', { name: 'Order ticket' });
  await ticket.getByRole('textbox', { name: 'Volume, lots' }).fill('0.02');
  await ticket.getByText('Margin', { exact: true }).waitFor();
  await ticket.getByText('0.20 USD').first().waitFor();
  await ticket.getByRole('button', { name: /^Buy/ }).click();
  const question = page.getByRole('dialog');
  await question.getByText(/At the market, now about 1\.\d+\. Margin/).waitFor();
  await question.getByRole('button', { name: 'Buy' }).click();
  await page.getByText(/Buy 0\.02 GBPUSD done at/).waitFor();
  const made = (await positions()).find(({ id }) => !before.has(id));
  assert.equal(made.symbol, 'GBPUSD');

  const row = page.getByRole('row', { name: new RegExp(String(made.id)) });
  await row.getByRole('button', { name: 'SL / TP' }).click();
  const stops = page.getByRole('dialog');
  await stops.getByRole('textbox', { name: 'Stop loss' }).fill('9');
  await stops.getByRole('button', { name: 'Save' }).click();
  await stops.getByRole('alert').or(stops.getByText(/wrong side|expected/)).first().waitFor();
  await stops.getByRole('textbox', { name: 'Stop loss' }).fill('1.00000');
  await stops.getByRole('button', { name: 'Save' }).click();
  await row.getByRole('cell', { name: '1.00000' }).waitFor();

  await row.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '50 %' }).click();
  await page.getByRole('dialog').getByText('0.01 lots stay open').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close this part' }).click();
  await page.getByText('0.01 lots of GBPUSD are closed.').waitFor();
  await row.getByRole('cell', { name: '0.01', exact: true }).waitFor();
  await row.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText('GBPUSD is closed.').waitFor();
  assert.ok(!(await positions()).some(({ id }) => id === made.id));
});

journey('a limit order waits and is cancelled; every figure of the account is explained', { portal: 'members', as: MATEO, path: '/terminal' }, async (page) => {
  const ticket = page.getByRole('region', { name: 'Order ticket' });
  await ticket.getByText('Limit', { exact: true }).click();
  await ticket.getByRole('textbox', { name: 'Price' }).fill('0.50000');
  await ticket.getByRole('button', { name: /^Buy/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buy' }).click();
  await page.getByRole('tab', { name: /Orders/ }).click();
  const row = page.getByRole('row', { name: /0\.50000/ }).first();
  await row.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
  await page.getByText('The order is cancelled.').waitFor();
  await page.getByRole('button', { name: /Balance.*Equity.*Free margin/ }).click();
  await page.getByRole('dialog').getByText('Equity less margin: what is left for new positions.').waitFor();
  await page.keyboard.press('Escape');
});

journey('on a phone the thumb trades; one click only after opting in; all are closed', { portal: 'members', as: MATEO, look: { viewport: PHONE }, path: '/terminal' }, async (page) => {
  await page.getByRole('button', { name: /^Sell/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Trade', exact: true }).click();
  const count = (await positions()).length;
  await page.getByRole('switch', { name: 'One-click trading' }).click();
  await page.getByRole('dialog').getByText('without asking again').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('button', { name: 'Chart', exact: true }).click();
  await page.getByRole('button', { name: /^Sell/ }).click();
  await page.getByText(/Sell .* done at/).waitFor();
  assert.equal((await positions()).length, count + 1);
  await page.getByRole('button', { name: 'Positions', exact: true }).click();
  await page.getByRole('button', { name: 'Close…' }).click();
  await page.getByRole('menuitem', { name: 'Close all' }).click();
  await page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close all' }).click();
  await page.getByText('No open positions').waitFor();
  assert.equal((await positions()).length, 0);
});

journey('a stop is dragged on the chart', { portal: 'members', as: MATEO, path: '/terminal' }, async (page) => {
  const [wallet] = (await api(MATEO, 'GET', '/me/wallets')).wallets;
  const { quotes } = await api(MATEO, 'GET', '/quotes?symbols=EURUSD');
  const stopLoss = (Number(quotes[0].bid) - 0.002).toFixed(5);
  const { position } = await api(MATEO, 'POST', '/orders', { type: 'MARKET', accountId: wallet.id, symbol: 'EURUSD', side: 'BUY', size: '0.01', stopLoss });
  await page.getByRole('region', { name: 'Watchlist' }).getByRole('button', { name: /EURUSD/ }).last().click();
  await page.getByRole('row', { name: new RegExp(String(position.id)) }).getByRole('cell', { name: stopLoss }).waitFor();
  const figure = page.getByRole('figure', { name: 'Chart of EURUSD' });
  const box = await figure.boundingBox();
  const x = box.x + box.width / 3;
  const over = async (y) => {
    await page.mouse.move(x, y);
    return figure.evaluate((element) => [...element.querySelectorAll('div')].some(({ style }) => style.cursor === 'ns-resize'));
  };
  let y = box.y + 20;
  while (!(await over(y))) {
    y += 4;
    assert.ok(y < box.y + box.height, 'the line of the stop is on the chart');
  }
  const drag = async () => {
    await page.mouse.down();
    await page.mouse.move(x, y + 25, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('dialog').getByText(new RegExp(`goes from ${stopLoss.replace(/0+$/, '')}0* to`)).waitFor();
  };
  await drag();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(Number((await positions()).find(({ id }) => id === position.id).stopLoss), Number(stopLoss));
  assert.ok(await over(y), 'the line is back where it was');
  await drag();
  await page.getByRole('dialog').getByRole('button', { name: 'Move it' }).click();
  await page.getByText('Saved.').waitFor();
  const moved = (await positions()).find(({ id }) => id === position.id);
  assert.ok(Number(moved.stopLoss) < Number(stopLoss), `${moved.stopLoss} is below ${stopLoss}`);
  await api(MATEO, 'POST', `/positions/${position.id}/close`, {});
});

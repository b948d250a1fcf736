import assert from 'node:assert/strict';
import { ADMIN, api, journey } from '../browser.mjs';

journey('a withdrawal is rejected with a reason, and the money is back', { path: '/' }, async (page) => {
  const who = 'tarek.aziz@mail.example';
  const { customers } = await api(ADMIN, 'GET', '/customers?search=Tarek');
  if (customers[0].kycStatus !== 'APPROVED') await api(ADMIN, 'POST', `/customers/${customers[0].id}/kyc/approve`);
  const { wallets } = await api(ADMIN, 'GET', `/wallets?customerId=${customers[0].id}&limit=10&offset=0`);
  const before = wallets[0].balance;
  await api(who, 'POST', '/me/withdrawals', { provider: 'manual', currency: 'USD', amount: '75.50', walletId: wallets[0].id, walletAddress: 'DE89370400440532013000' });
  await page.getByRole('navigation').getByRole('link', { name: /Withdrawals/ }).click();
  await page.getByRole('list', { name: 'Waiting withdrawals' }).getByRole('button', { name: /Tarek Aziz/ }).click();
  await page.getByText('DE89370400440532013000').waitFor();
  await page.getByRole('button', { name: 'Reject' }).click();
  const dialog = page.getByRole('dialog');
  assert.ok(await dialog.getByRole('button', { name: 'Reject' }).isDisabled());
  await dialog.getByRole('button', { name: 'Please withdraw by the way you deposited' }).click();
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await page.getByText('The withdrawal is rejected.').waitFor();
  const after = await api(ADMIN, 'GET', `/wallets?customerId=${customers[0].id}&limit=10&offset=0`);
  assert.equal(after.wallets[0].balance, before);
  const { transactions } = await api(ADMIN, 'GET', `/transactions?limit=1&offset=0&sortBy=-createdAt&search=${wallets[0].id}`);
  assert.equal(transactions[0].status, 'REJECTED');
});

journey('a withdrawal is approved for less than was asked for', { path: '/' }, async (page) => {
  const { customers } = await api(ADMIN, 'GET', '/customers?search=Omar');
  if (customers[0].kycStatus !== 'APPROVED') await api(ADMIN, 'POST', `/customers/${customers[0].id}/kyc/approve`);
  const { wallets } = await api(ADMIN, 'GET', `/wallets?customerId=${customers[0].id}&limit=10&offset=0`);
  if (wallets[0].pendingWithdrawal === '0.00') await api('omar.haddad@mail.example', 'POST', '/me/withdrawals', { provider: 'manual', currency: 'USD', amount: '120.00', walletId: wallets[0].id, walletAddress: 'AE070331234567890123456' });
  await page.goto(page.url().replace(/\/admin.*/, '/admin/withdrawals'));
  await page.getByRole('list', { name: 'Waiting withdrawals' }).getByRole('button', { name: /Omar Haddad/ }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Pay less instead').fill('100.00');
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('The withdrawal is approved.').waitFor();
  const { transactions } = await api(ADMIN, 'GET', `/transactions?limit=1&offset=0&sortBy=-updatedAt&search=${wallets[0].id}`);
  assert.ok(['APPROVED', 'PROCESSING', 'COMPLETED'].includes(transactions[0].status), transactions[0].status);
  assert.equal(Number(transactions[0].amount), 100);
});

journey('a position is closed after the question that says what will happen', { path: '/positions?status=OPEN' }, async (page) => {
  const row = page.getByRole('row', { name: /GBPUSD/ }).first();
  const button = row.getByRole('button', { name: /^Close / });
  const id = /\d+/.exec(await button.getAttribute('aria-label'))?.[0];
  await button.click();
  await page.getByRole('dialog').getByText(/lots of GBPUSD close at the market price/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText('Closed: 1').waitFor();
  assert.equal((await api(ADMIN, 'GET', `/positions/${id}`)).status, 'CLOSED');
});

journey('everything is found from anywhere with the keyboard alone', { path: '/' }, async (page) => {
  await page.getByRole('heading', { name: 'Hello Ada' }).waitFor();
  await page.getByRole('button', { name: 'Search everywhere' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search everywhere' }).fill('lena');
  await page.getByRole('option', { name: /Lena Jansen.*Customers/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Lena Jansen' }).waitFor();
});

journey('rows are walked, chosen and opened with the keyboard', { path: '/customers' }, async (page) => {
  await page.getByRole('link', { name: 'Lena Jansen' }).waitFor();
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.getByText('1 chosen').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/[0-9a-f-]{36}/);
});

journey('a desk is opened, renamed and closed', { path: '/sales-desks' }, async (page) => {
  const name = `Desk ${Date.now()}`;
  await page.getByRole('button', { name: 'New desk' }).first().click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('cell', { name, exact: true }).waitFor();
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await page.getByLabel('Name').fill(`${name} B`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Remove ${name} B` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('cell', { name: `${name} B`, exact: true }).waitFor({ state: 'detached' });
});

journey('a key’s secret is shown once', { path: '/api-keys' }, async (page) => {
  const name = `Key ${Date.now()}`;
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^th_k_/).last().waitFor();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('cell', { name, exact: true }).waitFor();
  const { apiKeys } = await api(ADMIN, 'GET', '/api-keys');
  assert.ok(apiKeys.some((key) => key.name === name));
});

journey('a role gets its permissions by words', { path: '/roles' }, async (page) => {
  const name = `Role ${Date.now()}`;
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('checkbox', { name: /^leads\.read/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name }).waitFor();
  const { roles } = await api(ADMIN, 'GET', '/roles');
  assert.deepEqual(roles.find((role) => role.name === name)?.permissions, ['leads.read']);
});

journey('the chain of the audit log is proven whole', { path: '/audit' }, async (page) => {
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText(/The chain is whole: [\d,]+ entries/).waitFor();
  await page.getByRole('row').nth(1).getByRole('cell').first().click();
  await page.getByRole('dialog').getByText('Seal').waitFor();
});

journey('language and colours change at once and stay', { path: '/customers', look: { viewport: { width: 1200, height: 800 } } }, async (page) => {
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'العربية' }).click();
  await page.getByRole('heading', { name: 'العملاء' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  await page.getByRole('button', { name: 'الألوان' }).click();
  await page.getByRole('menuitem', { name: 'داكن' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'العملاء' }).waitFor();
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dir, document.documentElement.dataset.mantineColorScheme]), ['rtl', 'dark']);
});

journey('the desk sees whether prices come, and where a replay stands', { path: '/feeds' }, async (page) => {
  await page.getByRole('heading', { name: 'Price feeds' }).waitFor();
  const feed = page.getByRole('region', { name: 'Replay of the past' });
  await feed.getByText('Replay stands at').waitFor();
  const row = page.getByRole('row', { name: /EURUSD/ });
  await row.getByText('Live', { exact: true }).waitFor();
  const { feeds, symbols } = await api(ADMIN, 'GET', '/feeds');
  await feed.getByText(`${feeds[0].live} of ${feeds[0].symbols} symbols`).waitFor();
  const before = await row.innerText();
  for (let tries = 0; (await row.innerText()) === before; tries += 1) {
    assert.ok(tries < 100, 'prices and ages move');
    await page.waitForTimeout(100);
  }
  await page.getByRole('searchbox').or(page.getByRole('textbox', { name: 'Search' })).first().fill('USDJPY');
  await page.getByRole('row', { name: /EURUSD/ }).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /USDJPY/ }).waitFor();
  assert.ok(symbols.length > 1);
});

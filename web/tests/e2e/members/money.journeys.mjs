import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ADMIN, api, journey, PHONE } from '../browser.mjs';

const SOFIA = 'sofia.moreno@mail.example';
const PRIYA = 'priya.nair@mail.example';
const phone = { viewport: PHONE };

journey('home leads to the one next thing', { portal: 'members', as: PRIYA, look: phone }, async (page) => {
  await page.getByRole('heading', { name: 'Hello Priya' }).waitFor();
  const next = page.getByRole('region', { name: 'What is next' });
  assert.equal(await next.getByRole('link').count(), 1);
  await page.getByText(/Step \d of \d/).first().waitFor();
  await next.getByRole('link', { name: 'Trade' }).click();
  await page.getByRole('heading', { name: 'EURUSD' }).waitFor();
});

journey('a demo account is opened and filled with play money', { portal: 'members', as: SOFIA, look: phone, path: '/accounts' }, async (page) => {
  await page.getByRole('button', { name: 'Open an account' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByText('Demo', { exact: true }).click();
  await form.getByText('Play money at real prices.').waitFor();
  await form.getByRole('button', { name: 'Open an account' }).click();
  const told = await page.getByText(/Account \d+ is open\./).textContent();
  const id = /\d+/.exec(told)[0];
  const card = page.getByRole('region', { name: `Account ${id}` });
  await card.getByRole('button', { name: 'Add play money' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '50,000' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add play money' }).click();
  await card.getByText('50,000.00 USD').first().waitFor();
  const { wallets } = await api(SOFIA, 'GET', '/me/wallets');
  assert.equal(wallets.find((wallet) => String(wallet.id) === id).balance, '50000.00');
});

journey('a deposit takes three taps and is followed until the provider answers', { portal: 'members', as: PRIYA, look: phone, path: '/wallet' }, async (page) => {
  await page.getByRole('link', { name: 'Deposit' }).first().click();
  await page.getByRole('button', { name: '250', exact: true }).click();
  await page.getByRole('button', { name: 'Deposit 250.00 USD' }).click();
  await page.getByRole('list', { name: 'Where it is' }).getByText('Waits for the provider').waitFor();
  const { wallets } = await api(PRIYA, 'GET', '/me/wallets');
  const { transactions } = await api(PRIYA, 'GET', `/me/wallets/${wallets[0].id}/transactions?startDate=2020-01-01T00:00:00.000Z&endDate=2099-01-01`);
  assert.ok(transactions.some(({ type, status, requestedAmount }) => type === 'DEPOSIT' && status === 'PENDING' && Number(requestedAmount) === 250));
});

journey('a withdrawal waits for papers, is asked for, followed and taken back', { portal: 'members', as: PRIYA, look: phone, path: '/wallet/withdraw' }, async (page) => {
  const { customers } = await api(ADMIN, 'GET', '/customers?search=Priya');
  if (customers[0].kycStatus !== 'APPROVED') {
    await page.getByText('Before you can withdraw').waitFor();
    await api(ADMIN, 'POST', `/customers/${customers[0].id}/kyc/approve`);
    await page.reload();
  }
  const { wallets } = await api(PRIYA, 'GET', '/me/wallets');
  await page.getByRole('textbox', { name: 'Amount in USD' }).fill('99999999');
  await page.getByText(/can be withdrawn now/).waitFor();
  await page.getByRole('textbox', { name: 'Amount in USD' }).fill('120.50');
  await page.getByRole('textbox', { name: 'To' }).fill('DE89370400440532013000');
  await page.getByRole('button', { name: 'Ask for the withdrawal' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('120.50 USD will be set aside now and paid to DE89370400440532013000').waitFor();
  await question.getByRole('button', { name: 'Ask for the withdrawal' }).click();
  await page.getByRole('list', { name: 'Where it is' }).getByText('We are checking it').waitFor();
  assert.equal((await api(PRIYA, 'GET', '/me/wallets')).wallets[0].pendingWithdrawal, '120.50');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Taken back. The money is in your account again.').waitFor();
  const after = (await api(PRIYA, 'GET', '/me/wallets')).wallets[0];
  assert.equal(after.pendingWithdrawal, '0.00');
  assert.equal(after.balance, wallets[0].balance);
});

journey('the statement is looked at and kept as a file', { portal: 'members', as: PRIYA, path: '/wallet/transactions' }, async (page) => {
  await page.getByRole('row', { name: /Deposit/ }).first().waitFor();
  const keep = async (kind) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Statement' }).click();
    await page.getByRole('menuitem', { name: kind }).click();
    const file = await download;
    await page.getByRole('menu').waitFor({ state: 'detached' });
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const csv = await keep(/^CSV/);
  const lines = csv.bytes.toString('utf8').trim().split('\r\n');
  assert.match(csv.name, /^statement-\d+-.*\.csv$/);
  assert.match(lines[1], /,Opening balance,/);
  assert.ok(lines.some((line) => /,DEPOSIT,.*,Deposit,/.test(line)), 'a deposit');
  const { wallets } = await api(PRIYA, 'GET', '/me/wallets');
  assert.ok(lines.at(-1).includes(',Closing balance,') && lines.at(-1).endsWith(`,${wallets[0].balance},USD`), `${lines.at(-1)} ends with ${wallets[0].balance}`);
  const pdf = await keep(/^PDF/);
  assert.ok(pdf.name.endsWith('.pdf') && pdf.bytes.subarray(0, 5).toString() === '%PDF-');
  assert.equal((await keep(/^Excel/)).bytes.subarray(0, 2).toString(), 'PK');
});

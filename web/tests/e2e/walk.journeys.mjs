// The whole house in one walk: staff set a partner up, the partner's program brings a customer, who pays in, trades and asks for money;
// staff decide; and what the partner's reports say at the end is, to the cent, what the screens have shown.
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ADMIN, api, DOMAIN, mailTo, open, program, proven, signedIn, sound, URL, visitor } from './browser.mjs';
import { provesPhoneAndRisk, sendsPassport } from './onboarding.mjs';

const DATA = process.env.TRADEHALL_DATA;
const AFFILIATE = 'mateo.rossi@mail.example';
const STAMP = Date.now();
const PARTNER = { email: `pia.partner.${STAMP}@mail.example`, password: 'a long enough pass phrase 91' };
const CUSTOMER = { email: `walter.walker.${STAMP}@mail.example`, password: 'walks 1000 miles', chosen: 'walks 2000 miles', name: 'Walter Walker' };
const [DEPOSIT, WITHDRAWAL] = ['1,000.00 USD', '123.45 USD'];

const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2212]/g, '-');
/** `-1,234.50 USD` in cents. */
const cents = (text) => {
  const [, sign, whole, rest = '00'] = /(-?)\+?([\d,]+)(?:\.(\d\d))?/.exec(plain(text)) ?? assert.fail(`no amount in ${text}`);
  return BigInt(`${sign}${whole.replaceAll(',', '')}${rest}`);
};
/** The question for the password is answered by a refusal at first. */
const ASKED = { allow: [/status of 403/] };
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

/** The test provider's word on a payment, signed as Standard Webhooks has it. */
async function providerSays(type, transactionId, amount) {
  const { paymentKey } = JSON.parse(readFileSync(join(DATA, 'demo.json'), 'utf8'));
  const body = JSON.stringify({ type, transactionId, providerTransactionId: `walk-${transactionId}`, ...(amount && { amount, currency: 'USD' }) });
  const [id, time] = [`msg-${randomUUID()}`, String(Math.floor(Date.now() / 1000))];
  const mac = createHmac('sha256', Buffer.from(paymentKey.replace('whsec_', ''), 'base64')).update(`${id}.${time}.${body}`).digest('base64');
  const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${mac}` };
  const response = await fetch(`${URL}/api/v1/webhooks/payments/manual`, { method: 'POST', headers, body });
  assert.ok(response.ok, `${type}: ${response.status} ${await response.text()}`);
}

/** A role with the reports, a colleague who holds it and chooses a password by the mailed link, and a key that acts for them. */
async function partnerIsSetUp(page) {
  const role = `Reports ${STAMP}`;
  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByLabel('Name').fill(role);
  await page.getByRole('checkbox', { name: /^cellxpert\.reports/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: role }).waitFor();

  await page.getByRole('link', { name: 'Staff', exact: true }).click();
  await page.getByRole('button', { name: 'Invite' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('First name').fill('Pia');
  await form.getByLabel('Last name').fill('Partner');
  await form.getByLabel('E-mail').fill(PARTNER.email);
  await form.getByRole('combobox', { name: 'Roles' }).or(form.getByRole('textbox', { name: 'Roles' })).first().press('ArrowDown');
  await page.getByRole('option', { name: role }).click();
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: /Save|Invite/ }).click();
  await page.getByText(PARTNER.email).first().waitFor();
  const token = /accept-invitation\?token=([\w-]+)/.exec(await mailTo(PARTNER.email, /accept-invitation/))[1];
  const invited = await open(await visitor(), `/admin/accept-invitation?token=${token}`);
  await invited.getByRole('textbox').first().fill(PARTNER.password);
  await invited.getByRole('button', { name: 'Set the password' }).click();
  await invited.getByRole('button', { name: 'Sign in to the back office' }).waitFor();
  await sound(invited);
  await invited.context().close();
}

async function keyIsMade(page) {
  await page.getByRole('link', { name: 'API keys', exact: true }).click();
  await page.getByRole('button', { name: 'New key' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill(`Reports ${STAMP}`);
  await form.getByRole('combobox', { name: 'Acts for' }).or(form.getByRole('textbox', { name: 'Acts for' })).first().click();
  await page.getByRole('option', { name: 'Pia Partner' }).last().click();
  await form.getByRole('button', { name: 'Save' }).click();
  const made = page.getByRole('dialog').getByText(/^th_k_\w{20,}/);
  await proven(page, made);
  const key = await made.innerText();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText(key).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('cell', { name: `Reports ${STAMP}`, exact: true }).waitFor();
  assert.equal(await page.getByText(key).count(), 0, 'the secret is shown once');
  return key;
}

async function leadsAreImported(page) {
  await page.getByRole('link', { name: 'Leads', exact: true }).click();
  await page.getByRole('link', { name: 'Import leads' }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'CSV file' }).click()]);
  const rows = ['firstName,lastName,email,country', `Wanda,Wave,wanda.${STAMP}@mail.example,DE`, 'Bad,Row,not-an-address,DE', `Wim,Wind,wim.${STAMP}@mail.example,NL`];
  await chooser.setFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Saved: 2').first().waitFor();
  await page.getByText('Refused: 1').first().waitFor();
  await page.getByRole('row', { name: /^3 E-mail .*not-an-address.*expected an address/ }).waitFor();
}

/** The link of the partner's program does nothing until it is clicked. */
async function customerComesIn(context, link) {
  const address = new globalThis.URL(link);
  const page = await open(context, address.pathname + address.search);
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  assert.deepEqual((await context.cookies()).filter(({ name }) => !['lang', 'scheme'].includes(name)), [], 'nobody is signed in by opening a link');
  await sound(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();

  const token = /confirm-email\?token=([\w-]+)/.exec(await mailTo(CUSTOMER.email, /confirm-email\?token=/))[1];
  await page.goto(`${URL}/confirm-email?token=${token}`);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText(/Step \d of/).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await provesPhoneAndRisk(page, CUSTOMER.phone);
  await sendsPassport(page);
  return page;
}

async function kycIsApproved(page) {
  await page.getByRole('navigation').getByRole('link', { name: /KYC review/ }).click();
  await page.getByRole('list', { name: 'Waiting for a check' }).getByRole('button', { name: new RegExp(CUSTOMER.name) }).click();
  await page.getByRole('img', { name: 'passport.png' }).waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText(`${CUSTOMER.name} is approved.`).waitFor();
}

/** A live account, and money in it once the provider has said so. */
async function moneyComesIn(page) {
  // The password that the program chose is replaced before money is at stake.
  await page.getByRole('link', { name: 'Choose a password', exact: true }).click();
  await page.getByRole('textbox', { name: 'Current password' }).fill(CUSTOMER.password);
  await page.getByRole('textbox', { name: 'New password' }).fill(CUSTOMER.chosen);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await page.goto(`${URL}/accounts`);
  await page.getByRole('button', { name: 'Open an account' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open an account' }).click();
  await page.getByText(/Account \d+ is open/).first().waitFor();
  await page.goto(`${URL}/wallet/deposit`);
  await page.getByRole('textbox', { name: 'Amount in USD' }).fill('1000');
  const asked = page.waitForResponse((response) => response.url().endsWith('/me/deposits') && response.ok());
  await page.getByRole('button', { name: `Deposit ${DEPOSIT}` }).click();
  const { transaction } = await (await asked).json();
  await page.getByRole('list', { name: 'Where it is' }).getByText('Waits for the provider').waitFor();
  await providerSays('deposit.approved', transaction.id, '1000.00');
  await page.getByRole('main').getByRole('link', { name: 'Trade', exact: true }).waitFor();
  return transaction.walletId;
}

/** Bought, protected, closed in part and then whole: what the screen says that the trades made. */
async function customerTrades(page) {
  await page.getByRole('main').getByRole('link', { name: 'Trade', exact: true }).click();
  const ticket = page.getByRole('region', { name: 'Order ticket' });
  await page.getByRole('region', { name: 'Watchlist' }).getByRole('button', { name: /EURUSD/ }).last().click();
  await ticket.getByRole('textbox', { name: 'Volume, lots' }).fill('0.10');
  await ticket.getByRole('button', { name: /^Buy/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buy' }).click();
  await page.getByText(/Buy 0\.1 EURUSD done at/).waitFor();
  const row = page.getByRole('row', { name: /EURUSD/ });
  await row.getByRole('button', { name: 'SL / TP' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Stop loss' }).fill('0.90000');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await row.getByRole('cell', { name: '0.90000' }).waitFor();
  await row.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '50 %' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close this part' }).click();
  await page.getByText('0.05 lots of EURUSD are closed.').waitFor();
  await row.getByRole('cell', { name: '0.05', exact: true }).waitFor();
  await row.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText('EURUSD is closed.').waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  const closed = page.getByRole('row', { name: /EURUSD/ });
  await closed.first().waitFor();
  await sound(page, ASKED);
  const results = await closed.getByRole('cell', { name: /USD$/ }).filter({ hasNotText: 'EURUSD' }).allInnerTexts();
  return results.map(cents);
}

async function moneyIsAskedFor(page) {
  await page.goto(`${URL}/wallet/withdraw`);
  await page.getByRole('textbox', { name: 'Amount in USD' }).fill('123.45');
  await page.getByRole('textbox', { name: 'To' }).fill('DE89370400440532013000');
  await page.getByRole('button', { name: 'Ask for the withdrawal' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for the withdrawal' }).click();
  await page.getByRole('list', { name: 'Where it is' }).getByText('We are checking it').waitFor();
}

async function withdrawalIsApproved(page) {
  await page.getByRole('navigation').getByRole('link', { name: /Withdrawals/ }).click();
  await page.getByRole('list', { name: 'Waiting withdrawals' }).getByRole('button', { name: new RegExp(CUSTOMER.name) }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByText(WITHDRAWAL).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('The withdrawal is approved.').waitFor();
}

/** What the customer's own pages say at the end: the balance, and each movement of money. */
async function shownToCustomer(page) {
  await page.goto(`${URL}/wallet/transactions`);
  await page.getByRole('row', { name: /Withdrawal.*Done/ }).waitFor();
  const amount = async (what) => cents(await page.getByRole('row', { name: what }).getByRole('cell', { name: /^[+-]/ }).first().innerText());
  const shown = { deposit: await amount(/Deposit/), withdrawal: await amount(/Withdrawal/) };
  await page.goto(`${URL}/terminal`);
  const bar = page.getByRole('button', { name: /Balance.*Equity.*Free margin/ });
  await bar.waitFor();
  return { ...shown, balance: cents(/Balance(.*?)Equity/s.exec(await bar.innerText())[1]) };
}

/** The reports of one customer, pulled as an affiliate system does every few minutes. */
async function pulled(key, customerId) {
  const { token } = await program(key, DOMAIN, 'POST', '/auth/login', { body: PARTNER });
  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(STAMP - 86_400_000).toISOString().slice(0, 10);
  const days = (name) => `${name}DateFrom=${yesterday}&${name}DateTo=${today}`;
  const rows = async (path) => (await program(key, DOMAIN, 'GET', path, { token })).data.filter((row) => row.userId === customerId);
  return {
    registration: (await rows(`/cellxpert/registrations?${days('registration')}`))[0],
    transactions: await rows(`/cellxpert/transactions?${days('transaction')}`),
    positions: await rows(`/cellxpert/positions?${days('positionClose')}&serverTag=neo-live`),
  };
}

/** Mateo, who referred the customer, sees in the portal who came, paid and traded. */
async function partnerDashboard() {
  const page = await open(await signedIn('partners', AFFILIATE), '/partners/');
  const count = async (name) => Number(/(\d+)$/.exec((await page.getByRole('listitem').filter({ hasText: name }).innerText()).trim())[1]);
  await page.getByRole('listitem').filter({ hasText: 'Signed up' }).waitFor();
  const seen = { signedUp: await count('Signed up'), funded: await count('Deposited'), active: await count('Traded') };
  await sound(page);
  await page.close();
  return seen;
}

test('walk: from the partner’s key to the partner’s report, all figures agree', { skip: !DATA }, async () => {
  const before = await partnerDashboard();
  const staff = await open(await signedIn('admin', ADMIN), '/admin/');
  await partnerIsSetUp(staff);
  const key = await keyIsMade(staff);
  await leadsAreImported(staff);

  CUSTOMER.phone = `+4915${String(STAMP).slice(-9)}`;
  const referrer = (await api(AFFILIATE, 'GET', '/me')).user.accountId;
  const [firstName, lastName] = CUSTOMER.name.split(' ');
  const made = await program(key, DOMAIN, 'POST', '/public/customers', {
    body: { firstName, lastName, email: CUSTOMER.email, nationalityCountryCode: 'DE', phone: CUSTOMER.phone, phoneCountryCode: 'DE', password: CUSTOMER.password, wtreferrer: referrer, utmDetails: { affiliate_id: 'W1', utm_campaign: 'walk' } },
  });
  const context = await visitor();
  const page = await customerComesIn(context, made.autoLoginUrl);
  await kycIsApproved(staff);
  const login = await moneyComesIn(page);
  const results = await customerTrades(page);
  await moneyIsAskedFor(page);
  await withdrawalIsApproved(staff);
  await sound(staff, ASKED);
  await staff.close();
  const { transactions } = await api(ADMIN, 'GET', `/transactions?limit=1&offset=0&sortBy=-updatedAt&search=${login}`);
  if (transactions[0].status !== 'COMPLETED') await providerSays('payout.completed', transactions[0].id);
  const shown = await shownToCustomer(page);
  await sound(page, ASKED);
  await context.close();

  const report = await pulled(key, made.customerId);
  assert.deepEqual([shown.deposit, shown.withdrawal], [cents(DEPOSIT), -cents(WITHDRAWAL)]);
  assert.equal(shown.balance, shown.deposit + shown.withdrawal + sum(results), 'the screens agree with each other');
  const money = report.transactions.map(({ type, amount, currency }) => [type, amount, currency]).sort();
  assert.deepEqual(money, [['DEPOSIT', '1000.00', 'USD'], ['WITHDRAWAL', '123.45', 'USD']]);
  assert.ok(report.positions.every((one) => one.login === String(login) && one.symbol === 'EURUSD' && one.side === 'BUY'));
  assert.equal(sum(report.positions.map(({ netProfit }) => cents(netProfit))), sum(results), 'trades agree with the terminal');
  const { registration } = report;
  assert.deepEqual([registration.email, registration.kycStatus, registration.hasFTD, registration.affId, registration.totalLots], [CUSTOMER.email, 'APPROVED', true, 'W1', '0.1']);
  assert.deepEqual([cents(registration.totalDepositsUSD), -cents(registration.totalWithdrawalsUSD), registration.userAdditionalId], [shown.deposit, shown.withdrawal, `(${login}, neo, live)`]);
  const after = await partnerDashboard();
  assert.deepEqual(after, { signedUp: before.signedUp + 1, funded: before.funded + 1, active: before.active + 1 });
});

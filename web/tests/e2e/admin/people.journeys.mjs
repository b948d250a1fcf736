import assert from 'node:assert/strict';
import { ADMIN, api, journey, open, PHONE, PICTURE, signedIn, sound } from '../browser.mjs';

const customer = async (name) => (await api(ADMIN, 'GET', `/customers?search=${encodeURIComponent(name)}`)).customers[0];

journey('customers are filtered, sorted and searched, and a reload keeps it', { path: '/customers' }, async (page) => {
  await page.getByRole('link', { name: 'Lena Jansen' }).waitFor();
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await page.waitForURL(/sort=name/);
  await page.getByRole('textbox', { name: 'Open positions' }).or(page.getByRole('combobox', { name: 'Open positions' })).first().click();
  await page.getByRole('option', { name: 'With open positions' }).click();
  await page.waitForURL(/positions=open/);
  await page.getByRole('link', { name: 'Jonas Lindberg' }).waitFor({ state: 'detached' });
  await page.getByRole('searchbox').fill('nair');
  await page.waitForURL(/q=nair/);
  await page.reload();
  await page.getByRole('link', { name: 'Priya Nair' }).waitFor();
  assert.equal(await page.getByRole('row').count(), 2);
  assert.equal(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort'), 'ascending');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('link', { name: 'Lena Jansen' }).waitFor();
});

journey('a customer is disabled with others and enabled on their own page', { path: '/customers?q=Sofia' }, async (page) => {
  await page.getByRole('row', { name: /Sofia Moreno/ }).getByRole('checkbox').check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('are signed out at once').waitFor();
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Disabled: 1').waitFor();
  assert.equal((await customer('Sofia')).status, 'DISABLED');
  await page.getByRole('link', { name: 'Sofia Moreno' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
  await page.getByText('Changed.').waitFor();
  assert.equal((await customer('Sofia')).status, 'ACTIVE');
});

journey('a comment on a customer is kept and stands in the timeline', { path: '/customers?q=Mateo' }, async (page) => {
  const said = `Called back at noon ${Date.now()}`;
  await page.getByRole('link', { name: 'Mateo Rossi' }).click();
  await page.getByRole('tab', { name: 'Comments' }).click();
  await page.getByLabel('New comment').fill(said);
  await page.getByRole('button', { name: 'Add comment' }).click();
  await page.getByText(said).waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByText(said).waitFor();
  await page.getByRole('tab', { name: 'Wallets' }).click();
  await page.getByText('Free margin').waitFor();
  for (const tab of ['Transactions', 'Positions', 'Orders', 'Audit log', 'KYC']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').waitFor();
  }
});

journey('a customer is changed in a form that follows the server’s rules', { path: '/customers?q=Tarek' }, async (page) => {
  await page.getByRole('link', { name: 'Tarek Aziz' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Risk').fill('watch');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.equal((await customer('Tarek')).riskStatus, 'watch');
});

journey('the members area is seen as a customer sees it, and nothing changes there', { path: '/customers?q=Lena' }, async (page) => {
  const lena = 'lena.jansen@mail.example';
  await page.getByRole('link', { name: 'Lena Jansen' }).click();
  await page.getByRole('button', { name: 'See as customer' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('Cannot find the statement');
  const opened = page.waitForEvent('popup');
  await page.getByRole('dialog').getByRole('button', { name: 'See as customer' }).click();
  const tab = await opened;
  tab.faults = [];
  await tab.getByRole('heading', { name: 'Hello Lena' }).waitFor();
  await tab.getByText(/sees what Lena Jansen sees/).waitFor();
  await sound(tab);
  assert.ok(!tab.url().includes('token'));
  await tab.getByRole('link', { name: 'Profile' }).first().click();
  await tab.getByLabel('Last name').fill('Changed');
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByText('While looking as a customer nothing can be changed.').waitFor();
  const { sessions } = await api(lena, 'GET', '/me/sessions');
  assert.ok(sessions.some(({ grade, ip }) => grade === 'IMPERSONATED' && ip === ''));
  await tab.getByRole('button', { name: 'Stop' }).click();
  await tab.getByText('It is over.').waitFor();
  assert.equal((await api(lena, 'GET', '/me')).user.lastname, 'Jansen');
  const left = (await api(lena, 'GET', '/me/sessions')).sessions.filter(({ grade }) => grade === 'IMPERSONATED');
  assert.deepEqual(left, []);
  await tab.close();
  await page.getByRole('tab', { name: 'Audit log' }).click();
  await page.getByText('customer.impersonated').first().waitFor();
});

journey('a passport is looked at and approved, and the case leaves the queue', { path: '/' }, async (page) => {
  const who = 'hana.bakker@mail.example';
  if ((await customer('Hana')).kycStatus !== 'IN_REVIEW') {
    const form = new FormData();
    form.append('type', 'PASSPORT');
    form.append('file', new Blob([PICTURE], { type: 'image/png' }), 'passport.png');
    await api(who, 'POST', '/me/documents', form);
  }
  await page.getByRole('navigation').getByRole('link', { name: /KYC review/ }).click();
  await page.getByRole('list', { name: 'Waiting for a check' }).getByRole('button', { name: /Hana Bakker/ }).click();
  await page.getByRole('img', { name: 'passport.png' }).waitFor();
  await page.getByRole('button', { name: 'Turn' }).click();
  await page.getByRole('button', { name: 'Larger' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Hana Bakker is approved.').waitFor();
  await page.getByRole('button', { name: /Hana Bakker/ }).waitFor({ state: 'detached' });
  assert.equal((await customer('Hana')).kycStatus, 'APPROVED');
});

journey('papers are refused with a reason, and the customer reads it', { path: '/review' }, async (page) => {
  const who = 'viktor.horvat@mail.example';
  const why = 'The document has expired';
  if ((await customer('Viktor')).kycStatus !== 'IN_REVIEW') {
    const form = new FormData();
    form.append('type', 'PASSPORT');
    form.append('file', new Blob([PICTURE], { type: 'image/png' }), 'passport.png');
    await api(who, 'POST', '/me/documents', form);
  }
  await page.getByRole('list', { name: 'Waiting for a check' }).getByRole('button', { name: /Viktor Horvat/ }).click();
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('dialog').getByRole('button', { name: why }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await page.getByText('Viktor Horvat is rejected.').waitFor();
  assert.equal((await customer('Viktor')).kycReason, why);
  const own = await open(await signedIn('members', who), '/onboarding/documents');
  await own.getByText(why).waitFor();
  await own.getByText('Send new papers that put this right').waitFor();
  const sent = own.getByRole('list', { name: 'What you sent' });
  await sent.getByText('Not accepted').first().waitFor();
  assert.equal(await own.getByText('Still needed', { exact: true }).count(), 2);
  await sound(own);
  await own.close();
});

journey('leads are imported, each refused row with its reason', { path: '/leads' }, async (page) => {
  const stamp = Date.now();
  await page.getByRole('link', { name: 'Import leads' }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'CSV file' }).click()]);
  await chooser.setFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(`Full name,Mail,Land\nUma Ortiz,uma.${stamp}@mail.example,ES\nBad Row,not-an-address,ES\n`) });
  await page.getByRole('combobox', { name: 'Means Mail' }).or(page.getByRole('textbox', { name: 'Means Mail' })).first().click();
  await page.getByRole('option', { name: 'E-mail', exact: true }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Saved: 1').first().waitFor();
  await page.getByText('Refused: 1').first().waitFor();
  const { leads } = await api(ADMIN, 'GET', `/leads?limit=5&offset=0&orderBy=createdAt%7CDESC&search=uma.${stamp}%40mail.example`);
  assert.equal(leads.length, 1);
});

journey('a lead is claimed, marked and all that match are counted before they change', { path: '/leads' }, async (page) => {
  await page.getByRole('searchbox').fill('yilmaz');
  await page.waitForURL(/q=yilmaz/);
  await page.getByRole('link', { name: /Yilmaz/ }).first().click();
  await page.getByRole('button', { name: 'Claim' }).click();
  await page.getByText('The lead is yours.').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Edit all that match' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('combobox', { name: 'Sales status' }).or(panel.getByRole('textbox', { name: 'Sales status' })).first().click();
  await page.getByRole('option', { name: 'Interested', exact: true }).click();
  await panel.getByRole('button', { name: 'Count them' }).click();
  await panel.getByText(/This would change \d+ leads/).waitFor();
  await panel.getByRole('button', { name: /Change \d+ leads/ }).click();
  await page.getByText(/Changed: \d+|are being changed/).waitFor();
});

journey('on a phone a list is lines with a drawer of filters', { path: '/customers', look: { viewport: PHONE } }, async (page) => {
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('searchbox').fill('omar');
  await page.getByRole('button', { name: 'Show results' }).click();
  await page.getByRole('link', { name: /Omar Haddad/ }).click();
  await page.getByRole('heading', { name: 'Omar Haddad' }).waitFor();
  await page.getByRole('button', { name: 'Navigation' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Positions' }).click();
  await page.getByRole('heading', { name: 'Positions' }).waitFor();
});

import assert from 'node:assert/strict';
import { ADMIN, api, journey, open, PHONE, proven, sound, URL, visitor } from '../browser.mjs';

journey('a webhook endpoint is added, hears of a lead, is asked again and removed', { path: '/webhooks' }, async (page) => {
  await page.getByRole('button', { name: 'New endpoint' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Address' }).fill('http://localhost/books');
  await form.getByRole('textbox', { name: 'Description' }).fill('Book-keeping');
  // The field itself is covered by what has been chosen.
  await form.getByRole('combobox', { name: 'Events' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Lead created' }).click();
  await form.getByRole('textbox', { name: 'Description' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await proven(page, page.getByText(/^whsec_/));
  await page.getByRole('button', { name: 'I have kept it' }).click();
  const { endpoints } = await api(ADMIN, 'GET', '/webhook-endpoints');
  const made = endpoints.find(({ url }) => url === 'http://localhost/books');
  assert.deepEqual(made.events, ['lead.created']);

  const response = await fetch(`${URL}/api/v1/leads`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Wanda Webhook', email: `wanda${Date.now()}@mail.example`, source: 'web' }) });
  assert.equal(response.status, 201);
  await page.getByRole('link', { name: 'http://localhost/books' }).click();
  const row = page.getByRole('row', { name: /Lead created/ }).first();
  await row.getByText('localhost is not a public address').waitFor();
  const attempts = async () => (await api(ADMIN, 'GET', `/webhook-endpoints/${made.id}/deliveries`)).deliveries[0].attempts;
  const before = await attempts();
  await row.getByRole('button', { name: /Send again/ }).click();
  await page.getByText('It is sent again.').waitFor();
  for (let tries = 0; tries < 50 && (await attempts()) <= before; tries += 1) await page.waitForTimeout(100);
  assert.ok((await attempts()) > before);
  await sound(page);

  await page.getByRole('link', { name: 'Webhooks' }).last().click();
  await page.getByRole('button', { name: 'Remove http://localhost/books' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Removed.').waitFor();
  assert.ok(!(await api(ADMIN, 'GET', '/webhook-endpoints')).endpoints.some(({ id }) => id === made.id));
});

const original = {};

async function keep(...keys) {
  for (const key of keys) original[key] = (await api(ADMIN, 'GET', `/settings/${key}`)).value;
}

async function restore() {
  for (const [key, val] of Object.entries(original)) await api(ADMIN, 'PUT', `/settings/${key}`, { val });
}

journey('name and colour reach every portal before anything is drawn; a wrong value says what is expected', { path: '/brand', allow: [/status of 422/] }, async (page) => {
  await keep('brand.name', 'brand.color', 'brand.support_email');
  try {
    const card = page.getByRole('region', { name: 'Brand', exact: true }).or(page.locator('section', { has: page.getByRole('heading', { name: 'Brand', exact: true }) })).first();
    await card.getByRole('textbox', { name: 'Name' }).fill('Nordlicht');
    await card.getByRole('textbox', { name: 'Support e-mail' }).fill('nobody');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('expected an e-mail address').waitFor();
    await card.getByRole('textbox', { name: 'Support e-mail' }).fill('help@nordlicht.example');
    await card.getByRole('textbox', { name: 'Colour' }).fill('#0f766e');
    await card.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Support e-mail:').waitFor();
    assert.equal((await api(ADMIN, 'GET', '/settings/brand.color')).value, '#0f766e');
    const guest = await visitor();
    for (const path of ['/', '/admin/', '/partners/']) {
      const fresh = await open(guest, path);
      await fresh.getByText('help@nordlicht.example').waitFor();
      assert.equal(await fresh.title(), 'Nordlicht');
      await fresh.getByText('Nordlicht', { exact: true }).waitFor();
      const colour = await fresh.locator('button[type=submit]').evaluate((button) => getComputedStyle(button).backgroundColor);
      assert.equal(colour, 'rgb(15, 118, 110)');
      await sound(fresh);
      await fresh.close();
    }
    await guest.close();
  } finally {
    await restore();
  }
});

journey('the settings stand well on a phone, in Arabic and in the dark', { path: '/brand', look: { viewport: PHONE, lang: 'ar', scheme: 'dark' } }, async (page) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('form').first().waitFor();
});

journey('a view is kept on the server, shared, opened and forgotten', { path: '/customers?status=ACTIVE' }, async (page) => {
  const name = `Active ${Date.now()}`;
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill(name);
  await page.getByRole('checkbox', { name: 'For all staff' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name, exact: true }).waitFor();
  const { views } = await api(ADMIN, 'GET', '/saved-views?list=customers');
  const kept = views.find((view) => view.name === name);
  assert.equal(kept.search, 'status=ACTIVE');
  assert.equal(kept.shared, true);
  await page.goto(page.url().replace(/\/admin.*/, '/admin/customers'));
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForURL(/status=ACTIVE/);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: `Forget the view ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  assert.ok(!(await api(ADMIN, 'GET', '/saved-views?list=customers')).views.some((view) => view.id === kept.id));
});

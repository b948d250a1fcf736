// Every page of every portal in its looks: light and dark, from left to right and from right to left, wide and on a phone. The pages are
// read from the routes, so none can be forgotten: a new address is looked at by itself, one with a parameter fails until it has an example.
// Each page is seen in one look and each look on several pages, turned by LOOKS=1..7; LOOKS=all shows every page in every look.
// axe passes over some Arabic text when it judges contrast, which is why the turn matters. PICTURES names a folder for what was seen, for a person to look at.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ADMIN, api, customerOfOwn, DESKTOP, open, PHONE, PICTURE, settled, signedIn, sound, URL, visitor } from './browser.mjs';

const CUSTOMER = 'mateo.rossi@mail.example';
const first = async (path, list) => (await api(ADMIN, 'GET', path))[list][0].id;

const endpoint = async () => {
  const { endpoints } = await api(ADMIN, 'GET', '/webhook-endpoints');
  const body = { url: 'https://hooks.looks.example/tradehall', events: ['kyc.approved'], description: 'Something to look at' };
  return (endpoints[0] ?? (await api(ADMIN, 'POST', '/webhook-endpoints', body)).endpoint).id;
};

const PORTALS = {
  admin: {
    base: '/admin',
    as: ADMIN,
    examples: {
      '/leads/$id': async () => `/leads/${await first('/leads?limit=1&offset=0&orderBy=createdAt%7CDESC', 'leads')}`,
      '/customers/$id': async () => `/customers/${await first('/customers?search=Mateo', 'customers')}`,
      '/webhooks/$id': async () => `/webhooks/${await endpoint()}`,
    },
  },
  members: { base: '', as: CUSTOMER, examples: {} },
  partners: { base: '/partners', as: CUSTOMER, examples: {} },
};
/** How a routes file names an address for whom is not signed in, and any other. */
const ROUTE = /\b(open|outside|at|full)\('(\/[^']*)', \(\) => import/g;
const LOOKS = [DESKTOP, PHONE].flatMap((viewport) => ['en', 'ar'].flatMap((lang) => ['light', 'dark'].map((scheme) => ({ viewport, lang, scheme }))));
const wanted = process.env.LOOKS ?? '0';

function pages(portal) {
  const source = readFileSync(new globalThis.URL(`../../${portal}/routes.tsx`, import.meta.url), 'utf8');
  const found = [...source.matchAll(ROUTE)].map(([, kind, path]) => ({ portal, path, isOpen: kind === 'open' || kind === 'outside' }));
  assert.equal(found.length, source.split('=> import(').length - 1, `${portal}/routes.tsx has addresses that are not written like the others`);
  return [...found, { portal, path: '/', isOpen: true }, { portal, path: '/no-such-page', isOpen: false }];
}

/** One visitor per portal and standing, who changes clothes between pages. */
const tabs = new Map();
function tab({ portal, isOpen }) {
  const key = `${portal} ${isOpen}`;
  if (!tabs.has(key)) tabs.set(key, (async () => open(isOpen ? await visitor() : await signedIn(portal, PORTALS[portal].as, { purpose: 'looks' }), '/robots.txt'))());
  return tabs.get(key);
}

async function look(at, { viewport, lang, scheme }) {
  const { base, examples } = PORTALS[at.portal];
  const example = examples[at.path];
  assert.ok(example || !at.path.includes('$'), `${at.portal}${at.path} needs an example in looks.journeys.mjs`);
  const page = await tab(at);
  page.faults.length = 0;
  await page.context().addCookies([{ name: 'lang', value: lang, url: URL }, { name: 'scheme', value: scheme, url: URL }]);
  await page.setViewportSize(viewport);
  await page.goto(URL + base + (example ? await example() : at.path) + (at.isOpen && at.path !== '/' ? '?token=none' : ''));
  await settled(page);
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.mantineColorScheme]), [lang, scheme]);
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${at.portal}${at.isOpen ? '-open' : ''}${at.path.replaceAll('/', '-')}.${lang}.${scheme}.${viewport.width}.png`) });
  await sound(page, { allow: at.isOpen ? [/status of 401/] : [] });
}

/** Queues are looked at with something in them. */
test('looks: somebody waits for staff', { skip: !process.env.TRADEHALL_DATA }, async () => {
  const { email, wallet } = await customerOfOwn({ funds: '500.00', approved: true });
  await api(email, 'POST', '/me/withdrawals', { provider: 'manual', currency: 'USD', amount: '75.50', walletId: wallet, walletAddress: 'DE89370400440532013000' });
  const form = new FormData();
  form.append('type', 'PASSPORT');
  form.append('file', new Blob([PICTURE], { type: 'image/png' }), 'passport.png');
  await api((await customerOfOwn()).email, 'POST', '/me/documents', form);
});

const all = Object.keys(PORTALS).flatMap(pages);
for (const [number, page] of all.entries()) {
  const looks = wanted === 'all' ? LOOKS : [LOOKS[(number + Number(wanted)) % LOOKS.length]];
  for (const one of looks) {
    test(`looks: ${page.portal} ${page.path}${page.isOpen ? ' (signed out)' : ''}: ${one.lang}, ${one.scheme}, ${one.viewport.width}`, () => look(page, one));
  }
}

test('looks: every look was among them', () => assert.ok(all.length >= LOOKS.length));

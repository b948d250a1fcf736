// What journeys stand on: one browser, signed-in visitors, the API as somebody, and what must hold on every page
// (no error in the console, nothing refused by the content policy, no sideways scroll, no accessibility fault that axe finds).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';

export const URL = process.env.TRADEHALL_URL ?? 'http://127.0.0.1:8090';
export const PASSWORD = 'tradehall demo 2026';
export const ADMIN = 'admin@demo.localhost';
export const DOMAIN = 'demo.localhost';
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const BASES = { admin: '/admin', members: '', partners: '/partners' };
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 20_000);
const axeSource = readFileSync(new globalThis.URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let browser;
const visitors = new Map();

async function theBrowser() {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  return browser;
}

after(async () => {
  // What is open now was left open by a failure: PICTURES names a folder for how it looked.
  const left = process.env.PICTURES ? (browser?.contexts() ?? []).flatMap((context) => context.pages()) : [];
  for (const [at, page] of left.entries()) await page.screenshot({ path: join(process.env.PICTURES, `left-${at}.png`) });
  await browser?.close();
});

/** A browser of one's own, signed in as nobody. */
export async function visitor({ lang = 'en', scheme = 'light', viewport = DESKTOP } = {}) {
  const context = await (await theBrowser()).newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'lang', value: lang, url: URL }, { name: 'scheme', value: scheme, url: URL }]);
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** A browser in which somebody is signed in; the same one for all journeys with the same look. */
export function signedIn(portal, as, look = {}) {
  const key = JSON.stringify([portal, as, look]);
  if (!visitors.has(key)) {
    visitors.set(key, (async () => {
      const context = await visitor(look);
      const page = await context.newPage();
      await page.goto(`${URL}${BASES[portal]}/`);
      await signIn(page, as);
      // The page before signing in has a main part too; only the frame's is called so.
      await page.locator('#main').waitFor();
      await page.close();
      return context;
    })());
  }
  return visitors.get(key);
}

export async function signIn(page, as, password = PASSWORD) {
  await page.locator('input[type=email]').fill(as);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
}

/** A page that remembers what went wrong on it. */
export async function open(context, path) {
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (error) => page.faults.push(error.message));
  await page.goto(URL + path);
  return page;
}

/** Waits until a page shows what it is about: its heading, and no grey bars where data will be. */
export async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'));
}

/** What must hold on every page, as it stands now. */
export async function sound(page, { allow = [] } = {}) {
  const faults = page.faults.filter((text) => !allow.some((pattern) => pattern.test(text)));
  assert.deepEqual(faults, [], `errors on ${page.url()}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${page.url()} scrolls sideways by ${wide} px`);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Runtime.evaluate', { expression: axeSource });
  const violations = await page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  await cdp.detach();
  assert.deepEqual(violations, [], `accessibility of ${page.url()}`);
}

/** One walk through a screen. The page is closed and its soundness is proven at the end. */
export function journey(name, { portal = 'admin', as = ADMIN, path = '/', look, allow }, walk) {
  test(`${portal}: ${name}`, async () => {
    const page = await open(await signedIn(portal, as, look), BASES[portal] + path);
    try {
      await walk(page);
      await sound(page, { allow });
    } finally {
      await page.close();
    }
  });
}

const tokens = new Map();

/** The API as somebody, beside the browser: for what a journey needs before it, and for what it must have left behind. */
export async function api(as, method, path, body) {
  if (!tokens.has(as)) {
    const response = await fetch(`${URL}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: as, password: PASSWORD }) });
    assert.equal(response.status, 200, `${as} cannot sign in`);
    tokens.set(as, (await response.json()).token);
  }
  const isForm = body instanceof FormData;
  const response = await fetch(`${URL}/api/v1${path}`, {
    method, headers: { authorization: `Bearer ${tokens.get(as)}`, ...(body && !isForm && { 'content-type': 'application/json' }) }, body: isForm ? body : body && JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : undefined;
}

/** A partner's server: the key, its domain, and the token that its login gave. */
export async function program(key, domain, method, path, { token, body } = {}) {
  const response = await fetch(`${URL}/api/v1${path}`, {
    method, headers: { 'x-api-key': key, 'x-domain': domain, ...(token && { 'x-auth-token': token }), ...(body && { 'content-type': 'application/json' }) }, body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Waits for what follows, and gives the password where it is asked for again first: it was given long ago. */
export async function proven(page, follows) {
  const password = page.getByRole('dialog').locator('input[autocomplete=current-password]');
  await password.or(follows).first().waitFor();
  if (!(await password.isVisible())) return;
  await password.fill(PASSWORD);
  await page.getByRole('dialog').getByRole('button').last().click();
  await follows.waitFor();
}

/** What a program chooses is replaced at the first sign-in. */
export async function replacePassword(email, initial) {
  const send = async (method, path, body, token) => {
    const response = await fetch(`${URL}/api/v1${path}`, { method, headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return text && JSON.parse(text);
  };
  const { token } = await send('POST', '/sessions', { username: email, password: initial });
  await send('PATCH', '/me', { currentPassword: initial, newPassword: PASSWORD }, token);
}

const INITIAL = 'chosen by a program 2026';
let customers = 0;

/** A customer whom no other journey knows, with a live account if there are to be funds, and with papers approved if wanted. */
export async function customerOfOwn({ funds, approved } = {}) {
  const { apiKey } = JSON.parse(readFileSync(join(process.env.TRADEHALL_DATA, 'demo.json'), 'utf8'));
  const number = `${Date.now()}${(customers += 1)}`;
  const email = `own.${number}@mail.example`;
  const skipOnboardingSteps = ['EmailConfirmation', 'PhoneConfirmation', 'CompleteAccountBeforeDepositForm'];
  const made = { firstName: 'Otto', lastName: `Own ${number}`, email, nationalityCountryCode: 'DE', phone: `+4915${number.slice(-9)}`, phoneCountryCode: 'DE', password: INITIAL, skipOnboardingSteps };
  const { customerId: id } = await program(apiKey, DOMAIN, 'POST', '/public/customers', { body: made });
  await replacePassword(email, INITIAL);
  if (approved) await api(ADMIN, 'POST', `/customers/${id}/kyc/approve`);
  let wallet;
  if (funds) {
    wallet = (await api(email, 'POST', '/me/wallets', { leverage: '100', currency: 'USD', isDemo: false })).id;
    await api(ADMIN, 'POST', `/wallets/${wallet}/transactions`, { type: 'DEPOSIT', amount: funds, currency: 'USD', method: 'card', comment: 'a journey', isFake: false });
  }
  return { id, email, wallet, name: `${made.firstName} ${made.lastName}` };
}

/** The latest mail to an address, unfolded, as the demo wrote it. Needs TRADEHALL_DATA. */
export async function mailTo(address, wanted = /./, data = process.env.TRADEHALL_DATA) {
  const folder = join(data, 'mail');
  for (let tries = 0; tries < 100; tries += 1) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml')).sort().reverse();
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (!new RegExp(`^To:.*${address.replace(/[.+]/g, '\\$&')}`, 'mi').test(text)) continue;
      const read = text.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
      if (wanted.test(read)) return read;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail to ${address}`);
}

/** A small picture, for what has to be uploaded. */
export const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4cekOVsQwtCQAhVudgcA2GfgAAAAASUVORK5CYII=', 'base64');

/** The check of a sharp photograph wants something to see. */
export const paper = (page, width = 1000) => page.evaluate(async (size) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size * 0.7 });
  const pen = canvas.getContext('2d');
  for (let at = 0; at < 4000; at += 1) { pen.fillStyle = at % 2 ? '#000' : '#fff'; pen.fillRect((at * 37) % 1000, (at * 91) % 700, 9, 7); }
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  return [...new Uint8Array(await blob.arrayBuffer())];
}, width);

/** The code that was sent to a phone: the demo writes it to a file. */
export async function codeFor(number) {
  const folder = join(process.env.TRADEHALL_DATA, 'sms');
  for (let tries = 0; tries < 100; tries += 1) {
    const texts = (() => { try { return readdirSync(folder).sort().reverse().map((name) => readFileSync(join(folder, name), 'utf8')); } catch { return []; } })();
    const found = texts.find((text) => text.includes(`To: ${number}`));
    if (found) return /code is (\d{6})/.exec(found)[1];
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no code for ${number}`);
}

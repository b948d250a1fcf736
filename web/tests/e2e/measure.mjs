// What the portals take of time and processor, in a real browser on the real program. Prints one line a figure and judges none: a machine
// may be busy. Needs TRADEHALL_URL and TRADEHALL_DATA of a demo, which it fills with customers and prices.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chromium } from 'playwright-core';
import { ADMIN, api, DESKTOP, DOMAIN, open, program, settled, signIn, URL } from './browser.mjs';

const CUSTOMER = 'mateo.rossi@mail.example';
const CUSTOMERS = 520;
const ROUNDS = 5;
const SYMBOLS = ['EURUSD', 'USDJPY', 'GBPUSD', 'AUDUSD', 'USDCHF', 'USDCAD', 'NZDUSD', 'EURGBP', 'EURJPY', 'GBPJPY'];
const WATCHED_MS = 10_000;
const TURNS = 60;

const line = (name, value, unit, most, digits = 2) =>
  console.log(`${name}: ours ${value.toFixed(digits)} ${unit}, target <= ${most.toFixed(digits)} ${unit}, ${value <= most ? 'pass' : 'MISS'}`);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
const visitor = (viewport = DESKTOP) => browser.newContext({ viewport, locale: 'en-GB' });

async function signedIn(base, as) {
  const context = await visitor();
  const page = await open(context, `${base}/`);
  await signIn(page, as);
  await page.locator('#main').waitFor();
  await page.close();
  return context;
}

/** Seconds from the first byte asked for until the page shows what it is about; nothing of it is in the browser's cache. */
async function firstPages() {
  const staff = await signedIn('/admin', ADMIN);
  const customer = await signedIn('', CUSTOMER);
  const partner = await signedIn('/partners', CUSTOMER);
  const nobody = await visitor();
  for (const [name, context, path] of [
    ['members area, signing in', nobody, '/'], ['members area, home', customer, '/'], ['terminal', customer, '/terminal'],
    ['back office, home', staff, '/admin/'], ['back office, customers', staff, '/admin/customers'], ['partner portal, home', partner, '/partners/'],
  ]) {
    const seconds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await context.newPage();
      const wire = await context.newCDPSession(page);
      await wire.send('Network.enable');
      await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
      await page.goto(URL + path, { waitUntil: 'commit' });
      await settled(page);
      seconds.push(await page.evaluate(() => performance.now() / 1000));
      await page.close();
    }
    line(`first page on screen, ${name}`, median(seconds), 's', 1.5);
  }
  await Promise.all([customer, partner, nobody].map((context) => context.close()));
  return staff;
}

/** As many customers as a long page shows, made as a partner's program makes them. */
async function crowd() {
  const { apiKey } = JSON.parse(readFileSync(join(process.env.TRADEHALL_DATA, 'demo.json'), 'utf8'));
  const { count } = await api(ADMIN, 'GET', '/customers?limit=1');
  const numbers = Array.from({ length: Math.max(0, CUSTOMERS - Number(count ?? 0)) }, (_, number) => number);
  const make = async () => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
      const body = { firstName: 'Max', lastName: `Measure ${number}`, email: `max.${Date.now()}.${number}@mail.example`, nationalityCountryCode: 'DE', phone: `+4915${String(100_000_000 + number)}`, phoneCountryCode: 'DE', password: 'measured 2026', skipOnboardingSteps: ['EmailConfirmation'] };
      await program(apiKey, DOMAIN, 'POST', '/public/customers', { body });
    }
  };
  await Promise.all([make(), make(), make(), make()]);
}

/** Runs something in the page and answers how long each frame meanwhile took, in milliseconds. */
async function frames(page, during) {
  await page.evaluate(() => {
    window.measured = [];
    let before = performance.now();
    const step = (now) => { window.measured.push(now - before); before = now; window.measuring = requestAnimationFrame(step); };
    window.measuring = requestAnimationFrame((now) => { before = now; window.measuring = requestAnimationFrame(step); });
  });
  await during();
  return page.evaluate(() => { cancelAnimationFrame(window.measuring); return window.measured; });
}

/** Seconds that the page's thread has worked. In its own time: a busy machine makes everything longer, and no page busier. */
async function threadTime(page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => (await wire.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
}

async function longList(staff) {
  await crowd();
  const page = await open(staff, '/admin/customers?size=500');
  await settled(page);
  const shown = await page.evaluate(() => performance.now() / 1000);
  line('500 customers on a page, until the first are on screen', shown, 's', 1.5);
  await page.getByRole('row').nth(500).waitFor();
  line('500 customers on a page, until all are there', await page.evaluate(() => performance.now() / 1000), 's', 2.5);
  const list = await page.getByRole('group', { name: 'Customers' }).boundingBox();
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  const busy = await threadTime(page);
  const before = await busy();
  const scrolled = await frames(page, async () => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.mouse.wheel(0, turn < 40 ? 120 : -240);
      await pause(16);
    }
  });
  line('500 customers scrolled, of the page’s thread for a turn of the wheel', (1000 * (await busy() - before)) / TURNS, 'ms', 20, 1);
  line('500 customers scrolled, longest frame', Math.max(...scrolled), 'ms', 50, 0);
  line('500 customers scrolled, frames above 34 ms', (100 * scrolled.filter((ms) => ms > 34).length) / scrolled.length, '%', 5, 1);
  const chosen = [];
  for (let row = 5; row < 15; row += 1) {
    const box = page.getByRole('row').nth(row).getByRole('checkbox');
    await box.scrollIntoViewIfNeeded();
    const took = await frames(page, async () => { await box.click(); await pause(120); });
    chosen.push(Math.max(...took));
  }
  line('500 customers, choosing a row, longest frame', median(chosen), 'ms', 100, 0);
  await page.close();
}

/** Prices sent as a feed would send them: so many a second, each a little beside the last. */
function feed(perSecond) {
  const mid = new Map();
  let at = 0;
  let stopped = false;
  const run = async () => {
    const { quotes } = await api(ADMIN, 'GET', `/quotes?${SYMBOLS.map((symbol) => `symbols=${symbol}`).join('&')}`);
    for (const { symbol, bid } of quotes) mid.set(symbol, { digits: String(bid).split('.')[1].length, points: Number(String(bid).replace('.', '')) });
    const every = 50;
    const began = performance.now();
    let sent = 0;
    while (!stopped) {
      const due = Math.floor(((performance.now() - began) / 1000) * perSecond) - sent;
      const batch = Array.from({ length: due }, () => {
        const symbol = SYMBOLS[(at += 1) % SYMBOLS.length];
        const one = mid.get(symbol);
        one.points += (at * 7) % 5 - 2;
        const text = (points) => { const digits = String(points).padStart(one.digits + 1, '0'); return `${digits.slice(0, -one.digits)}.${digits.slice(-one.digits)}`; };
        return { symbol, bid: text(one.points), ask: text(one.points + 12) };
      });
      sent += due;
      if (batch.length) await api(ADMIN, 'POST', '/quotes', { quotes: batch });
      await pause(every);
    }
    return (sent / (performance.now() - began)) * 1000;
  };
  const running = run();
  return async () => { stopped = true; return running; };
}

async function terminal() {
  const customer = await signedIn('', CUSTOMER);
  const page = await open(customer, '/terminal');
  await settled(page);
  await page.getByRole('region', { name: 'Watchlist' }).getByRole('button', { name: /EURUSD/ }).last().waitFor();
  const busy = await threadTime(page);
  for (const [perSecond, most] of [[20, 15], [200, 40]]) {
    const stop = feed(perSecond);
    await pause(1500);
    const [before, began] = [await busy(), performance.now()];
    await pause(WATCHED_MS);
    const share = (100 * (await busy() - before)) / ((performance.now() - began) / 1000);
    const rate = await stop();
    line(`terminal, ${perSecond} quotes a second on ${SYMBOLS.length} symbols (sent ${rate.toFixed(0)}), of one processor`, share, '%', most, 1);
  }
  await customer.close();
}

const staff = await firstPages();
await longList(staff);
await terminal();
await browser.close();

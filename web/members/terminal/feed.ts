// Prices of the terminal, outside of React: a cell subscribes to one symbol and is told once per frame at most, and only when it has changed.
//
// - They come by the stream. What the stream does not say (whether a symbol can be traded now) is asked for every few seconds, and while there is
//   no stream, the prices themselves every second.
// - The prices are those of one account's group; another account begins anew.
// - When neither answers, the line is lost: whoever draws prices also asks `useLine()`, and on old prices nobody trades.
import { api, ask, type Schemas } from '@shared/api/client';
import { live } from '@shared/api/live';
import { useCallback, useSyncExternalStore } from 'react';

export interface Price {
  symbol: string;
  bid: string;
  ask: string;
  time: string;
  /** Whether an order at the market would be executed now. */
  tradable: boolean;
  /** Which way the bid went with the last change. */
  move: -1 | 0 | 1;
}

export type Line = 'connecting' | 'live' | 'lost';

const EVERY_MS = 1000;
/** How often to ask while the stream tells the prices. */
const BESIDE_STREAM_MS = 5000;
const ANSWER_WITHIN_MS = 3500;

const prices = new Map<string, Price>();
const listeners = new Map<string, Set<() => void>>();
const fresh = new Set<string>();
const streams = new Map<string, () => void>();
const lineListeners = new Set<() => void>();

let line: Line = 'connecting';
let wallet: number | undefined;
let users = 0;
let timer = 0;
let frame = 0;
/** Which run of the loop is the current one: an answer to an earlier one is thrown away. */
let run = 0;

function moveLine(next: Line) {
  if (line === next) return;
  line = next;
  lineListeners.forEach((listener) => listener());
}

/** Prices of a symbol have the same decimals, so the longer is the larger, and else the later in the order of text. */
const higher = (a: string, b: string) => (a.length === b.length ? a > b : a.length > b.length);

export function receive({ symbol, bid, ask: offer, time, tradable }: Schemas['Quote']) {
  const before = prices.get(symbol);
  if (before && before.bid === bid && before.ask === offer && before.time === time && before.tradable === tradable) return;
  const move = !before || before.bid === bid ? (before?.move ?? 0) : higher(bid, before.bid) ? 1 : -1;
  prices.set(symbol, { symbol, bid, ask: offer, time, tradable, move });
  fresh.add(symbol);
  frame ||= requestAnimationFrame(flush);
}

function flush() {
  frame = 0;
  for (const symbol of fresh) listeners.get(symbol)?.forEach((listener) => listener());
  fresh.clear();
}

async function poll(mine: number) {
  try {
    const { quotes } = await ask(api.GET('/quotes', { params: { query: { walletId: wallet } }, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }));
    if (mine !== run) return;
    quotes.forEach(receive);
    moveLine('live');
  } catch {
    if (mine === run) moveLine('lost');
  }
  if (mine === run) timer = window.setTimeout(() => void poll(mine), live.link() === 'live' && line === 'live' ? BESIDE_STREAM_MS : EVERY_MS);
}

function begin() {
  clearTimeout(timer);
  run += 1;
  if (users > 0) void poll(run);
}

const offline = () => moveLine('lost');

/** A price of the stream; it comes in a frame of its own, so its cells are told at once. */
function streamed(symbol: string) {
  const quote = live.quote(symbol);
  if (!quote) return;
  // An answer of the list may be newer than what the stream had before it.
  const before = prices.get(symbol);
  if (before && before.time > quote.time) return;
  receive({ symbol, bid: quote.bid, ask: quote.ask, time: quote.time, tradable: before?.tradable ?? true });
  cancelAnimationFrame(frame);
  flush();
}

/** The stream has gone or come: ask at once how things stand. */
const turned = () => { if (live.link() !== 'connecting') begin(); };

let leaveLink: () => void = () => undefined;

function join() {
  users += 1;
  if (users === 1) {
    leaveLink = live.onLink(turned);
    addEventListener('offline', offline);
    addEventListener('online', begin);
    begin();
  }
  return () => {
    users -= 1;
    if (users > 0) return;
    leaveLink();
    removeEventListener('offline', offline);
    removeEventListener('online', begin);
    clearTimeout(timer);
    run += 1;
    line = 'connecting';
  };
}

export const feed = {
  price: (symbol: string) => prices.get(symbol),
  /** Whose prices are wanted. */
  of(id: number | undefined) {
    if (wallet === id) return;
    wallet = id;
    prices.clear();
    live.wallet(id ?? null);
    if (users > 0) begin();
  },
  watch(symbol: string, listener: () => void) {
    const all = listeners.get(symbol) ?? new Set();
    listeners.set(symbol, all.add(listener));
    const leave = join();
    if (all.size === 1) streams.set(symbol, live.watch(symbol, () => streamed(symbol)));
    return () => {
      all.delete(listener);
      if (all.size === 0) {
        streams.get(symbol)?.();
        streams.delete(symbol);
      }
      leave();
    };
  },
};

export const usePrice = (symbol: string): Price | undefined =>
  useSyncExternalStore(useCallback((listener: () => void) => feed.watch(symbol, listener), [symbol]), () => prices.get(symbol));

function onLine(listener: () => void) {
  lineListeners.add(listener);
  const leave = join();
  return () => { lineListeners.delete(listener); leave(); };
}

export const useLine = (): Line => useSyncExternalStore(onLine, () => line);

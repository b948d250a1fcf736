// Prices of the terminal, outside of React: a cell subscribes to one symbol and is told once per frame at most, and only when it has changed.
//
// - The prices are those of one account's group; another account begins anew.
// - A line that does not answer in time is lost at once: whoever draws prices also asks `useLine()`, and on old prices nobody trades.
import { api, ask, type Schemas } from '@shared/api/client';
import { useSyncExternalStore } from 'react';

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
const ANSWER_WITHIN_MS = 3500;

const prices = new Map<string, Price>();
const listeners = new Map<string, Set<() => void>>();
const fresh = new Set<string>();
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
  if (mine === run) timer = window.setTimeout(() => void poll(mine), EVERY_MS);
}

function begin() {
  clearTimeout(timer);
  run += 1;
  if (users > 0) void poll(run);
}

const offline = () => moveLine('lost');

function join() {
  users += 1;
  if (users === 1) {
    addEventListener('offline', offline);
    addEventListener('online', begin);
    begin();
  }
  return () => {
    users -= 1;
    if (users > 0) return;
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
    if (users > 0) begin();
  },
  watch(symbol: string, listener: () => void) {
    const all = listeners.get(symbol) ?? new Set();
    listeners.set(symbol, all.add(listener));
    const leave = join();
    return () => {
      all.delete(listener);
      leave();
    };
  },
};

export const usePrice = (symbol: string): Price | undefined => useSyncExternalStore((listener) => feed.watch(symbol, listener), () => prices.get(symbol));

export const useLine = (): Line =>
  useSyncExternalStore((listener) => {
    lineListeners.add(listener);
    const leave = join();
    return () => { lineListeners.delete(listener); leave(); };
  }, () => line);

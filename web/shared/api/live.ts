// What the server tells while a page is open: one WebSocket per tab, prices and one's own orders, positions and account.
//
// - Comes back by itself: longer and longer pauses with chance in them, and goes on after the last message it has seen.
// - Prices stay outside of React: a cell subscribes to one symbol and is told once per frame at most.
// - Whoever shows prices also shows `useLink()`: "reconnecting" means that they are old, and then nobody may trade on them.
import { useSyncExternalStore } from 'react';
import { parseExact, type Decimal } from './exact';
import { session } from './session';

export interface Quote {
  symbol: string;
  bid: string;
  ask: string;
  time: string;
  /** Which way the bid went with the last price. */
  move: -1 | 0 | 1;
}

export type Link = 'off' | 'connecting' | 'live' | 'reconnecting';

export interface LiveEvent {
  type: string;
  seq?: number;
  [field: string]: unknown;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;
/** The server's own pings do not reach a page, so the page asks for a sign of life; without one the line is dead. */
const PING_MS = 20_000;
const SILENCE_MS = 45_000;
/** So many symbols one line may follow. */
const MOST_SYMBOLS = 200;

const quotes = new Map<string, Quote>();
const wanted = new Map<string, Set<() => void>>();
const fresh = new Set<string>();
const eventListeners = new Set<(event: LiveEvent) => void>();
const linkListeners = new Set<() => void>();

let socket: WebSocket | null = null;
let link: Link = 'off';
let users = 0;
let tries = 0;
let lastSeq = 0;
let frame = 0;
let timer = 0;
let watchdog = 0;
let pings = 0;
let wallet: number | null = null;

function move(next: Link) {
  if (link === next) return;
  link = next;
  linkListeners.forEach((listener) => listener());
}

function open() {
  const token = session.token();
  if (!token || users === 0 || socket) return;
  move(tries ? 'reconnecting' : 'connecting');
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/stream`;
  const line = new WebSocket(address);
  socket = line;
  line.onopen = () => line.send(JSON.stringify({ type: 'hello', token, ...(lastSeq > 0 && { lastSeq }), quotes: [...wanted.keys()].slice(0, MOST_SYMBOLS), ...(wallet !== null && { walletId: wallet }) }));
  line.onmessage = ({ data }) => {
    listenFor(line);
    receive(parseExact(String(data)) as LiveEvent);
  };
  line.onclose = ({ code }) => lost(line, code);
  listenFor(line);
  clearInterval(pings);
  pings = window.setInterval(() => line.readyState === WebSocket.OPEN && line.send(JSON.stringify({ type: 'ping' })), PING_MS);
}

function listenFor(line: WebSocket) {
  clearTimeout(watchdog);
  watchdog = window.setTimeout(() => line.close(), SILENCE_MS);
}

const REFUSED = 4401;

function lost(line: WebSocket, code: number) {
  if (socket !== line) return;
  socket = null;
  clearTimeout(watchdog);
  clearInterval(pings);
  if (users === 0) return move('off');
  move('reconnecting');
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
  tries += 1;
  const again = () => {
    if (code === REFUSED) void session.refresh(session.token()).then((token) => token && open(), open);
    else open();
  };
  timer = window.setTimeout(again, longest / 2 + Math.random() * (longest / 2));
  return undefined;
}

function receive(event: LiveEvent) {
  if (typeof event.seq === 'number') lastSeq = event.seq;
  if (event.type === 'welcome') {
    tries = 0;
    move('live');
  }
  if (event.type === 'quote') priced(event as unknown as { symbol: string; bid: Decimal; ask: Decimal; time: string });
  eventListeners.forEach((listener) => listener(event));
}

function priced({ symbol, bid, ask, time }: { symbol: string; bid: Decimal; ask: Decimal; time: string }) {
  const before = quotes.get(symbol);
  const now = String(bid);
  const went = !before || before.bid === now ? (before?.move ?? 0) : higher(now, before.bid) ? 1 : -1;
  quotes.set(symbol, { symbol, bid: now, ask: String(ask), time, move: went });
  fresh.add(symbol);
  frame ||= requestAnimationFrame(flush);
}

/** Prices of one symbol have the same decimals, so the longer is the larger, and else the later in the order of text. */
const higher = (a: string, b: string) => (a.length === b.length ? a > b : a.length > b.length);

function flush() {
  frame = 0;
  for (const symbol of fresh) wanted.get(symbol)?.forEach((listener) => listener());
  fresh.clear();
}

function join() {
  users += 1;
  if (users === 1) open();
  return () => {
    users -= 1;
    if (users > 0) return;
    clearTimeout(timer);
    hangUp();
    move('off');
  };
}

/** Ends the line; one that is being made is ended when it is there, since browsers complain of anything else. */
function hangUp() {
  const line = socket;
  socket = null;
  clearInterval(pings);
  clearTimeout(watchdog);
  if (line?.readyState === WebSocket.CONNECTING) line.onopen = () => line.close();
  else line?.close();
}

function watch(symbol: string, listener: () => void) {
  const listeners = wanted.get(symbol) ?? new Set();
  const isNew = !wanted.has(symbol);
  wanted.set(symbol, listeners.add(listener));
  const leave = join();
  if (isNew && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'subscribe', quotes: [symbol] }));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      wanted.delete(symbol);
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'unsubscribe', quotes: [symbol] }));
    }
    leave();
  };
}

session.subscribe(() => {
  if (session.standing() === 'out') {
    quotes.clear();
    lastSeq = 0;
    socket?.close();
  } else open();
});

export const live = {
  /** Whose group's prices are shown; another wallet begins a new line. */
  wallet(id: number | null) {
    if (wallet === id) return;
    wallet = id;
    quotes.clear();
    // A line that is being made says whose prices it wants when it is there.
    if (socket?.readyState === WebSocket.CONNECTING) return;
    const old = socket;
    socket = null;
    old?.close();
    open();
  },
  quote: (symbol: string) => quotes.get(symbol),
  link: () => link,
  onLink(listener: () => void) {
    linkListeners.add(listener);
    return () => void linkListeners.delete(listener);
  },
  /**
   * Every message as it comes; returns what ends it. A `welcome` whose `resumed` is false means that something may have been missed:
   * read the lists again.
   */
  on(listener: (event: LiveEvent) => void) {
    eventListeners.add(listener);
    const leave = join();
    return () => {
      eventListeners.delete(listener);
      leave();
    };
  },
  watch,
};

/** The latest price of a symbol; draws again with each new one and with nothing else. */
export const useQuote = (symbol: string): Quote | undefined => useSyncExternalStore((listener) => watch(symbol, listener), () => quotes.get(symbol));

export const useLink = (): Link => useSyncExternalStore(live.onLink, live.link);

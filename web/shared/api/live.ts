// What the server tells while a page is open: one WebSocket per tab, prices and one's own orders, positions and account.
//
// - Whoever listens shares the line, and a symbol is followed as long as somebody watches it. The line outlives its last listener for a moment,
//   so that going from one page to another, or from one account to another, makes no new one.
// - Comes back by itself: longer and longer pauses with chance in them, and goes on after the last message it has seen.
// - A line that went silent, or whose browser says that it is offline, counts as lost from that moment; what it says later is not heard.
// - Prices stay outside of React: a cell subscribes to one symbol and is told once per frame at most.
// - Whoever shows prices also shows `useLink()`: "reconnecting" means that they are old, and then nobody may trade on them.
import { useCallback, useSyncExternalStore } from 'react';
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
/** How long a line is kept that nobody listens to. */
const LINGER_MS = 3_000;
/** So many symbols one line may follow. */
const MOST_SYMBOLS = 200;

interface Watcher {
  told: () => void;
}

const quotes = new Map<string, Quote>();
const wanted = new Map<string, Set<Watcher>>();
/** What the server has been asked to follow on the present line. */
const asked = new Set<string>();
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
let leaving = 0;
let settling = 0;
let wallet: number | null = null;
/** Turns to another wallet that the server has not answered yet: prices before the answer are still those of the one before. */
let turns = 0;

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
  line.onopen = () => {
    const first = [...wanted.keys()].slice(0, MOST_SYMBOLS);
    first.forEach((symbol) => asked.add(symbol));
    line.send(JSON.stringify({ type: 'hello', token, ...(lastSeq > 0 && { lastSeq }), quotes: first, ...(wallet !== null && { walletId: wallet }) }));
  };
  line.onmessage = ({ data }) => {
    if (socket !== line) return;
    listenFor(line);
    receive(parseExact(String(data)) as LiveEvent);
  };
  line.onclose = ({ code }) => lost(line, code);
  listenFor(line);
  clearInterval(pings);
  pings = window.setInterval(() => say({ type: 'ping' }), PING_MS);
}

/** Whether the line was there to hear it. */
function say(message: object): boolean {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(message));
  return true;
}

function listenFor(line: WebSocket) {
  clearTimeout(watchdog);
  watchdog = window.setTimeout(() => giveUp(line), SILENCE_MS);
}

/** Closing is answered by the other side, so a dead line is not waited for. */
function giveUp(line: WebSocket) {
  end(line);
  lost(line, 0);
}

const REFUSED = 4401;

function lost(line: WebSocket, code: number) {
  if (socket !== line) return;
  forget();
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

/** There is no line any more, and nothing of what it was asked holds for the next. */
function forget() {
  socket = null;
  turns = 0;
  asked.clear();
  clearTimeout(watchdog);
  clearInterval(pings);
}

function receive(event: LiveEvent) {
  if (typeof event.seq === 'number') lastSeq = event.seq;
  if (event.type === 'welcome') {
    tries = 0;
    move('live');
  }
  if (event.type === 'wallet') turns -= 1;
  if (event.type === 'quote' && turns > 0) return;
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
  for (const symbol of fresh) wanted.get(symbol)?.forEach(({ told }) => told());
  fresh.clear();
}

function join() {
  users += 1;
  clearTimeout(leaving);
  if (users === 1) open();
  let here = true;
  return () => {
    if (!here) return;
    here = false;
    users -= 1;
    if (users === 0) leaving = window.setTimeout(hangUp, LINGER_MS);
  };
}

function hangUp() {
  clearTimeout(timer);
  const line = socket;
  forget();
  if (line) end(line);
  move('off');
}

/** A line that is being made is ended when it is there, since browsers complain of anything else. */
function end(line: WebSocket) {
  if (line.readyState === WebSocket.CONNECTING) line.onopen = () => line.close();
  else line.close();
}

function watch(symbol: string, told: () => void) {
  const watcher = { told };
  const watchers = wanted.get(symbol) ?? new Set();
  wanted.set(symbol, watchers.add(watcher));
  const leave = join();
  settling ||= window.setTimeout(settle);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0 && wanted.get(symbol) === watchers) wanted.delete(symbol);
    settling ||= window.setTimeout(settle);
    leave();
  };
}

/** Follows what is watched and nothing else; a list that is drawn anew is one message, or none if it shows the same symbols. */
function settle() {
  settling = 0;
  if (socket?.readyState !== WebSocket.OPEN) return;
  const less = [...asked].filter((symbol) => !wanted.has(symbol));
  less.forEach((symbol) => asked.delete(symbol));
  const more = [...wanted.keys()].filter((symbol) => !asked.has(symbol)).slice(0, MOST_SYMBOLS - asked.size);
  more.forEach((symbol) => asked.add(symbol));
  if (less.length) say({ type: 'unsubscribe', quotes: less });
  if (more.length) say({ type: 'subscribe', quotes: more });
}

session.subscribe(() => {
  if (session.standing() === 'out') {
    quotes.clear();
    lastSeq = 0;
    wallet = null;
    socket?.close();
  } else open();
});

addEventListener('offline', () => socket && giveUp(socket));
addEventListener('online', () => {
  clearTimeout(timer);
  open();
});

export const live = {
  /** The account that is looked at: prices are those of its group, and its positions are valued with each. */
  wallet(id: number | null) {
    if (wallet === id) return;
    wallet = id;
    quotes.clear();
    // A line that is being made says so when it is there.
    if (say({ type: 'wallet', ...(id !== null && { walletId: id }) })) turns += 1;
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
export const useQuote = (symbol: string): Quote | undefined =>
  useSyncExternalStore(useCallback((listener: () => void) => watch(symbol, listener), [symbol]), () => quotes.get(symbol));

export const useLink = (): Link => useSyncExternalStore(live.onLink, live.link);

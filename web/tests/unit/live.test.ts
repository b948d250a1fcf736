// The line to the server, with a socket and a clock of the test's own: how it comes back, where it goes on, and what it says of itself meanwhile.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

type Live = typeof import('../../shared/api/live');

const session = vi.hoisted(() => {
  const listeners = new Set<() => void>();
  return {
    listeners, held: 'token-1' as string | null,
    token: () => session.held,
    standing: () => (session.held ? 'in' : 'out'),
    subscribe: (listener: () => void) => { listeners.add(listener); return () => listeners.delete(listener); },
    refresh: vi.fn(async () => session.held),
    become(token: string | null) { session.held = token; listeners.forEach((listener) => listener()); },
  };
});
vi.mock('../../shared/api/session', () => ({ session }));

class Socket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static all: Socket[] = [];
  static latest = () => Socket.all.at(-1) as Socket;
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  closes = 0;
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;
  constructor(readonly url: string) { Socket.all.push(this); }
  send(text: string) { this.sent.push(JSON.parse(text)); }
  /** As on a dead line: whether and when the close is confirmed is not for the page to know. */
  close() { this.closes += 1; this.readyState = 2; }
  opens() { this.readyState = 1; this.onopen(); return this; }
  says(message: object) { this.onmessage({ data: JSON.stringify(message) }); return this; }
  breaks(code = 1006) { this.readyState = 3; this.onclose({ code }); }
}

let page = new EventTarget();
let frames: (() => void)[] = [];
const frame = () => { const due = frames; frames = []; due.forEach((draw) => draw()); };

async function start(): Promise<Live> {
  vi.resetModules();
  return import('../../shared/api/live');
}
const welcomed = (seq = 1, resumed = false) => Socket.latest().opens().says({ type: 'welcome', seq, resumed });
/** How long it takes until the next line is tried; the present one has just gone. */
function pause(most = 60_000) {
  const before = Socket.all.length;
  let waited = 0;
  while (Socket.all.length === before && waited < most) { vi.advanceTimersByTime(50); waited += 50; }
  return waited;
}

beforeEach(() => {
  vi.useFakeTimers();
  Socket.all = [];
  page = new EventTarget();
  frames = [];
  session.listeners.clear();
  session.held = 'token-1';
  session.refresh.mockClear();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('location', { protocol: 'https:', host: 'broker.example' });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the line', () => {
  test('is made for the first who listens, says whom it is for, and ends some seconds after the last', async () => {
    const { live } = await start();
    expect([live.link(), Socket.all.length]).toEqual(['off', 0]);
    live.wallet(7);
    const leave = live.watch('EURUSD', () => undefined);
    const leaveToo = live.on(() => undefined);
    expect(live.link()).toBe('connecting');
    const line = Socket.latest().opens();
    expect(line.url).toBe('wss://broker.example/api/v1/stream');
    expect(line.sent).toEqual([{ type: 'hello', token: 'token-1', quotes: ['EURUSD'], walletId: 7 }]);
    leave();
    vi.advanceTimersByTime(10_000);
    expect(line.closes).toBe(0);
    leaveToo();
    leaveToo();
    vi.advanceTimersByTime(2_999);
    expect(line.closes).toBe(0);
    vi.advanceTimersByTime(1);
    expect([line.closes, live.link(), pause()]).toEqual([1, 'off', 60_000]);
  });

  test('is one for everybody, however many come and go', async () => {
    const { live } = await start();
    const heard = [vi.fn(), vi.fn()];
    const leaves = heard.map((listener) => live.on(listener));
    const line = welcomed();
    expect(heard.map((listener) => listener.mock.calls.length)).toEqual([1, 1]);
    // A page goes, and the next one comes: nobody listens in between.
    leaves.forEach((leave) => leave());
    vi.advanceTimersByTime(1_000);
    live.watch('EURUSD', () => undefined);
    vi.advanceTimersByTime(10_000);
    expect([Socket.all.length, line.closes, live.link()]).toEqual([1, 0, 'live']);
  });

  test('that is being made when the last one leaves is ended when it is there', async () => {
    const { live } = await start();
    live.on(() => undefined)();
    vi.advanceTimersByTime(3_000);
    expect([Socket.latest().closes, live.link()]).toEqual([0, 'off']);
    expect(Socket.latest().opens()).toMatchObject({ closes: 1, sent: [] });
  });

  test('is live with the welcome, not before, and old as soon as it breaks', async () => {
    const { live } = await start();
    const seen: string[] = [];
    live.onLink(() => seen.push(live.link()));
    live.on(() => undefined);
    Socket.latest().opens();
    expect(live.link()).toBe('connecting');
    Socket.latest().says({ type: 'welcome', seq: 1, resumed: false }).breaks();
    expect(live.link()).toBe('reconnecting');
    pause();
    Socket.latest().opens();
    expect(live.link()).toBe('reconnecting');
    Socket.latest().says({ type: 'welcome', seq: 1, resumed: true });
    expect(seen).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });
});

describe('coming back', () => {
  test.each([[0, 0.5], [0.999_999, 1]])('waits twice as long each time, up to twenty seconds, with chance %d in it', async (chance, share) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    const { live } = await start();
    live.on(() => undefined);
    const pauses = Array.from({ length: 9 }, () => { Socket.latest().breaks(); return pause(); });
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000].map((longest) => longest * share));
  });

  test('begins with short pauses again after a welcome', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { live } = await start();
    live.on(() => undefined);
    for (let tries = 0; tries < 5; tries += 1) { Socket.latest().breaks(); pause(); }
    welcomed().breaks();
    expect(pause()).toBe(250);
  });

  test('goes on after the last number seen, so that nothing is missed and nothing comes twice', async () => {
    const { live } = await start();
    const told: unknown[] = [];
    live.on(({ type, seq, resumed }) => told.push([type, seq, resumed]));
    welcomed(40).says({ type: 'order', seq: 41 }).says({ type: 'account' }).says({ type: 'position', seq: 42 }).breaks();
    pause();
    Socket.latest().opens();
    expect(Socket.latest().sent[0]).toMatchObject({ type: 'hello', lastSeq: 42 });
    Socket.latest().says({ type: 'welcome', seq: 42, resumed: true }).says({ type: 'order', seq: 43 }).breaks();
    expect(told).toEqual([['welcome', 40, false], ['order', 41, undefined], ['account', undefined, undefined], ['position', 42, undefined], ['welcome', 42, true], ['order', 43, undefined]]);
    pause();
    expect(Socket.latest().opens().sent[0]).toMatchObject({ lastSeq: 43 });
  });

  test('tells its listeners when the server cannot go on there, and takes up the new number', async () => {
    const { live } = await start();
    const heard = vi.fn();
    live.on(heard);
    welcomed(40).breaks();
    pause();
    welcomed(900, false).breaks();
    expect(heard).toHaveBeenLastCalledWith({ type: 'welcome', seq: 900, resumed: false });
    pause();
    expect(Socket.latest().opens().sent[0]).toMatchObject({ lastSeq: 900 });
  });

  test('asks for a new token first when the old one was refused, and does not come back without one', async () => {
    const { live } = await start();
    live.on(() => undefined);
    session.refresh.mockImplementationOnce(async () => (session.held = 'token-2'));
    Socket.latest().opens().breaks(4401);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Socket.latest().opens().sent[0]).toMatchObject({ token: 'token-2' });
    session.refresh.mockImplementationOnce(async () => (session.held = null));
    Socket.latest().breaks(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([session.refresh.mock.calls.length, Socket.all.length]).toEqual([2, 2]);
  });
});

describe('a line that is dead without saying so', () => {
  test('is asked for a sign of life, and given up at once when none comes', async () => {
    const { live } = await start();
    live.on(() => undefined);
    const line = welcomed();
    vi.advanceTimersByTime(20_000);
    expect(line.sent.at(-1)).toEqual({ type: 'ping' });
    line.says({ type: 'pong' });
    vi.advanceTimersByTime(44_000);
    expect(live.link()).toBe('live');
    vi.advanceTimersByTime(1_000);
    expect([line.closes, live.link()]).toEqual([1, 'reconnecting']);
    pause();
    expect(Socket.all.length).toBe(2);
    // What the dead one still says, or that it is closed at last, changes nothing.
    line.says({ type: 'order', seq: 99 });
    line.breaks();
    expect(welcomed(1, true).sent[0]).toMatchObject({ lastSeq: 1 });
    expect(live.link()).toBe('live');
  });

  test('is old as soon as the browser knows that it is offline, and tried as soon as it is back', async () => {
    const { live } = await start();
    live.on(() => undefined);
    welcomed();
    page.dispatchEvent(new Event('offline'));
    expect(live.link()).toBe('reconnecting');
    for (let tries = 0; tries < 6; tries += 1) { pause(); Socket.latest().breaks(); }
    const before = Socket.all.length;
    page.dispatchEvent(new Event('online'));
    expect(Socket.all.length).toBe(before + 1);
    welcomed();
    expect(live.link()).toBe('live');
  });
});

describe('prices', () => {
  const quote = (symbol: string, bid: string) => ({ type: 'quote', symbol, bid, ask: bid, time: 't' });

  test('are told to whom they concern, once per frame, with the way they went', async () => {
    const { live } = await start();
    const [euro, yen] = [vi.fn(), vi.fn()];
    live.watch('EURUSD', euro);
    live.watch('USDJPY', yen);
    const line = welcomed();
    line.says(quote('EURUSD', '1.08400')).says(quote('EURUSD', '1.08410')).says(quote('EURUSD', '1.08405'));
    expect(euro).not.toHaveBeenCalled();
    frame();
    expect([euro.mock.calls.length, yen.mock.calls.length, live.quote('EURUSD')?.move]).toEqual([1, 0, -1]);
    line.says(quote('EURUSD', '10.00000'));
    expect(live.quote('EURUSD')?.move).toBe(1);
  });

  test('are asked for and given up with the last cell that shows them', async () => {
    const { live } = await start();
    live.on(() => undefined);
    const line = welcomed();
    const listener = vi.fn();
    const leaves = [live.watch('GBPUSD', listener), live.watch('GBPUSD', listener), live.watch('USDJPY', listener)];
    vi.advanceTimersByTime(0);
    expect(line.sent.splice(1)).toEqual([{ type: 'subscribe', quotes: ['GBPUSD', 'USDJPY'] }]);
    // The same listener twice counts twice.
    leaves[0]?.();
    leaves[0]?.();
    vi.advanceTimersByTime(0);
    line.says(quote('GBPUSD', '1.26000'));
    frame();
    expect([line.sent.length, listener.mock.calls.length]).toEqual([1, 1]);
    leaves[1]?.();
    vi.advanceTimersByTime(0);
    expect(line.sent.splice(1)).toEqual([{ type: 'unsubscribe', quotes: ['GBPUSD'] }]);
  });

  test('of a list that is drawn anew are not asked for again', async () => {
    const { live } = await start();
    const leave = ['EURUSD', 'GBPUSD'].map((symbol) => live.watch(symbol, () => undefined));
    const line = welcomed();
    leave.forEach((one) => one());
    ['GBPUSD', 'EURUSD'].forEach((symbol) => live.watch(symbol, () => undefined));
    vi.advanceTimersByTime(0);
    expect(line.sent.length).toBe(1);
  });

  test('are asked for again on the next line, up to as many as the server takes', async () => {
    const { live } = await start();
    const many = Array.from({ length: 210 }, (_, at) => `S${at}`);
    many.slice(0, 5).forEach((symbol) => live.watch(symbol, () => undefined));
    const line = welcomed();
    many.slice(5).forEach((symbol) => live.watch(symbol, () => undefined));
    vi.advanceTimersByTime(0);
    expect((line.sent[1]?.['quotes'] as string[]).length).toBe(195);
    line.breaks();
    pause();
    expect(Socket.latest().opens().sent[0]).toMatchObject({ quotes: many.slice(0, 200) });
  });

  test('and the number are forgotten when somebody signs out', async () => {
    const { live } = await start();
    live.on(() => undefined);
    welcomed(40).says(quote('EURUSD', '1.08400'));
    session.become(null);
    expect(live.quote('EURUSD')).toBeUndefined();
    Socket.latest().breaks();
    session.become('token-3');
    pause();
    expect(Socket.latest().opens().sent[0]).toEqual({ type: 'hello', token: 'token-3', quotes: [] });
  });

  test('of another account come by the same line, after its answer', async () => {
    const { live } = await start();
    live.on(() => undefined);
    live.wallet(7);
    const line = welcomed(5).says(quote('EURUSD', '1.08400'));
    live.wallet(8);
    expect([line.sent.at(-1), live.quote('EURUSD')]).toEqual([{ type: 'wallet', walletId: 8 }, undefined]);
    live.wallet(9);
    // What was on its way when the page turned is of the accounts before.
    line.says(quote('EURUSD', '1.08400')).says({ type: 'wallet', walletId: 8 }).says(quote('EURUSD', '1.08410'));
    expect(live.quote('EURUSD')).toBeUndefined();
    line.says({ type: 'wallet', walletId: 9 }).says(quote('EURUSD', '1.08420'));
    expect([live.quote('EURUSD')?.bid, Socket.all.length, line.closes]).toEqual(['1.08420', 1, 0]);
    live.wallet(null);
    expect(line.sent.at(-1)).toEqual({ type: 'wallet' });
    live.wallet(8);
    line.breaks();
    pause();
    expect(welcomed(5).says(quote('EURUSD', '1.08430')).sent[0]).toMatchObject({ walletId: 8, lastSeq: 5 });
    expect(live.quote('EURUSD')?.bid).toBe('1.08430');
  });

  test('of an account that is chosen while the line is made are asked for with the first message', async () => {
    const { live } = await start();
    live.on(() => undefined);
    live.wallet(8);
    expect(welcomed().sent).toEqual([{ type: 'hello', token: 'token-1', quotes: [], walletId: 8 }]);
  });
});

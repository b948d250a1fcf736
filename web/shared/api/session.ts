// Who is signed in, in this browser. The access token lives in memory only; the refresh token lives in a cookie that no script reads.
// Tabs share: a refresh token works once, so they trade it one after another (Web Locks) and tell each other the new access token.
// A tab in which staff look as a customer shares nothing: its token is its own, and what this browser knows of the portal stays as it is.
import { parseExact } from './exact';
import { ApiError, problemOf } from './problem';

export type Portal = 'admin' | 'members' | 'partners';
export type Standing = 'starting' | 'in' | 'out';

const BASE = '/api/v1';
/** How long a new tab waits for another tab's token before it trades the cookie itself. */
const ASK_TABS_MS = 80;

let portal: Portal = 'members';
let token: string | null = null;
let standing: Standing = 'starting';
let channel: BroadcastChannel | null = null;
let looking = false;
const listeners = new Set<() => void>();

const mark = () => `tradehall.${portal}.signed-in`;

function move(next: Standing, newToken: string | null) {
  token = newToken;
  standing = next;
  if (!looking) remember(next);
  listeners.forEach((listener) => listener());
}

function remember(next: Standing) {
  try {
    if (next === 'in') localStorage.setItem(mark(), '1');
    if (next === 'out') localStorage.removeItem(mark());
  } catch {
    // Without storage a reload asks for the password again; nothing else is lost.
  }
}

export const session = {
  portal: () => portal,
  token: () => token,
  standing: () => standing,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** Called once by a portal's main.tsx before it draws: finds out whether somebody is signed in. */
  async start(name: Portal) {
    portal = name;
    listen();
    await resume();
  },
  begin(newToken: string) {
    move('in', newToken);
    tell();
  },
  /** Staff look as a customer in this tab, until the token ends. */
  look(newToken: string) {
    looking = true;
    channel?.close();
    channel = null;
    move('in', newToken);
  },
  looking: () => looking,
  end() {
    move('out', null);
    channel?.postMessage({ out: true });
  },
  refresh,
};

function listen() {
  if (typeof BroadcastChannel === 'undefined') return;
  channel = new BroadcastChannel(`tradehall.${portal}`);
  channel.onmessage = ({ data }: MessageEvent<{ ask?: boolean; token?: string; out?: boolean }>) => {
    if (data.ask && token) tell();
    if (data.token) move('in', data.token);
    if (data.out && standing === 'in') move('out', null);
  };
}

const tell = () => channel?.postMessage({ token });

async function resume() {
  const known = (() => {
    try {
      return localStorage.getItem(mark()) === '1';
    } catch {
      return true;
    }
  })();
  if (!known) return move('out', null);
  channel?.postMessage({ ask: true });
  await new Promise((done) => setTimeout(done, channel ? ASK_TABS_MS : 0));
  if (token) return undefined;
  await refresh(null).catch(() => move('out', null));
  return undefined;
}

/** A new access token, unless another call or tab got one since `old` was used. Null: nobody is signed in any more. */
export async function refresh(old: string | null): Promise<string | null> {
  const trade = async () => {
    if (token && token !== old) return token;
    if (looking) {
      session.end();
      return null;
    }
    const response = await fetch(`${BASE}/sessions/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-portal': portal },
      body: JSON.stringify({ refreshToken: '' }),
    });
    if (response.ok) {
      const answer = parseExact(await response.text()) as { token: string };
      session.begin(answer.token);
      return answer.token;
    }
    // Only a refusal ends the session; a server that is away for a moment does not.
    if (response.status < 500 && response.status !== 429) {
      session.end();
      return null;
    }
    throw new ApiError(await problemOf(response));
  };
  return navigator.locks ? navigator.locks.request(`tradehall.refresh.${portal}`, trade) : trade();
}

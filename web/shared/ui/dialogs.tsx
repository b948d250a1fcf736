// Questions before something happens: `confirm` says what will happen, `askForProof` asks for password or code again.
// The windows themselves (Windows.tsx) are loaded when the first question is asked.
import { lazy, Suspense, useSyncExternalStore, type ReactNode } from 'react';

const Windows = lazy(() => import('./Windows'));

export interface Question {
  title: string;
  /** What will happen, in words; names, amounts, and whether it can be undone. */
  says: ReactNode;
  /** The verb on the button. */
  action: string;
  danger?: boolean;
  /** A reason is asked for, and whether it must be given. */
  reason?: { label: string; needed: boolean; templates?: string[] };
}

export type Open = { kind: 'confirm'; question: Question; close: (answer: { reason: string } | null) => void } | { kind: 'proof'; close: (proven: boolean) => void };

export interface Panel {
  title: string;
  content: (close: () => void) => ReactNode;
  wide?: boolean;
}

let open: Open | null = null;
const listeners = new Set<() => void>();
const show = (next: Open | null) => {
  open = next;
  listeners.forEach((listener) => listener());
};

/** Null: the answer was no. */
export const confirm = (question: Question) => new Promise<{ reason: string } | null>((done) =>
  show({ kind: 'confirm', question, close: (answer) => { show(null); done(answer); } }));

let panel: Panel | null = null;
const showing = (next: Panel | null) => {
  panel = next;
  listeners.forEach((listener) => listener());
};

/**
 * Opens a panel at the side of the page, for a form or the details of a row. One at a time; questions may stand above it. A panel closes
 * itself and never the one that has taken its place: what that one shows, such as a key's secret, may not come again.
 */
export const showPanel = (next: Panel) => showing(next);

let asking: Promise<boolean> | null = null;
/** Several calls that need proof at once ask once. */
export function askForProof(): Promise<boolean> {
  asking ??= new Promise<boolean>((done) => show({ kind: 'proof', close: (proven) => { show(null); asking = null; done(proven); } }));
  return asking;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function Dialogs() {
  const question = useSyncExternalStore(subscribe, () => open);
  const side = useSyncExternalStore(subscribe, () => panel);
  return (question ?? side) && <Suspense><Windows open={question} panel={side} closePanel={() => panel === side && showing(null)} /></Suspense>;
}

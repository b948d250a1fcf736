// What accounts and open positions are worth now, as the stream tells it. It stands outside of React, as prices do: a cell draws with its own
// figure, once per frame at most, and with nothing else.
//
// - Nothing is reckoned here: the server values what is held with each price, and its figures are shown as they came.
// - The figures hold while the line is live. Without it they are forgotten, and what was last read by REST is shown.
import type { LiveEvent } from '@shared/api/live';
import { useSyncExternalStore } from 'react';
import type { Position } from './data';
import type { Wallet } from '../data';

/** What moves of a position while nothing is done to it. */
type Moving = Pick<Position, 'currentPrice' | 'profitLoss' | 'swap' | 'margin'>;

const positions = new Map<number, Moving>();
const wallets = new Map<number, Partial<Wallet>>();
const listeners = new Set<() => void>();
let frame = 0;
/** Grows with each frame in which something was told. */
let told = 0;

function flush() {
  frame = 0;
  told += 1;
  listeners.forEach((listener) => listener());
}

const soon = () => { frame ||= requestAnimationFrame(flush); };

const WORDS: Partial<Record<keyof Wallet, string>> = {
  balance: 'balance', credit: 'credit', profitLoss: 'profit', equity: 'equity', margin: 'margin', marginFree: 'freeMargin',
  marginLevelPercent: 'marginLevel', withdrawable: 'withdrawable', openPositions: 'openPositions',
};

interface Said {
  id: number;
  price: string;
  profit: string;
  swap: string;
  margin: string;
}

export const worth = {
  /** Takes in a message of the stream. */
  hear(event: LiveEvent) {
    if (event.type === 'wallet') positions.clear();
    if (event.type !== 'account') return;
    wallets.set(event['walletId'] as number, Object.fromEntries(Object.entries(WORDS).filter(([, said]) => said in event).map(([name, said]) => [name, event[said]])));
    for (const { id, price, profit, swap, margin } of (event['positions'] ?? []) as Said[]) positions.set(id, { currentPrice: price, profitLoss: profit, swap, margin });
    soon();
  },
  /** Nobody hears the stream any more, or it has gone: what it told is old. */
  forget() {
    positions.clear();
    wallets.clear();
    soon();
  },
  /** A position as it stands now. */
  of: (position: Position): Position => ({ ...position, ...positions.get(position.id) }),
};

function watch(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useWorth = (position: Position): Moving => useSyncExternalStore(watch, () => positions.get(position.id)) ?? position;

export function useStanding(wallet: Wallet): Wallet {
  const now = useSyncExternalStore(watch, () => wallets.get(wallet.id));
  return { ...wallet, ...now };
}

/** For what is decided over many positions, such as which of them win; draws with whatever moves. */
export function useWorths(many: Position[]): Position[] {
  useSyncExternalStore(watch, () => told);
  return many.map(worth.of);
}

// What the terminal reads besides prices, and its small settings.
import { api, ask, type Schemas } from '@shared/api/client';
import { sign } from '@shared/i18n/format';
import { live, useLink, type LiveEvent } from '@shared/api/live';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { memory, WALLETS } from '../data';
import { worth } from './worth';

export type Instrument = Schemas['InstrumentView'];
export type Position = Schemas['Position'];
export type Order = Schemas['Order'];
export type Side = 'BUY' | 'SELL';

export const POSITIONS = ['positions'] as const;
export const ORDERS = ['orders'] as const;
export const WATCHLIST = ['watchlist'] as const;
/** All that an order may have changed. */
export const AFTER_TRADE = [POSITIONS, ORDERS, WALLETS];

/** The stream tells what happens and what it is worth, so lists are read when something happened; while there is no stream, this often. */
const WITHOUT_STREAM_MS = 1000;
const HISTORY_ROWS = 100;

export const useUnlessLive = () => (useLink() === 'live' ? undefined : WITHOUT_STREAM_MS);

export const useInstruments = () => useQuery({ queryKey: ['instruments'], queryFn: async () => (await ask(api.GET('/me/instruments'))).instruments.filter(({ status }) => status !== 'DISABLED'), staleTime: 300_000 });

export const usePositions = (walletId: number) =>
  useQuery({
    queryKey: [...POSITIONS, walletId, 'OPEN'], refetchInterval: useUnlessLive() ?? false,
    queryFn: async () => (await ask(api.GET('/me/positions', { params: { query: { walletId, status: 'OPEN', limit: HISTORY_ROWS } } }))).positions,
  });

export const useClosed = (walletId: number) =>
  useQuery({ queryKey: [...POSITIONS, walletId, 'CLOSED'], queryFn: async () => (await ask(api.GET('/me/positions', { params: { query: { walletId, status: 'CLOSED', limit: HISTORY_ROWS } } }))).positions });

export const useOrders = (walletId: number) =>
  useQuery({
    queryKey: [...ORDERS, walletId, 'PENDING'], refetchInterval: useUnlessLive() ?? false,
    queryFn: async () => (await ask(api.GET('/me/orders', { params: { query: { walletId, statuses: ['PENDING'], limit: HISTORY_ROWS } } }))).orders,
  });

export const priceOf = (order: Order) => order.limitPrice ?? order.stopPrice;
export const isWinner = ({ profitLoss }: Position) => sign(profitLoss) > 0;
export const isLoser = ({ profitLoss }: Position) => sign(profitLoss) < 0;

/** A setting of this browser. */
export function useKept(name: string, first: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => memory.read(name) ?? first);
  const keep = useCallback((next: string) => { memory.keep(name, next); setValue(next); }, [name]);
  return [value, keep];
}

export const INTERVALS = [
  { value: '1', label: 'M1', seconds: 60 }, { value: '5', label: 'M5', seconds: 300 }, { value: '15', label: 'M15', seconds: 900 },
  { value: '60', label: 'H1', seconds: 3600 }, { value: '240', label: 'H4', seconds: 14_400 }, { value: '1D', label: 'D1', seconds: 86_400 },
];

/** What the stream tells of one's own orders, positions and account goes where the screens read it. */
export function useOwnEvents() {
  const client = useQueryClient();
  useEffect(() => {
    const leave = live.on((event) => heard(client, event));
    const leaveLink = live.onLink(() => live.link() !== 'live' && worth.forget());
    return () => { leave(); leaveLink(); worth.forget(); };
  }, [client]);
}

function heard(client: QueryClient, event: LiveEvent) {
  worth.hear(event);
  const happened = event.type === 'order' || event.type === 'position' ? [POSITIONS, ORDERS]
    : event.type === 'account' && event.seq !== undefined ? [WALLETS]
    : event.type === 'welcome' && event['resumed'] === false ? AFTER_TRADE : [];
  for (const queryKey of happened) void client.invalidateQueries({ queryKey });
}

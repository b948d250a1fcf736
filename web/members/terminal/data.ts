// What the terminal reads besides prices, and its small settings.
import { api, ask, type Schemas } from '@shared/api/client';
import { sign } from '@shared/i18n/format';
import { live, type LiveEvent } from '@shared/api/live';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { memory, WALLETS, type Wallet } from '../data';

export type Instrument = Schemas['InstrumentView'];
export type Position = Schemas['Position'];
export type Order = Schemas['Order'];
export type Side = 'BUY' | 'SELL';

export const POSITIONS = ['positions'] as const;
export const ORDERS = ['orders'] as const;
/** All that an order may have changed. */
export const AFTER_TRADE = [POSITIONS, ORDERS, WALLETS];

export const LIVE_EVERY_MS = 1000;
/** The stream tells of orders and of the account; this is for when it does not. */
export const ORDERS_EVERY_MS = 5000;
const HISTORY_ROWS = 100;

export const useInstruments = () => useQuery({ queryKey: ['instruments'], queryFn: async () => (await ask(api.GET('/me/instruments'))).instruments.filter(({ status }) => status !== 'DISABLED'), staleTime: 300_000 });

export const usePositions = (walletId: number) =>
  useQuery({
    queryKey: [...POSITIONS, walletId, 'OPEN'], refetchInterval: LIVE_EVERY_MS,
    queryFn: async () => (await ask(api.GET('/me/positions', { params: { query: { walletId, status: 'OPEN', limit: HISTORY_ROWS } } }))).positions,
  });

export const useClosed = (walletId: number) =>
  useQuery({ queryKey: [...POSITIONS, walletId, 'CLOSED'], queryFn: async () => (await ask(api.GET('/me/positions', { params: { query: { walletId, status: 'CLOSED', limit: HISTORY_ROWS } } }))).positions });

export const useOrders = (walletId: number) =>
  useQuery({
    queryKey: [...ORDERS, walletId, 'PENDING'], refetchInterval: ORDERS_EVERY_MS,
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
  useEffect(() => live.on((event) => heard(client, event)), [client]);
}

function heard(client: QueryClient, event: LiveEvent) {
  if (event.type === 'account') client.setQueryData<Wallet[]>(WALLETS, (wallets) => wallets?.map((wallet) => (wallet.id === event['walletId'] ? { ...wallet, ...figures(event) } : wallet)));
  if (event.type === 'order' || event.type === 'position') for (const queryKey of [POSITIONS, ORDERS]) void client.invalidateQueries({ queryKey });
  if (event.type === 'welcome' && event['resumed'] === false) for (const queryKey of AFTER_TRADE) void client.invalidateQueries({ queryKey });
}

const WORDS: Partial<Record<keyof Wallet, string>> = { balance: 'balance', credit: 'credit', profitLoss: 'profit', equity: 'equity', margin: 'margin', marginFree: 'freeMargin', marginLevelPercent: 'marginLevel', withdrawable: 'withdrawable', openPositions: 'openPositions' };

const figures = (event: LiveEvent): Partial<Wallet> => Object.fromEntries(Object.entries(WORDS).filter(([, said]) => said in event).map(([name, said]) => [name, event[said]]));

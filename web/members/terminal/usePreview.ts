// What an order would cost, asked of the server for both sides: as the size changes, and every few seconds as prices move.
import { useDebouncedValue } from '@mantine/hooks';
import { api, ask, type Schemas } from '@shared/api/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parse } from '../exact';
import type { Side } from './data';

const SETTLED_MS = 250;
const AGAIN_MS = 5000;

export type Preview = Schemas['OrderPreview'];

export function usePreview(accountId: number, symbol: string, size: string, on: boolean) {
  const [asked] = useDebouncedValue(size, SETTLED_MS);
  const positive = (parse(asked) ?? 0n) > 0n;
  return useQuery({
    queryKey: ['preview', accountId, symbol, asked], enabled: on && positive, refetchInterval: AGAIN_MS, placeholderData: keepPreviousData, retry: false,
    queryFn: async (): Promise<Record<Side, Preview>> => {
      const of = (side: Side) => ask(api.POST('/orders/preview', { body: { accountId, symbol, side, size: asked } }));
      const [BUY, SELL] = await Promise.all([of('BUY'), of('SELL')]);
      return { BUY, SELL };
    },
  });
}

// TanStack Query, set up once per portal: what is retried, and that a refusal nobody else shows becomes a toast.
import { MutationCache, QueryClient, useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, ApiError, ask, newKey } from './client';
import { meta } from './meta';
import { isOffline } from './problem';

export type Op = keyof typeof meta;

export function queryClient(toast: (error: Error) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (times, error) => times < 2 && (!(error instanceof ApiError) || error.status >= 500 || isOffline(error)),
      },
    },
    mutationCache: new MutationCache({ onError: (error, _variables, _context, mutation) => !mutation.meta?.['quiet'] && toast(error) }),
  });
}

interface Write<Input, Output> {
  /** The call; the key goes into its Idempotency-Key header (`headers: keyed(key)`). */
  call: (input: Input, key: string) => Promise<Output>;
  /** Query keys that are no longer true afterwards. */
  stale?: QueryKey[];
  done?: (output: Output, input: Input) => void;
  /** The form shows the refusal itself, so no toast. */
  quiet?: boolean;
}

/** A write of one form: its Idempotency-Key is made when the form opens and kept until the server has answered. */
export function useWrite<Input, Output>({ call, stale = [], done, quiet }: Write<Input, Output>) {
  const client = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (input: Input) => call(input, key.current),
    meta: { quiet },
    onSuccess: async (output, input) => {
      key.current = newKey();
      done?.(output, input);
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    // An answer means the key is spent; without one the same key must be used again, or it could happen twice.
    onError: (error) => {
      if (!isOffline(error)) key.current = newKey();
    },
  });
}

export const ME = ['me'] as const;
export const PERMISSIONS = ['me', 'permissions'] as const;

export const useMe = () => useQuery({ queryKey: ME, queryFn: () => ask(api.GET('/me')), staleTime: 60_000 });

const usePermissions = () => useQuery({ queryKey: PERMISSIONS, queryFn: () => ask(api.GET('/me/permissions')), staleTime: 60_000 });

/** May the caller do this? The answer comes from the same document that the server's door is tested against. */
export function useMay(): (op: Op) => boolean {
  const { data } = usePermissions();
  return (op) => {
    const { who, permission } = meta[op] as { who: string; permission?: string };
    if (!data) return false;
    if (!permission) return who !== 'customer' || data.kind === 'CUSTOMER';
    if (who === 'self or staff' && data.kind === 'CUSTOMER') return true;
    return data.permissions.includes(permission);
  };
}

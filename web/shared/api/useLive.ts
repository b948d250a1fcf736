// Lists that follow the stream: when something happened to an order, a position or an account, what was read of it is read again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live } from './live';

/** How long events are gathered, so that a burst reads a list once. */
const GATHER_MS = 500;

const STALE: { [type: string]: string[] } = { order: ['orders', 'positions'], position: ['positions', 'orders', 'wallets'], account: ['wallets'], welcome: ['orders', 'positions', 'wallets'] };

export function useLiveLists() {
  const client = useQueryClient();
  useEffect(() => {
    const stale = new Set<string>();
    let timer = 0;
    const flush = () => {
      timer = 0;
      // A list's key begins with its name, alone or with whose it is: `positions`, `positions-<customer>`.
      const names = [...stale];
      stale.clear();
      void client.invalidateQueries({ predicate: ({ queryKey }) => names.includes(String(queryKey[0]).split('-')[0] ?? '') });
    };
    const leave = live.on((event) => {
      if (event.type === 'welcome' && event['resumed'] === true) return;
      // Figures that only moved with the prices come with the list's own rhythm.
      if (event.type === 'account' && event.seq === undefined) return;
      const names = STALE[event.type];
      if (!names) return;
      names.forEach((name) => stale.add(name));
      timer ||= window.setTimeout(flush, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [client]);
}

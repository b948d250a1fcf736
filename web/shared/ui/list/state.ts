// The state of a list lives in the address: filters, sort, page. So a view can be saved, sent and gone back to.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Column, Filter, ListQuery } from './types';

const RESERVED = { search: 'q', sort: 'sort', page: 'page', size: 'size' } as const;
export const SIZES = [25, 50, 100, 200, 500];

export interface ListState {
  query: ListQuery;
  page: number;
  size: number;
  /** How many filters are set, the search not counted. */
  set: number;
  change: (changes: Record<string, string | undefined>) => void;
  clear: () => void;
  search: string;
}

/** `prefix` keeps two lists on one page apart. */
export function useListState(filters: Filter[], defaultSort: string, prefix = ''): ListState {
  const params = useRouterState({ select: (state) => state.location.search as Record<string, string> });
  const navigate = useNavigate();
  return useMemo(() => {
    const read = (name: string) => params[prefix + name] ?? '';
    const size = SIZES.includes(Number(read(RESERVED.size))) ? Number(read(RESERVED.size)) : 50;
    const page = Math.max(1, Math.floor(Number(read(RESERVED.page))) || 1);
    const chosen = Object.fromEntries(filters.map((filter) => [filter.key, split(filter, read(filter.key))]));
    const go = (search: Record<string, unknown>) => void navigate({ to: '.', search: search as never, replace: true });
    return {
      query: { offset: (page - 1) * size, limit: size, sort: read(RESERVED.sort) || defaultSort, search: read(RESERVED.search), filters: chosen },
      page, size,
      set: Object.values(chosen).filter((values) => values.some(Boolean)).length,
      // Whatever is changed but the page begins at the first page.
      change: (changes) => {
        const named = Object.fromEntries(Object.entries(changes).map(([name, value]) => [prefix + name, value || undefined]));
        go({ ...params, ...(RESERVED.page in changes ? {} : { [prefix + RESERVED.page]: undefined }), ...named });
      },
      clear: () => go(Object.fromEntries(Object.entries(params).filter(([name]) => {
        const own = prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name;
        return own !== RESERVED.search && own !== RESERVED.page && !filters.some((filter) => filter.key === own);
      }))),
      search: new URLSearchParams(Object.entries(params).filter(([, value]) => value)).toString(),
    };
  }, [params, filters, defaultSort, prefix, navigate]);
}

function split(filter: Filter, text: string): string[] {
  if (!text) return [];
  if (filter.kind === 'days') return text.split('..').slice(0, 2);
  return filter.kind === 'many' ? text.split(',') : [text];
}

export const joined = (filter: Filter, values: string[]) => values.join(filter.kind === 'days' ? '..' : ',');

export interface ColumnChoice {
  order: string[];
  hidden: string[];
}

/** Which columns, in which order; kept in this browser. */
export function useColumns<Row>(id: string, columns: Column<Row>[]) {
  const [choice, setChoice] = useLocalStorage<ColumnChoice | null>({ key: `tradehall.columns.${id}`, defaultValue: null, getInitialValueInEffect: false });
  return useMemo(() => {
    const hidden = new Set(choice?.hidden ?? columns.filter((column) => column.extra).map((column) => column.key));
    const place = (key: string) => {
      const at = choice?.order.indexOf(key) ?? -1;
      return at < 0 ? columns.length : at;
    };
    const all = choice ? [...columns].sort((a, b) => place(a.key) - place(b.key)) : columns;
    return { all, shown: all.filter((column) => !hidden.has(column.key)), hidden, setChoice, changed: choice !== null };
  }, [choice, columns, setChoice]);
}

export const useDensity = () => useLocalStorage<'dense' | 'roomy'>({ key: 'tradehall.density', defaultValue: 'roomy', getInitialValueInEffect: false });

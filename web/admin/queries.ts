// What several screens of the back office ask for, and how their filters become parameters.
import { api, ask } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import type { Choice, ListQuery } from '@shared/ui/list/types';
import { useQuery } from '@tanstack/react-query';

/** The first and last instant of a range of days. */
export const fromDay = (days: string[] | undefined) => (days?.[0] ? `${days[0]}T00:00:00.000Z` : undefined);
export const toDay = (days: string[] | undefined) => (days?.[1] ? `${days[1]}T23:59:59.999Z` : undefined);

/** `-createdAt` as lists of leads and trades want it: `createdAt|DESC`. */
export const piped = (sort: string) => (sort.startsWith('-') ? `${sort.slice(1)}|DESC` : `${sort}|ASC`);

export const list = (query: ListQuery, key: string) => {
  const values = query.filters[key]?.filter(Boolean) ?? [];
  return values.length ? values : undefined;
};
export const one = (query: ListQuery, key: string) => query.filters[key]?.[0] || undefined;

const LONG_MS = 5 * 60_000;

export function useSalesPeople(): Choice[] {
  const may = useMay();
  const { data } = useQuery({ queryKey: ['sales-people'], queryFn: () => ask(api.GET('/leads/sales-people')), staleTime: LONG_MS, enabled: may('listSalesPeople') });
  return data?.salesPeople.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}

export function useSalesStatuses() {
  const may = useMay();
  const { data } = useQuery({ queryKey: ['sales-statuses'], queryFn: () => ask(api.GET('/sales-statuses')), staleTime: LONG_MS, enabled: may('listSalesStatuses') });
  return data?.statuses ?? [];
}

export function useGroups() {
  const may = useMay();
  const { data } = useQuery({ queryKey: ['groups'], queryFn: () => ask(api.GET('/groups')), staleTime: LONG_MS, enabled: may('listGroups') });
  return data?.groups ?? [];
}

const NO_SYMBOLS: string[] = [];

export function useSymbols(): string[] {
  const { data } = useQuery({ queryKey: ['instruments', 'symbols'], queryFn: () => ask(api.GET('/instruments/symbols')), staleTime: LONG_MS });
  return data?.symbols ?? NO_SYMBOLS;
}

export function useCountries() {
  const { data } = useQuery({ queryKey: ['countries'], queryFn: () => ask(api.GET('/countries')), staleTime: LONG_MS });
  return data?.countries ?? [];
}

export function useRoles() {
  const may = useMay();
  const { data } = useQuery({ queryKey: ['roles'], queryFn: () => ask(api.GET('/roles')), staleTime: LONG_MS, enabled: may('listRoles') });
  return data?.roles ?? [];
}

export function useDesks() {
  const may = useMay();
  const { data } = useQuery({ queryKey: ['sales-desks'], queryFn: () => ask(api.GET('/sales-desks')), staleTime: LONG_MS, enabled: may('listSalesDesks') });
  return data?.salesDesks ?? [];
}

const WAITING_MS = 30_000;

/** How much waits for somebody: shown in the navigation and on the first page. */
export function useWaiting() {
  const may = useMay();
  const kyc = useQuery({
    queryKey: ['customers', 'waiting'], refetchInterval: WAITING_MS, enabled: may('listCustomers'),
    queryFn: async () => (await ask(api.GET('/customers', { params: { query: { limit: 0, selectedKycStatuses: ['IN_REVIEW'] } } }))).count,
  });
  const withdrawals = useQuery({
    queryKey: ['transactions', 'waiting'], refetchInterval: WAITING_MS, enabled: may('listTransactions'),
    queryFn: async () => (await ask(api.GET('/transactions', { params: { query: { limit: 1, offset: 0, filters: { types: ['WITHDRAWAL'], statuses: ['PENDING'] } } } }))).count,
  });
  return { kyc: kyc.data, withdrawals: withdrawals.data };
}

/** Labels for a list that the server gives whole: filtered, sorted and paged here. */
export function whole<Row>(rows: Row[], { offset, limit, search }: ListQuery, words: (row: Row) => string) {
  const wanted = search.trim().toLocaleLowerCase();
  const found = wanted ? rows.filter((row) => words(row).toLocaleLowerCase().includes(wanted)) : rows;
  return { rows: found.slice(offset, offset + limit), total: found.length };
}

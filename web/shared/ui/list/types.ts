// What a list is made of. A screen gives these as data; ListScreen does the rest.
import type { ReactNode } from 'react';
import type { Op } from '../../api/queries';

export interface ListQuery {
  offset: number;
  limit: number;
  /** `createdAt` or `-createdAt`. */
  sort: string;
  search: string;
  /** Chosen values by the filter's key. A range of days is `[from, to]`, either may be empty. */
  filters: Record<string, string[]>;
}

export interface Page<Row> {
  rows: Row[];
  total: number;
}

export interface Column<Row> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** The name the server sorts by; without it the column does not sort. */
  sort?: string;
  /** Numbers stand at the end. */
  end?: boolean;
  width?: number;
  /** Not shown until chosen. */
  extra?: boolean;
  /** What stands in an exported file; without it the column is not exported. */
  text?: (row: Row) => string | number | null | undefined;
  /** Where it stands on a phone: the line's title, below it, or at its end. Others are left out there. */
  phone?: 'title' | 'sub' | 'end';
}

export interface Choice {
  value: string;
  label: string;
}

export type Filter =
  | { key: string; label: string; kind: 'one' | 'many'; choices: Choice[]; width?: number }
  | { key: string; label: string; kind: 'days'; width?: number }
  | { key: string; label: string; kind: 'text'; width?: number };

/** What a bulk action gets: the chosen ids, and whether it is to say what would happen or do it. */
export interface Bulk {
  key: string;
  label: string;
  icon?: ReactNode;
  op: Op;
  danger?: boolean;
  /** Opens the action's own dialog for these rows and tells when it is done. */
  run: (ids: string[], finished: () => void) => void;
}

export interface ListProps<Row> {
  /** Names the list: its query key, and where its columns and views are kept. */
  id: string;
  title: string;
  load: (query: ListQuery) => Promise<Page<Row>>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where a row leads. */
  rowLink?: (row: Row) => string;
  /** Or what it opens. */
  onRow?: (row: Row) => void;
  filters?: Filter[];
  /** The search field's hint; without it there is none. */
  searchHint?: string;
  defaultSort?: string;
  bulk?: Bulk[];
  /** All ids that match, for "select all that match". */
  allIds?: (query: ListQuery) => Promise<string[]>;
  /** Buttons at the top right, the primary one last. */
  actions?: ReactNode;
  empty?: { title: string; hint?: string; action?: ReactNode };
  /** Views that everybody has: a name and the address's search part. */
  views?: { label: string; search: string }[];
  /** Milliseconds between reloads of what is live. */
  every?: number;
  /** Inside of another page: no title, no saved views. */
  embedded?: boolean;
  /** Below the table, such as sums. */
  totals?: (rows: Row[]) => ReactNode;
}

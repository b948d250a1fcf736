// A list as a CSV file: the same query, all pages of it, the columns as they are shown.
import type { Column, ListProps, ListQuery } from './types';

const PAGE = 200;
const AT_MOST = 50_000;

/** A cell as spreadsheets read it. What could be taken for a formula is set in quotes by an apostrophe, unless it is a number. */
export function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export async function exportCsv<Row>(title: string, load: ListProps<Row>['load'], query: ListQuery, columns: Column<Row>[]): Promise<number> {
  const written = columns.filter((column) => column.text);
  const lines = [written.map((column) => cell(column.label)).join(',')];
  for (let offset = 0; offset < AT_MOST; offset += PAGE) {
    const { rows, total } = await load({ ...query, offset, limit: PAGE });
    for (const row of rows) lines.push(written.map((column) => cell(column.text?.(row))).join(','));
    if (rows.length === 0 || offset + rows.length >= total) break;
  }
  saveFile(`${title}.csv`, new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }));
  return lines.length - 1;
}

/** Hands a file to the browser to be kept. */
export function saveFile(name: string, file: Blob) {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

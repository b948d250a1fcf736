// The rows of a list: a table on wide screens, lines on a phone. Rows are memoised: choosing one draws one.
import { ActionIcon, Checkbox, Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { memo, type KeyboardEvent } from 'react';
import { useShared } from '../../i18n';
import { useDrawn } from './drawn';
import styles from './list.module.css';
import type { Column } from './types';

interface Common<Row> {
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  rowLink?: (row: Row) => string;
  onRow?: (row: Row) => void;
  chosen: ReadonlySet<string>;
  toggle: (key: string) => void;
  canChoose: boolean;
  loading: boolean;
}

interface TableProps<Row> extends Common<Row> {
  dense: boolean;
  stale: boolean;
  sort: string;
  onSort: (sort: string) => void;
  choosePage: (all: boolean) => void;
  label: string;
}

/** From here on a row does not light up under the pointer: scrolled past, that takes half of the time of a frame. */
const LONG = 200;

export function Table<Row>(props: TableProps<Row>) {
  const t = useShared();
  const { rows, columns, rowKey, chosen, toggle, canChoose, dense, loading, stale, sort } = props;
  const navigate = useNavigate();
  const open = (row: Row) => (props.onRow ? props.onRow(row) : props.rowLink && void navigate({ to: props.rowLink(row) }));
  const onPage = rows.filter((row) => chosen.has(rowKey(row))).length;
  const drawn = useDrawn(rows.length, stale);
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={props.label}>
      <table className={`${styles.table} ${dense ? styles.dense : ''} ${rows.length > LONG ? styles.long : ''}`} aria-busy={loading || stale || drawn < rows.length}>
        <thead>
          <tr>
            {canChoose && (
              <th className={styles.check} scope="col">
                <Checkbox size="xs" aria-label={t('list.choosePage')} checked={rows.length > 0 && onPage === rows.length} indeterminate={onPage > 0 && onPage < rows.length} onChange={(event) => props.choosePage(event.currentTarget.checked)} />
              </th>
            )}
            {columns.map((column) => <Head key={column.key} column={column} sort={sort} onSort={props.onSort} />)}
          </tr>
        </thead>
        <tbody className={stale ? styles.stale : undefined} onKeyDown={(event) => keys(event, rows, rowKey, toggle, open, canChoose)}>
          {loading
            ? Array.from({ length: 14 }, (_, at) => <tr key={at}>{canChoose && <td />}{columns.map((column) => <td key={column.key}><Skeleton height={10} radius="sm" /></td>)}</tr>)
            : rows.slice(0, drawn).map((row, at) => (
                <TableRow key={rowKey(row)} row={row} id={rowKey(row)} columns={columns as Column<unknown>[]} chosen={chosen.has(rowKey(row))} toggle={toggle} canChoose={canChoose}
                  link={props.rowLink?.(row)} onRow={props.onRow as ((row: unknown) => void) | undefined} first={at === 0} chooseLabel={t('list.choose')} />
              ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort: string; onSort: (sort: string) => void }) {
  const field = sort.replace(/^-/, '');
  const on = column.sort !== undefined && column.sort === field;
  const down = sort.startsWith('-');
  const style = { inlineSize: column.width, textAlign: column.end ? ('end' as const) : undefined };
  if (!column.sort) return <th scope="col" style={style}>{column.label}</th>;
  return (
    <th scope="col" style={style} aria-sort={on ? (down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles.sort} onClick={() => onSort(on && !down ? `-${column.sort}` : (column.sort ?? ''))}>
        {column.label}
        {on ? down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden /> : <IconArrowsSort size={13} className={styles.unsorted} aria-hidden />}
      </button>
    </th>
  );
}

/** Up and down move, space chooses, enter opens. */
function keys<Row>(event: KeyboardEvent, rows: Row[], rowKey: (row: Row) => string, toggle: (key: string) => void, open: (row: Row) => void, canChoose: boolean) {
  const at = (event.target as HTMLElement).closest('tr');
  if (!at || (event.target as HTMLElement).tagName !== 'TR') return;
  const row = rows.find((one) => rowKey(one) === at.dataset['key']);
  const move = event.key === 'ArrowDown' ? at.nextElementSibling : event.key === 'ArrowUp' ? at.previousElementSibling : null;
  if (move) (move as HTMLElement).focus();
  else if (event.key === ' ' && row && canChoose) toggle(rowKey(row));
  else if (event.key === 'Enter' && row) open(row);
  else return;
  event.preventDefault();
}

interface RowProps {
  row: unknown;
  id: string;
  columns: Column<unknown>[];
  chosen: boolean;
  toggle: (key: string) => void;
  canChoose: boolean;
  link?: string;
  onRow?: (row: unknown) => void;
  first: boolean;
  chooseLabel: string;
}

const TableRow = memo(function TableRow({ row, id, columns, chosen, toggle, canChoose, link, onRow, first, chooseLabel }: RowProps) {
  const title = columns.find((column) => column.phone === 'title') ?? columns[0];
  return (
    <tr data-key={id} tabIndex={first ? 0 : -1} className={`${chosen ? styles.chosen : ''} ${onRow ? styles.clickable : ''}`} onClick={onRow && ((event) => !(event.target as HTMLElement).closest('a,button,input') && onRow(row))}>
      {canChoose && <td className={styles.check}><Checkbox size="xs" aria-label={chooseLabel} checked={chosen} onChange={() => toggle(id)} /></td>}
      {columns.map((column) => (
        <td key={column.key} className={column === title ? styles.pinned : undefined} style={column.end ? { textAlign: 'end' } : undefined}>
          {column === title && link ? <Link to={link} className={styles.title}>{column.render(row)}</Link> : column.render(row)}
        </td>
      ))}
    </tr>
  );
});

export function PhoneRows<Row>({ rows, columns, rowKey, rowLink, onRow, chosen, toggle, canChoose, loading }: Common<Row>) {
  const t = useShared();
  const drawn = useDrawn(rows.length, false);
  const title = columns.find((column) => column.phone === 'title') ?? columns[0];
  const subs = columns.filter((column) => column.phone === 'sub');
  const ends = columns.filter((column) => column.phone === 'end');
  if (loading) return <div className={styles.lines}>{Array.from({ length: 9 }, (_, at) => <div key={at} className={styles.line}><Skeleton height={34} /></div>)}</div>;
  return (
    <ul className={styles.lines} tabIndex={0}>
      {rows.slice(0, drawn).map((row) => {
        const body = (
          <>
            <span className={styles.words}>
              <span className={styles.title}>{title?.render(row)}</span>
              <span className={styles.sub}>{subs.map((column) => <span key={column.key} className="clip">{column.render(row)}</span>)}</span>
            </span>
            <span className={styles.ends}>{ends.map((column) => <span key={column.key}>{column.render(row)}</span>)}</span>
          </>
        );
        return (
          <li key={rowKey(row)} className={`${styles.line} ${chosen.has(rowKey(row)) ? styles.chosen : ''}`}>
            {canChoose && <Checkbox size="sm" aria-label={t('list.choose')} checked={chosen.has(rowKey(row))} onChange={() => toggle(rowKey(row))} />}
            {rowLink && !onRow
              ? <Link to={rowLink(row)} className={styles.body}>{body}</Link>
              : <div className={`${styles.body} ${onRow ? styles.clickable : ''}`} onClick={onRow && ((event) => !(event.target as HTMLElement).closest('a,button,input') && onRow(row))}>{body}</div>}
            {onRow && <ActionIcon size={36} aria-label={t('list.open')} onClick={() => onRow(row)}><IconChevronRight size={18} className={styles.onward} /></ActionIcon>}
          </li>
        );
      })}
    </ul>
  );
}

// Rows of the terminal: a dense table where there is room, cards on a phone.
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useT } from '../texts';
import styles from './terminal.module.css';

export interface Field<Row> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  end?: boolean;
  /** On a phone: in the first line of the card. */
  head?: boolean;
  /** On a phone: at the end of the first line. */
  strong?: boolean;
}

interface Props<Row> {
  label: string;
  rows: Row[];
  rowKey: (row: Row) => string;
  fields: Field<Row>[];
  actions?: (row: Row) => ReactNode;
}

export function Rows<Row>({ label, rows, rowKey, fields, actions }: Props<Row>) {
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  if (phone) {
    return (
      <ul className={styles.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={styles.card}>
            <div className={styles.cardHead}>{fields.filter(({ head }) => head).map((field) => <span key={field.key}>{field.render(row)}</span>)}<span className="grow" />{fields.filter(({ strong }) => strong).map((field) => <b key={field.key}>{field.render(row)}</b>)}</div>
            <dl className={styles.cardFields}>{fields.filter(({ head, strong }) => !head && !strong).map((field) => <div key={field.key}><dt>{field.label}</dt><dd>{field.render(row)}</dd></div>)}</dl>
            {actions && <div className={styles.cardActions}>{actions(row)}</div>}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead><tr>{fields.map(({ key, label: name, end }) => <th key={key} data-end={end || undefined}>{name}</th>)}{actions && <th><span className="visually-hidden">{t('terminal.actions')}</span></th>}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {fields.map(({ key, render, end }) => <td key={key} data-end={end || undefined}>{render(row)}</td>)}
              {actions && <td className={styles.rowActions}>{actions(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

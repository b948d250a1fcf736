// Small pictures: a line, a donut, bars, columns. Each says in words what it shows and has its numbers beside it or in a title.
import type { CSSProperties, ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import styles from './charts.module.css';

/** Shares of a picture are pixels: floats will do, and nothing is written from them. */
const size = (value: string | number) => Math.max(0, Number(value) || 0);
const tone = (colour: string) => ({ '--tone': colour }) as CSSProperties;

export interface Slice {
  label: string;
  value: string | number;
  colour?: string;
  /** What is written, when it is not the value itself. */
  shown?: ReactNode;
  /** Where a click leads: the list behind the number. */
  to?: string;
  search?: Record<string, string>;
}

const PALETTE = ['var(--mantine-color-brand-5)', '#2fae83', '#e3a008', '#d9534f', '#8b6fd6', '#3b9ec9', '#8995a8'];
const colourOf = (slice: Slice, at: number) => slice.colour ?? PALETTE[at % PALETTE.length] ?? '';

const words = (slice: Slice) => (slice.to ? <Link className="link" to={slice.to} search={slice.search as never}>{slice.label}</Link> : slice.label);

export function BarList({ label, slices }: { label: string; slices: Slice[] }) {
  const most = Math.max(1, ...slices.map((slice) => size(slice.value)));
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.bars}>
        {slices.flatMap((slice, at) => [
          <span key={`${slice.label}-l`} className="clip">{words(slice)}</span>,
          <span key={`${slice.label}-b`} className={styles.bar} aria-hidden><i style={{ inlineSize: `${(size(slice.value) / most) * 100}%`, ...(slice.colour ? tone(slice.colour) : tone(PALETTE[0] ?? '')) }} data-at={at} /></span>,
          <bdi key={`${slice.label}-v`} className="num">{slice.shown ?? slice.value}</bdi>,
        ])}
      </div>
    </figure>
  );
}

export function Columns({ label, slices, from, to }: { label: string; slices: { title: string; value: string | number; colour?: string }[]; from?: ReactNode; to?: ReactNode }) {
  const most = Math.max(1e-9, ...slices.map((slice) => size(slice.value)));
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.columns}>
        {slices.map((slice, at) => (
          <span key={at} title={slice.title}><i style={{ blockSize: `${(size(slice.value) / most) * 100}%`, ...(slice.colour && tone(slice.colour)) }} /></span>
        ))}
      </div>
      <div className={styles.axis}><span>{from}</span><span>{to}</span></div>
    </figure>
  );
}

export function Donut({ label, slices, centre }: { label: string; slices: Slice[]; centre?: ReactNode }) {
  const sum = slices.reduce((total, slice) => total + size(slice.value), 0) || 1;
  const starts = slices.map((_, at) => slices.slice(0, at).reduce((total, slice) => total + size(slice.value), 0) / sum);
  return (
    <figure className={`${styles.figure} ${styles.donut}`} aria-label={label}>
      <svg width="108" height="108" viewBox="0 0 42 42" aria-hidden>
        <circle cx="21" cy="21" r="15.915" fill="none" stroke="var(--line-soft)" strokeWidth="5" />
        {slices.map((slice, at) => size(slice.value) > 0 && (
          <circle key={slice.label} cx="21" cy="21" r="15.915" fill="none" stroke={colourOf(slice, at)} strokeWidth="5" strokeDasharray={`${(size(slice.value) / sum) * 100} 100`} strokeDashoffset={(starts[at] ?? 0) * -100} transform="rotate(-90 21 21)" />
        ))}
        <text x="21" y="23.5" textAnchor="middle" fontSize="7" fontWeight="650" fill="currentColor">{centre}</text>
      </svg>
      <div className={styles.legend}>
        {slices.map((slice, at) => (
          <div key={slice.label}><span className={styles.dot} style={tone(colourOf(slice, at))} />{words(slice)}<bdi className="num quiet">{slice.shown ?? slice.value}</bdi></div>
        ))}
      </div>
    </figure>
  );
}

export function Sparkline({ label, values, width = 96, height = 28, colour = 'var(--mantine-color-brand-5)' }: { label: string; values: (string | number)[]; width?: number; height?: number; colour?: string }) {
  const points = values.map((value) => Number(value) || 0);
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const path = points.map((value, at) => `${((at / Math.max(1, points.length - 1)) * width).toFixed(1)},${(height - 2 - ((value - low) / span) * (height - 4)).toFixed(1)}`).join(' ');
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ direction: 'ltr' }}>
      <polyline points={path} fill="none" stroke={colour} strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}

/** Which way a figure went: an arrow with words for it, never a colour alone. */
export function Trend({ now, before, label }: { now: string | number; before: string | number; label: string }) {
  const change = (Number(now) || 0) - (Number(before) || 0);
  return <span className={change > 0 ? 'up' : change < 0 ? 'down' : 'quiet'} title={label}><span aria-hidden>{change > 0 ? '▲' : change < 0 ? '▼' : '='}</span><span className="visually-hidden">{label}</span></span>;
}

/** Long and short beside each other, from the middle outwards. */
export function Balance({ label, rows }: { label: string; rows: { label: ReactNode; key: string; long: string | number; short: string | number; shown: ReactNode }[] }) {
  const most = Math.max(1e-9, ...rows.flatMap((row) => [size(row.long), size(row.short)]));
  return (
    <figure className={styles.figure} aria-label={label}>
      {rows.map((row) => (
        <div key={row.key} className={styles.balance}>
          <span className="clip">{row.label}</span>
          <span className={styles.half} data-side="short" aria-hidden><i style={{ inlineSize: `${(size(row.short) / most) * 100}%`, ...tone('var(--sell)') }} /></span>
          <span className={styles.half} aria-hidden><i style={{ inlineSize: `${(size(row.long) / most) * 100}%`, ...tone('var(--buy)') }} /></span>
          <bdi className="num">{row.shown}</bdi>
        </div>
      ))}
    </figure>
  );
}

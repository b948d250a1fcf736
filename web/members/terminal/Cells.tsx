// The cells that move: each follows one symbol and draws itself alone.
import { sayIfKnown } from '@shared/i18n';
import { ago, number } from '@shared/i18n/format';
import { IconClock } from '@tabler/icons-react';
import { feed, useLine, usePrice, type Price } from './feed';
import { parse, pip, text } from '../exact';
import { useT } from '../texts';
import styles from './terminal.module.css';

/** Prices are written with all their decimals, so that columns stand still. */
export const shown = (price: string | number | null | undefined, decimals: number) => (price === null || price === undefined ? '—' : number(price, { digits: decimals }));

/** Whether what is shown is too old to trade on: the line is lost, or the market gives no price. */
export function useOld(symbol: string): boolean {
  const line = useLine();
  const price = usePrice(symbol);
  return line === 'lost' || !price || !price.tradable;
}

const way = (price: Price | undefined, old: boolean) => (old || !price?.move ? '' : price.move > 0 ? 'up' : 'down');

/** Bid and ask of a symbol, as two cells of a row. */
export function BidAsk({ symbol, decimals }: { symbol: string; decimals: number }) {
  const price = usePrice(symbol);
  const old = useOld(symbol);
  return (
    <>
      <bdi dir="ltr" className={`${styles.quote} ${way(price, old)}`} data-old={old || undefined}>{shown(price?.bid, decimals)}</bdi>
      <bdi dir="ltr" className={`${styles.quote} ${way(price, old)}`} data-old={old || undefined}>{shown(price?.ask, decimals)}</bdi>
    </>
  );
}

export function SidePrice({ symbol, side, decimals }: { symbol: string; side: 'BUY' | 'SELL'; decimals: number }) {
  const price = usePrice(symbol);
  return <bdi dir="ltr" className="num">{shown(side === 'BUY' ? price?.ask : price?.bid, decimals)}</bdi>;
}

/** The spread in pips. */
export function Spread({ symbol, decimals }: { symbol: string; decimals: number }) {
  const t = useT();
  const price = usePrice(symbol);
  const [bid, offer] = [parse(price?.bid), parse(price?.ask)];
  if (bid === null || offer === null) return null;
  const tenths = ((offer - bid) * 10n) / pip(decimals);
  return <span className={styles.spread}>{t('terminal.spread')} <bdi dir="ltr" className="num">{number(text(tenths * 10_000_000n), { digits: 1 })}</bdi></span>;
}

/** Says that a price is old, and how old. */
export function OldMark({ symbol }: { symbol: string }) {
  const t = useT();
  const old = useOld(symbol);
  const price = feed.price(symbol);
  if (!old || !price) return null;
  return <span className={styles.old}><IconClock size={13} aria-hidden /> {t('terminal.oldPrice', { ago: ago(price.time) })}</span>;
}

export const reasonWord = (code: string) => sayIfKnown('members', `reject.${code}`, code);

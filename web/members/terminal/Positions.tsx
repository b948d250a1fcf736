// Open positions: what each has made so far, where it stops, and closing it in whole or in part.
import { Button } from '@mantine/core';
import { showPanel } from '@shared/ui/dialogs';
import { Money, Num } from '@shared/ui/Num';
import { Empty } from '@shared/ui/states';
import { useT } from '../texts';
import { SideBadge, useDecimals } from './Book';
import { shown, useOld } from './Cells';
import { ChangePosition, ClosePosition } from './changes';
import type { Position } from './data';
import { Rows, type Field } from './Rows';
import styles from './terminal.module.css';
import { useWorth } from './worth';

export function Positions({ positions, currency }: { positions: Position[]; currency: string }) {
  const t = useT();
  const decimals = useDecimals();
  if (!positions.length) return <Empty title={t('terminal.noPositions')} hint={t('terminal.noPositionsHint')} />;
  const price = (one: Position, value: string | number | null | undefined) => <bdi dir="ltr" className="num">{shown(value, decimals(one.symbol))}</bdi>;
  const sorted = [...positions].sort((a, b) => (a.symbol === b.symbol ? a.id - b.id : a.symbol < b.symbol ? -1 : 1));
  const fields: Field<Position>[] = [
    { key: 'id', label: t('terminal.id'), render: (one) => <bdi dir="ltr" className="num">{one.id}</bdi> },
    { key: 'symbol', label: t('terminal.symbol'), render: (one) => <b>{one.symbol}</b>, head: true },
    { key: 'side', label: t('terminal.side'), render: (one) => <SideBadge side={one.side} />, head: true },
    { key: 'size', label: t('terminal.volume'), end: true, render: (one) => <Num value={one.size} /> },
    { key: 'open', label: t('terminal.open'), end: true, render: (one) => price(one, one.openPrice) },
    { key: 'now', label: t('terminal.now'), end: true, render: (one) => <Now position={one} decimals={decimals(one.symbol)} /> },
    { key: 'sl', label: t('terminal.stopLoss'), end: true, render: (one) => price(one, one.stopLoss) },
    { key: 'tp', label: t('terminal.takeProfit'), end: true, render: (one) => price(one, one.takeProfit) },
    { key: 'swap', label: t('terminal.swap'), end: true, render: (one) => <Swap position={one} currency={currency} /> },
    { key: 'profit', label: t('terminal.profit'), end: true, strong: true, render: (one) => <Profit position={one} currency={currency} /> },
  ];
  return (
    <Rows label={t('terminal.positions')} rows={sorted} rowKey={(one) => String(one.id)} fields={fields} actions={(one) => (
      <>
        <Button size="compact-sm" variant="default" onClick={() => showPanel({ title: `${t('terminal.stops')} · ${one.symbol} ${one.id}`, content: (close) => <ChangePosition position={one} decimals={decimals(one.symbol)} close={close} /> })}>{t('terminal.stops')}</Button>
        <Button size="compact-sm" variant="default" onClick={() => showPanel({ title: `${t('terminal.closeTitle')} · ${one.symbol} ${one.id}`, content: (close) => <ClosePosition id={one.id} walletId={one.accountId} close={close} /> })}>{t('terminal.closeOne')}</Button>
      </>
    )} />
  );
}

/** The price at which it would close; of the same moment as the profit beside it. */
export function Now({ position, decimals }: { position: Position; decimals: number }) {
  return <bdi dir="ltr" className="num">{shown(useWorth(position).currentPrice, decimals)}</bdi>;
}

const Swap = ({ position, currency }: { position: Position; currency: string }) => <Money value={useWorth(position).swap} currency={currency} />;

/** Dimmed while the prices it was made of are old. */
export function Profit({ position, currency }: { position: Position; currency: string }) {
  const old = useOld(position.symbol);
  return <span className={old ? styles.oldFigure : undefined}><Money value={useWorth(position).profitLoss} currency={currency} coloured={!old} signed /></span>;
}

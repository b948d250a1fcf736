// The chart of a symbol: its history, its running candle, and the lines of one's own positions and orders.
import { ActionIcon, SegmentedControl, Table } from '@mantine/core';
import { api, ask, keyed, newKey } from '@shared/api/client';
import { number } from '@shared/i18n/format';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { Broken, Loading } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import type { Bar } from '@shared/ui/charts/CandleChart';
import type { TradeLine } from '@shared/ui/charts/TradeChart';
import { IconTable } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useReducer } from 'react';
import { useT } from '../texts';
import { OldMark } from './Cells';
import { INTERVALS, ORDERS, POSITIONS, priceOf, useKept, useOrders, usePositions, type Instrument, type Position, type Side } from './data';
import { feed } from './feed';
import styles from './terminal.module.css';

const TradeChart = lazy(() => import('@shared/ui/charts/TradeChart'));
const BARS = 400;
const AGAIN_MS = 60_000;

export function Chart({ walletId, instrument, oneClick }: { walletId: number; instrument: Instrument; oneClick: boolean }) {
  const t = useT();
  const { symbol, decimals } = instrument;
  const [kept, keep] = useKept('interval', '1');
  const interval = INTERVALS.find(({ value }) => value === kept) ?? INTERVALS[0] ?? { value: '1', label: 'M1', seconds: 60 };
  const bars = useQuery({
    queryKey: ['bars', symbol, interval.value], refetchInterval: AGAIN_MS,
    queryFn: () => ask(api.GET('/market-data/{interval}', { params: { path: { interval: interval.value }, query: { symbol, limit: BARS } } })),
  });
  const follow = useCallback((told: (price: string, time: string) => void) => feed.watch(symbol, () => {
    const price = feed.price(symbol);
    if (price) told(price.bid, price.time);
  }), [symbol]);
  const lines = useLines(walletId, symbol, oneClick);
  return (
    <section className={styles.chart} aria-label={t('terminal.chart', { symbol })}>
      <div className={styles.chartTools}>
        <h1 className={styles.chartSymbol}>{symbol}</h1>
        <SegmentedControl size="xs" aria-label={t('terminal.interval')} value={interval.value} onChange={keep} data={INTERVALS.map(({ value, label }) => ({ value, label }))} />
        <ActionIcon size={30} aria-label={t('terminal.asTable')} onClick={() => showPanel({ title: `${symbol} · ${interval.label}`, content: () => <AsTable bars={bars.data ?? []} decimals={decimals} /> })}><IconTable size={18} /></ActionIcon>
      </div>
      <div className={styles.canvas}>
        <span className={styles.oldOverChart}><OldMark symbol={symbol} /></span>
        {bars.data
          ? <Suspense fallback={<Loading />}><TradeChart label={t('terminal.chart', { symbol })} of={`${symbol}.${interval.value}`} bars={bars.data} decimals={decimals} seconds={interval.seconds} follow={follow} lines={lines} /></Suspense>
          : bars.error ? <Broken error={bars.error} retry={() => void bars.refetch()} /> : <Loading />}
      </div>
    </section>
  );
}

const MOST_ROWS = 60;

function AsTable({ bars, decimals }: { bars: Bar[]; decimals: number }) {
  const t = useT();
  const cell = (value: string | number) => <bdi dir="ltr" className="num">{number(value, { digits: decimals })}</bdi>;
  return (
    <Table fz="xs">
      <Table.Thead><Table.Tr><Table.Th>{t('terminal.time')}</Table.Th>{(['open', 'high', 'low', 'close'] as const).map((name) => <Table.Th key={name}>{t(`terminal.bar.${name}`)}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {bars.slice(-MOST_ROWS).reverse().map((bar) => (
          <Table.Tr key={bar.time}><Table.Td><Time value={bar.time} /></Table.Td><Table.Td>{cell(bar.open)}</Table.Td><Table.Td>{cell(bar.high)}</Table.Td><Table.Td>{cell(bar.low)}</Table.Td><Table.Td>{cell(bar.close)}</Table.Td></Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Positions, their stops and pending orders as lines; stops are dragged to where they shall be, and who has not chosen one click is asked. */
function useLines(walletId: number, symbol: string, oneClick: boolean): TradeLine[] {
  const t = useT();
  const client = useQueryClient();
  const positions = usePositions(walletId).data;
  const orders = useOrders(walletId).data;
  // A line that was dragged and did not move after all is drawn anew where it was.
  const [drawn, drawAgain] = useReducer((times: number) => times + 1, 0);
  // Lists are read again whenever something happens: the lines are made anew only when what they show has changed.
  const shape = JSON.stringify([
    (positions ?? []).filter((one) => one.symbol === symbol).map(({ id, side, size, openPrice, stopLoss, takeProfit }) => ({ id, side, size, openPrice, stopLoss, takeProfit })),
    (orders ?? []).filter((one) => one.symbol === symbol).map((one) => ({ id: one.id, type: one.type, side: one.side, size: one.size, price: priceOf(one) })),
  ]);
  return useMemo(() => {
    const [held, waiting] = JSON.parse(shape) as [Pick<Position, 'id' | 'side' | 'size' | 'openPrice' | 'stopLoss' | 'takeProfit'>[], { id: string; type: string; side: string; size: string | number; price: string }[]];
    const save = async (line: string, from: string, to: string, call: () => Promise<unknown>, key: readonly string[]) => {
      const sure = oneClick || (await confirm({ title: t('terminal.moveTitle'), says: t('terminal.moveSays', { line, from, to }), action: t('terminal.move') }));
      if (!sure) return drawAgain();
      try {
        await call();
        toastDone(t('terminal.stopsSaved'));
      } catch (error) {
        toastError(error);
        drawAgain();
      }
      await client.invalidateQueries({ queryKey: key });
    };
    const stop = (id: number, line: string, from: string, to: string, change: { stopLoss: string } | { takeProfit: string }) =>
      void save(`${line} ${symbol} ${id}`, from, to, () => ask(api.PATCH('/positions/{id}', { params: { path: { id } }, body: change, headers: keyed(newKey()) })), POSITIONS);
    const lines: TradeLine[] = held.flatMap(({ id, side, size, openPrice, stopLoss, takeProfit }) => [
      { id: `p${id}`, price: openPrice, tone: 'brand' as const, title: `${t(`sides.${side as Side}`)} ${number(size)}` },
      ...(stopLoss ? [{ id: `s${id}`, price: stopLoss, tone: 'down' as const, dashed: true, title: `${t('terminal.sl')} ${id}`, moved: (price: string) => stop(id, t('terminal.stopLoss'), String(stopLoss), price, { stopLoss: price }) }] : []),
      ...(takeProfit ? [{ id: `t${id}`, price: takeProfit, tone: 'up' as const, dashed: true, title: `${t('terminal.tp')} ${id}`, moved: (price: string) => stop(id, t('terminal.takeProfit'), String(takeProfit), price, { takeProfit: price }) }] : []),
    ]);
    const pending: TradeLine[] = waiting.map(({ id, type, side, size, price }) => ({
      id, price, tone: 'quiet', dashed: true, title: `${t(`sides.${side as Side}`)} ${number(size)}`,
      moved: (to) => void save(`${t(`sides.${side as Side}`)} ${number(size)} ${symbol}`, price, to, () => ask(api.PATCH('/orders/{id}', { params: { path: { id } }, body: type === 'LIMIT' ? { limitPrice: to } : { stopPrice: to }, headers: keyed(newKey()) })), ORDERS),
    }));
    return [...lines, ...pending];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `drawn` asks for new lines of the same shape
  }, [shape, symbol, oneClick, drawn, t, client]);
}

// Candles of one symbol: follows live prices, shows lines (orders, positions, stops). Loaded lazily by the screens that need it.
// The chart library is Apache-2.0 and asks for a visible link, which stands below.
import { useComputedColorScheme } from '@mantine/core';
import { CandlestickSeries, createChart, CrosshairMode, LineStyle, type CandlestickData, type IChartApi, type IPriceLine, type ISeriesApi, type Time, type UTCTimestamp } from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import type { Decimal } from '../../api/exact';
import { useShared } from '../../i18n';
import styles from './charts.module.css';

export interface Bar {
  time: string;
  open: Decimal;
  high: Decimal;
  low: Decimal;
  close: Decimal;
}

export interface PriceMark {
  id: string;
  price: Decimal;
  title: string;
  tone: 'up' | 'down' | 'brand' | 'quiet';
  dashed?: boolean;
}

interface Props {
  label: string;
  bars: Bar[];
  decimals: number;
  marks?: PriceMark[];
  /** The running bar, changed with every price; an earlier one is not accepted by the chart. */
  last?: Bar;
}

/** A chart draws pixels, so its numbers may be floats; what is written beside it comes from the text. */
const pixel = (value: Decimal) => Number(value);
const point = (bar: Bar): CandlestickData<Time> => ({
  time: (Date.parse(bar.time) / 1000) as UTCTimestamp, open: pixel(bar.open), high: pixel(bar.high), low: pixel(bar.low), close: pixel(bar.close),
});

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const TONES = { up: '--up', down: '--down', brand: '--mantine-color-brand-5', quiet: '--mantine-color-dimmed' };

export default function CandleChart({ label, bars, decimals, marks = NONE, last }: Props) {
  const t = useShared();
  const scheme = useComputedColorScheme();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<IChartApi>(null);
  const series = useRef<ISeriesApi<'Candlestick'>>(null);

  useEffect(() => {
    if (!box.current) return undefined;
    const made = createChart(box.current, { autoSize: true, layout: { attributionLogo: false, fontFamily: 'inherit', fontSize: 11, background: { color: 'transparent' } }, crosshair: { mode: CrosshairMode.Normal }, timeScale: { timeVisible: true, rightOffset: 6 }, rightPriceScale: { borderVisible: false } });
    chart.current = made;
    series.current = made.addSeries(CandlestickSeries, { borderVisible: false });
    return () => made.remove();
  }, []);

  useEffect(() => {
    const line = colour('--line-soft');
    chart.current?.applyOptions({ layout: { textColor: colour('--mantine-color-dimmed') }, grid: { vertLines: { color: line }, horzLines: { color: line } }, timeScale: { borderColor: colour('--line') } });
    series.current?.applyOptions({ upColor: colour('--up'), wickUpColor: colour('--up'), downColor: colour('--down'), wickDownColor: colour('--down'), priceFormat: { type: 'price', precision: decimals, minMove: 10 ** -decimals } });
  }, [scheme, decimals]);

  useEffect(() => {
    series.current?.setData(bars.map(point));
  }, [bars]);

  useEffect(() => {
    const newest = bars.at(-1);
    if (last && (!newest || last.time >= newest.time)) series.current?.update(point(last));
  }, [last, bars]);

  useEffect(() => {
    const lines: IPriceLine[] = marks.flatMap((mark) => series.current?.createPriceLine({ price: pixel(mark.price), title: mark.title, color: colour(TONES[mark.tone]), lineWidth: 1, lineStyle: mark.dashed ? LineStyle.Dashed : LineStyle.Dotted, axisLabelVisible: true }) ?? []);
    return () => lines.forEach((line) => series.current?.removePriceLine(line));
  }, [marks, scheme]);

  return (
    <figure className={styles.candles} dir="ltr" aria-label={label}>
      <div ref={box} className={styles.canvas} />
      <a className={styles.credit} href="https://www.tradingview.com/" target="_blank" rel="noreferrer">{t('charts.credit')}</a>
    </figure>
  );
}

const NONE: PriceMark[] = [];

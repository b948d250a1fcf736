// Candles for trading on: they follow each price without React drawing, show lines (positions, orders, stops), and let a line be dragged.
// The chart library is Apache-2.0 and asks for a visible link, which stands below.
import { useComputedColorScheme } from '@mantine/core';
import { CandlestickSeries, createChart, CrosshairMode, LineStyle, TickMarkType, type CandlestickData, type IChartApi, type IPriceLine, type ISeriesApi, type Time, type UTCTimestamp } from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import type { Decimal } from '../../api/exact';
import { useLanguage, useShared } from '../../i18n';
import { clock, date, shortTime } from '../../i18n/moments';
import type { Bar } from './CandleChart';
import styles from './charts.module.css';
import trade from './trade.module.css';
import { dragging, type Draggable } from './drag';

export interface TradeLine {
  id: string;
  price: Decimal;
  title: string;
  tone: 'up' | 'down' | 'brand' | 'quiet';
  dashed?: boolean;
  /** Told once, with the price as text, when somebody has dragged the line and let go. */
  moved?: (price: string) => void;
}

interface Props {
  label: string;
  /** What the chart is of; it is fitted anew when this changes. */
  of: string;
  bars: Bar[];
  decimals: number;
  /** Seconds that a candle lasts. */
  seconds: number;
  /** Told with each new price; returns what ends it. */
  follow: (told: (price: string, time: string) => void) => () => void;
  lines: TradeLine[];
}

type Candle = CandlestickData<UTCTimestamp>;

/** A chart draws pixels, so its numbers may be floats; what is written beside it comes from the text. */
const pixel = (value: Decimal) => Number(value);
const point = (bar: Bar): Candle => ({ time: (Date.parse(bar.time) / 1000) as UTCTimestamp, open: pixel(bar.open), high: pixel(bar.high), low: pixel(bar.low), close: pixel(bar.close) });
const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const TONES = { up: '--up', down: '--down', brand: '--mantine-color-brand-5', quiet: '--mantine-color-dimmed' };
const SHOWN_BARS = 110;
const SHOWN_ON_PHONE = 45;

const tick = (time: Time, kind: TickMarkType) => {
  const moment = new Date((time as number) * 1000);
  return kind === TickMarkType.Time || kind === TickMarkType.TimeWithSeconds ? shortTime(moment) : date(moment, kind);
};

export default function TradeChart({ label, of, bars, decimals, seconds, follow, lines }: Props) {
  const t = useShared();
  const language = useLanguage();
  const scheme = useComputedColorScheme();
  const box = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const chart = useRef<IChartApi>(null);
  const series = useRef<ISeriesApi<'Candlestick'>>(null);
  const newest = useRef<Candle>(null);
  const draggables = useRef<Draggable[]>([]);
  const fitted = useRef('');

  useEffect(() => {
    const place = box.current;
    if (!place) return undefined;
    const made = createChart(place, {
      autoSize: true, crosshair: { mode: CrosshairMode.Normal }, rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.08 } },
      layout: { attributionLogo: false, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 11, background: { color: 'transparent' } },
      timeScale: { timeVisible: true, rightOffset: 6, minBarSpacing: 2, tickMarkFormatter: tick }, localization: { timeFormatter: (time: Time) => clock(new Date((time as number) * 1000)) },
    });
    chart.current = made;
    const candles = made.addSeries(CandlestickSeries, { borderVisible: false });
    series.current = candles;
    const stop = dragging(place, made, candles, () => draggables.current);
    return () => {
      stop();
      made.remove();
      // The clean-ups that follow find nothing to clean.
      chart.current = null;
      series.current = null;
      fitted.current = '';
    };
  }, [language]);

  useEffect(() => {
    const line = colour('--line-soft');
    chart.current?.applyOptions({ layout: { textColor: colour('--mantine-color-dimmed') }, grid: { vertLines: { color: line }, horzLines: { color: line } }, timeScale: { borderColor: colour('--line') } });
    series.current?.applyOptions({ upColor: colour('--up'), wickUpColor: colour('--up'), downColor: colour('--down'), wickDownColor: colour('--down'), priceFormat: { type: 'price', precision: decimals, minMove: 10 ** -decimals } });
  }, [scheme, decimals, language]);

  useEffect(() => {
    const points = bars.map(point);
    const last = points.at(-1);
    // A candle that the prices have begun since is kept: history may be a moment behind.
    const running = newest.current && fitted.current === of && last && newest.current.time > last.time ? [newest.current] : [];
    series.current?.setData([...points, ...running]);
    newest.current = running[0] ?? last ?? null;
    if (points.length && fitted.current !== of) {
      fitted.current = of;
      const shown = (box.current?.clientWidth ?? 0) < 500 ? SHOWN_ON_PHONE : SHOWN_BARS;
      chart.current?.priceScale('right').applyOptions({ autoScale: true });
      chart.current?.timeScale().setVisibleLogicalRange({ from: points.length - shown, to: points.length + 5 });
    }
  }, [bars, of, language]);

  useEffect(() => follow((price, time) => {
    const value = pixel(price);
    const begins = (Math.floor(Date.parse(time) / 1000 / seconds) * seconds) as UTCTimestamp;
    const before = newest.current;
    if (!before || begins < before.time) return;
    const next: Candle = begins === before.time
      ? { ...before, high: Math.max(before.high, value), low: Math.min(before.low, value), close: value }
      : { time: begins, open: value, high: value, low: value, close: value };
    newest.current = next;
    series.current?.update(next);
  }), [follow, seconds]);

  useEffect(() => {
    const made: [IPriceLine, TradeLine][] = lines.flatMap((line) => {
      const drawn = series.current?.createPriceLine({ price: pixel(line.price), title: line.title, color: colour(TONES[line.tone]), lineWidth: 1, lineStyle: line.dashed ? LineStyle.Dashed : LineStyle.Dotted, axisLabelVisible: true });
      return drawn ? [[drawn, line] as [IPriceLine, TradeLine]] : [];
    });
    draggables.current = made.flatMap(([line, { moved }]) => (moved ? [{ line, moved: (value: number) => moved(value.toFixed(decimals)) }] : []));
    return () => made.forEach(([line]) => series.current?.removePriceLine(line));
  }, [lines, scheme, decimals, language]);

  useEffect(() => {
    const show = (pointed?: Candle) => {
      const bar = pointed ?? newest.current;
      if (!legend.current || !bar) return;
      legend.current.textContent = `O ${bar.open.toFixed(decimals)}  H ${bar.high.toFixed(decimals)}  L ${bar.low.toFixed(decimals)}  C ${bar.close.toFixed(decimals)}`;
      legend.current.dataset['way'] = bar.close >= bar.open ? 'up' : 'down';
    };
    const moved: Parameters<IChartApi['subscribeCrosshairMove']>[0] = ({ seriesData }) => show(series.current ? (seriesData.get(series.current) as Candle | undefined) : undefined);
    chart.current?.subscribeCrosshairMove(moved);
    show();
    return () => chart.current?.unsubscribeCrosshairMove(moved);
  }, [decimals, language, bars]);

  return (
    <figure className={styles.candles} dir="ltr" aria-label={label}>
      <div ref={box} className={styles.canvas} />
      <div ref={legend} className={trade.legend} aria-hidden />
      <a className={styles.credit} href="https://www.tradingview.com/" target="_blank" rel="noreferrer">{t('charts.credit')}</a>
    </figure>
  );
}

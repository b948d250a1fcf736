// A moment on the screen: short in the cell, exact in the title.
import { ago, date, dateTime, dateTimeSeconds } from '../i18n/format';

type Shape = 'date' | 'time' | 'ago';

const SHAPES = { date, time: dateTime, ago: (value: string) => ago(value) };

export function Time({ value, as = 'time' }: { value: string | null | undefined; as?: Shape }) {
  if (!value) return <span className="quiet">—</span>;
  return <time dateTime={value} title={dateTimeSeconds(value)}><bdi>{SHAPES[as](value)}</bdi></time>;
}

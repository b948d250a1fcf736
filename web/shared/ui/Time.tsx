// A moment on the screen: short in the cell, exact in the title.
import { useEffect, useState } from 'react';
import { ago, date, dateTime, dateTimeSeconds } from '../i18n/format';

type Shape = 'date' | 'time' | 'seconds' | 'ago';

const SHAPES = { date, time: dateTime, seconds: dateTimeSeconds, ago: (value: string) => ago(value) };

export function Time({ value, as = 'time' }: { value: string | null | undefined; as?: Shape }) {
  if (!value) return <span className="quiet">—</span>;
  return <time dateTime={value} title={dateTimeSeconds(value)}><bdi>{SHAPES[as](value)}</bdi></time>;
}

const MINUTE_MS = 60_000;

/** The time of day as a screen may use it while it draws; moves on once a minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

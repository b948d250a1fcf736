// Numbers, money and times for people. Amounts stay text from the API to Intl, which takes them without loss; nothing here reckons.
import type { Decimal } from '../api/exact';
import { language } from './index';

const known = new Map<string, Intl.NumberFormat>();
const knownTimes = new Map<string, Intl.DateTimeFormat>();

/** Latin digits in every language: amounts are compared with statements and banks. */
const locale = () => `${language()}-u-nu-latn`;

/** Dates and times as the reader's own region writes them, where that speaks the language of the page. */
function region(): string {
  const own = globalThis.navigator?.languages?.find((one) => one.split('-')[0] === language());
  return new Intl.Locale(own ?? language(), { numberingSystem: 'latn' }).toString();
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  let format = known.get(key);
  if (!format) known.set(key, (format = new Intl.NumberFormat(locale(), options)));
  return format;
}

function times(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const place = region();
  const key = place + JSON.stringify(options);
  let format = knownTimes.get(key);
  if (!format) knownTimes.set(key, (format = new Intl.DateTimeFormat(place, options)));
  return format;
}

const text = (value: Decimal) => value as Intl.StringNumericLiteral;

export interface NumberLook {
  /** Digits after the point: exactly so many. */
  digits?: number;
  /** At most so many, when not exactly. */
  most?: number;
  signed?: boolean;
  percent?: boolean;
  compact?: boolean;
}

export function number(value: Decimal, look: NumberLook = {}): string {
  const options: Intl.NumberFormatOptions = {
    minimumFractionDigits: look.digits ?? 0,
    maximumFractionDigits: look.digits ?? look.most ?? 8,
    signDisplay: look.signed ? 'exceptZero' : 'auto',
    ...(look.compact && { notation: 'compact', maximumFractionDigits: 1 }),
  };
  return numbers(options).format(text(value)) + (look.percent ? '\u202f%' : '');
}

const CENTS: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, BHD: 3, KWD: 3, OMR: 3, JOD: 3, TND: 3, BTC: 8, ETH: 8, USDT: 2, USDC: 2 };

/** `1,234.50 USD`: the code after the amount, the same in every language, so that columns line up. */
export function money(value: Decimal, currency: string, look: NumberLook = {}): string {
  const digits = look.digits ?? CENTS[currency] ?? 2;
  return `${number(value, { ...look, digits })}\u00a0${currency}`;
}

/** Below zero, above it, or neither; read from the text, since a float could get it wrong. */
export function sign(value: Decimal): -1 | 0 | 1 {
  const digits = String(value).trim();
  if (!/[1-9]/.test(digits)) return 0;
  return digits.startsWith('-') ? -1 : 1;
}

export const date = (value: string | Date) => times({ dateStyle: 'medium' }).format(new Date(value));
export const dateTime = (value: string | Date) => times({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));
export const dateTimeSeconds = (value: string | Date) => times({ dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(value));
export const clock = (value: string | Date) => times({ timeStyle: 'medium' }).format(new Date(value));

const SPANS: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3600], ['minute', 60]];

/** `3 hours ago`, in the language of the page. */
export function ago(value: string | Date, now: number = Date.now()): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, length] of SPANS) if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  return relative.format(seconds > 0 ? 0 : Math.min(0, seconds), 'second');
}

const DAY_MS = 86_400_000;
const A_SUNDAY = Date.UTC(2026, 4, 3);

/** The name of a day of the week; 0 is Sunday. */
export const weekday = (day: number) => times({ weekday: 'long', timeZone: 'UTC' }).format(new Date(A_SUNDAY + day * DAY_MS));

const LONGEST: [string, number][] = [['day', DAY_MS], ['hour', 3_600_000], ['minute', 60_000]];

/** `2.5 sec`, `3 min`: how long something is, in its largest unit. */
export function lasting(ms: number): string {
  const [unit, length] = LONGEST.find(([, least]) => ms >= least) ?? ['second', 1000];
  return numbers({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'second' ? 1 : 0 }).format(ms / length);
}

/** A country's name in the language of the page. */
export function country(code: string | null | undefined): string {
  if (!code) return '';
  try {
    return new Intl.DisplayNames([language()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

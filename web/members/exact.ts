// Exact decimals for prices and sizes: text in, text out, whole numbers of 10^-8 between. Never a float.

const PLACES = 8;
const ONE = 10n ** BigInt(PLACES);

/** Null: not a plain decimal number. A comma is taken for a point, as phones offer it. */
export function parse(text: string | number | null | undefined): bigint | null {
  const match = /^\s*([+-]?)(\d*)(?:[.,](\d{0,8})0*)?\s*$/.exec(String(text ?? ''));
  if (!match || (!match[2] && !match[3])) return null;
  const size = BigInt(match[2] || '0') * ONE + BigInt((match[3] ?? '').padEnd(PLACES, '0'));
  return match[1] === '-' ? -size : size;
}

/** With exactly so many digits after the point, cut off; without a number, as many as it has. */
export function text(value: bigint, digits?: number): string {
  const size = value < 0n ? -value : value;
  const whole = size / ONE;
  const rest = (size % ONE).toString().padStart(PLACES, '0');
  const fraction = digits === undefined ? rest.replace(/0+$/, '') : rest.slice(0, digits);
  return `${value < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

export const times = (a: bigint, b: bigint) => (a * b) / ONE;
export const over = (a: bigint, b: bigint) => (b === 0n ? 0n : (a * ONE) / b);

/** The smallest step of a price with so many decimals. */
export const point = (decimals: number) => 10n ** BigInt(PLACES - decimals);
/** A pip is ten points, where a price has fractions of it. */
export const pip = (decimals: number) => (decimals === 3 || decimals === 5 ? 10n : 1n) * point(decimals);

/** One step up or down, onto the grid of steps, within bounds. */
export function stepped(value: bigint, step: bigint, up: boolean, least: bigint, most: bigint): bigint {
  const on = value % step === 0n;
  const next = up ? (value / step) * step + step : on ? value - step : (value / step) * step;
  return next < least ? least : next > most ? most : next;
}

/** An amount as somebody typed it, as the server takes it; empty when it is none or not above zero. */
export function plainAmount(typed: string): string {
  const value = parse(typed.replaceAll(/[\s\u00a0\u202f]/g, ''));
  return value !== null && value > 0n ? text(value) : '';
}

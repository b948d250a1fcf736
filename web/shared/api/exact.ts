// JSON without loss: a decimal such as 0.1 or 123456789012345678 stays the text that was sent, since a float could not hold it.

/** An exact decimal of the API. Never a float: whoever needs to reckon with it asks the server. */
export type Decimal = string | number;

type Reviver = (this: unknown, key: string, value: unknown, context?: { source: string }) => unknown;

const exact: Reviver = (_key, value, context) =>
  typeof value === 'number' && context && (/[.eE]/.test(context.source) || !Number.isSafeInteger(value)) ? plain(context.source) : value;

/** 1e-7 is written 0.0000001, so that everybody downstream sees digits only. */
function plain(source: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source);
  if (!match?.[4]) return source;
  const [, sign, whole = '', fraction = '', power] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length ? sign + digits.padEnd(point, '0') : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function parseExact(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text, exact as Parameters<typeof JSON.parse>[1]);
}

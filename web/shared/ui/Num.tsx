// Numbers on the screen. Each stands in <bdi dir="ltr">, since in a right-to-left page a sign would else jump behind its digits.
import type { Decimal } from '../api/exact';
import { money, number, sign, type NumberLook } from '../i18n/format';

type Value = Decimal | null | undefined;

interface Look extends NumberLook {
  /** Green and red by the sign, which is then always written. */
  coloured?: boolean;
}

const tone = (value: Decimal, coloured?: boolean) => (coloured ? ['down', '', 'up'][sign(value) + 1] : '');

export function Num({ value, coloured, ...look }: { value: Value } & Look) {
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>;
  return <bdi className={`num ${tone(value, coloured)}`} dir="ltr">{number(value, { ...look, signed: look.signed ?? coloured })}</bdi>;
}

export function Money({ value, currency, coloured, ...look }: { value: Value; currency: string } & Look) {
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>;
  return <bdi className={`num ${tone(value, coloured)}`} dir="ltr">{money(value, currency, { ...look, signed: look.signed ?? coloured })}</bdi>;
}

const places = (value: Value) => String(value ?? '').split('.')[1]?.length ?? 0;

/** A price with the decimals that were sent: 1.3400 stays 1.3400. One that was sent short gets those of a price `like` it. */
export function Price({ value, like }: { value: Value; like?: Value }) {
  return <Num value={value} digits={Math.max(places(value), places(like))} />;
}

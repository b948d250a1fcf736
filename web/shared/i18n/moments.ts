// Short moments for the axes of charts, in the reader's own time zone.
import { language } from './index';

const known = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = `${language()}-u-nu-latn-ca-gregory`;
  const key = locale + JSON.stringify(options);
  let made = known.get(key);
  if (!made) known.set(key, (made = new Intl.DateTimeFormat(locale, options)));
  return made;
}

/** 0 a year, 1 a month, 2 a day: as charts ask for their marks. */
const SHAPES: Intl.DateTimeFormatOptions[] = [{ year: 'numeric' }, { month: 'short' }, { day: 'numeric', month: 'short' }];

export const shortTime = (moment: Date) => format({ hour: '2-digit', minute: '2-digit', hour12: false }).format(moment);
export const clock = (moment: Date) => format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false }).format(moment);
export const date = (moment: Date, shape: number) => format(SHAPES[shape] ?? { day: 'numeric', month: 'short' }).format(moment);

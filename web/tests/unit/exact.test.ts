import { expect, test } from 'vitest';
import { parseExact } from '../../shared/api/exact';
import { sign } from '../../shared/i18n/format';
import { cell } from '../../shared/ui/list/export';

/** Whether this engine hands the source text to a reviver (Node 21, all browsers since 2025). */
const able = JSON.parse('0.1', ((_key: string, _value: unknown, context?: { source: string }) => Boolean(context)) as Parameters<typeof JSON.parse>[1]) as boolean;

test.skipIf(!able)('decimals stay the text that was sent', () => {
  expect(parseExact('{"a":0.10,"b":12345678901234567890,"c":3,"d":[1e-7,-2.5E3],"e":"0.1"}')).toEqual({ a: '0.10', b: '12345678901234567890', c: 3, d: ['0.0000001', '-2500'], e: '0.1' });
});

test('a sign is read from the text', () => {
  expect(['0', '-0.00', '0.01', '-1', 5].map((value) => sign(value))).toEqual([0, 0, 1, -1, 1]);
});

test('a cell of an exported file is never a formula', () => {
  expect(['=1+1', '-12.50', '+49 30', 'a,b', 'say "x"', null].map(cell)).toEqual(["'=1+1", '-12.50', "'+49 30", '"a,b"', '"say ""x"""', '']);
});

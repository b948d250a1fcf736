// What the stream tells of accounts and positions, as the terminal's cells read it.
import { beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('requestAnimationFrame', () => 1);
const { worth } = await import('../../members/terminal/worth');
type Position = Parameters<typeof worth.of>[0];

const read = { id: 100_017, symbol: 'EURUSD', profitLoss: '1.00', swap: '0', margin: '542.25', currentPrice: '1.08430' } as Position;
const told = (profit: string, more: object = {}) => ({ type: 'account', walletId: 7, profit, positions: [{ id: 100_017, price: '1.08420', profit, swap: '-0.10', margin: '542.25' }], ...more });

beforeEach(() => worth.forget());

test('a position is worth what was told last, and else what was read', () => {
  expect(worth.of(read)).toEqual(read);
  worth.hear(told('-2.00'));
  worth.hear(told('-3.00'));
  expect(worth.of(read)).toEqual({ ...read, profitLoss: '-3.00', swap: '-0.10', currentPrice: '1.08420' });
});

test('what has not moved is not told again and holds', () => {
  worth.hear(told('-2.00'));
  worth.hear({ type: 'account', walletId: 7, profit: '-2.00', equity: '9998.00' });
  expect(worth.of(read).profitLoss).toBe('-2.00');
});

test('another account, or no stream, and it is what was read again', () => {
  worth.hear(told('-2.00'));
  worth.hear({ type: 'wallet', walletId: 8 });
  expect(worth.of(read).profitLoss).toBe('1.00');
  worth.hear(told('-2.00'));
  worth.forget();
  expect(worth.of(read).profitLoss).toBe('1.00');
});

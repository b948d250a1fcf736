import { describe, expect, test } from 'vitest';
import { over, parse, pip, plainAmount, point, stepped, text, times } from '../../members/exact';
import { laplacianVariance } from '../../members/onboarding/photo';
import { deviceOf } from '../../members/profile/device';

const exact = (value: string) => parse(value) ?? 0n;

describe('exact decimals of prices and sizes', () => {
  test.each([['0.1', '0.1'], ['1.08400', '1.084'], ['-2', '-2'], ['1,5', '1.5'], ['.5', '0.5'], ['0.00000001', '0.00000001']])('%s is read and written', (given, written) => {
    expect(text(exact(given))).toBe(written);
  });
  test.each(['', 'x', '1.2.3', '1e5', '--1', '0.123456789', null, undefined])('%s is no number', (given) => expect(parse(given)).toBeNull());
  test('is written with the decimals of its instrument', () => expect(text(exact('1.1'), 5)).toBe('1.10000'));
  test('0.1 and 0.2 make 0.3', () => expect(text(exact('0.1') + exact('0.2'))).toBe('0.3'));
  test('is multiplied and divided', () => {
    expect(text(times(exact('100000'), exact('0.00001')))).toBe('1');
    expect(text(over(exact('100'), exact('148.32')), 4)).toBe('0.6742');
    expect(over(exact('1'), 0n)).toBe(0n);
  });
  test('a pip is ten points where there are fractions of it', () => {
    expect([2, 3, 4, 5].map((decimals) => text(pip(decimals)))).toEqual(['0.01', '0.01', '0.0001', '0.0001']);
    expect(text(point(5))).toBe('0.00001');
  });
  test('steps stay on their grid and within bounds', () => {
    const step = (value: string, up: boolean) => text(stepped(exact(value), exact('0.01'), up, exact('0.01'), exact('50')));
    expect([step('0.1', true), step('0.1', false), step('0.015', true), step('0.015', false), step('0.01', false), step('50', true)]).toEqual(['0.11', '0.09', '0.02', '0.01', '0.01', '50']);
  });
  test('an amount is above zero', () => expect([plainAmount('1 250,50'), plainAmount('0'), plainAmount('-5'), plainAmount('abc')]).toEqual(['1250.5', '', '', '']));
});

describe('sharpness of a picture', () => {
  const picture = (pixel: (x: number, y: number) => number) => Float32Array.from({ length: 40 * 40 }, (_, at) => pixel(at % 40, Math.floor(at / 40)));
  test('print is sharp, a soft shade is not', () => {
    expect(laplacianVariance(picture((x, y) => ((x + y) % 4 < 2 ? 0 : 255)), 40, 40)).toBeGreaterThan(1000);
    expect(laplacianVariance(picture((x) => x * 4), 40, 40)).toBeLessThan(1);
  });
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS', true],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows', false],
  ['something', 'unknown', false],
])('%s is called as people call it', (agent, name, phone) => expect(deviceOf(agent, 'unknown')).toEqual({ name, phone }));

// Whatever colour a brand has, text on it and in it can be read.
import { describe, expect, test } from 'vitest';
import { contrast, shades } from '../../shared/shades';

const AA = 4.5;

describe.each(['#3466d6', '#ffee00', '#ffffff', '#000000', '#00ff7f', '#b91c1c', '#7f7f7f'])('%s', (colour) => {
  const all = shades(colour);

  test('ten shades from light to dark', () => {
    expect(all).toHaveLength(10);
    expect(all.every((shade) => /^#[0-9a-f]{6}$/.test(shade))).toBe(true);
  });

  test('white is read on the filled ones, and the dark ones on white', () => {
    for (const at of [6, 7, 8, 9]) expect(contrast(all[at] ?? '', '#ffffff'), String(at)).toBeGreaterThanOrEqual(AA);
  });

  test('the chosen entry of the navigation is read in both schemes', () => {
    expect(contrast(all[9] ?? '', all[1] ?? '')).toBeGreaterThanOrEqual(AA);
    expect(contrast(all[2] ?? '', '#111722')).toBeGreaterThanOrEqual(AA);
  });
});

test('a colour that is dark enough stays what it is', () => {
  expect(shades('#0f766e')[6]).toBe('#0f766e');
});

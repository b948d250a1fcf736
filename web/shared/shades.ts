// Ten shades of a brand's colour. Text on the sixth, and the darker ones as text, stay readable whatever the colour is.
import type { MantineColorsTuple } from '@mantine/core';

type Rgb = [number, number, number];

const read = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const write = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
const mixed = (from: Rgb, to: Rgb, share: number): Rgb => from.map((part, at) => part + ((to[at] ?? 0) - part) * share) as Rgb;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** Relative luminance, as WCAG 2 has it. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(read(a)), luminance(read(b))].sort((one, two) => two - one) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** What WCAG asks of small text, with a little to spare. */
const READABLE = 4.6;
const STEP = 0.04;

/** The colour itself, or as much darker as white text on it needs. */
function ground(hex: string): Rgb {
  let share = 0;
  while (contrast(write(mixed(read(hex), BLACK, share)), '#ffffff') < READABLE) share += STEP;
  return mixed(read(hex), BLACK, share);
}

/** How much white (or, below zero, black) each shade has; the sixth is the colour itself. */
const SHARES = [0.91, 0.82, 0.64, 0.44, 0.28, 0.14, 0, -0.17, -0.34, -0.6];

export function shades(hex: string): MantineColorsTuple {
  const colour = ground(hex);
  return SHARES.map((share) => write(share < 0 ? mixed(colour, BLACK, -share) : mixed(colour, WHITE, share))) as unknown as MantineColorsTuple;
}

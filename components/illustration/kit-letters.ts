import type { Pen, Tone, Weight } from './pen.ts';

/** Lettering of one to three signs: strokes on a field 6 wide and 10 high. */

const STROKES: Record<string, string> = {
  A: 'M0 10L3 0L6 10M1.2 6.6H4.8',
  B: 'M0 0V10Q6 10 6 7.4Q6 5 0 5Q5 5 5 2.4Q5 0 0 0',
  C: 'M6 1.6Q0-2 0 5Q0 12 6 8.4',
  D: 'M0 0V10Q6 10 6 5Q6 0 0 0',
  E: 'M6 0H0V10H6M0 5H4',
  K: 'M0 0V10M6 0L0 6L6 10',
  L: 'M0 0V10H6',
  M: 'M0 10V0L3 6L6 0V10',
  N: 'M0 10V0L6 10V0',
  S: 'M6 1.4Q3-1 1 1Q-1 4 3 5Q7 6 5 9Q2 11 0 8.6',
  T: 'M0 0H6M3 0V10',
  X: 'M0 0L6 10M6 0L0 10',
  Z: 'M0 0H6L0 10H6',
  0: 'M3 0Q0 0 0 5Q0 10 3 10Q6 10 6 5Q6 0 3 0',
  1: 'M1 2L3.4 0V10',
  2: 'M0 2Q1 0 3 0Q6 0 6 3Q6 5 0 10H6',
  3: 'M0 1Q5-2 5.6 2.4Q5 5 2.4 5Q6 5 6 7.6Q5 12 0 9',
  4: 'M4.6 10V0L0 7H6',
  5: 'M6 0H1L.6 4.4Q6 3 6 7Q5 11 0 9.4',
  6: 'M5 0Q0 3 0 7Q1 10 3 10Q6 10 6 7Q5 4 .4 6.4',
  7: 'M0 0H6L2 10',
  8: 'M3 5Q0 4 .6 2Q3-2 5.4 2Q6 4 3 5Q-1 6 .4 9Q3 11 5.6 9Q7 6 3 5',
  9: 'M1 10Q6 7 6 3Q5 0 3 0Q0 0 0 3Q1 6 5.6 3.6',
  '?': 'M0 2Q1-1 4 0Q7 2 4 4.6Q3 5.4 3 7M3 9.6V10',
  '!': 'M3 0V6.6M3 9.6V10',
  '+': 'M0 5H6M3 2V8',
  '=': 'M0 3.6H6M0 6.6H6',
  '✓': 'M0 5.4L2.2 9L6 0',
  '→': 'M-1 5H7M4 2L7 5L4 8',
  '&': 'M6 10L1 3Q1 0 3 0Q5 1 3.6 3.4L.6 6Q-1 9 2 10Q5 10 6 6',
};

/** Writes signs, their middle at x, y. Sizes are heights; in a mirrored picture they read as ever. */
export function lettering(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  size: number,
  tone: Tone = 'k',
  weight: Weight = 2,
): void {
  const scale = size / 10;
  const signs = [...text];
  const straight = pen.mirrored ? pen.at(x, y, 1, 0, true) : pen.at(x, y);
  let data = '';
  signs.forEach((sign, i) => {
    const shift = (i - (signs.length - 1) / 2) * 8 - 3;
    data += shifted(STROKES[sign] ?? '', shift, -5);
  });
  if (data) straight.at(0, 0, scale).line(data, weight, tone === 'k' ? undefined : tone);
}

/** Strokes are absolute; moving them is adding. */
function shifted(strokes: string, dx: number, dy: number): string {
  return strokes.replace(/([MLQ])([^A-Z]*)|([HV])([^A-Z]*)/g, (_, pair, points, one, value) => {
    if (one) return `${one}${Number(value) + (one === 'H' ? dx : dy)}`;
    const numbers = (points.match(/-?(?:\d*\.\d+|\d+)/g) ?? []).map(
      (n: string, i: number) => Number(n) + (i % 2 ? dy : dx),
    );
    return pair + numbers.join(' ');
  });
}

import { describe, expect, test } from 'vitest';
import { rowsToDraw, rowWindow } from '../../components/glossary/row-window.ts';

describe('the window on a long list', () => {
  const row = 50;
  const height = 500;

  test.each([
    ['above the list', -400, 1_000],
    ['at its beginning', 0, 1_000],
    ['in it', 12_345, 1_000],
    ['at its end', 49_500, 1_000],
    ['past its end', 60_000, 1_000],
    ['over a short one', 0, 3],
  ])('covers what is on screen, %s', (_, scrolled, count) => {
    const { first, end } = rowWindow({ scrolled, height, row, count });
    const top = Math.max(0, Math.floor(scrolled / row));
    const bottom = Math.min(count, Math.ceil((scrolled + height) / row));
    expect(first).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(count);
    for (let at = top; at < bottom; at++) expect(at >= first && at < end, `row ${at}`).toBe(true);
    expect(end - first).toBeLessThan(height / row + 25);
  });

  test('stays as it is while little is scrolled', () => {
    const firsts = new Set(
      [2_000, 2_040, 2_080, 2_120].map((scrolled) => rowWindow({ scrolled, height, row, count: 999 }).first),
    );
    expect(firsts.size).toBeLessThanOrEqual(2);
  });

  test('is a first screen before anything has been measured', () => {
    expect(rowWindow({ scrolled: 0, height: 0, row: 0, count: 1_000 })).toMatchObject({ first: 0 });
    expect(rowWindow({ scrolled: 0, height: 0, row: 0, count: 2 })).toEqual({ first: 0, end: 2 });
  });

  test.each([
    [undefined, [4, 5, 6]],
    [5, [4, 5, 6]],
    [1, [1, 4, 5, 6]],
    [9, [4, 5, 6, 9]],
    [10, [4, 5, 6]],
  ])('with row %s kept, draws %j', (kept, rows) => {
    expect(rowsToDraw({ first: 4, end: 7 }, kept, 10)).toEqual(rows);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { FIGURES, type Figure } from '../run/figures.ts';

/** Counts what is tried and what passes; writes it down when the file's tests are over. */
export function countFigure(figure: string, where: string) {
  const count: Figure = { figure, tried: 0, passed: 0, where };
  afterAll(() => {
    mkdirSync(FIGURES, { recursive: true });
    const file = `${figure} ${where}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    writeFileSync(join(FIGURES, `${file}.json`), JSON.stringify(count));
  });
  return {
    /** Runs a check as one thing that is tried, and passes unless it throws. @param times so many in one */
    async check<T>(run: () => T | Promise<T>, times = 1): Promise<T> {
      count.tried += times;
      const answer = await run();
      count.passed += times;
      return answer;
    },
  };
}

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './step.ts';

/** What a trust run has shown, in numbers. Each file of tests writes its own. */
export interface Figure {
  /** “bad packs refused or made harmless” */
  figure: string;
  tried: number;
  passed: number;
  /** “Node”, “Chromium”. */
  where: string;
}

/** Where they are written. */
export const FIGURES = join(ROOT, '.run/trust');

/** Forgets the figures of the run before. */
export function forgetFigures(): void {
  rmSync(FIGURES, { recursive: true, force: true });
}

/** Prints the figures of the last run as a table, and writes them to `.run/trust.json`. */
export function printFigures(): void {
  const files = existsSync(FIGURES) ? readdirSync(FIGURES).sort() : [];
  const figures = files.map((file): Figure => JSON.parse(readFileSync(join(FIGURES, file), 'utf8')));
  figures.push(...sumOfFaults(figures));
  writeFileSync(join(ROOT, '.run/trust.json'), `${JSON.stringify(figures, null, 2)}\n`);
  const rows = [
    ['figure', 'tried', 'passed', 'where'],
    ...figures.map(({ figure, tried, passed, where }) => [figure, `${tried}`, `${passed}`, where]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  '),
  );
  console.log(`\n${lines.join('\n')}`);
}

/** All faults together, whatever they were done to. */
function sumOfFaults(figures: readonly Figure[]): Figure[] {
  const faults = figures.filter(({ figure }) => figure.startsWith('Faults:'));
  const sum = (part: 'tried' | 'passed') => faults.reduce((total, one) => total + one[part], 0);
  if (!faults.length) return [];
  return [
    { figure: 'Faults, all together', tried: sum('tried'), passed: sum('passed'), where: 'everywhere' },
  ];
}

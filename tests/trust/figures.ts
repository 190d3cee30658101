import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the trust suite counts: `npm run test:trust` prints it as a table. */

export interface Figure {
  /** What is shown, e.g. `Requests caused by reading`. */
  figure: string;
  tried: number;
  passed: number;
  /** Where it was shown: a browser, `Node`. */
  where: string;
  /** What was measured, where that says more than the counts. */
  measured?: string;
}

const FILE = join(import.meta.dirname, '../../.run/trust-figures.jsonl');

/** The whole measure, not only what fits into `npm test`. */
export const IS_WHOLE = process.env.LUMOMATE_TRUST_ALL === '1';

/** Writes a figure down. To be called before what it says is asserted, so that failures are in the table too. */
export function report(figure: Figure): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${JSON.stringify(figure)}\n`);
}

/** All that was written down since the file was last removed. */
export function readFigures(): Figure[] {
  try {
    return readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    // Nothing was written down.
    return [];
  }
}

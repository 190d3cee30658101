import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURES, type Figure } from '../../run/figures.ts';

/** A figure that is known at once, or that measures something. */
export interface Measured extends Figure {
  /** What was measured, where that says more than the counts. */
  measured?: string;
}

/** Writes a figure down. To be called before what it says is asserted, so that failures are in the table too. */
export function report({ figure, measured, ...counts }: Measured): void {
  mkdirSync(FIGURES, { recursive: true });
  const file = `${figure} ${counts.where}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const said = measured ? `${figure}: ${measured}` : figure;
  writeFileSync(join(FIGURES, `${file}.json`), JSON.stringify({ figure: said, ...counts }));
}

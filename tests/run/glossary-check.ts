import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PackError } from '../../glossary/pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { figuresOf, flawsOf } from '../glossary/check.ts';
import { describeFlaw } from '../glossary/flaw.ts';
import { WORDS_FILE, wordListFor } from '../glossary/spelling.ts';
import { ROOT } from './step.ts';

/**
 * `npm run glossary:check`: every rule that the built-in glossary keeps, and its figures. `-- --learn` first writes
 * the own word list anew from the entries: read what it adds, for that is what the spelling then takes for right.
 */

const { values: options } = parseArgs({ options: { learn: { type: 'boolean' } } });

try {
  const pack = builtInPack();
  if (options.learn) writeFileSync(join(ROOT, WORDS_FILE), `${wordListFor(pack.entries).join('\n')}\n`);
  report(pack);
} catch (error) {
  // A file that cannot be read: its message names the file, the entry and the field.
  if (!(error instanceof PackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function report(pack: Pack): void {
  const flaws = flawsOf(pack);
  for (const flaw of flaws) console.log(describeFlaw(flaw));
  const figures = figuresOf(pack);
  const width = Math.max(...figures.map(([name]) => name.length));
  console.log(
    `${flaws.length ? '\n' : ''}${figures.map(([name, is]) => `${name.padEnd(width)}  ${is}`).join('\n')}`,
  );
  console.log(`\n${flaws.length ? `${flaws.length} flaws` : 'No flaws'}`);
  process.exitCode = flaws.length ? 1 : 0;
}

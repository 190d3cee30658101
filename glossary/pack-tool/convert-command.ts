import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EXPORT_FORMATS } from '../formats/export-formats.ts';
import { writePack } from '../formats/write.ts';
import type { Command } from './command.ts';
import { findingsText } from './print-findings.ts';
import { findSource, readSource } from './read-source.ts';
import { type ExitCode, ToolError } from './tool-error.ts';
import type { World } from './world.ts';
import { writeWhole } from './write-whole.ts';

/** `lumomate-pack convert`: what the file loses on the way is said on standard error. */
export async function runConvert(command: Command & { name: 'convert' }, world: World): Promise<ExitCode> {
  const { from, to, out } = command;
  const source = await findSource(from, world);
  const { pack, format, findings } = await readSource(source, command.source, world, {
    isEveryday: world.isEveryday,
  });
  const losses = findings.filter(({ level, rule }) => level === 'error' || rule === 'left-out');
  if (losses.length) world.err(findingsText([{ file: from, findings: losses }], false));
  // Our own format is taken whole or not at all; of others, what is fit.
  if (!pack || (format === 'lumomate' && losses.some(({ level }) => level === 'error'))) {
    throw new ToolError(`${from}: is not converted before its errors are mended`, 1);
  }
  const { text } = writePack(pack, to);
  if (out === '-') {
    world.out(text);
    return 0;
  }
  const path = resolve(world.cwd, out);
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, text);
  world.err(`${out}: ${pack.entries.length} entries as ${EXPORT_FORMATS[to].label}\n`);
  return 0;
}

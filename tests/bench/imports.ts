import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Draft, FORMAT_NAMES, type InputFile } from '../../glossary/formats/draft.ts';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { DATA, hasData } from './shared-data.ts';

/**
 * Every real file that lies beside the project, imported: what it was taken for, what is in it, what was kept, and
 * why the rest was not. Fills its place in the README.
 */

const README = join(import.meta.dirname, '../../README.md');
const [BEGIN, END] = ['<!-- imports -->', '<!-- /imports -->'];

interface Row {
  file: string;
  format: string;
  found: number;
  kept: number;
  /** Why the others were not, with how many. */
  reasons: string;
}

async function importFile(file: InputFile): Promise<Row> {
  let draft: Draft;
  try {
    draft = await readDraft([file]);
  } catch (error) {
    return { file: file.name, format: '–', found: 0, kept: 0, reasons: (error as Error).message };
  }
  const found = draft.entries.length + draft.dropped.length;
  const format = FORMAT_NAMES[draft.format];
  try {
    const { pack, dropped } = finishDraft(draft, { id: 'matrix', name: 'Matrix' });
    return { file: file.name, format, found, kept: pack.entries.length, reasons: reasonsOf(dropped) };
  } catch (error) {
    return { file: file.name, format, found, kept: 0, reasons: (error as Error).message };
  }
}

function reasonsOf(dropped: Draft['dropped']): string {
  const counts = new Map<string, number>();
  for (const { why } of dropped) {
    // “is the same as row 12” and “became another name of “Pod”” are one reason each, whatever the row or term.
    const reason = why.replace(/“[^”]*”/g, '“…”').replace(/\d+/g, 'n');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} × ${reason}`).join('; ');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((item) => (item.isDirectory() ? filesIn(join(folder, item.name)) : [join(folder, item.name)]))
    .filter((path) => !path.endsWith('LICENSE.md'))
    .sort();
}

if (!hasData) {
  console.log(`Skipped: the files are not part of the project, and ${DATA} is not there.`);
  process.exit(0);
}
const rows: Row[] = [];
for (const path of [...filesIn(join(DATA, 'samples')), ...filesIn(join(DATA, 'glossaries'))]) {
  rows.push(await importFile({ name: relative(DATA, path), bytes: readFileSync(path) }));
}
const lines = rows.map(
  ({ file, format, found, kept, reasons }) =>
    `| ${file} | ${format} | ${found} | ${kept} | ${reasons.replaceAll('|', '\\|').replaceAll('\n', ' ') || '–'} |`,
);
const text = [
  '| file | taken for | in it | kept | not kept, and why |',
  '|---|---|---|---|---|',
  ...lines,
].join('\n');
console.log(text);
const readme = readFileSync(README, 'utf8');
const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
if (from < 0 || to < from) throw new Error(`README.md has no place for it: ${BEGIN} … ${END}`);
writeFileSync(README, `${readme.slice(0, from + BEGIN.length)}\n\n${text}\n\n${readme.slice(to)}`);

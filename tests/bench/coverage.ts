import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { splitTitle } from '../../glossary/forms.ts';
import type { Matcher } from '../../glossary/match.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { matcherOf } from '../glossary/all-forms.ts';
import { DATA, hasData, loadGlossary, loadGold } from './shared-data.ts';

/**
 * `npm run glossary:coverage`: how much of what real glossaries explain, and of what their authors marked in their
 * own documents, an entry of the built-in glossary explains too: whether one of its forms is the whole of a term, an
 * alias or a marked place. `--all` lists everything that is missing, not only what is met most.
 */

const { values: options } = parseArgs({ options: { all: { type: 'boolean' } } });

/** What is listed of each set unless all is asked for. */
const LISTED = 15;

if (!hasData) {
  console.log(`Skipped: the measured texts are not part of the project, and ${DATA} is not there.`);
  process.exit(0);
}

const matcher = matcherOf(builtInPack().entries);
const missing: string[] = [];

console.log('| glossary | its terms that an entry explains |\n|---|---|');
for (const name of setsIn('glossaries', '-glossary.json')) {
  const { entries } = loadGlossary(name);
  const explained = entries.filter((entry) =>
    [entry.term, ...entry.aliases].flatMap(splitTitle).some((term) => isForm(term, matcher)),
  );
  console.log(`| ${name} | ${percent(explained.length, entries.length)} |`);
}

console.log('\n| documents | marked places that an entry explains | different terms |\n|---|---|---|');
const marked = setsIn('gold', '-gold.dev.jsonl').map((name) => ({ name, labels: labelsOf(name) }));
for (const { name, labels } of [...marked, { name: 'all', labels: marked.flatMap((set) => set.labels) }]) {
  const explained = labels.filter(({ surface }) => isForm(surface, matcher));
  const terms = (of: typeof labels) => new Set(of.map(({ term }) => term)).size;
  console.log(
    `| ${name} | ${percent(explained.length, labels.length)} | ${percent(terms(explained), terms(labels))} |`,
  );
  const unexplained = labels.filter((label) => !explained.includes(label));
  if (name !== 'all')
    missing.push(`${name}: ${counted(unexplained.map(({ surface }) => surface.toLowerCase()))}`);
}
console.log(
  `\nMarked and not explained, ${options.all ? 'all' : 'the most frequent'}:\n${missing.join('\n')}`,
);

/** The names of the files of a folder of the data, without their common ending. */
function setsIn(folder: string, ending: string): string[] {
  const files = readdirSync(join(DATA, folder)).filter((file) => file.endsWith(ending));
  return files.map((file) => file.slice(0, -ending.length)).sort();
}

function labelsOf(name: string): { surface: string; term: string }[] {
  return loadGold(name).flatMap(({ labels }) =>
    labels.map(({ surface, termId }) => ({
      surface: surface.replace(/\s+/g, ' ').trim(),
      term: `${name}/${termId}`,
    })),
  );
}

/** Is the whole of a text one form? */
function isForm(text: string, forms: Matcher): boolean {
  return forms.match(text).some(({ start, end }) => start === 0 && end === text.length);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

function counted(items: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const list = [...counts].sort((a, b) => b[1] - a[1]).slice(0, options.all ? Infinity : LISTED);
  return list.map(([item, count]) => (count > 1 ? `${item} (${count})` : item)).join(', ');
}

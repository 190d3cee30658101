import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { DATA, readMaybeZipped } from './shared-data.ts';

/** Packs to import, as files: WordNet as it is found, and made up where more is wanted than there are words. */

/** Characters of each definition: one or two sentences. */
const DEFINITION = 120;
const FILLER =
  ' It is one of those things of which one has heard, and of which one would like to know a little more.';

export interface PackFile {
  path: string;
  entries: number;
  /** Bytes */
  size: number;
}

interface Lemma {
  aliases: string[];
  [field: string]: unknown;
}

const WORDNET = join(DATA, 'large/wordnet-terms.jsonl.gz');

/** All lemmas of WordNet, an object on each line, in gzip. */
export function wordNetLines(): PackFile {
  return { path: WORDNET, entries: lemmas().length, size: statSync(WORDNET).size };
}

/** The same as a table. */
export function writeWordNetTable(path: string): PackFile {
  const rows = lemmas().map(({ aliases, ...lemma }) => ({ ...lemma, aliases: aliases.join('; ') }));
  return write(path, rows.length, [Papa.unparse(rows)]);
}

function lemmas(): Lemma[] {
  return readMaybeZipped(WORDNET)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Lemma);
}

/** Terms of two words that nobody knows, each with a plural and a definition of its own: a pack of format 1. */
export function writeSynthetic(path: string, entries: number): PackFile {
  const info = { format: 'lumomate-pack/1', id: 'synthetic', name: 'synthetic', version: '1.0.0' };
  return write(path, entries, packText(info, entries));
}

/** The same as a table. */
export function writeSyntheticTable(path: string, entries: number): PackFile {
  return write(path, entries, tableText(entries));
}

function* packText(info: object, entries: number): Generator<string> {
  yield `${JSON.stringify(info).slice(0, -1)},"entries":[\n`;
  let comma = '';
  for (const entry of synthetic(entries)) {
    yield `${comma}${JSON.stringify(entry)}\n`;
    comma = ',';
  }
  yield ']}\n';
}

function* tableText(entries: number): Generator<string> {
  yield 'term,definition\n';
  for (const { term, definition } of synthetic(entries)) yield `${term},"${definition}"\n`;
}

function* synthetic(entries: number): Generator<{ term: string; definition: string }> {
  for (let i = 0; i < entries; i++) {
    const term = `${wordOf(i % 7_919)} ${wordOf(Math.floor(i / 7_919) + 7_919)}`;
    const definition = `What number ${i} of the made-up things is.${FILLER}`.slice(0, DEFINITION);
    yield { term, definition };
  }
}

const SYLLABLES = 'ba ke lo mi nu pra sto vel wim zor dan fel gri hop jun kal tre quo xi yat'.split(' ');

/** Another word for each number below 160,000. */
function wordOf(number: number): string {
  let word = '';
  for (let rest = number, i = 0; i < 4; i++) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

/** Texts that are written at once. */
const AT_ONCE = 10_000;

function write(path: string, entries: number, texts: Iterable<string>): PackFile {
  const file = openSync(path, 'w');
  const some: string[] = [];
  const flush = () => writeSync(file, some.splice(0).join(''));
  for (const text of texts) {
    some.push(text);
    if (some.length === AT_ONCE) flush();
  }
  flush();
  closeSync(file);
  return { path, entries, size: statSync(path).size };
}

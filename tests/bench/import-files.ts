import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Entry } from '../../glossary/pack-types.ts';
import { slug } from '../../glossary/slug.ts';
import { wordNet } from './sized-packs.ts';

/** Packs to import, as files of format 1: WordNet, and made up where more is wanted than there are words. */

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

/** The entries of such a file, as they are stored. */
export function readEntries({ path }: PackFile): Entry[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(1, -2);
  return lines.map((line) => {
    const { term, aliases = [], ...rest } = JSON.parse(line.replace(/,$/, '')) as Written;
    const own = { category: 'unsorted', seeAlso: [], sources: [], caseSensitive: false };
    return { id: slug(term), ...own, ...rest, term, aliases };
  });
}

interface Written {
  term: string;
  aliases?: string[];
  id?: string;
  definition: string;
}

/** The first lemmas of WordNet, in an order of chance. */
export function writeWordNet(path: string, entries: number): PackFile {
  const some = wordNet()
    .slice(0, entries)
    .map(({ id, term, aliases, definition = '' }) => ({ id, term, aliases, definition }));
  return write(path, 'wordnet', some.values());
}

/** Terms of two words that nobody knows, each with a plural and a definition of its own. */
export function writeSynthetic(path: string, entries: number): PackFile {
  return write(path, 'synthetic', synthetic(entries));
}

function* synthetic(entries: number): Generator<Written> {
  for (let i = 0; i < entries; i++) {
    const term = `${wordOf(i % 7_919)} ${wordOf(Math.floor(i / 7_919) + 7_919)}`;
    yield { term, definition: `What number ${i} of the made-up things is.` };
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

function write(path: string, name: string, entries: Iterable<Written>): PackFile {
  const file = openSync(path, 'w');
  const info = { format: 'lumomate-pack/1', id: name, name, version: '1.0.0', language: 'en' };
  let size = writeSync(file, `${JSON.stringify(info).slice(0, -1)},"entries":[\n`);
  let count = 0;
  let lines: string[] = [];
  const flush = () => {
    size += writeSync(file, lines.join(''));
    lines = [];
  };
  for (const { definition, ...entry } of entries) {
    const text = (definition + FILLER).slice(0, DEFINITION);
    lines.push(`${count++ ? ',\n' : ''}${JSON.stringify({ ...entry, definition: text })}`);
    if (lines.length === 10_000) flush();
  }
  lines.push('\n]}\n');
  flush();
  closeSync(file);
  return { path, entries: count, size };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, LAYERS, type Pack } from '../../glossary/pack-types.ts';
import { englishForms, matcherOf } from './all-forms.ts';
import { claimFlaws, ownExampleFlaws } from './claims.ts';
import type { Flaw } from './flaw.ts';
import { HOMOGRAPHS } from './homographs.ts';
import { layerFlaws, linkFlaws } from './layers.ts';
import { proseWords } from './prose.ts';
import { gradeOf, readingFlaws } from './reading.ts';
import { repeatFlaws, restatementFlaws } from './repeats.ts';
import { spellingFlaws, WORDS_FILE, wordListFlaws } from './spelling.ts';

/** All rules of the built-in glossary at once (`docs/writing-entries.md`). */

const ROOT = join(import.meta.dirname, '../..');

/** The own words, as the file has them. */
function ownWords(): string[] {
  return readFileSync(join(ROOT, WORDS_FILE), 'utf8').split('\n').filter(Boolean);
}

/** Everything that is wrong with the glossary, rule by rule. */
export function flawsOf({ entries }: Pack): Flaw[] {
  const ids = new Set(entries.map(({ id }) => id));
  const matcher = matcherOf(entries);
  const words = ownWords();
  return [
    ...entries.flatMap(layerFlaws),
    ...entries.flatMap((entry) => linkFlaws(entry, ids)),
    ...repeatFlaws(entries, matcher),
    ...entries.flatMap(restatementFlaws),
    ...readingFlaws(entries),
    ...claimFlaws(entries, HOMOGRAPHS),
    ...ownExampleFlaws(entries, matcher),
    ...spellingFlaws(entries, words),
    ...wordListFlaws(entries, words),
  ];
}

/** What there is of the glossary, for a table: a name and a number each. */
export function figuresOf({ entries, categories }: Pack): [name: string, value: string][] {
  const grades = entries.map(({ plain = '' }) => gradeOf(plain)).sort((a, b) => a - b);
  const gradeAt = (share: number) => grades[Math.floor(share * (grades.length - 1))]?.toFixed(1) ?? '–';
  const count = (of: (entry: Entry) => readonly unknown[]) =>
    entries.reduce((sum, one) => sum + of(one).length, 0);
  const words = count((entry) => LAYERS.flatMap((layer) => proseWords(entry[layer] ?? '')));
  const whole = (number: number) => number.toLocaleString('en-GB');
  return [
    ['entries', whole(entries.length)],
    ['categories', whole(categories.length)],
    ['sections', whole(new Set(categories.map(({ section }) => section)).size)],
    ['words in the eight layers', whole(words)],
    ['words of an entry, on average', whole(Math.round(words / entries.length))],
    ['aliases', whole(count(({ aliases }) => aliases))],
    ['forms that are found', whole(count((entry) => englishForms(entry)))],
    ['decided homographs', whole(HOMOGRAPHS.length)],
    ['see-alsos', whole(count(({ seeAlso }) => seeAlso))],
    ['entries that name a source', whole(entries.filter(({ sources }) => sources.length).length)],
    ['own words of the spelling', whole(ownWords().length)],
    ['reading grade of “plain”, median', gradeAt(0.5)],
    ['reading grade of “plain”, 95th percentile', gradeAt(0.95)],
    ['reading grade of “plain”, hardest', gradeAt(1)],
  ];
}

import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Entry } from '../../glossary/pack-types.ts';
import { type Flaw, flawOf } from './flaw.ts';
import { proseWords, sentencesOf } from './prose.ts';

/** How hard the layer for everybody is to read. */

/** School years that the plain layer may ask for. */
const MOST_GRADE = 9;
/** Of all entries, those that may ask for more: some terms have no short words. */
const HARD_SHARE = 0.05;

/** The school year in which a text is understood (Flesch and Kincaid, 1975). */
export function gradeOf(text: string): number {
  const words = proseWords(text);
  // Numbers have no vowels; as a word they are read in one go.
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return fleschKincaid({ sentence: sentencesOf(text).length, word: words.length, syllable: syllables });
}

/** The entries that are too hard in plain language, where they are more than a few. */
export function readingFlaws(entries: readonly Entry[]): Flaw[] {
  const hard = entries.filter(({ plain }) => plain && gradeOf(plain) > MOST_GRADE);
  if (hard.length <= HARD_SHARE * entries.length) return [];
  return hard.map((entry) => {
    const grade = gradeOf(entry.plain ?? '').toFixed(1);
    return flawOf(entry, 'plain', `has reading grade ${grade}; at most ${MOST_GRADE}`);
  });
}

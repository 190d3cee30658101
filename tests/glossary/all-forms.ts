import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { formsOf, type Surface } from '../../glossary/forms.ts';
import { Matcher } from '../../glossary/match.ts';
import type { Entry } from '../../glossary/pack-types.ts';

/** The forms by which the built-in glossary is found, without an index: here nothing has to be small. */

const isEveryday = readEverydayWords(everydayWordsFile());

/** The forms of an entry of the built-in glossary, which is in English. */
export function englishForms(entry: Entry): Surface[] {
  return formsOf(entry, 'en', isEveryday);
}

/** A matcher of all forms; a match's `entries` are places in the list. */
export function matcherOf(entries: readonly Entry[]): Matcher {
  const matcher = new Matcher();
  for (const [at, entry] of entries.entries()) {
    matcher.add(englishForms(entry).map((form) => ({ ...form, anchor: 0, entry: at })));
  }
  return matcher;
}

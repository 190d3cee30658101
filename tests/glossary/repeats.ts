import type { Matcher } from '../../glossary/match.ts';
import { type Entry, LAYERS } from '../../glossary/pack-types.ts';
import { foldWord } from '../../glossary/text.ts';
import { type Flaw, flawOf } from './flaw.ts';
import { proseWords, sentencesOf } from './prose.ts';

/** Entries that were written from one mould, and layers that say what the blurb has said. */

/** Two entries that share so many words in a row were written from one mould. */
const SAME_WORDS = 6;
/** Of the blurb's words that carry meaning, the share that may stand in one sentence of another layer. */
const MOST_OF_BLURB = 3 / 4;
/** Blurbs of fewer such words overlap by chance. */
const LEAST_WORDS = 4;

/** Words that carry no meaning of their own, as far as blurbs use them. */
const FUNCTION_WORDS = new Set(
  `a all an and any are as at be been but by can each every for from had has have he how if in into is it its
  more most no not of on one only or other out over own she so some than that the their them then there these
  they this those to up was we were what when where which who whose will with without would you your`.split(
    /\s+/,
  ),
);

/**
 * Runs of six words that two entries share in the same layer. A term of the glossary counts as one word: there is
 * only one way to name it.
 * @param matcher of all the entries' forms
 */
export function repeatFlaws(entries: readonly Entry[], matcher: Matcher): Flaw[] {
  return LAYERS.flatMap((layer) => {
    const first = new Map<string, Entry>();
    // One flaw for two entries, or a shared sentence would be told six words at a time.
    const flaws = new Map<string, Flaw>();
    for (const entry of entries) {
      const words = wordsAndTerms(entry[layer] ?? '', matcher);
      for (let i = 0; i + SAME_WORDS <= words.length; i++) {
        const run = words.slice(i, i + SAME_WORDS).join(' ');
        const other = first.get(run) ?? entry;
        const pair = `${other.id} ${entry.id}`;
        if (other !== entry && !flaws.has(pair))
          flaws.set(pair, flawOf(entry, layer, `“${run}” is also in ${other.id}`));
        first.set(run, other);
      }
    }
    return [...flaws.values()];
  });
}

function wordsAndTerms(text: string, matcher: Matcher): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of matcher.match(text)) {
    const term = proseWords(text.slice(start, end)).map(foldWord);
    pieces.push(...proseWords(text.slice(at, start)).map(foldWord), term.join('-'));
    at = end;
  }
  return [...pieces, ...proseWords(text.slice(at)).map(foldWord)];
}

/** Layers with a sentence that says the blurb again in nearly the same words. */
export function restatementFlaws(entry: Entry): Flaw[] {
  const blurb = meaningfulWords(entry.blurb ?? '');
  if (blurb.size < LEAST_WORDS) return [];
  return LAYERS.filter((layer) => layer !== 'blurb').flatMap((layer) =>
    sentencesOf(entry[layer] ?? '').flatMap((sentence) => {
      const words = meaningfulWords(sentence);
      const shared = [...blurb].filter((word) => words.has(word));
      return shared.length / blurb.size > MOST_OF_BLURB
        ? [
            flawOf(
              entry,
              layer,
              `says the blurb again: ${shared.length} of its ${blurb.size} words (${shared})`,
            ),
          ]
        : [];
    }),
  );
}

function meaningfulWords(text: string): Set<string> {
  const words = proseWords(text).map((word) => foldWord(word).replace(/['’]s$/, ''));
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map(stemOf));
}

/** Near enough to compare words of one entry: *copies*, *copied* and *copying* are *cop*. */
function stemOf(word: string): string {
  return word.replace(/(?<=\p{L}{3})(?:ies|ied|ing|ers?|es|ed|[sye])$/u, '');
}

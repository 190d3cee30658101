/** Sentences and words as a reader counts them; `glossary/text.ts` cuts finer, as the matcher needs it. */

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const words = new Intl.Segmenter('en-GB', { granularity: 'word' });

/** The sentences of a text, in order. */
export function sentencesOf(text: string): string[] {
  return [...sentences.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((one) => /\p{L}/u.test(one));
}

/** The words of a text, in order, as they stand there: “bank’s” and “2,000” are one each. */
export function proseWords(text: string): string[] {
  return [...words.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

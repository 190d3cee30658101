/** Longer than this is no example of a word any more. Characters */
const LONGEST = 400;

/**
 * The sentence of a text in which a stretch of it stands.
 * @param start code units, as `end`
 * @param language BCP 47, of the text; an unknown one is English
 * @returns with its white space put together; '' where it would be the stretch alone, or too long to be an example
 */
export function sentenceAround(text: string, start: number, end: number, language = 'en'): string {
  // Line breaks of a page's source end no sentence, but would be taken for its end.
  const [before, own, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)].map((part) =>
    part.replace(/\s+/g, ' '),
  ) as [string, string, string];
  const middle = before.length + Math.floor(own.length / 2);
  for (const { segment, index } of segmenter(language).segment(before + own + after)) {
    if (index + segment.length <= middle) continue;
    const sentence = segment.replace(/\s+/g, ' ').trim();
    const isAlone = sentence === own.trim();
    return isAlone || sentence.length > LONGEST ? '' : sentence;
  }
  return '';
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    // A page may call its language anything.
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

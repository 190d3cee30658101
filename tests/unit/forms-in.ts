import { FormIndex } from '../../glossary/form-index.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { type Form, Matcher } from '../../glossary/match.ts';
import { parsePack } from '../../glossary/pack.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';

/** The whole way of a page, without the page: pack → index → forms of the text's words → matches. */

interface Term {
  term: string;
  aliases?: string[];
  caseSensitive?: boolean;
}

/** Nothing is an everyday word, so that tests may use plain ones. */
export const noEverydayWords = () => false;

/** What is found in a text, as it stands there, where these terms are known. */
export function marked(terms: readonly (string | Term)[], text: string): string[] {
  const entries = terms.map((term) => ({
    ...(typeof term === 'string' ? { term } : term),
    blurb: 'For the test.',
  }));
  const { pack } = parsePack({ format: 'lumomate-pack/1', id: 'test', name: 'Test', entries });
  const index = new FormIndex(indexPack(pack, noEverydayWords));
  const matcher = new Matcher();
  matcher.add(formsIn(index, text));
  return matcher.match(text).map(({ start, end }) => text.slice(start, end));
}

/** The forms of an index that hang on a text's words, as the background answers them. */
function formsIn(index: FormIndex, text: string): Form[] {
  return [...new Set(wordsOf(text).map(foldWord))].flatMap((word) => [...index.formsAt(word)]);
}

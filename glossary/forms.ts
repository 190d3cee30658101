import type { Entry } from './pack';
import { foldWord, plainWord, wordsOf } from './text';

/**
 * The forms in which an entry's term stands in texts, worked out from the entry alone. All language rules live
 * here and run where packs are read, never in a page. English; other languages get the forms that need no rules.
 */

/** A surface to look for. `own`: only in its own upper and lower case; then `text` keeps its case. */
export interface Surface {
  text: string;
  own: boolean;
}

/** At most this many forms come from one entry, whatever its author lists. */
const MAX_FORMS = 200;

/**
 * Every surface of an entry's term and aliases: plurals and singulars, the halves of “X (Y)”, one-word spellings
 * of compounds, British and American spelling.
 * @param language BCP 47 tag of the pack; rules of inflection apply to English only
 */
export function formsOf(
  entry: Pick<Entry, 'term' | 'aliases' | 'caseSensitive'>,
  language: string,
): Surface[] {
  const surfaces = new Map<string, Surface>();
  const english = /^en\b/i.test(language);
  const term = splitTitle(entry.term);
  for (const title of [...term, ...entry.aliases.flatMap(splitTitle)]) {
    // “REST” case-sensitive does not make its alias “representational state transfer” so.
    const asWritten = entry.caseSensitive && (term.includes(title) || /^\S*\p{Lu}\S*$/u.test(title));
    const own = asWritten || isAcronym(title);
    for (const text of variants(title, own, english)) {
      const surface = { text: own ? normal(text, plainWord) : normal(text, foldWord), own };
      if (surface.text && surfaces.size < MAX_FORMS) surfaces.set(`${own}${surface.text}`, surface);
    }
  }
  return [...surfaces.values()];
}

/** Words cleaned by `clean`, runs of space as one, hyphens as one kind; other punctuation is kept. */
function normal(text: string, clean: (word: string) => string): string {
  return clean(text)
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .trim();
}

/**
 * “X (Y)” is two names where one is the acronym or a short code of the other; otherwise Y says which X is meant
 * (“Node (networking)”), and is no name of its own.
 */
export function splitTitle(title: string): string[] {
  const found = /^(.+?)\s*\(([^()]+)\)\s*$/.exec(title.trim());
  if (!found) return [title];
  const [, outside = '', inside = ''] = found;
  return isAcronym(inside) || isAcronym(outside) || abbreviates(inside, outside)
    ? [outside, inside]
    : [outside];
}

/** Two to six letters and digits, most of them capitals: DNS, APIs, DoS, gRPC, K8s, IPv6. */
export function isAcronym(text: string): boolean {
  const words = wordsOf(text);
  if (!words.length || words.join('').length > 3 * words.length + 3) return false;
  return words.every((word) => {
    const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
    const small = word.match(/\p{Ll}/gu)?.length ?? 0;
    if (!capitals) return words.length > 1 && /^\p{N}+$/u.test(word);
    return word.length <= 6 && (capitals >= 2 || (small <= 1 && word.length > 1 && /\p{N}/u.test(word)));
  });
}

function abbreviates(short: string, long: string): boolean {
  const initials = wordsOf(long)
    .map((word) => word[0])
    .join('');
  return initials.length > 1 && initials.toLowerCase() === short.toLowerCase();
}

function variants(title: string, own: boolean, english: boolean): string[] {
  const texts = [title];
  const joined = joinWords(title);
  if (!own && joined) texts.push(joined);
  const apart = title.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  if (!own && apart !== title) texts.push(apart);
  if (!english) return texts;
  return texts.flatMap(spellings).flatMap((text) => [text, ...inflections(text, own)]);
}

/** “load balancer” is also written “loadbalancer”; short words are left alone, they meet real ones. */
function joinWords(title: string): string | undefined {
  const words = title.split(/[\s-]+/);
  const fits = words.length > 1 && words.length < 4 && words.every((word) => /^\p{L}{3,}$/u.test(word));
  return fits ? words.join('') : undefined;
}

/** Plural and singular of the last word; of an acronym only its plural (API, APIs). */
function inflections(text: string, own: boolean): string[] {
  const found = /^(.*?)([\p{L}\p{M}\p{N}]+)$/u.exec(text);
  if (!found) return [];
  const [, head = '', last = ''] = found;
  if (own) return /[\p{Lu}\p{N}]$/u.test(last) ? [`${text}s`] : [];
  const word = last.toLowerCase();
  return [pluralOf(word), singularOf(word)].filter((other) => other && other !== word).map((w) => head + w);
}

/** Plurals that no rule gives, in words that glossaries have. */
const IRREGULAR: readonly (readonly [string, string])[] = [
  ['index', 'indices'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['appendix', 'appendices'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['schema', 'schemata'],
  ['analysis', 'analyses'],
  ['hypothesis', 'hypotheses'],
  ['basis', 'bases'],
  ['crisis', 'crises'],
  ['parenthesis', 'parentheses'],
  ['person', 'people'],
  ['child', 'children'],
  ['leaf', 'leaves'],
  ['half', 'halves'],
  ['proxy', 'proxies'],
  ['datum', 'data'],
  ['medium', 'media'],
];
const PLURALS = new Map(IRREGULAR);
const SINGULARS = new Map(IRREGULAR.map(([one, many]) => [many, one]));

/** The regular English plural (Quirk et al., A Comprehensive Grammar of the English Language, §5.79 ff.). */
export function pluralOf(word: string): string {
  const irregular = PLURALS.get(word);
  if (irregular) return irregular;
  if (word.length < 3 || SINGULARS.has(word) || /(?:[^s]s|ing|ness|ware)$/.test(word)) {
    return /(?:us|as|is)$/.test(word) && !SINGULARS.has(word) ? `${word}es` : word;
  }
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

/** The singular of a regular English plural, or the word itself where it does not look like one. */
export function singularOf(word: string): string {
  const irregular = SINGULARS.get(word);
  if (irregular) return irregular;
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as|os)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** British ↔ American endings; each pair also works with a plural or past ending after it. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(\p{L}{3,})is(e|ed|er|ing|ation)(s?)\b/giu, '$1iz$2$3'],
  [/\b(\p{L}{3,})iz(e|ed|er|ing|ation)(s?)\b/giu, '$1is$2$3'],
  [/\b(\p{L}{2,})our(s|ed|ing|al)?\b/giu, '$1or$2'],
  [/\b(behavi|col|fav|flav|hon|neighb|lab|harb)or(s|ed|ing|al)?\b/giu, '$1our$2'],
  [/\b(cent|met|fib|lit)re(s?)\b/giu, '$1er$2'],
  [/\b(cent|fib|lit)er(s?)\b/giu, '$1re$2'],
  [/\b(cata|dia|ana)logue(s?)\b/giu, '$1log$2'],
  [/\b(cata|ana)log(s?)\b/giu, '$1logue$2'],
  [/\b(\p{L}+[aeu]l)l(ed|ing|er)\b/giu, '$1$2'],
  [/\b(label|model|cancel|channel|tunnel|signal|travel)(ed|ing|er)\b/giu, '$1l$2'],
];

function spellings(text: string): string[] {
  const others = SPELLINGS.map(([pattern, to]) => text.replace(pattern, to)).filter(
    (other) => other !== text,
  );
  return [...new Set([text, ...others])];
}

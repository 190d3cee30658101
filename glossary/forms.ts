import { abbreviates, initialsOf, isAcronym, namesInText } from './acronym.ts';
import {
  clippedForms,
  derivedForms,
  otherSpellings,
  pluralsOf,
  singularsOf,
  withoutKind,
} from './english.ts';
import type { Entry } from './pack-types.ts';
import { foldWord, plainWord, wordsOf } from './text.ts';

/**
 * The forms in which an entry's term stands in texts, worked out from the entry alone. Runs where packs are read,
 * never in a page; what a page gets is the finished forms.
 */

/** A form to look for. */
export interface Surface {
  /** Folded, or, when `own`, in its own upper and lower case. */
  text: string;
  /** Stands only in its own upper and lower case. */
  own: boolean;
  /** Means something else in ordinary texts, and is marked only where the page is about its subject. */
  everyday: boolean;
}

/** Tells whether an English word is one that everybody uses. @param word folded */
export type IsEveryday = (word: string) => boolean;

/** At most this many forms come from one entry, whatever its author lists. */
const MAX_FORMS = 200;
/** A hyphen that may not be a space: see `gapFits` in `match.ts`. */
const ONLY_HYPHEN = '\u2010';
/** Of an entry's own text, what is read for other names of its term. Characters. */
const LEAD = 600;

/**
 * Every form of an entry's term and aliases.
 * @param language BCP 47 tag of the pack; rules of inflection apply to English only
 */
export function formsOf(
  entry: Pick<Entry, 'term' | 'aliases' | 'caseSensitive' | 'blurb' | 'definition'>,
  language: string,
  isEveryday: IsEveryday,
): Surface[] {
  const surfaces = new Map<string, Surface>();
  const english = /^en\b/i.test(language);
  const titles = splitTitle(entry.term);
  const lead = `${entry.blurb ?? ''} ${entry.definition ?? ''}`.slice(0, LEAD);
  const names = [
    ...titles,
    ...entry.aliases.flatMap(splitTitle),
    ...titles.flatMap((t) => namesInText(t, lead)),
  ];
  // Most of what the rules make has been made before; only what is new is worth asking about.
  const add = (text: string, own: boolean, isCommon: () => boolean): void => {
    const key = `${own}${text}`;
    if (text && surfaces.size < MAX_FORMS && !surfaces.has(key))
      surfaces.set(key, { text, own, everyday: isCommon() });
  };
  const guarded = new Set([entry.term, ...entry.aliases].flatMap(qualifiedName));
  // “REST” case-sensitive does not make its alias “representational state transfer” so.
  const isOwn = (name: string) =>
    isAcronym(name) || (entry.caseSensitive && (titles.includes(name) || /^\S*\p{Lu}\S*$/u.test(name)));
  for (const name of names) {
    const own = isOwn(name);
    for (const text of own ? ownCaseForms(name, english) : anyCaseForms(name, english)) {
      add(text, own, () => guarded.has(name) || isAmbiguous(text, isEveryday));
    }
  }
  for (const name of english ? names.filter((other) => !isOwn(other)) : []) {
    for (const text of madeForms(name, isEveryday)) {
      add(text, false, () => guarded.has(name) || wordsOf(text).every(isEveryday));
    }
  }
  for (const initials of guessedInitials(titles, names)) {
    for (const text of ownCaseForms(initials, english)) add(text, true, () => true);
  }
  return [...surfaces.values()];
}

/**
 * Initials that nobody has said are used, so that they need the page's word for it. Where an acronym is stated
 * (“XSS” for cross-site scripting), others are not used.
 */
function guessedInitials(titles: readonly string[], names: readonly string[]): string[] {
  if (names.some(isAcronym)) return [];
  return titles.map((title) => initialsOf(title) ?? '').filter((initials) => initials.length > 2);
}

/**
 * The names in a title. “X (Y)” is two of them where one abbreviates the other or is a longer name of it; else Y
 * says which X is meant (“Node (networking)”), and is no name of its own.
 */
export function splitTitle(title: string): string[] {
  const parts = [...title.matchAll(/([^()]+?)\s*\(([^()]+)\)(?:\s+(?:and|or)\s+)?/g)];
  if (!parts.length || !title.trim().endsWith(')')) return [title.trim()];
  return parts.flatMap(([, outside = '', inside = '']) => {
    const [out, within] = [outside.trim(), inside.trim()];
    return isOtherName(within, out) ? [out, within] : [out];
  });
}

/**
 * The X of an “X (Y)” whose Y is no name of its own: its author says that X alone may mean something else. Acronyms
 * are no such word of warning, because not all are recognised as names: “Cross-site scripting (XSS)”.
 */
function qualifiedName(title: string): string[] {
  const names = splitTitle(title);
  const qualifier = /\(([^()]+)\)$/.exec(title.trim())?.[1];
  return names.length === 1 && qualifier && !isAcronym(qualifier) ? names : [];
}

function isOtherName(inside: string, outside: string): boolean {
  return (
    abbreviates(inside, outside) ||
    abbreviates(outside, inside) ||
    wordsOf(inside).some((word) => foldWord(word) === foldWord(outside))
  );
}

/** An acronym and its plural. */
function ownCaseForms(name: string, english: boolean): string[] {
  const text = tidy(name, plainWord);
  if (/\p{Lu}s$/u.test(text)) return [text, text.slice(0, -1)];
  return english && /[\p{Lu}\p{N}]$/u.test(text) ? [text, `${text}s`] : [text];
}

/** A name as its author says it: in both spellings, both numbers, and as one word. */
function anyCaseForms(name: string, english: boolean): string[] {
  const text = tidy(name, foldWord);
  const forms = english
    ? unique([text, ...otherSpellings(text)].flatMap(inflected))
    : [text, tidy(camelApart(name), foldWord)];
  return [...forms, ...forms.map(joined)];
}

/**
 * What rules make of a name: capitals taken apart, other endings, a word less, two words for one. Where that gives
 * nothing but everyday words (“the bus service worked”, “fail over time”), it is as much an everyday word.
 */
function madeForms(name: string, isEveryday: IsEveryday): string[] {
  const texts = unique([name, camelApart(name)].map((text) => tidy(text, foldWord)));
  const spelt = unique(texts.flatMap((text) => [text, ...otherSpellings(text)]));
  const related = unique(spelt.flatMap((text) => [text, ...relatedTo(text, isEveryday)]));
  const forms = unique(related.flatMap(inflected));
  return forms.flatMap((form) => [form, joined(form), apart(form, isEveryday)]);
}

/** Each once, where it came first: rules that change nothing give the same again and again. */
function unique(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

/** “CustomResourceDefinition” as three words. */
function camelApart(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

/** Words folded or not, runs of space as one, hyphens as one kind; other punctuation is kept. */
function tidy(text: string, clean: (word: string) => string): string {
  return clean(text)
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .trim();
}

/** Singular and plurals of a text's last word, and the text itself. */
function inflected(text: string): string[] {
  const found = /^(.*?)([\p{L}\p{M}]+)$/u.exec(text);
  if (!found) return [text];
  const [, head = '', last = ''] = found;
  const words = [last, ...singularsOf(last)].flatMap((word) => [word, ...pluralsOf(word)]);
  return words.map((word) => head + word);
}

/** Other words for the same thing; never everyday words, which would mean something else. */
function relatedTo(text: string, isEveryday: IsEveryday): string[] {
  const words = text.split(' ');
  const kindless = withoutKind(words);
  const phrases = [...clippedForms(words), ...derivedPhrases(text), ...(kindless ? [kindless] : [])];
  return phrases.map((phrase) => phrase.join(' ')).filter((phrase) => !isAmbiguous(phrase, isEveryday));
}

/** Derivation looks at the last word, also behind a hyphen: *percent-encoded*. */
function derivedPhrases(text: string): string[][] {
  const words = text.split(/[ -]/);
  const gap = text.includes('-') && !text.includes(' ') ? '-' : ' ';
  return derivedForms(words).map((phrase) => [phrase.join(gap)]);
}

/** “load balancer” is also written “loadbalancer”; short words are left alone, they meet real ones. */
function joined(text: string): string {
  const words = text.split(/[ -]/);
  const least = text.includes(' ') ? 3 : 2;
  const fits =
    words.length > 1 &&
    words.length < 4 &&
    words.every((word) => /^\p{L}+$/u.test(word) && word.length >= least);
  return fits ? words.join('') : text;
}

/** A word that two everyday words make is also written apart: “add-on”, “data center”. */
function apart(text: string, isEveryday: IsEveryday): string {
  if (!/^\p{L}{5,}$/u.test(text) || isEveryday(text)) return text;
  for (let at = 2; at <= text.length - 2; at++) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    if (!isEveryday(head) || !isEveryday(tail)) continue;
    // Short words stand side by side in any sentence (“add on”); only their hyphen makes them one.
    return head + (Math.min(head.length, tail.length) < 4 ? ONLY_HYPHEN : ' ') + tail;
  }
  return text;
}

/** A single word that everybody uses, in whatever case; and names too short to mean only one thing. */
function isAmbiguous(text: string, isEveryday: IsEveryday): boolean {
  const [word = '', ...others] = wordsOf(text);
  if (others.length || text !== word) return false;
  const folded = foldWord(word);
  return [...folded].length < 2 || [folded, ...singularsOf(folded)].some(isEveryday);
}

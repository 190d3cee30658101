import {
  type FoundMessage,
  type FoundText,
  type Mention,
  packFound,
  unpackFound,
} from '../../glossary/found-message.ts';
import { type Match, Matcher } from '../../glossary/match.ts';
import { type Pieces, type TextInLanguage, textsOf } from '../../glossary/page-html.ts';
import { appliesTo } from '../../glossary/page-rules.ts';
import type { KnownEntry, PageRequests, PageTerm, PageTerms } from '../../glossary/requests.ts';
import { Evidence, type EvidenceMessage, senseOf, summaryOf } from '../../glossary/sense.ts';
import { chosenMeaning, type PageSettings } from '../../glossary/settings.ts';
import { foldWord, keysOf } from '../../glossary/text.ts';

import { type Fades, formsOf } from './look-up.ts';
import type { Shelf } from './shelf.ts';

/**
 * Finds the terms in a page's texts. Done here, in one place that stays warm, and not in pages: there nearly all that
 * runs runs for the first time, and beside the page's own work.
 */

/** What stands in each of some texts; see `Requests`. @param fades by key, of entries that the reader knows */
export function findTerms(
  shelf: Shelf,
  { texts }: Parameters<PageRequests['find-terms']>[0],
  fades?: Fades,
): FoundMessage {
  return packFound(
    findIn(shelf, readTexts(texts), fades),
    texts.map(([text]) => text),
  );
}

/** Counts a part of a page; see `Requests`. @param texts its pieces @param before evidence of what was counted before */
export function countTerms(
  shelf: Shelf,
  texts: ReadTexts,
  before?: EvidenceMessage,
): { part: string; evidence: EvidenceMessage } {
  const found = findIn(shelf, texts);
  const places = found.filter(({ mentions }) => mentions.length > 0);
  const evidence = summaryOf(found, before);
  return { part: places.length ? JSON.stringify(packFound(places)) : '', evidence };
}

/** The terms of a page, each once, in reading order, with how often they stand there; see `Requests`. */
export function listTerms(
  { parts, evidence, site }: Parameters<PageRequests['list-terms']>[0],
  settings: PageSettings,
): Pick<PageTerms, 'terms' | 'held'> {
  const places = parts.flatMap((part) => unpackFound(JSON.parse(part) as FoundMessage));
  const senses = senseOf(places, new Evidence(evidence), ({ form }: Mention) =>
    chosenMeaning(settings, site, form),
  );
  const terms = new Map<string, PageTerm>();
  const held = new Map<string, PageTerm>();
  for (const { mention, meaning, isMeant } of senses.flat()) {
    const list = isMeant ? terms : held;
    const known = list.get(meaning.key);
    if (known) known.count += 1;
    else list.set(meaning.key, { ...mention.meanings.find(({ key }) => key === meaning.key)!, count: 1 });
  }
  // A word that means its term in one place of the page is not held back from it.
  return { terms: [...terms.values()], held: [...held.values()].filter(({ key }) => !terms.has(key)) };
}

/** The forms in which an entry stands on a page, folded; see `Requests`. */
export function listForms({ parts, key }: Parameters<PageRequests['list-forms']>[0]): string[] {
  const places = parts.flatMap((part) => unpackFound(JSON.parse(part) as FoundMessage));
  const own = places
    .flatMap(({ mentions }) => mentions)
    .filter(({ meanings }) => meanings.some((meaning) => meaning.key === key));
  return [...new Set(own.map(({ form }) => form))];
}

/** Texts cut into words, which needs no packs. */
interface ReadTexts {
  texts: readonly TextInLanguage[];
  /** Of each text that is another one: pages say the same again and again. */
  keys: ReadonlyMap<string, readonly string[]>;
  words: ReadonlySet<string>;
}

/** Reads the pieces of a page. Apart from finding terms, because a worker that was woken still waits for its packs. */
export function readPieces(pieces: readonly Pieces[]): ReadTexts {
  return readTexts(pieces.flatMap(textsOf));
}

function readTexts(texts: readonly TextInLanguage[]): ReadTexts {
  const keys = new Map<string, string[]>();
  const words = new Set<string>();
  for (const [text] of texts) {
    if (keys.has(text)) continue;
    const own = keysOf(text);
    keys.set(text, own);
    for (const word of own) words.add(word);
  }
  return { texts, keys, words };
}

function findIn(shelf: Shelf, { texts, keys, words }: ReadTexts, fades?: Fades): FoundText[] {
  const { entryAt, forms } = formsOf(shelf, words, fades);
  const matcher = new Matcher();
  const anchors = new Set(matcher.add(forms));
  const matches = new Map<string, Match[]>();
  return texts.map(([text, language]) => {
    const own = keys.get(text)!;
    let found = matches.get(text);
    if (!found) {
      found = own.some((word) => anchors.has(word)) ? matcher.match(text) : [];
      matches.set(text, found);
    }
    return {
      words: own.length,
      mentions: found.flatMap((match) => mentionOf(match, entryAt, text, language)),
    };
  });
}

function mentionOf(
  { start, end, entries, everyday }: Match,
  entryAt: (number: number) => KnownEntry,
  text: string,
  language: string,
): Mention[] {
  const meanings = entries.map(entryAt).filter((entry) => appliesTo(entry.language, language));
  const [entry] = meanings;
  if (!entry) return [];
  const form = foldWord(text.slice(start, end)).replace(/\s+/g, ' ');
  return [{ start, end, form, bracketed: text[start - 1] === '(', meanings, entry, everyday }];
}

import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import { bareWord, type Listed } from './catalogue.ts';
import { nearWords } from './near-words.ts';
import { wordsOf } from './text.ts';

/**
 * Search over a catalogue, in the page that shows it. Words are found from their beginnings, all of them in one
 * entry; only where that finds next to nothing, slips are forgiven.
 */

/** An entry that was found, and which words of it are the reason. */
export interface Hit {
  entry: Listed;
  /** Bare words. */
  words: readonly string[];
}

export interface Search {
  /** Takes more entries; they are found from then on. */
  add(entries: readonly Listed[]): void;
  /** The best first. */
  find(query: string): Hit[];
}

const FIELDS = ['term', 'aliases', 'blurb'] as const;
const BOOST = { term: 6, aliases: 4, blurb: 1 };
/** Where fewer are found, what was typed may have a slip in it. */
const FEW = 3;
/** Fewer letters stand at the beginning of something in every other blurb. */
const TELLING = 3;

export function createSearch(): Search {
  const entries: Listed[] = [];
  /** Of each entry, all that it is called. */
  const names: string[][] = [];
  const vocabulary = new Set<string>();
  const index = new MiniSearch<Document>({
    fields: [...FIELDS],
    tokenize: wordsOf,
    processTerm: bareWord,
    searchOptions: { boost: BOOST, prefix: true, combineWith: 'AND' },
  });

  function findNear(words: readonly string[]): SearchResult[] {
    const slips = new Map<string, number>();
    const queries = words.map((word): Query => {
      const near = nearWords(word, vocabulary);
      for (const [other, count] of near) slips.set(other, count);
      return { combineWith: 'OR', prefix: false, queries: near.map(([other]) => other) };
    });
    const slipsOf = ({ terms }: SearchResult) => Math.min(...terms.map((term) => slips.get(term) ?? 0));
    const rankOf = (result: SearchResult) => rank(result, result.terms.join(' '));
    return index
      .search({ combineWith: 'AND', queries })
      .sort((a, b) => slipsOf(a) - slipsOf(b) || rankOf(a) - rankOf(b) || b.score - a.score);
  }

  /** Entries of that very name come first, then those whose names begin so. */
  function rank({ id }: SearchResult, name: string): number {
    const own = names[id]!;
    if (own.includes(name)) return 0;
    return own[0]!.startsWith(name) ? 1 : 2;
  }

  return {
    add(more) {
      const documents = more.map((entry, i) => documentOf(entry, entries.length + i));
      for (const document of documents) {
        for (const field of FIELDS)
          for (const word of wordsOf(document[field])) vocabulary.add(bareWord(word));
      }
      names.push(...more.map(({ term, aliases }) => [term, ...aliases].map(bareWord)));
      entries.push(...more);
      index.addAll(documents);
    },
    find(query) {
      const words = wordsOf(query).map(bareWord);
      if (!words.length) return [];
      const name = bareWord(query.trim());
      const isTelling = words.some(({ length }) => length >= TELLING);
      const found = index.search(query, isTelling ? {} : { fields: ['term', 'aliases'] });
      const ranks = new Map(found.map((result) => [result, rank(result, name)]));
      found.sort((a, b) => ranks.get(a)! - ranks.get(b)! || b.score - a.score);
      const known = new Set(found.map(({ id }) => id));
      const near = found.length < FEW ? findNear(words).filter(({ id }) => !known.has(id)) : [];
      return [...found, ...near].map(({ id, terms }) => ({ entry: entries[id]!, words: terms }));
    },
  };
}

type Document = { id: number } & Record<(typeof FIELDS)[number], string>;

function documentOf({ term, aliases, blurb }: Listed, id: number): Document {
  return { id, term, aliases: aliases.join('\n'), blurb };
}

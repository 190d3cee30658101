import type { KnownEntry } from './requests.ts';
import type { SenseMention } from './sense.ts';

/**
 * What was found in texts, on its way to a page. As it is, a few hundred mentions would be a megabyte of JSON, nearly
 * all of it the names of fields and packs said again and again.
 */

/** A term that stands in a text. */
export interface Mention extends SenseMention {
  /** Every entry it could mean. */
  meanings: KnownEntry[];
  /** The one it means most likely. */
  entry: KnownEntry;
  /** Once the page has been found to be about its subject, it stays so: marks do not come and go. */
  meant?: true;
  /** `entry` has been chosen by evidence. */
  decided?: true;
}

/** What stands in a text. */
export interface FoundText {
  words: number;
  mentions: Mention[];
}

export interface FoundMessage {
  /** Each category of each pack: `pack/category`, its subject, the pack's language, whether the pack is private. */
  places: PlaceMessage[];
  /** Each entry: its term, the number of its place, its id where that is not `idOf` its term, and how it fades. */
  entries: (readonly [term: string, place: number, id?: string, fade?: KnownEntry['fade']])[];
  /** Each text: its words, and its mentions where it has any. */
  texts: (number | readonly [words: number, ...mentions: MentionMessage[]])[];
}

type PlaceMessage = readonly [category: string, subject: string, language: string, hidden: boolean];

/** Numbers of entries; the form where it is not what stands there in lower case. */
type MentionMessage = readonly [
  start: number,
  end: number,
  meanings: number | readonly number[],
  flags: number,
  form?: string,
];

const BRACKETED = 1;
const EVERYDAY = 2;

/** @param texts what the page has of them; without it, forms are always sent @returns what `unpackFound` makes the same of */
export function packFound(found: readonly FoundText[], texts?: readonly string[]): FoundMessage {
  const places = new Map<string, number>();
  const entries = new Map<string, number>();
  const message: FoundMessage = { places: [], entries: [], texts: [] };

  function placeOf({ category, subject, language, private: hidden }: KnownEntry): number {
    let place = places.get(category);
    if (place === undefined) {
      place = message.places.push([category, subject, language, hidden ?? false]) - 1;
      places.set(category, place);
    }
    return place;
  }

  function numberOf(entry: KnownEntry): number {
    let number = entries.get(entry.key);
    if (number === undefined) {
      const { key, term, fade } = entry;
      const id = key.slice(key.indexOf('/') + 1);
      const place = placeOf(entry);
      const named = id === idOf(term) ? ([term, place] as const) : ([term, place, id] as const);
      number = message.entries.push(fade ? [term, place, id, fade] : named) - 1;
      entries.set(key, number);
    }
    return number;
  }

  function packMention(mention: Mention, text: string | undefined): MentionMessage {
    const { start, end, form, bracketed, everyday, meanings } = mention;
    const numbers = meanings.map(numberOf);
    const flags = (bracketed ? BRACKETED : 0) + (everyday ? EVERYDAY : 0);
    const packed = [start, end, numbers.length > 1 ? numbers : numbers[0]!, flags] as const;
    return text?.slice(start, end).toLowerCase() === form ? packed : [...packed, form];
  }

  message.texts = found.map(({ words, mentions }, i) =>
    mentions.length ? [words, ...mentions.map((mention) => packMention(mention, texts?.[i]))] : words,
  );
  return message;
}

/** What was found. @param own the texts, where `packFound` had them */
export function unpackFound({ places, entries, texts }: FoundMessage, own?: readonly string[]): FoundText[] {
  const known = entries.map(([term, place, id, fade]): KnownEntry => {
    const [category, subject, language, hidden] = places[place]!;
    const key = category.slice(0, category.indexOf('/') + 1) + (id ?? idOf(term));
    return { key, term, category, subject, language, fade, private: hidden };
  });

  function unpackMention(
    [start, end, numbers, flags, form]: MentionMessage,
    text: string | undefined,
  ): Mention {
    const meanings = typeof numbers === 'number' ? [known[numbers]!] : numbers.map((i) => known[i]!);
    return {
      start,
      end,
      form: form ?? text!.slice(start, end).toLowerCase(),
      bracketed: (flags & BRACKETED) > 0,
      everyday: (flags & EVERYDAY) > 0,
      meanings,
      entry: meanings[0]!,
    };
  }

  return texts.map((found, i) => {
    if (typeof found === 'number') return { words: found, mentions: [] };
    const [words, ...mentions] = found;
    return { words, mentions: mentions.map((mention) => unpackMention(mention, own?.[i])) };
  });
}

/** What nearly every entry is called whose term says no more than letters: then its id need not be sent. */
function idOf(term: string): string {
  return term.toLowerCase().replaceAll(' ', '-');
}

import { unpackForms } from '../../glossary/forms-message.ts';
import { Matcher } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import { wordsOf } from '../../glossary/text.ts';
import { NEW, OTHER, STOP, WordTable } from '../../glossary/word-table.ts';
import { ask } from './extension-api.ts';

/** Words out, forms back: each new word of the page is asked for once, and what comes back is all it ever keeps. */

/** Words in one message: about 200 kB, a few milliseconds. */
const WORDS_AT_ONCE = 20_000;

export interface Candidates {
  /** Looks over a text's words. Those that are new are asked for at the next `fetch`. */
  look(text: string): Look;
  /** Have the forms of the words that were new under this ticket arrived? */
  isKnown(ticket: number): boolean;
  /** Asks for the forms of all new words so far. One question at a time: a second call waits for the first. */
  fetch(): Promise<void>;
  readonly matcher: Matcher;
  entry(number: number): KnownEntry;
}

/** What there is in a text. */
export interface Look {
  /** A word whose forms are not known yet; with them, the text may turn out to be anchored. */
  fresh: boolean;
  /** A word that forms hang on. */
  anchored: boolean;
  words: number;
  /** For `isKnown`. */
  ticket: number;
}

export function createCandidates(): Candidates {
  const matcher = new Matcher();
  const entries: KnownEntry[] = [];
  const numbers = new Map<string, number>();
  /** Words that have been asked for, and whether they have been answered. */
  const asked = new Map<string, boolean>();
  const table = new WordTable();
  const fresh: string[] = [];
  let batch = 1;
  let answered = 0;
  let asking: Promise<void> = Promise.resolve();

  function numberOf(entry: KnownEntry): number {
    let number = numbers.get(entry.key);
    if (number === undefined) {
      number = entries.push(entry) - 1;
      numbers.set(entry.key, number);
    }
    return number;
  }

  async function askBatch(): Promise<void> {
    const upTo = batch;
    batch += 1;
    while (fresh.length) {
      const words = fresh.slice(0, WORDS_AT_ONCE);
      const answer = unpackForms(await ask('look-up', { words }));
      fresh.splice(0, words.length);
      const own = answer.entries.map(numberOf);
      const anchors = matcher.add(answer.forms.map((form) => ({ ...form, entry: own[form.entry]! })));
      for (const word of words) {
        asked.set(word, true);
        table.put(word, false);
      }
      for (const anchor of anchors) table.put(anchor, true);
    }
    answered = upTo;
  }

  function noteKey(key: string): void {
    if (asked.has(key)) return;
    asked.set(key, false);
    fresh.push(key);
  }

  /** New to the table: asked for now, unless they were noted before; then the answer may be here already. */
  function noteNewWords(): void {
    for (const word of table.newWords) {
      if (asked.get(word)) table.put(word, matcher.isAnchor(word));
      else noteKey(word);
    }
    table.newWords = [];
  }

  /** For texts in other letters than the table knows. */
  function lookClosely(text: string): Look {
    const words = wordsOf(text);
    const keys = words.map((word) => matcher.keyOf(word));
    for (const key of keys) noteKey(key);
    return {
      fresh: keys.some((key) => !asked.get(key)),
      anchored: keys.some((key) => matcher.isAnchor(key)),
      words: words.length,
      ticket: batch,
    };
  }

  return {
    matcher,
    entry: (number) => entries[number]!,
    isKnown: (ticket) => ticket <= answered,
    look(text) {
      const before = table.words;
      const kinds = table.look(text);
      if (kinds === OTHER) return lookClosely(text);
      if (kinds & NEW) noteNewWords();
      const words = table.words - before;
      return { fresh: (kinds & NEW) !== 0, anchored: (kinds & STOP) !== 0, words, ticket: batch };
    },
    fetch() {
      // After a failure the words are still in `fresh`, and the next call asks for them again.
      asking = asking.catch(() => {}).then(askBatch);
      return asking;
    },
  };
}

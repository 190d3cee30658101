import { unpackForms } from '../../glossary/forms-message.ts';
import { Matcher } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';
import { NEW, OTHER, STOP, WordTable } from '../../glossary/word-table.ts';
import { ask } from './extension-api.ts';

/** Words out, forms back: each new word of the page is asked for once, and what comes back is all it ever keeps. */

/** Words in one message: about 20 kB. What comes back is taken in at one go, in well under a frame. */
const WORDS_AT_ONCE = 2_000;

export interface Candidates {
  /** Looks over a text's words. Those that are new are asked for at the next `fetch`. */
  look(text: string): Look;
  /** How many words wait to be asked for. */
  readonly waiting: number;
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
}

export function createCandidates(): Candidates {
  const matcher = new Matcher();
  const entries: KnownEntry[] = [];
  const numbers = new Map<string, number>();
  const table = new WordTable();
  /** Words on which more forms hang than the page has had the words for. */
  let pending: string[] = [];
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
    while (table.newWords.length) {
      const words = table.newWords.slice(0, WORDS_AT_ONCE);
      const answer = unpackForms(await ask('look-up', { words, again: pending, page: table.filter() }));
      table.newWords.splice(0, words.length);
      pending = answer.pending;
      const own = answer.entries.map(numberOf);
      const anchors = matcher.add(answer.forms.map((form) => ({ ...form, entry: own[form.entry]! })));
      for (const word of words) table.put(word, false);
      for (const anchor of anchors) table.put(anchor, true);
    }
  }

  /** For texts in other letters than the table knows. */
  function lookClosely(text: string): number {
    return wordsOf(text).reduce((kinds, word) => kinds | table.meet(foldWord(word)), 0);
  }

  return {
    matcher,
    entry: (number) => entries[number]!,
    get waiting() {
      return table.newWords.length;
    },
    look(text) {
      const before = table.words;
      let kinds = table.look(text);
      if (kinds === OTHER) kinds = lookClosely(text);
      const words = table.words - before;
      return { fresh: (kinds & NEW) !== 0, anchored: (kinds & STOP) !== 0, words };
    },
    fetch() {
      // After a failure the words are still new, and the next call asks for them again.
      asking = asking.catch(() => {}).then(askBatch);
      return asking;
    },
  };
}

import { unpackForms } from '../../glossary/forms-message.ts';
import { Matcher } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import { wordRule } from '../../glossary/text.ts';
import { makeWordFilter } from '../../glossary/word-filter.ts';
import { ask } from './extension-api.ts';

/** Words out, forms back: each new word of the page is asked for once, and what comes back is all it ever keeps. */

/** Words in one message: about 20 kB. What comes back is taken in at one go, in well under a frame. */
const WORDS_AT_ONCE = 2_000;

const NEW = 0;
const DULL = 1;
const ANCHOR = 2;

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
  /** Every word of the page: has it been asked for, and if so, do forms hang on it? */
  const words = new Map<string, typeof NEW | typeof DULL | typeof ANCHOR>();
  let fresh: string[] = [];
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
    while (fresh.length) {
      const asked = fresh.slice(0, WORDS_AT_ONCE);
      const page = makeWordFilter(words.keys(), words.size);
      const answer = unpackForms(await ask('look-up', { words: asked, again: pending, page }));
      fresh = fresh.slice(asked.length);
      pending = answer.pending;
      const own = answer.entries.map(numberOf);
      const anchors = matcher.add(answer.forms.map((form) => ({ ...form, entry: own[form.entry]! })));
      for (const word of asked) words.set(word, DULL);
      for (const word of anchors) words.set(word, ANCHOR);
    }
  }

  return {
    matcher,
    entry: (number) => entries[number]!,
    get waiting() {
      return fresh.length;
    },
    look(text) {
      const look = { fresh: false, anchored: false, words: 0 };
      const { word: rule, fold } = wordRule(text);
      for (const word of text.match(rule) ?? []) {
        const key = fold(word);
        let state = words.get(key);
        if (state === undefined) {
          state = NEW;
          words.set(key, NEW);
          fresh.push(key);
        }
        look.words += 1;
        look.fresh ||= state === NEW;
        look.anchored ||= state === ANCHOR;
      }
      return look;
    },
    fetch() {
      // After a failure the words are still new, and the next call asks for them again.
      asking = asking.catch(() => {}).then(askBatch);
      return asking;
    },
  };
}

import { Matcher } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import { ask } from './extension-api.ts';

/** Words out, forms back: each new word of the page is asked for once, and what comes back is all it ever keeps. */

/** Words in one message: about 200 kB, a few milliseconds. */
const WORDS_AT_ONCE = 20_000;

export interface Candidates {
  /**
   * Notes a text's words, as they stand there; they are asked for at the next `fetch`.
   * @returns a ticket for `isKnown`
   */
  note(words: readonly string[]): number;
  /** Have the forms of the words noted under this ticket arrived? */
  isKnown(ticket: number): boolean;
  /** Asks for the forms of all words noted so far. One question at a time: a second call waits for the first. */
  fetch(): Promise<void>;
  readonly matcher: Matcher;
  entry(number: number): KnownEntry;
}

export function createCandidates(): Candidates {
  const matcher = new Matcher();
  const entries: KnownEntry[] = [];
  const numbers = new Map<string, number>();
  const asked = new Set<string>();
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
      const answer = await ask('look-up', { words });
      fresh.splice(0, words.length);
      const own = answer.entries.map(numberOf);
      matcher.add(answer.forms.map((form) => ({ ...form, entry: own[form.entry]! })));
    }
    answered = upTo;
  }

  return {
    matcher,
    entry: (number) => entries[number]!,
    isKnown: (ticket) => ticket <= answered,
    note(words) {
      for (const word of words) {
        const key = matcher.learn(word);
        if (key === undefined || asked.has(key)) continue;
        asked.add(key);
        fresh.push(key);
      }
      return batch;
    },
    fetch() {
      // After a failure the words are still in `fresh`, and the next call asks for them again.
      asking = asking.catch(() => {}).then(askBatch);
      return asking;
    },
  };
}

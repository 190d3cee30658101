import { Evidence } from '../../glossary/sense.ts';
import type { Mention } from './found-blocks.ts';

/** What stands on the whole page, for counts and as evidence; not where, but for a few places of each term. */

/** Places kept of each entry: the first of them may be hidden. */
const KEPT_PLACES = 8;

export class Tally {
  /** Texts with terms in them, in document order. */
  readonly places: { words: number; mentions: Mention[] }[] = [];
  readonly page = new Evidence();
  readonly #nodes = new Map<string, WeakRef<Text>[]>();

  /** Words in which no term stands. */
  addWords(words: number): void {
    this.page.words += words;
  }

  /** A text with terms. @param node one of its text nodes */
  add(words: number, mentions: Mention[], node: Text): void {
    const place = { words, mentions };
    this.places.push(place);
    this.page.add(place);
    for (const { entry } of mentions) {
      const nodes = this.#nodes.get(entry.key);
      if (!nodes) this.#nodes.set(entry.key, [new WeakRef(node)]);
      else if (nodes.length < KEPT_PLACES) nodes.push(new WeakRef(node));
    }
  }

  /** Text nodes near which an entry stands first, as far as they are still on the page. */
  nodesOf(key: string): Text[] {
    return (this.#nodes.get(key) ?? [])
      .map((ref) => ref.deref())
      .filter((node) => node?.isConnected) as Text[];
  }
}

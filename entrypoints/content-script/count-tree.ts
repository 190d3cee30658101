import type { Candidates } from './candidates.ts';
import type { FoundBlocks, Mention } from './found-blocks.ts';
import { blockOf, createPlaceCheck, isInline, readBlock } from './page-text.ts';
import { idle, SLICE } from './slices.ts';
import type { Tally } from './tally.ts';
import type { Block } from './walk.ts';

/**
 * Counts the terms of what is not on screen, in idle slices. To a script of an extension every node of the page
 * that it looks at is an object to be made, which is most of what reading a page costs; so this walks over text
 * nodes only, and looks at the elements around those whose words may be a term. Pages say the same again and again:
 * what a text holds is found out once.
 */

/** Nodes between two looks at the clock. */
const NODES_AT_ONCE = 32;
/** Texts and words that wait for one answer: enough that most pages ask once. */
const WAITING_NODES = 4_000;
const WAITING_WORDS = 2_000;
/** Longer texts are hardly ever said twice; remembering them would only cost memory. Characters */
const SAID_AGAIN = 300;

export interface Counted {
  candidates: Candidates;
  mentionsIn: FoundBlocks['mentionsIn'];
  tally: Tally;
  signal: AbortSignal;
}

/**
 * Counts subtrees, without the shadow roots in them.
 * @returns false when the page took away the place that had been reached, so that the rest could not be counted
 */
export async function countTrees(
  roots: readonly (Element | ShadowRoot)[],
  counted: Counted,
): Promise<boolean> {
  const { candidates, signal } = counted;
  const reader = createReader(counted);

  async function readWaiting(): Promise<void> {
    await candidates.fetch();
    while (!reader.readWaiting()) await idle(signal);
  }

  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let done = false; !done; ) {
      await idle(signal);
      if (!walker.currentNode.isConnected) return false;
      done = reader.lookAhead(walker);
      if (reader.waiting > WAITING_NODES || candidates.waiting > WAITING_WORDS) await readWaiting();
    }
  }
  await readWaiting();
  // Texts that were cut by the last answer's edge.
  await readWaiting();
  return true;
}

interface Said {
  words: number;
  language: string;
  mentions: Mention[];
}

function createReader({ candidates, mentionsIn, tally }: Counted) {
  /** The words of a text that was looked at: below 0 (one less, `~`) where something may stand in it. */
  const looked = new Map<string, number>();
  const said = new Map<string, Said>();
  const placeOf = createPlaceCheck();
  /** Blocks with other blocks in them are come to more than once. */
  const read = new WeakSet<Block>();
  let waiting: Text[] = [];
  /** Those whose block has words that have not been asked for yet. */
  let later: Text[] = [];
  let at = 0;
  let last: Block | null = null;

  /** Looks at one text. @returns its words as `looked` has them, or undefined while some have not been asked for */
  function look(text: string): number | undefined {
    let known = looked.get(text);
    if (known === undefined) {
      const { fresh, anchored, words } = candidates.look(text);
      if (fresh) return undefined;
      known = anchored ? ~words : words;
      if (text.length < SAID_AGAIN) looked.set(text, known);
    }
    return known;
  }

  /** @returns may something stand in it? */
  function isWorthReading({ data }: Text): boolean {
    const words = look(data);
    if (words === undefined || words < 0) return true;
    tally.addWords(words);
    return false;
  }

  function readAround(node: Text): void {
    const { parentElement: parent } = node;
    // Most texts are all that their block has.
    if (parent && !node.nextSibling && !node.previousSibling && !isInline(parent))
      readText(node, parent, node.data);
    else if (isWorthReading(node)) readBlockAround(node);
  }

  function readBlockAround(node: Text): void {
    const block = blockOf(node);
    if (!block || block === last || read.has(block)) return;
    last = block;
    read.add(block);
    if (readText(node, node.parentElement, readBlock(block)?.text ?? '')) return;
    read.delete(block);
    last = null;
  }

  /** @returns false when some of its words have not been asked for: the rest of the block is further on */
  function readText(node: Text, parent: Element | null, text: string): boolean {
    const language = placeOf(parent);
    if (language === undefined) return true;
    const before = said.get(text);
    const own = before?.language === language ? before : say(text, language);
    if (!own) {
      later.push(node);
      return false;
    }
    if (own.mentions.length) tally.add(own.words, own.mentions, node);
    else tally.addWords(own.words);
    return true;
  }

  /** What a text says, or undefined while words of it have not been asked for. */
  function say(text: string, language: string): Said | undefined {
    const words = look(text);
    if (words === undefined) return undefined;
    const own =
      words < 0
        ? { words: ~words, language, mentions: mentionsIn(text, language) }
        : { words, language, mentions: [] };
    if (text.length < SAID_AGAIN) said.set(text, own);
    return own;
  }

  return {
    get waiting() {
      return waiting.length;
    },
    /** Looks over text nodes for a slice. @returns whether the end has been reached */
    lookAhead(walker: TreeWalker): boolean {
      const end = performance.now() + SLICE;
      while (performance.now() < end) {
        for (let i = 0; i < NODES_AT_ONCE; i++) {
          const node = walker.nextNode() as Text | null;
          if (!node) return true;
          if (isWorthReading(node)) waiting.push(node);
        }
      }
      return false;
    },
    /** Reads, for a slice, around the texts whose words are known by now. @returns whether none is left */
    readWaiting(): boolean {
      const end = performance.now() + SLICE;
      while (at < waiting.length) {
        readAround(waiting[at]!);
        at += 1;
        if (at % NODES_AT_ONCE === 0 && performance.now() > end) return false;
      }
      waiting = later;
      later = [];
      at = 0;
      return true;
    },
  };
}

import type { Match } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import { Evidence } from '../../glossary/sense.ts';
import { foldWord } from '../../glossary/text.ts';
import type { Candidates, Look } from './candidates.ts';
import { appliesTo, languageOf } from './language.ts';
import { type BlockText, blockOf, isInline, readBlock } from './page-text.ts';
import { allBlocks, type Block } from './walk.ts';

/** What has been read of the page: blocks with terms are kept, blocks without are only remembered as read. */

/** A term that stands in a block. */
export interface Mention {
  start: number;
  end: number;
  /** The term as it stands there, folded: what a choice of the reader's is remembered by. */
  form: string;
  /** Every entry it could mean. */
  meanings: KnownEntry[];
  /** The one it means most likely. */
  entry: KnownEntry;
  /** Means something else in ordinary texts. */
  everyday: boolean;
  /** Once the page has been found to be about its subject, it stays so: marks do not come and go. */
  meant?: true;
  /** `entry` has been chosen by evidence. */
  decided?: true;
}

export interface FoundBlock extends BlockText {
  block: Block;
  words: number;
  mentions: Mention[];
  /** Set once the block's text has changed or left the page. */
  gone?: true;
}

/** A block that has been read, and whose new words have been or will be asked for. */
interface Unmatched {
  read: BlockText;
  look: Look;
}

export interface FoundBlocks {
  /** Has this block's text been read as it is now? */
  isKnown(block: Block): boolean;
  /** Reads a block whose text is not known yet; its terms follow with `match`. */
  read(block: Block): void;
  /**
   * Finds the terms of everything read whose words have been fetched. Stops after `ms`.
   * @returns whether all is done
   */
  match(ms: number): boolean;
  /** Finds the terms of these blocks now, as far as their words are known. */
  matchNow(blocks: readonly Block[]): void;
  get(block: Block): FoundBlock | undefined;
  /** The found block whose text a node is part of. */
  ofNode(node: Node): FoundBlock | undefined;
  all(): Iterable<FoundBlock>;
  /** The evidence of everything read so far. */
  readonly page: Evidence;
  /** Forgets a block whose text has changed. */
  forget(block: Block): FoundBlock | undefined;
  /** Forgets the blocks in a subtree that left the page. */
  forgetWithin(root: Element): FoundBlock[];
  clear(): void;
}

export function createFoundBlocks(candidates: Candidates): FoundBlocks {
  const found = new Map<Block, FoundBlock>();
  const byNode = new WeakMap<Node, FoundBlock>();
  let known = new WeakSet<Block>();
  const page = new Evidence();
  /** A page that rewrites a block does not become longer by it. */
  const counted = new WeakSet<Block>();
  const unmatched = new Map<Block, Unmatched>();

  function mentionOf({ start, end, entries, everyday }: Match, text: string, language: string): Mention[] {
    const meanings = entries.map(candidates.entry).filter((entry) => appliesTo(entry.language, language));
    const [entry] = meanings;
    if (!entry) return [];
    const form = foldWord(text.slice(start, end)).replace(/\s+/g, ' ');
    return [{ start, end, form, meanings, entry, everyday }];
  }

  function isReady({ look }: Unmatched): boolean {
    return !look.fresh || candidates.isKnown(look.ticket);
  }

  function matchBlock(block: Block, { read, look }: Unmatched): void {
    unmatched.delete(block);
    const { words } = look;
    const isAnchored = look.anchored || (look.fresh && candidates.look(read.text).anchored);
    const matches = isAnchored ? candidates.matcher.match(read.text) : [];
    const language = matches.length ? languageOf(block) : '';
    const mentions = matches.flatMap((match) => mentionOf(match, read.text, language));
    page.add({ words: counted.has(block) ? 0 : words, mentions });
    counted.add(block);
    if (!mentions.length) return;
    // The text itself is not needed again; on large pages it would be most of what we hold.
    const foundBlock: FoundBlock = { block, ...read, text: '', words, mentions };
    found.set(block, foundBlock);
    for (const node of read.nodes) byNode.set(node, foundBlock);
  }

  function forget(block: Block): FoundBlock | undefined {
    known.delete(block);
    unmatched.delete(block);
    const old = found.get(block);
    if (!old) return undefined;
    old.gone = true;
    page.remove({ words: 0, mentions: old.mentions });
    found.delete(block);
    for (const node of old.nodes) byNode.delete(node);
    return old;
  }

  return {
    isKnown: (block) => known.has(block),
    read(block) {
      if (known.has(block)) return;
      known.add(block);
      const read = readBlock(block);
      if (!read) return;
      unmatched.set(block, { read, look: candidates.look(read.text) });
    },
    match(ms) {
      const end = performance.now() + ms;
      for (const [block, waiting] of unmatched) {
        if (!isReady(waiting)) continue;
        matchBlock(block, waiting);
        if (performance.now() > end) return false;
      }
      return true;
    },
    matchNow(blocks) {
      for (const block of blocks) {
        const waiting = unmatched.get(block);
        if (waiting && isReady(waiting)) matchBlock(block, waiting);
      }
    },
    get: (block) => found.get(block),
    ofNode: (node) => byNode.get(node),
    all: () => found.values(),
    page,
    forget,
    forgetWithin(root) {
      if (found.size === 0 && unmatched.size === 0) return [];
      const start = isInline(root) ? (blockOf(root) ?? root) : root;
      const gone = start === root ? [] : [forget(start)];
      for (const block of allBlocks(root)) gone.push(forget(block));
      return gone.filter((block) => block !== undefined);
    },
    clear() {
      found.clear();
      unmatched.clear();
      known = new WeakSet();
    },
  };
}

import type { Match } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import { Evidence } from '../../glossary/sense.ts';
import { foldWord } from '../../glossary/text.ts';
import type { Candidates, Look } from './candidates.ts';
import { appliesTo } from './language.ts';
import { type BlockText, createPlaceCheck, readBlock } from './page-text.ts';
import type { Block } from './walk.ts';

/** What is or was on screen: blocks with terms are kept, blocks without are only remembered as read. */

/** A term that stands in a block. */
export interface Mention {
  start: number;
  end: number;
  /** The term as it stands there, folded: what a choice of the reader's is remembered by. */
  form: string;
  /** Stands right after an opening bracket. */
  bracketed: boolean;
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

/** A block that has been read, and whose terms are found once its words have been asked for. */
export interface ReadBlock {
  block: Block;
  read: BlockText;
  look: Look;
}

export interface FoundBlocks {
  /** Reads those blocks whose text is not known yet. @returns what `match` then wants, or wanted before */
  read(blocks: readonly Block[]): ReadBlock[];
  /** The terms in a text whose words have been fetched. @param language a primary subtag, or '' */
  mentionsIn(text: string, language: string): Mention[];
  /** Finds the terms of what has been read and has not changed since; all its words have been fetched. */
  match(blocks: readonly ReadBlock[]): void;
  get(block: Block): FoundBlock | undefined;
  /** The found block whose text a node is part of. */
  ofNode(node: Node): FoundBlock | undefined;
  /** The evidence of what is or was on screen. */
  readonly page: Evidence;
  /** Forgets a block whose text has changed. */
  forget(block: Block): FoundBlock | undefined;
  /** Forgets the blocks in a subtree that left the page. */
  forgetWithin(root: Element): FoundBlock[];
  /** A subtree has come: if it had left, its text may have changed meanwhile. */
  renew(root: Element): void;
  clear(): void;
}

export function createFoundBlocks(candidates: Candidates): FoundBlocks {
  const found = new Map<Block, FoundBlock>();
  const byNode = new WeakMap<Node, FoundBlock>();
  /** Every block whose text is known as it is now; with what was read, until its terms have been found. */
  let known = new WeakMap<Block, ReadBlock | undefined>();
  const page = new Evidence();
  const left = new WeakSet<Element>();

  function mentionOf({ start, end, entries, everyday }: Match, text: string, language: string): Mention[] {
    const meanings = entries.map(candidates.entry).filter((entry) => appliesTo(entry.language, language));
    const [entry] = meanings;
    if (!entry) return [];
    const form = foldWord(text.slice(start, end)).replace(/\s+/g, ' ');
    return [{ start, end, form, bracketed: text[start - 1] === '(', meanings, entry, everyday }];
  }

  function mentionsIn(text: string, language: string): Mention[] {
    return candidates.matcher.match(text).flatMap((match) => mentionOf(match, text, language));
  }

  function readOne(block: Block): ReadBlock | undefined {
    // What was read when the background did not answer is matched at the next look.
    if (known.has(block)) return known.get(block);
    const read = readBlock(block);
    const own = read && { block, read, look: candidates.look(read.text) };
    known.set(block, own);
    return own;
  }

  function matchOne({ block, read, look }: ReadBlock): void {
    known.set(block, undefined);
    const { words } = look;
    const mentions =
      look.anchored || look.fresh
        ? mentionsIn(read.text, createPlaceCheck()(read.nodes[0]!.parentElement) ?? '')
        : [];
    page.add({ words, mentions });
    if (!mentions.length) return;
    // The text itself is not needed again; on large pages it would be most of what we hold.
    const foundBlock: FoundBlock = { block, ...read, text: '', words, mentions };
    found.set(block, foundBlock);
    for (const node of read.nodes) byNode.set(node, foundBlock);
  }

  function forget(block: Block): FoundBlock | undefined {
    known.delete(block);
    const old = found.get(block);
    if (!old) return undefined;
    old.gone = true;
    page.remove(old);
    found.delete(block);
    for (const node of old.nodes) byNode.delete(node);
    return old;
  }

  return {
    read: (blocks) => blocks.map(readOne).filter((read) => read !== undefined),
    mentionsIn,
    match(blocks) {
      for (const read of blocks) if (known.get(read.block) === read) matchOne(read);
    },
    get: (block) => found.get(block),
    ofNode: (node) => byNode.get(node),
    page,
    forget,
    renew(root) {
      if (!left.delete(root) && !known.has(root)) return;
      known.delete(root);
      for (const element of root.querySelectorAll('*')) known.delete(element);
    },
    forgetWithin(root) {
      left.add(root);
      const gone = [...found.keys()].filter((block) => !block.isConnected);
      return gone.map((block) => forget(block)!);
    },
    clear() {
      found.clear();
      known = new WeakMap();
    },
  };
}

import { type FoundText, type Mention, unpackFound } from '../../glossary/found-message.ts';
import type { TextInLanguage } from '../../glossary/page-html.ts';
import { Evidence } from '../../glossary/sense.ts';
import { ask } from './extension-api.ts';
import { type BlockText, cutText, languageAt, MAX_TEXT, readBlock } from './page-text.ts';
import type { Block } from './walk.ts';

/** What is or was on screen: blocks with terms are kept, blocks without are only remembered as read. */

export interface FoundBlock extends BlockText {
  block: Block;
  words: number;
  mentions: Mention[];
  /** Set once the block's text has changed or left the page. */
  gone?: true;
}

/** A block that has been read, and whose terms are found once the background has been asked. */
export interface ReadBlock {
  block: Block;
  read: BlockText;
}

export interface FoundBlocks {
  /** Reads those blocks whose text is not known yet. @returns what `find` then wants, or wanted before */
  read(blocks: readonly Block[]): ReadBlock[];
  /** Finds the terms of what has been read and has not changed since. */
  find(blocks: readonly ReadBlock[]): Promise<void>;
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

/** Of a block in which nothing but numbers changes, as in clocks and counters. */
const NUMBERS = /\b\d+\b/g;

export function createFoundBlocks(): FoundBlocks {
  const found = new Map<Block, FoundBlock>();
  const byNode = new WeakMap<Node, FoundBlock>();
  /** Every block whose text is known as it is now; with what was read, until its terms have been found. */
  let known = new WeakMap<Block, ReadBlock | undefined>();
  const page = new Evidence();
  const left = new WeakSet<Element>();
  /** What blocks that change said last, without numbers, where no term stood in it: a clock asks nothing. */
  const dull = new WeakMap<Block, string>();

  function readOne(block: Block): ReadBlock | undefined {
    // What was read when the background did not answer is asked for at the next look.
    if (known.has(block)) return known.get(block);
    const read = readBlock(block);
    const before = dull.get(block);
    const isDull = before && before === read?.text.replace(NUMBERS, '');
    const own = read && !isDull ? { block, read } : undefined;
    known.set(block, own);
    return own;
  }

  function keep({ block, read }: ReadBlock, { words, mentions }: FoundText): void {
    known.set(block, undefined);
    page.add({ words, mentions });
    if (!mentions.length) {
      if (dull.has(block)) dull.set(block, read.text.replace(NUMBERS, ''));
      return;
    }
    // The text itself is not needed again; on large pages it would be most of what we hold.
    const foundBlock: FoundBlock = { block, ...read, text: '', words, mentions };
    found.set(block, foundBlock);
    for (const node of read.nodes) byNode.set(node, foundBlock);
  }

  function forget(block: Block): FoundBlock | undefined {
    known.delete(block);
    if (!dull.has(block)) dull.set(block, '');
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
    async find(blocks) {
      const wanted = blocks.filter((read) => known.get(read.block) === read);
      if (!wanted.length) return;
      const parts = wanted.map(({ read }) => cutText(read.text));
      const answers = await askFor(
        wanted.flatMap(({ read }, i) => {
          const language = languageAt(read.nodes[0]!.parentElement);
          return parts[i]!.map((text): TextInLanguage => [text, language]);
        }),
      );
      wanted.forEach((own, i) => {
        const answer = joinFound(parts[i]!, answers.splice(0, parts[i]!.length));
        if (known.get(own.block) === own) keep(own, answer);
      });
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

/** What stands in each of some texts, asked for in messages that are not too large. */
async function askFor(texts: readonly TextInLanguage[]): Promise<FoundText[]> {
  const found: FoundText[] = [];
  while (found.length < texts.length) {
    let size = 0;
    let end = found.length;
    while (end < texts.length && size < MAX_TEXT) size += texts[end++]![0].length;
    const own = texts.slice(found.length, end);
    const answer = await ask('find-terms', { texts: own });
    found.push(
      ...unpackFound(
        answer,
        own.map(([text]) => text),
      ),
    );
  }
  return found;
}

/** What stands in a text, from what stands in its parts. */
function joinFound(parts: readonly string[], found: readonly FoundText[]): FoundText {
  let at = 0;
  const mentions = found.map((part, i) => {
    for (const mention of part.mentions) {
      mention.start += at;
      mention.end += at;
    }
    at += parts[i]!.length;
    return part.mentions;
  });
  return { words: found.reduce((sum, { words }) => sum + words, 0), mentions: mentions.flat() };
}

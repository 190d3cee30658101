import type { Candidates } from './candidates.ts';
import type { FoundBlocks } from './found-blocks.ts';
import { blockOf, isInsideSkipped } from './page-text.ts';
import { idle, SLICE } from './slices.ts';
import type { Block } from './walk.ts';

/**
 * Reads what is not on screen, in idle slices. Most of a page means nothing to us, so its text nodes are only
 * looked over, by the browser's own walk and without making strings of their words; a block is read as it stands
 * where one of its words may begin a term.
 */

/** Nodes between two looks at the clock. */
const NODES_AT_ONCE = 32;
/** Nodes with new words that wait for one answer: enough that most pages ask once. */
const WAITING_NODES = 4_000;

export interface Reading {
  candidates: Candidates;
  found: FoundBlocks;
  /** A block that changes all the time is left until it rests. */
  isBusy(block: Block): boolean;
  onShadowRoot(root: ShadowRoot): void;
  signal: AbortSignal;
}

/** Reads a subtree with the shadow roots in it. Resolves when all of it has been read and matched. */
export async function readRest(root: Element, reading: Reading): Promise<void> {
  const roots: (Element | ShadowRoot)[] = [root];
  for (const part of roots) {
    await readTree(part, reading);
    for (const inner of shadowRootsIn(part)) {
      reading.onShadowRoot(inner);
      roots.push(inner);
    }
  }
}

/** Elements with a shadow root are custom ones nearly always; others are met when they come on screen. */
function shadowRootsIn(root: Element | ShadowRoot): ShadowRoot[] {
  const named = document.evaluate(
    './/*[contains(local-name(), "-")]',
    root,
    null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
  );
  const found: ShadowRoot[] = [];
  for (let i = 0; i < named.snapshotLength; i++) {
    const { shadowRoot } = named.snapshotItem(i) as Element;
    if (shadowRoot) found.push(shadowRoot);
  }
  return found;
}

async function readTree(root: Element | ShadowRoot, reading: Reading): Promise<void> {
  const { candidates, found, signal } = reading;
  let walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let waiting: Text[] = [];
  for (let done = false; !done; ) {
    await idle(signal);
    // The node we stood on has left the page: from the start again, past words that are all known now.
    if (!walker.currentNode.isConnected) walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    done = !root.isConnected || lookAhead(walker, waiting, reading);
    if (!done && waiting.length < WAITING_NODES) continue;
    await candidates.fetch();
    await lookAgain(waiting, reading);
    waiting = [];
    await candidates.fetch();
    while (!found.match(SLICE)) await idle(signal);
  }
}

/** Looks over text nodes for a slice. @returns whether the end has been reached */
function lookAhead(walker: TreeWalker, waiting: Text[], reading: Reading): boolean {
  const end = performance.now() + SLICE;
  while (performance.now() < end) {
    for (let i = 0; i < NODES_AT_ONCE; i++) {
      const node = walker.nextNode() as Text | null;
      if (!node) return true;
      const { fresh, anchored } = reading.candidates.look(node.data);
      if (fresh) waiting.push(node);
      else if (anchored) readAround(node, reading);
    }
  }
  return false;
}

/** Looks again at nodes whose words are known by now. */
async function lookAgain(waiting: readonly Text[], reading: Reading): Promise<void> {
  let end = performance.now() + SLICE;
  for (const [i, node] of waiting.entries()) {
    if (reading.candidates.look(node.data).anchored) readAround(node, reading);
    if (i % NODES_AT_ONCE === 0 && performance.now() > end) {
      await idle(reading.signal);
      end = performance.now() + SLICE;
    }
  }
}

function readAround(node: Text, { found, isBusy }: Reading): void {
  const block = blockOf(node);
  if (!block || found.isKnown(block) || isBusy(block) || isInsideSkipped(node.parentElement)) return;
  found.read(block);
}

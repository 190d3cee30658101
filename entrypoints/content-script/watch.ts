import { blockOf, isInline, isWithinSkipped } from './page-text.ts';
import type { Block } from './walk.ts';

/** What the page does to its document, told as: this block's text changed, this subtree left, this one came. */

export interface Changes {
  changed(block: Block): void;
  removed(root: Element): void;
  /** Something came or may have moved; what is on screen wants looking at. */
  added(root: Element): void;
}

export interface Watcher {
  /** Also watches a shadow root; the document's own observer does not see into it. */
  watch(root: ShadowRoot): void;
  stop(): void;
}

export function watchChanges(changes: Changes): Watcher {
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') changedAround(record.target);
      else childrenChanged(record);
    }
  });
  const options = { childList: true, characterData: true, subtree: true };
  const watched = new WeakSet<ShadowRoot>();
  observer.observe(document, options);

  function changedAround(node: Node): void {
    const block = blockOf(node);
    if (block) changes.changed(block);
  }

  function childrenChanged({ target, addedNodes, removedNodes }: MutationRecord): void {
    let ownText = false;
    for (const node of removedNodes) {
      if (node instanceof Element) changes.removed(node);
      ownText ||= isOwnText(node);
    }
    for (const node of addedNodes) {
      if (node instanceof Element && !isWithinSkipped(node)) changes.added(node);
      ownText ||= isOwnText(node);
    }
    if (!ownText) return;
    const self = target instanceof ShadowRoot || (target instanceof Element && !isInline(target));
    if (self) changes.changed(target as Block);
    else changedAround(target);
  }

  return {
    watch(root) {
      if (watched.has(root)) return;
      watched.add(root);
      observer.observe(root, options);
    },
    stop: () => observer.disconnect(),
  };
}

/** Does coming or going of this node change the text of the block around it? A child block does not. */
function isOwnText(node: Node): boolean {
  if (node instanceof Element) return isInline(node) || node.tagName === 'BR';
  return node instanceof Text && /\S/.test(node.data);
}

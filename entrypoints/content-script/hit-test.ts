import type { FoundBlocks } from './found-blocks.ts';
import type { Mark, Marks } from './marks.ts';

/** Which mark is nearest to a point? The browser says which character is; the rest is a look-up. */

interface Caret {
  node: Node;
  offset: number;
}

/**
 * The mark at the character nearest to a point, which may be far from it: beyond the line's end, or beneath
 * something. @param x @param y in viewport coordinates
 */
export function markNear(x: number, y: number, found: FoundBlocks, marks: Marks): Mark | undefined {
  const caret = caretAt(x, y);
  const block = caret && found.ofNode(caret.node);
  return block && marks.at(block, caret.node, caret.offset);
}

function caretAt(x: number, y: number): Caret | undefined {
  const shadowRoots = shadowRootsAt(x, y);
  // Safari has it from 26.2.
  if (import.meta.env.SAFARI && !('caretPositionFromPoint' in document)) {
    const range = (document as Document).caretRangeFromPoint(x, y);
    return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
  }
  const position = document.caretPositionFromPoint(x, y, { shadowRoots });
  return position ? { node: position.offsetNode, offset: position.offset } : undefined;
}

function shadowRootsAt(x: number, y: number): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  let root = document.elementFromPoint(x, y)?.shadowRoot;
  while (root && !roots.includes(root)) {
    roots.push(root);
    root = root.elementFromPoint(x, y)?.shadowRoot;
  }
  return roots;
}

import { linesOf } from '../../components/card/lines.ts';
import type { FoundBlocks } from './found-blocks.ts';
import type { Mark, Marks } from './marks.ts';

/** Which mark is under a point? The browser says which character is; the rest is a look-up. */

/** Within this of the text counts as on it: lines have gaps between them. px */
const SLACK = 2;

interface Caret {
  node: Node;
  offset: number;
}

/** @param x @param y in viewport coordinates */
export function markAt(x: number, y: number, found: FoundBlocks, marks: Marks): Mark | undefined {
  const caret = caretAt(x, y);
  const block = caret && found.ofNode(caret.node);
  const mark = block && marks.at(block, caret.node, caret.offset);
  // The nearest character may be far from the point: beyond the line's end, or beneath something.
  return mark && lineAt(mark, x, y) ? mark : undefined;
}

function caretAt(x: number, y: number): Caret | undefined {
  const shadowRoots = shadowRootsAt(x, y);
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position ? { node: position.offsetNode, offset: position.offset } : undefined;
  }
  // Safari before 26.2.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
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

/** The line of a mark that holds a point. */
function lineAt(mark: Pick<Mark, 'range'>, x: number, y: number): DOMRect | undefined {
  return linesOf(mark).find(
    ({ left, right, top, bottom }) =>
      x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK,
  );
}

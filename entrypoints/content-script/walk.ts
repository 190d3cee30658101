import { isInline, isSkipped } from './page-text.ts';

/** The way to what is on screen. */

export type Block = Element | ShadowRoot;

/** Lists with more children than this are searched for their first child on screen instead of walked. */
const LONG_LIST = 400;
/** In a long list, this many children in a row below the screen end it. */
const BELOW_IN_A_ROW = 8;
/** Nobody reads what lies deeper, and a descent without end would find nothing at all. */
const MAX_DEPTH = 3_000;

/**
 * The blocks in and near the viewport, in document order. Descends by rectangles: a subtree that is off-screen
 * costs one rectangle, however large it is.
 * @param margin how far beyond the viewport, in its heights
 */
export function blocksNearViewport(root: Element, margin: number, found: (block: Block) => void): void {
  const height = window.innerHeight;
  const limits = { top: -margin * height, bottom: (1 + margin) * height, right: window.innerWidth };
  descend(root, limits, found, 0);
}

interface Limits {
  top: number;
  bottom: number;
  right: number;
}

function descend(element: Element, limits: Limits, found: (block: Block) => void, depth: number): void {
  if (depth > MAX_DEPTH || isSkipped(element)) return;
  if (!isInline(element)) {
    if (sideOf(element, limits) !== 0) return;
    found(element);
  }
  descendChildren(element, limits, found, depth + 1);
  if (element.shadowRoot) {
    found(element.shadowRoot);
    for (const child of element.shadowRoot.children) descend(child, limits, found, depth + 1);
  }
}

function descendChildren(
  element: Element,
  limits: Limits,
  found: (block: Block) => void,
  depth: number,
): void {
  const { children } = element;
  if (children.length > LONG_LIST) {
    descendLongList(children, limits, found, depth);
    return;
  }
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    descend(child, limits, found, depth);
  }
}

function descendLongList(
  children: HTMLCollection,
  limits: Limits,
  found: (block: Block) => void,
  depth: number,
): void {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sideOf(children[middle]!, limits) < 0) low = middle + 1;
    else high = middle;
  }
  for (let i = low, below = 0; i < children.length && below < BELOW_IN_A_ROW; i++) {
    const child = children[i]!;
    below = sideOf(child, limits) > 0 ? below + 1 : 0;
    descend(child, limits, found, depth);
  }
}

/** Above (-1), near (0) or below (1) the screen. Without a box of its own (`display: contents`) it counts as near. */
function sideOf(element: Element, limits: Limits): -1 | 0 | 1 {
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  if (width === 0 && height === 0)
    return element.firstElementChild || element.shadowRoot ? emptySide(element) : 0;
  if (bottom < limits.top) return -1;
  if (top > limits.bottom) return 1;
  return right < 0 || left > limits.right ? 1 : 0;
}

function emptySide(element: Element): 0 | 1 {
  // `display: none` has no boxes at all, and nothing beneath it has; `contents` only has none itself.
  return getComputedStyle(element).display === 'none' ? 1 : 0;
}

import {
  BREAK,
  hasLetter,
  isInlineTag,
  isSkippedTag,
  isTextlessTag,
  languageOf,
} from '../../glossary/page-rules.ts';

/**
 * The page's text, block by block, as a reader sees it: text runs across inline elements, and ends where a block
 * begins. Reads only; decides by tag names, because asking for computed styles costs more than all the rest.
 */

/** Text that people type into, and the editors that paint their own (others are `contenteditable`). */
const EDITABLE =
  '[contenteditable]:not([contenteditable="false" i]),[role="textbox"],[role="searchbox"],.cm-editor,.CodeMirror,.monaco-editor,.ace_editor';

/** All that people type into: of it, nothing is sent to the background. */
export const FIELDS = `input,textarea,${EDITABLE}`;

/** As much is sent in one message at most, give or take a text. Characters */
export const MAX_TEXT = 1_000_000;

/** A text in parts that are not too large to send, cut where a word ends if one does. */
export function cutText(text: string): string[] {
  if (text.length <= MAX_TEXT) return [text];
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const part = text.slice(at, at + MAX_TEXT);
    const end = Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n')) + 1;
    parts.push(end > 0 ? part.slice(0, end) : part);
    at += end || part.length;
  }
  return parts;
}

/** The text of one block: what stands directly in it, not in its child blocks. */
export interface BlockText {
  text: string;
  /** The text nodes, in order, and where each begins in `text`. */
  nodes: Text[];
  starts: number[];
}

export function isInline(element: Element): boolean {
  const { tagName } = element;
  // An element of the page’s own with a shadow root is a place of its own.
  return isInlineTag(tagName) && !(tagName.includes('-') && element.shadowRoot);
}

/** A text file is one `pre` to the browser; everywhere else `pre` is code. */
export const IS_TEXT_FILE = document.contentType === 'text/plain';

/** Is this element, by itself, one whose text is left alone? */
export function isSkipped(element: Element): boolean {
  if (isSkippedTag(element.tagName)) return !(IS_TEXT_FILE && element.tagName === 'PRE');
  return element.hasAttributes() && element.matches(EDITABLE);
}

/** Is the text of this element left alone, or of one that it stands in? */
export function isWithinSkipped(element: Element): boolean {
  return isWithin(element, isSkipped);
}

/** Is something true of this element, or of one that it stands in? */
export function isWithin(element: Element | null, test: (outer: Element) => boolean): boolean {
  for (let at = element; at; at = at.parentElement ?? hostOf(at)) if (test(at)) return true;
  return false;
}

/** What an element says of the language of its text: a primary subtag. @returns undefined where it says nothing */
export function ownLanguage(element: Element): string | undefined {
  const tag = element.getAttribute('lang');
  return tag === null ? undefined : languageOf(tag);
}

/** The language that the page says an element’s text is in: a primary subtag, or '' where it says nothing of use. */
export function languageAt(element: Element | null): string {
  for (let at = element; at; at = hostOf(at)) {
    const said = at.closest('[lang]');
    if (said) return ownLanguage(said)!;
  }
  return '';
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The block that a node's text belongs to. */
export function blockOf(node: Node): Element | ShadowRoot | null {
  for (let at = node.parentNode; at; at = at.parentNode) {
    if (at instanceof ShadowRoot) return at;
    if (at instanceof Element && !isInline(at)) return at;
  }
  return null;
}

/**
 * Reads a block's own text.
 * @returns undefined when it has none worth looking at
 */
export function readBlock(block: Element | ShadowRoot): BlockText | undefined {
  if (block instanceof Element && isTextlessTag(block.tagName)) return undefined;
  const read: Reading = { nodes: [], starts: [], pieces: [], length: 0 };
  appendChildren(block, read);
  if (!read.nodes.length) return undefined;
  // Joined once: a string that grows piece by piece is copied whenever its end is looked at.
  const text = read.pieces.length === 1 ? read.pieces[0]! : read.pieces.join('');
  return hasLetter(text) ? { text, nodes: read.nodes, starts: read.starts } : undefined;
}

interface Reading {
  nodes: Text[];
  starts: number[];
  pieces: string[];
  length: number;
}

function append(piece: string, read: Reading): void {
  read.pieces.push(piece);
  read.length += piece.length;
}

function appendChildren(parent: Element | ShadowRoot, read: Reading): void {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) {
      read.nodes.push(node as Text);
      read.starts.push(read.length);
      append((node as Text).data, read);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      appendElement(node as Element, read);
    }
  }
}

function appendElement(element: Element, read: Reading): void {
  const { tagName } = element;
  if (tagName === 'BR') append('\n', read);
  else if (tagName === 'WBR') return;
  else if (isInline(element) && !isSkipped(element)) appendChildren(element, read);
  else if (read.pieces.at(-1) !== BREAK) append(BREAK, read);
}

/**
 * The page's range for a stretch of a block's text. A `StaticRange`: live ranges would tax every change that the
 * page itself makes to its document.
 */
export function rangeOf(block: BlockText, start: number, end: number): StaticRange {
  const first = nodeAt(block, start);
  // The last character decides where the end stands, so that a range never reaches into the next node.
  const last = nodeAt(block, end - 1);
  return new StaticRange({
    startContainer: block.nodes[first]!,
    startOffset: start - block.starts[first]!,
    endContainer: block.nodes[last]!,
    endOffset: end - block.starts[last]!,
  });
}

/** The number of the text node that holds a character: binary search. */
export function nodeAt({ starts }: BlockText, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

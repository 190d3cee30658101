import { isTextlessTag } from '../../glossary/page-rules.ts';
import {
  cutText,
  FIELDS,
  IS_TEXT_FILE,
  isInline,
  isSkipped,
  languageAt,
  MAX_TEXT,
  ownLanguage,
} from './page-text.ts';
import type { Block } from './walk.ts';

/**
 * Cuts subtrees into pieces to be counted. To a script of an extension every node of the page that it looks at is an
 * object to be made, which is most of what reading a page costs; the HTML of a subtree is one string, written by
 * native code. So only what is too large for one piece is looked into, and what people type into, which is never sent.
 */

/** Elements in a piece at most: its HTML is written in about a millisecond. */
const LARGE = 2_000;
/** Characters that would have the whole message sent in two bytes for each. */
const WIDE = /[\u0100-\uffff]/g;
/** Not in a text that is full of them. Characters to one of them */
const FEW = 50;
/** The HTML of `FIELDS` has one of these in it: quicker than to ask each element. */
const FIELD_SIGN =
  /<(?:input|textarea)|contenteditable|="(?:text|search)box"|cm-editor|CodeMirror|monaco-editor|ace_editor/;

/** The HTML inside an element, or of a text. */
export interface Piece {
  html: string;
  language: string;
}

/** What a walk over pieces needs to know, and whether the page took away the place that it had reached. */
export interface Cut {
  /** Those of the page, as far as they are known: their text is part of their host’s piece. */
  shadowRoots: ShadowRoot[];
  /** What has something in it that people type into. */
  around: WeakSet<Node>;
  isBroken: boolean;
}

/** The pieces of a subtree, which is not within anything that is left alone. */
export function piecesOf(root: Element, cut: Cut): Generator<Piece> {
  return piecesOfBlock(root, languageAt(root), cut);
}

function* piecesOfBlock(block: Block, language: string, cut: Cut): Generator<Piece> {
  const html = htmlOf(block, cut);
  if (html === undefined) yield* piecesWithin(block, language, cut);
  else yield { html: narrow(html), language };
}

/** @returns undefined where it must be looked into */
function htmlOf(block: Block, cut: Cut): string | undefined {
  if (cut.around.has(block) || (block instanceof Element && isLarge(block))) return undefined;
  const { shadowRoots } = cut;
  const html = block.getHTML(shadowRoots.length ? { shadowRoots } : undefined);
  // So long by its texts, or by pictures in addresses.
  if (html.length > MAX_TEXT) return undefined;
  return FIELD_SIGN.test(html) && hasField(block, cut) ? undefined : html;
}

function hasField(block: Block, cut: Cut): boolean {
  const around = new Set<Node>();
  for (const root of [block, ...cut.shadowRoots]) {
    for (const field of root.querySelectorAll(FIELDS)) {
      for (let at: Node | null = field; at && !around.has(at); at = at.parentNode ?? hostOf(at)) {
        around.add(at);
        cut.around.add(at);
      }
    }
  }
  return around.has(block);
}

function hostOf(node: Node): Element | null {
  return node instanceof ShadowRoot ? node.host : null;
}

/** A block’s own text. */
interface OwnText {
  html: string[];
  /** Characters */
  size: number;
  isEmpty: boolean;
  language: string;
  /** As in `isTextlessTag`. */
  isTextless: boolean;
}

/** The pieces of a block’s blocks, and its own text after them. */
function* piecesWithin(parent: Block, language: string, cut: Cut): Generator<Piece> {
  const isTextless = parent instanceof Element && isTextlessTag(parent.tagName);
  const own: OwnText = { html: [], size: 0, isEmpty: true, language, isTextless };
  if (parent instanceof Element && parent.shadowRoot) yield* piecesOfBlock(parent.shadowRoot, language, cut);
  yield* readChildren(parent, own, cut);
  yield* flush(own);
}

/** Reads into `own` what is its text. @returns the pieces of the blocks among it */
function* readChildren(parent: Block, own: OwnText, cut: Cut): Generator<Piece> {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) yield* readText((node as Text).data, own);
    else if (node.nodeType === Node.ELEMENT_NODE) yield* readElement(node as Element, own, cut);
    if (node.parentNode === parent) continue;
    cut.isBroken = true;
    return;
  }
}

/** What is no text stands between texts like this. */
const PICTURE = '<img>';

function append(own: OwnText, html: string): void {
  own.html.push(html);
  own.size += html.length;
}

function* readText(text: string, own: OwnText): Generator<Piece> {
  // White space between blocks is nobody’s text.
  if (own.html.at(-1) === PICTURE && !text.trim()) return;
  for (const part of cutText(text)) {
    append(own, part.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    own.isEmpty &&= !/\S/.test(part);
    if (own.size > MAX_TEXT) yield* flush(own);
  }
}

function* readElement(child: Element, own: OwnText, cut: Cut): Generator<Piece> {
  const isLeftAlone = isSkipped(child);
  if (!isLeftAlone && isInline(child)) {
    const html = htmlOf(child, cut);
    append(own, '<i>');
    if (html === undefined) yield* readChildren(child, own, cut);
    else append(own, html);
    append(own, '</i>');
    own.isEmpty &&= !html;
    return;
  }
  const isBreak = child.tagName === 'BR';
  if (isBreak || own.html.at(-1) !== PICTURE) append(own, isBreak ? '<br>' : PICTURE);
  if (isLeftAlone || isBreak) return;
  yield* piecesOfBlock(child, (child.hasAttributes() && ownLanguage(child)) || own.language, cut);
}

function* flush(own: OwnText): Generator<Piece> {
  const { isEmpty, language, isTextless } = own;
  const html = own.html.join('');
  own.html = [];
  own.size = 0;
  own.isEmpty = true;
  if (!isEmpty) yield { html: narrow(isTextless ? `<ul>${html}</ul>` : html), language };
}

/** A few wide characters are written by number: strings of one byte a character are sent in half the time. */
function narrow(html: string): string {
  const wide = html.match(WIDE);
  if (!wide || wide.length * FEW > html.length) return html;
  return html.replace(WIDE, (character) => `&#${character.charCodeAt(0)};`);
}

function isLarge(element: Element): boolean {
  return element.childElementCount > 0 && (IS_TEXT_FILE || element.getElementsByTagName('*').length > LARGE);
}

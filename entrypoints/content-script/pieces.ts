import { isTextlessTag } from '../../glossary/page-rules.ts';
import { IS_TEXT_FILE, isInline, isSkipped, languageAt, ownLanguage } from './page-text.ts';
import type { Block } from './walk.ts';

/**
 * Cuts subtrees into pieces to be counted. To a script of an extension every node of the page that it looks at is an
 * object to be made, which is most of what reading a page costs; the HTML of a subtree is one string, written by
 * native code. So only what is too large for one piece is looked into.
 */

/** Elements in a piece at most: its HTML is written in about a millisecond. */
const LARGE = 2_000;
/** Characters that would have the whole message sent in two bytes for each. */
const WIDE = /[\u0100-\uffff]/g;
/** Not in a text that is full of them. Characters to one of them */
const FEW = 50;

/** The HTML inside an element, or of a text. */
export interface Piece {
  html: string;
  language: string;
}

/** What a walk over pieces needs to know, and whether the page took away the place that it had reached. */
export interface Cut {
  /** Those of the page, as far as they are known: their text is part of their host’s piece. */
  shadowRoots: ShadowRoot[];
  isBroken: boolean;
}

/** The pieces of a subtree, which is not within anything that is left alone. */
export function piecesOf(root: Element, cut: Cut): Generator<Piece> {
  return piecesOfBlock(root, languageAt(root), cut);
}

function* piecesOfBlock(block: Block, language: string, cut: Cut): Generator<Piece> {
  if (block instanceof Element && isLarge(block)) yield* piecesWithin(block, language, cut);
  else yield { html: narrow(htmlOf(block, cut)), language };
}

function htmlOf(block: Block, { shadowRoots }: Cut): string {
  return block.getHTML(shadowRoots.length ? { shadowRoots } : undefined);
}

/** The pieces of an element’s blocks, and its own text after them. */
function* piecesWithin(parent: Element, language: string, cut: Cut): Generator<Piece> {
  const own: string[] = [];
  if (parent.shadowRoot) yield* piecesOfBlock(parent.shadowRoot, language, cut);
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) addText((node as Text).data, own);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const child = node as Element;
    if (addElement(child, own, cut)) continue;
    yield* piecesOfBlock(child, (child.hasAttributes() && ownLanguage(child)) || language, cut);
    if (child.parentNode === parent) continue;
    cut.isBroken = true;
    return;
  }
  if (!own.some((piece) => piece !== PICTURE && /\S/.test(piece))) return;
  const html = narrow(own.join(''));
  yield { html: isTextlessTag(parent.tagName) ? `<ul>${html}</ul>` : html, language };
}

/** What is no text stands between texts like this. */
const PICTURE = '<img>';

/** White space between blocks is nobody’s text. */
function addText(text: string, own: string[]): void {
  if (own.at(-1) === PICTURE && !text.trim()) return;
  own.push(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
}

/** @returns false when it is a block, to be read by itself */
function addElement(child: Element, own: string[], cut: Cut): boolean {
  const isLeftAlone = isSkipped(child);
  if (!isLeftAlone && isInline(child) && !isLarge(child)) {
    own.push(`<i>${htmlOf(child, cut)}</i>`);
    return true;
  }
  const isBreak = child.tagName === 'BR';
  if (isBreak || own.at(-1) !== PICTURE) own.push(isBreak ? '<br>' : PICTURE);
  return isLeftAlone || isBreak;
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

import illustration from '../illustration/illustration.css?inline';
import tokens from '../tokens.css?inline';
import card from './card.css?inline';
import footer from './footer.css?inline';
import reading from './reading.css?inline';

/**
 * The card's place in somebody else's document: a plain `<div>` without id or class (a custom element would be
 * one more thing to recognise, and has broken pages), with a closed shadow root, in the top layer.
 */

/** Reading width: about 45 characters of the definition's size. px */
const WIDTH = 344;
/** Kept free at every edge of the viewport. px */
export const MARGIN = 8;

export interface CardHost {
  element: HTMLElement;
  root: ShadowRoot;
  /** Where Preact draws. */
  mount: HTMLElement;
  /** Puts the host into `parent` and on top of everything there. */
  open(parent: Element): void;
  /** Takes it out of the document. */
  close(): void;
}

/** Makes a host; it is in no document until it is opened. */
export function createHost(): CardHost {
  const element = htmlElement('div');
  element.popover = 'manual';
  const root = element.attachShadow({ mode: 'closed' });
  addStyles(root);
  const mount = htmlElement('div');
  root.append(mount);
  return {
    element,
    root,
    mount,
    open(parent) {
      dress(element);
      if (element.parentNode !== parent) parent.append(element);
      undoZoom(element);
      raise(element);
    },
    close: () => element.remove(),
  };
}

/** Puts the card's looks into a root. */
export function addStyles(root: ShadowRoot): void {
  const css = tokens + card + reading + footer + illustration;
  // Our own pages allow no style in the document; content scripts of Firefox cannot adopt a sheet.
  if (location.protocol.endsWith('-extension:')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = htmlElement('style');
  // Filled before it is appended: Firefox blocks text that is added to a `<style>` in a page with a strict CSP.
  style.textContent = css;
  root.append(style);
}

/** Nothing the page says about `div`, `[popover]` or `*` may reach the card, hence every declaration is important. */
function dress(element: HTMLElement): void {
  element.removeAttribute('style');
  setStyles(element, {
    all: 'initial',
    display: 'flex',
    'flex-direction': 'column',
    position: 'fixed',
    inset: '0 auto auto 0',
    'box-sizing': 'border-box',
    width: `${WIDTH}px`,
    'max-width': `calc(100vw - ${2 * MARGIN}px)`,
    // `all` leaves these two alone.
    direction: 'ltr',
    'unicode-bidi': 'isolate',
    'z-index': '2147483647',
  });
}

/** CSS `zoom` of the page would enlarge the card and its place; the reader's own zoom is not meant by it. */
function undoZoom(element: HTMLElement): void {
  const { currentCSSZoom: zoom = 1 } = element;
  if (zoom !== 1) setStyles(element, { zoom: `${1 / zoom}` });
}

/** Sets inline declarations as important. */
export function setStyles(element: HTMLElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
}

function raise(element: HTMLElement): void {
  try {
    // Out and in again: what the page has put into the top layer since then would lie above.
    if (element.matches(':popover-open')) element.hidePopover();
    element.showPopover();
  } catch {
    // The page has hindered it, or its document is not active: `position: fixed` and `z-index` still serve.
  }
}

/** XML documents make elements without a namespace, which have neither style nor popover. */
export function htmlElement<N extends 'div' | 'p' | 'span' | 'style'>(name: N): HTMLElementTagNameMap[N] {
  return document.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[N];
}

import type { Page } from 'puppeteer-core';
import type { PageTerm } from '../../glossary/requests.ts';
import type { ExtendedBrowser } from './launch.ts';
import { until } from './until.ts';

/** What a reader does with a page: waits for its terms, finds one on screen, rests the pointer on it. */

/** A rectangle on screen, in CSS pixels of the viewport. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The page's terms, once all of the page has been read. */
export function termsOf({ runInPage }: ExtendedBrowser, page: Page): Promise<PageTerm[]> {
  return until(`the terms of ${page.url()} are known`, async () => {
    const handle = await runInPage(page, () => globalThis.lumomate?.terms());
    return handle?.done && handle.on ? handle.terms : undefined;
  });
}

/**
 * Brings a term on screen and gives the place of its mark: of its first line, where it is wrapped.
 * @param text the term as it stands on the page (case and white space do not matter); without it, the first mark
 */
export async function findMark(page: Page, text?: string): Promise<Box> {
  const wanted = text?.toLowerCase();
  if (!(await page.evaluate(markOf, wanted))) await page.evaluate(scrollToText, wanted);
  return until(`${text === undefined ? 'a term' : `“${text}”`} is marked`, () =>
    page.evaluate(markOf, wanted),
  );
}

/** Long enough for a scroll to count as over, and for the next movement not to be measured against the last. ms */
const STILL = 250;

/** Moves the real mouse onto the middle of a mark and leaves it there. */
export async function restOn(page: Page, { x, y, width, height }: Box): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, STILL));
  await page.mouse.move(x + width / 2 - 1, y + height / 2);
  await new Promise((resolve) => setTimeout(resolve, STILL));
  await page.mouse.move(x + width / 2, y + height / 2);
}

/** The open card's place. Its insides are closed to the page; the element that holds it is not. */
export function cardOf(page: Page): Promise<Box> {
  return until('a card is open', () => page.evaluate(cardBox));
}

// What follows runs in the page. The highlight registry is the document's, so the page's own world sees the marks.

function markOf(wanted: string | undefined): Box | undefined {
  const found: { text: string; line: DOMRect }[] = [];
  for (const name of ['lumomate-underline', 'lumomate-tint']) {
    for (const abstract of CSS.highlights.get(name) ?? []) {
      const range = document.createRange();
      range.setStart(abstract.startContainer, abstract.startOffset);
      range.setEnd(abstract.endContainer, abstract.endOffset);
      const line = [...range.getClientRects()].find(({ width }) => width > 0);
      const isInView = line && line.top >= 0 && line.bottom <= innerHeight;
      if (isInView) found.push({ text: range.toString().replace(/\s+/g, ' ').toLowerCase(), line });
    }
  }
  found.sort((a, b) => a.line.top - b.line.top || a.line.left - b.line.left);
  const { line } = found.find(({ text }) => wanted === undefined || text === wanted) ?? {};
  return line && { x: line.x, y: line.y, width: line.width, height: line.height };
}

function scrollToText(wanted: string | undefined): void {
  if (wanted === undefined) return;
  const hasIt = (element: Element) =>
    element.textContent?.replace(/\s+/g, ' ').toLowerCase().includes(wanted);
  // The innermost element that has the text: the middle of an outer one may be screens away.
  const holder = [...document.body.querySelectorAll('*')].find(
    (element) => hasIt(element) && ![...element.children].some(hasIt),
  );
  holder?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

function cardBox(): Box | undefined {
  const holders = [...document.querySelectorAll(':popover-open'), ...document.documentElement.children];
  for (const holder of holders) {
    if (holder === document.head || holder === document.body) continue;
    const { x, y, width, height } = holder.getBoundingClientRect();
    if (width > 0 && height > 0) return { x, y, width, height };
  }
  return undefined;
}

import type { Page } from 'puppeteer-core';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Box, findMark, restOn } from '../browser/marks.ts';
import { until } from '../browser/until.ts';

/** What the tests of the card share: looking into it, using it with real input, and a clock in the page. */

/** The open card as its reader sees it. */
export interface CardLook {
  /** What it is about: the term, or the sentence instead of one. */
  heading: string;
  text: string;
  /** What its controls are called, in the order of Tab. */
  controls: string[];
  /** Those that are pressed or unfolded. */
  down: string[];
  /** What has the keyboard's focus in it: a control's name or the heading; '' for nothing. */
  focused: string;
  theme: string;
  /** Computed. */
  background: string;
  color: string;
  /** Elements that no card has any business to have. */
  foreign: string[];
  /** The middle of the control that was asked for, on screen. */
  place: { x: number; y: number; isHit: boolean } | null;
}

/** Opens a page in a tab in front. @param before runs in the page before anything of its own */
export async function openPage({ browser }: ExtendedBrowser, url: string, before?: () => void) {
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 900 });
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(url);
  return page;
}

/** Rests the pointer on a term until a card is open. @returns the term's place */
export async function openCard(extended: ExtendedBrowser, page: Page, text: string): Promise<Box> {
  const box = await findMark(page, text);
  await restOn(page, box);
  await lookWhen(extended, page, 'a card is open', () => true);
  return box;
}

/** Looks into the open card, when there is one. @param name of a control, which is scrolled into sight */
async function look({ runInPage }: ExtendedBrowser, page: Page, name = ''): Promise<CardLook | undefined> {
  return (await runInPage(page, lookIntoCard, name)) ?? undefined;
}

/** Waits until the open card is as wanted. @param what the sentence to fail with */
export async function lookWhen(
  extended: ExtendedBrowser,
  page: Page,
  what: string,
  isWanted: (seen: CardLook) => boolean,
): Promise<CardLook> {
  let last: CardLook | undefined;
  return until(what, async () => {
    last = await look(extended, page);
    return last && isWanted(last) && last;
  }).catch((error) => {
    throw new Error(`${error.message}; seen instead: ${JSON.stringify(last)}`);
  });
}

/** Waits for the card of a term. */
export function whenCardOf(extended: ExtendedBrowser, page: Page, term: string): Promise<CardLook> {
  return lookWhen(extended, page, `the card of “${term}” is open`, ({ heading }) => heading === term);
}

/** Presses a key. @returns what has the focus in the card then */
export async function pressInCard(
  extended: ExtendedBrowser,
  page: Page,
  key: 'Tab' | 'Enter',
): Promise<string> {
  await page.keyboard.press(key);
  return (await look(extended, page))?.focused ?? '';
}

/** Is there a card on the page, as far as the page itself can tell? */
export function hasCard(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('[popover]') !== null);
}

export async function untilClosed(page: Page): Promise<void> {
  await until('the card is gone', async () => !(await hasCard(page)));
}

/** Clicks a control of the open card with the real mouse, once it lies still there. @param name as in `controls` */
export async function clickInCard(extended: ExtendedBrowser, page: Page, name: string): Promise<void> {
  let last = '';
  const { x, y } = await until(`“${name}” in the card lies still under the pointer`, async () => {
    const { place } = (await look(extended, page, name)) ?? {};
    const isStill = JSON.stringify(place) === last;
    last = JSON.stringify(place);
    if (place?.isHit && isStill) return place;
    if (place) await page.mouse.move(place.x, place.y);
    return undefined;
  });
  await page.mouse.click(x, y);
}

/** Runs in the page: is it the card that a point on screen belongs to? */
export function isCardAt(x: number, y: number): boolean {
  return document.elementFromPoint(x, y)?.matches(':popover-open') ?? false;
}

/** Runs in the content script's world. It travels as source, so whatever it uses stands inside it. */
function lookIntoCard(name: string): CardLook | undefined {
  const host = document.querySelector<HTMLElement>(':popover-open');
  if (!host) return undefined;
  const root: ShadowRoot | null | undefined =
    // Chromium has it on `dom`, Firefox on the element.
    chrome.dom?.openOrClosedShadowRoot(host) ??
    (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
  const card = root?.querySelector<HTMLElement>('[role="dialog"]');
  if (!root || !card) return undefined;
  // Not `textContent`: what a reader sees, with its spaces
  const textOf = (element: HTMLElement) => element.innerText;
  const nameOf = (element: Element | null) =>
    element === null
      ? ''
      : (element.getAttribute('aria-label') ?? textOf(element as HTMLElement)).trim().replace(/\s+/g, ' ');

  const controls = [...root.querySelectorAll('button')];
  const wanted = controls.find((control) => nameOf(control) === name);
  const placeOf = (control: HTMLElement) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    return { x, y, isHit: control.contains(root.elementFromPoint(x, y)) };
  };
  if (wanted) {
    const { y, isHit } = placeOf(wanted);
    const edge = card.getBoundingClientRect();
    const isOutside = y < edge.top || y > edge.bottom;
    // Until the pointer is on the card, it lets every point through.
    const isReached = getComputedStyle(host).pointerEvents !== 'none';
    if (isOutside || (isReached && !isHit)) wanted.scrollIntoView({ block: 'center' });
  }
  const { backgroundColor, color } = getComputedStyle(card);
  return {
    heading: nameOf(root.querySelector('h2')),
    text: textOf(card),
    controls: controls.map(nameOf),
    down: controls.filter((one) => one.matches('[aria-pressed="true"], [aria-expanded="true"]')).map(nameOf),
    focused: nameOf(root.activeElement),
    theme: card.dataset.theme ?? '',
    background: backgroundColor,
    color,
    foreign: [
      ...root.querySelectorAll(
        'img, script, iframe, object, embed, link, a, form, input, video, style ~ style',
      ),
    ].map(({ outerHTML }) => outerHTML),
    place: wanted ? placeOf(wanted) : null,
  };
}

// ── a clock in the page ──

/** Something that happened to the pointer, the card or the marks. */
export interface Happening {
  what: 'moved' | 'clicked' | 'opened' | 'closed' | 'placed' | 'marked';
  /** `performance.now()` of the page. */
  time: number;
  /** Of `marked`: all texts that are. */
  texts?: string[];
  /** Of `opened` and `placed`: where the card is, px from the left. */
  left?: number;
}

/** Begins to write down what happens, on the page's own clock; ask with `recordOf`. */
export async function record(page: Page): Promise<void> {
  await page.evaluate(keepRecord);
}

export function recordOf(page: Page): Promise<Happening[]> {
  return page.evaluate(() => (globalThis as { happenings?: Happening[] }).happenings ?? []);
}

/** Runs in the page. */
function keepRecord(): void {
  const kept = globalThis as { happenings?: Happening[] };
  const isKept = kept.happenings !== undefined;
  kept.happenings = [];
  if (isKept) return;
  const note = (what: Happening['what'], more = {}) =>
    kept.happenings?.push({ what, time: performance.now(), ...more });
  addEventListener('pointermove', () => note('moved'), true);
  addEventListener('click', () => note('clicked'), true);

  let isOpen = false;
  new MutationObserver((records) => {
    const card = document.querySelector<HTMLElement>('[popover]');
    const left = Number.parseFloat(card?.style.left ?? '');
    const isStyle = records.some(({ attributeName }) => attributeName === 'style');
    if (isOpen !== (card !== null)) note(card ? 'opened' : 'closed', { left });
    else if (isStyle) note('placed', { left });
    isOpen = card !== null;
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['style'] });

  let before = '';
  setInterval(() => {
    const texts = [...(CSS.highlights.get('lumomate-underline') ?? [])].map((abstract) => {
      const range = document.createRange();
      range.setStart(abstract.startContainer, abstract.startOffset);
      range.setEnd(abstract.endContainer, abstract.endOffset);
      return range.toString();
    });
    const now = JSON.stringify(texts.sort());
    if (now !== before) note('marked', { texts });
    before = now;
  }, 5);
}

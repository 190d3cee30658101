import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { cardOf } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import {
  clickInCard,
  hasCard,
  lookWhen,
  openCard,
  openPage,
  pressInCard,
  untilClosed,
  whenCardOf,
} from './card-fixtures.ts';
import { BROWSERS, pageWith, snapshot, whenRead } from './fixtures.ts';

const PAGE = pageWith(`
  <p><a id="link" href="#pressed">A link of the page</a> <input id="field" aria-label="A field">
    <button id="button" onclick="location.hash = 'pressed'">A button of the page</button></p>
  <p style="margin:60px 40px">Kubernetes, then a <span id="plural">load balancer</span>.</p>
  <p style="margin:60px 40px" id="two">Behind two load balancers, qwertyuiop.</p>
  <p style="margin-top:3000px">Far below, phishing.</p>`);

describe.each(Object.entries(BROWSERS))('the keyboard in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let before: string;

  beforeAll(async () => {
    site = await serve({ pages: { '/page': PAGE } });
    extended = await launch();
    page = await openPage(extended, `${site.origin}/page`);
    await whenRead(extended, page);
    before = await snapshot(page);
  });
  afterEach(async () => {
    if (await hasCard(page)) await page.keyboard.press('Escape');
    await untilClosed(page);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      (document.getElementById('field') as HTMLInputElement).value = '';
      getSelection()?.removeAllRanges();
      scrollTo(0, 0);
    });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  /** What the command “Go to the next term” runs. */
  function walk(step: 1 | -1): Promise<void> {
    return extended.runInPage(page, (by) => globalThis.lumomate?.walk(by), step);
  }

  /** What the context menu’s “Explain” runs. */
  function explain(text: string): Promise<void> {
    return extended.runInPage(page, (selected) => globalThis.lumomate?.explain(selected), text);
  }

  /** Walks on until the card of this term is open; where a walk begins depends on the one before. */
  async function walkTo(term: string): Promise<void> {
    let heading: string | undefined;
    for (let step = 0; step < 5 && heading !== term; step++) {
      const before = heading;
      await walk(1);
      ({ heading } = await lookWhen(extended, page, 'the next card', (seen) => seen.heading !== before));
    }
    await whenCardOf(extended, page, term);
  }

  async function select(id: string): Promise<void> {
    await page.evaluate((wanted) => getSelection()?.selectAllChildren(document.getElementById(wanted)!), id);
  }

  test('walks from term to term in view, each with its card and its highlight', async () => {
    for (const [term, mark] of [
      ['Kubernetes', 'Kubernetes'],
      ['Load balancer', 'load balancer'],
      // Nothing else is in view.
      ['Kubernetes', 'Kubernetes'],
    ] as const) {
      await walk(1);
      await whenCardOf(extended, page, term);
      expect(await focusHighlight(page)).toEqual([mark]);
    }
    await walk(-1);
    await whenCardOf(extended, page, 'Load balancer');
    // It only shows the card: focus stays where the reader was.
    expect(await focused(page)).toBe('BODY');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await focusHighlight(page)).toEqual([]);
    expect(await snapshot(page)).toBe(before);
  });

  test.each(['link', 'button'])(
    'goes from a %s into the card with Enter, round it with Tab, and back with Escape',
    async (id) => {
      await page.focus(`#${id}`);
      await walkTo('Kubernetes');
      expect(await focused(page)).toBe(id);
      const { controls } = await whenCardOf(extended, page, 'Kubernetes');
      // Focus moves with the key itself.
      expect(await pressInCard(extended, page, 'Enter')).toBe('Kubernetes');
      expect(await page.evaluate(() => document.activeElement?.matches(':popover-open'))).toBe(true);

      const seen = await pressTab(controls.length + 1);
      expect(new Set(seen)).toEqual(new Set(controls));
      // The whole round, in order: each control once, then the first again.
      const start = controls.indexOf(seen[0]!);
      const round = [...controls.slice(start), ...controls.slice(0, start)];
      expect(seen).toEqual([...round, round[0]]);
      await page.keyboard.down('Shift');
      const back = await pressTab(controls.length);
      await page.keyboard.up('Shift');
      expect(back).toEqual([...seen].reverse().slice(1));

      await page.keyboard.press('Escape');
      await untilClosed(page);
      expect(await focused(page)).toBe(id);
      expect(new URL(page.url()).hash).toBe('');
    },
  );

  test('Enter does what a control of the card says', async () => {
    await walkTo('Kubernetes');
    await page.keyboard.press('Enter');
    await lookWhen(extended, page, 'the focus is in it', (seen) => Boolean(seen.focused));
    await tabTo('Read on');
    await page.keyboard.press('Enter');
    await lookWhen(extended, page, 'the card is unfolded', ({ down }) => down.includes('Fold away'));
    await tabTo('Orchestration');
    await page.keyboard.press('Enter');
    const { controls } = await whenCardOf(extended, page, 'Orchestration');
    expect(controls).toContain('Back to Kubernetes');
    await lookWhen(extended, page, 'focus is at the new entry', (seen) => seen.focused === 'Orchestration');
    await tabTo('Close');
    await page.keyboard.press('Enter');
    await untilClosed(page);
    expect(await focused(page)).toBe('BODY');
  });

  test('Enter does so too for a reader who took the mouse to the card', async () => {
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Read on');
    await tabTo('Orchestration');
    await page.keyboard.press('Enter');
    await whenCardOf(extended, page, 'Orchestration');
  });

  test('leaves a field of the page its Enter while a card stands pinned', async () => {
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Pin');
    await page.click('#field');
    await page.keyboard.press('Enter');
    await page.keyboard.type('typed');
    expect(await page.$eval('#field', (field) => (field as HTMLInputElement).value)).toBe('typed');
  });

  test('brings a term into view that was asked for in the popup', async () => {
    await extended.runInPage(page, () => globalThis.lumomate?.reveal('lumomate/phishing'));
    await whenCardOf(extended, page, 'Phishing');
    expect(await focusHighlight(page)).toEqual(['phishing']);
    const { y, height } = await cardOf(page);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(900);
  });

  test('explains what is selected, beside it', async () => {
    await select('two');
    await explain('load balancers');
    await whenCardOf(extended, page, 'Load balancer');
    const card = await cardOf(page);
    const line = await page.$eval('#two', (two) => two.getBoundingClientRect().bottom);
    expect(Math.abs(card.y - line)).toBeLessThan(60);
    await page.keyboard.press('Enter');
    await lookWhen(extended, page, 'the focus is in it', (seen) => seen.focused === 'Load balancer');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await snapshot(page)).toBe(before);
  });

  test('says so when no pack knows what is selected', async () => {
    await select('two');
    await explain('qwertyuiop');
    await lookWhen(
      extended,
      page,
      'it says that no pack knows it',
      ({ heading }) => heading === 'No pack knows “qwertyuiop”',
    );
    await page.keyboard.press('Escape');
    await untilClosed(page);
  });

  /** Presses Tab until a control of the card has the focus. */
  async function tabTo(name: string): Promise<void> {
    const names: string[] = [];
    while (names.length < 40 && names.at(-1) !== name) names.push(...(await pressTab(1)));
    expect(names).toContain(name);
  }

  /** @returns what had the focus after each press */
  async function pressTab(times: number): Promise<string[]> {
    const names: string[] = [];
    while (names.length < times) names.push(await pressInCard(extended, page, 'Tab'));
    return names;
  }
});

/** What has the page's focus, as the page sees it: an id, or the name of a tag. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id || (document.activeElement?.tagName ?? ''));
}

function focusHighlight(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('lumomate-focus') ?? [])].map((abstract) => {
      const range = document.createRange();
      range.setStart(abstract.startContainer, abstract.startOffset);
      range.setEnd(abstract.endContainer, abstract.endOffset);
      return range.toString();
    }),
  );
}

import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { type Box, restOn } from '../../browser/marks.ts';
import { type Served, serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { type CardLook, clickInCard, lookWhen, openPage, untilClosed } from '../../e2e/card-fixtures.ts';
import { BROWSERS, importPack, pageWith, untilMarked, whenRead } from '../../e2e/fixtures.ts';
import { report } from './report.ts';
import { spyOnEverything } from './spy.ts';

const LAYERS = ['blurb', 'definition', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'];

/** Words that stand nowhere but in the private pack. */
const SECRETS = [
  ...['xq-term', 'xq-pack', 'xq-author', 'xq-category', 'xq-other'],
  ...LAYERS.map((layer) => `xq-${layer}`),
  ...['team/one', 'team/two'],
];

const PRIVATE = {
  format: 'lumomate-pack/1',
  id: 'team',
  name: 'xq-pack of the team',
  author: 'xq-author',
  private: true,
  categories: [{ id: 'all', name: 'xq-category', section: 'Team' }],
  entries: [
    {
      id: 'one',
      term: 'Zorblax, xq-term',
      aliases: ['zorblax'],
      category: 'all',
      ...Object.fromEntries(
        LAYERS.map((layer) => [
          layer,
          `What xq-${layer} says, with a quuxify in it. ${'More of it. '.repeat(12)}`,
        ]),
      ),
      seeAlso: ['two'],
    },
    { id: 'two', term: 'Quuxify, xq-other', aliases: ['quuxify'], category: 'all', definition: 'Beside it.' },
  ],
};

/** Leads to an entry that leads to a private one. */
const PUBLIC = {
  format: 'lumomate-pack/1',
  id: 'public',
  name: 'Public',
  categories: [],
  entries: [
    { id: 'far', term: 'Farflung', definition: 'It is a kind of nearstuff.' },
    { id: 'near', term: 'Nearstuff', definition: 'Like the zorblax, and unlike it.' },
  ],
};

const PAGE = pageWith(`
  <p>The <span id="private">zorblax</span> stands here, with much around it.</p>
  <p>A <span id="public">farflung</span> thing is beside it.</p>
  <p style="margin-top:900px"><a href="#x">A link</a> at the end.</p>`);

/** What could be read, and when: each is one attempt. */
interface Attempt {
  when: string;
  leaks: string[];
}

describe.each(Object.entries(BROWSERS))('a private pack in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  const attempts: Attempt[] = [];

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
    extended = await launch();
    for (const pack of [PRIVATE, PUBLIC])
      expect(await importPack(extended, JSON.stringify(pack))).toHaveProperty('done');
  });
  afterAll(async () => {
    report({
      figure: 'Private packs: what a page’s scripts can read of them',
      tried: attempts.length,
      passed: attempts.filter(({ leaks }) => leaks.length === 0).length,
      where: name,
    });
    await extended.close();
    await site.close();
  });

  afterEach(async () => {
    await page.close();
  });

  async function open(): Promise<void> {
    page = await openPage(extended, site.origin, spyOnEverything);
    await whenRead(extended, page);
  }

  /** Has the page try everything that it knows, and takes down what it has read by now. */
  async function attempt(when: string): Promise<void> {
    const loot = await page.evaluate((words) => {
      window.spy.look();
      window.spy.grasp(words);
      return window.spy.loot();
    }, SECRETS);
    const leaks = Object.entries(loot).flatMap(([where, texts]) => {
      const secrets = SECRETS.filter((secret) => texts.some((text) => text.includes(secret)));
      return secrets.length ? [`${where}: ${secrets.join(', ')}`] : [];
    });
    attempts.push({ when, leaks });
    expect(leaks, when).toEqual([]);
  }

  const placeOf = (selector: string): Promise<Box> =>
    page.$eval(selector, (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });

  async function hover(selector: string): Promise<void> {
    await restOn(page, await placeOf(selector));
    await lookWhen(extended, page, 'a card is open', () => true);
  }

  const whenHeading = (heading: string): Promise<CardLook> =>
    lookWhen(extended, page, `the card of ${heading}`, (seen) => seen.heading === heading);

  /** Clicks where a control of the card is; what is inert is not hit by the browser’s own tests. */
  async function click(control: string): Promise<void> {
    let last = '';
    const { x, y } = await until(`“${control}” lies still`, async () => {
      const place = await extended.runInPage(page, placeInCard, control);
      const isStill = JSON.stringify(place) === last;
      last = JSON.stringify(place);
      if (place) await page.mouse.move(place.x, place.y);
      return isStill && place;
    });
    await page.mouse.click(x, y);
  }

  test('is not read by the page while its reader only passes', async () => {
    await open();
    await untilMarked(page, ['farflung']);
    await attempt('before a card');
    await hover('#private');
    await whenHeading('Zorblax, xq-term');
    await attempt('under the pointer');
    await page.mouse.move(880, 880);
    await untilClosed(page);
    await attempt('after the card');
  });

  test('is not read by the page while its reader uses the card with the mouse', async () => {
    await open();
    await hover('#private');
    await click('Read on');
    await lookWhen(extended, page, 'the card is unfolded', ({ down }) => down.includes('Fold away'));
    await attempt('unfolded');
    const { x, y, width } = await page.$eval(':popover-open', (card) =>
      card.getBoundingClientRect().toJSON(),
    );
    await page.mouse.move(x + width / 2, y + 120);
    await page.mouse.wheel({ deltaY: 400 });
    await until('the card is scrolled', () => extended.runInPage(page, scrolledInCard));
    await page.mouse.click(x + width / 2, y + 120, { count: 3 });
    await page.mouse.click(x + width / 2, y + 120, { button: 'right' });
    await page.keyboard.press('Escape');
    await untilClosed(page);
    await page.mouse.click(5, 5);
    await hover('#private');
    await click('Read on');
    await page.mouse.move(x + 30, y + 100);
    await page.mouse.down();
    await page.mouse.move(x + width - 30, y + 180, { steps: 8 });
    await page.mouse.up();
    await attempt('selected with the mouse');
    await click('Mute');
    await lookWhen(extended, page, 'the menu is open', ({ down }) => down.includes('Mute'));
    await attempt('the menu is open');
    await click('Quuxify, xq-other');
    await whenHeading('Quuxify, xq-other');
    await attempt('a term was followed');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await click('Close');
    await untilClosed(page);
    await attempt('after the close button');
  });

  test('is not read by the page while its reader uses the card by keyboard', async () => {
    await open();
    await extended.runInPage(page, () => globalThis.lumomate?.reveal('team/one'));
    await whenHeading('Zorblax, xq-term');
    await page.keyboard.press('Enter');
    await until('the card has the keyboard', () => extended.runInPage(page, currentInCard));
    await attempt('the card has the keyboard');
    await until('“Read on” is current', async () => {
      await page.keyboard.press('Tab');
      return (await extended.runInPage(page, currentInCard)) === 'Read on';
    });
    await page.keyboard.press('Enter');
    await lookWhen(extended, page, 'the card is unfolded', ({ down }) => down.includes('Fold away'));
    await until('it is read out', async () =>
      (await extended.runInPage(page, spokenInCard)).includes('xq-takeaway'),
    );
    await page.keyboard.press('End');
    await until('the card is scrolled', () => extended.runInPage(page, scrolledInCard));
    await page.keyboard.down('Control');
    for (const key of ['a', 'c'] as const) await page.keyboard.press(key);
    await page.keyboard.up('Control');
    await attempt('used by keyboard');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    await attempt('after Escape');
  });

  test('is not read by the page when a term of a public pack leads to it', async () => {
    await open();
    await hover('#public');
    await clickInCard(extended, page, 'nearstuff');
    await whenHeading('Nearstuff');
    await attempt('beside a private term');
    await click('zorblax');
    await whenHeading('Zorblax, xq-term');
    await attempt('from a public entry');
    await click('Close');
    await untilClosed(page);
    await hover('#private');
    await attempt('after a public card');
  });
});

// What follows runs in the content script's world, and travels as source.

function placeInCard(name: string): { x: number; y: number } | undefined {
  const host = document.querySelector<HTMLElement>(':popover-open');
  if (!host) return undefined;
  const root: ShadowRoot | null | undefined =
    chrome.dom?.openOrClosedShadowRoot(host) ??
    (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
  const nameOf = (control: HTMLElement) => control.ariaLabel ?? control.innerText.trim().replace(/\s+/g, ' ');
  const control = [...(root?.querySelectorAll('button') ?? [])].find((one) => nameOf(one) === name);
  if (!control) return undefined;
  control.scrollIntoView({ block: 'nearest' });
  const [{ left, top, width, height } = new DOMRect()] = control.getClientRects();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}

function scrolledInCard(): boolean {
  const host = document.querySelector<HTMLElement>(':popover-open')!;
  const root: ShadowRoot | null | undefined =
    chrome.dom?.openOrClosedShadowRoot(host) ??
    (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
  return (root?.querySelector('.scroller')?.scrollTop ?? 0) > 0;
}

function currentInCard(): string | undefined {
  const host = document.querySelector<HTMLElement>(':popover-open');
  if (!host) return undefined;
  const root: ShadowRoot | null | undefined =
    chrome.dom?.openOrClosedShadowRoot(host) ??
    (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
  const current = root?.querySelector<HTMLElement>('[data-current]');
  return current?.ariaLabel ?? current?.innerText.trim();
}

/** What was said last to those who do not see it. */
function spokenInCard(): string {
  const host = document.querySelector<HTMLElement>(':popover-open')!;
  const root: ShadowRoot | null | undefined =
    chrome.dom?.openOrClosedShadowRoot(host) ??
    (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
  return root?.querySelector('[role=status].spoken > *')?.ariaLabel ?? '';
}

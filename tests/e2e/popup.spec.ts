import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFirefoxPage } from '../browser/firefox-page.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, cardText, importPack, pageWith, testIf, untilMarked } from './fixtures.ts';
import {
  accessibilityProblems,
  isOn,
  openPopup,
  type PopupView,
  press,
  textsOf,
  typeSearch,
  untilInFront,
  untilText,
} from './views.ts';

const PAGE = pageWith(`
  <h2>One</h2><p>Ransomware came through a reverse proxy, and ransomware it was.</p>
  <h2>Two</h2><p>Kubernetes asks DNS, and so does ransomware.</p>
  <div style="height: 3000px"></div>
  <h2>Three</h2><p>WebAssembly stands far below.</p>`);

/** What is marked on it at first: each term once per section, on the first screen. */
const TRUST = ['Ransomware', 'ransomware'];
const NETWORKING = ['DNS', 'reverse proxy'];
const ALL = [...TRUST, ...NETWORKING, 'Kubernetes'];

/** So that Chromium's popup has the room that it has on an ordinary screen. */
const ROOMY = { args: ['--screen-info={1600x1200}'] };

describe.each(Object.entries(BROWSERS))('the popup in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let popup: PopupView | undefined;

  beforeAll(async () => {
    site = await serve({ pages: { '/page': PAGE, '/other': PAGE } });
    extended = await launch(name === 'chromium' ? ROOMY : {});
    const entries = [{ term: 'Zorkmid', blurb: 'A coin.', category: 'Money' }];
    const pack = { format: 'lumomate-pack/1', id: 'coins', name: 'Coins', entries };
    expect(await importPack(extended, JSON.stringify(pack))).toHaveProperty('done');
  });
  beforeEach(async () => {
    page = await open(`${site.origin}/page`);
  });
  afterEach(async () => {
    await popup?.close();
    popup = undefined;
    await page.close();
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  /** A page is read once it is seen; from then on its marks follow also where another tab is in front. */
  async function open(url: string): Promise<Page> {
    const opened = await extended.browser.newPage();
    await opened.setViewport({ width: 900, height: 700 });
    await opened.goto(url);
    await untilMarked(opened, ALL);
    return opened;
  }

  async function untilMarkedInFront(seen: Page, texts: string[]): Promise<void> {
    await seen.bringToFront();
    await untilMarked(seen, texts);
  }

  async function pop(tab?: string): Promise<PopupView> {
    popup = await openPopup(extended, page);
    if (tab) await press(popup, tab, '[role=tablist]');
    return popup;
  }

  test('lists the terms of the page in reading order, with how often each stands there', async () => {
    const own = await pop();
    await untilText(own, '[role=tabpanel]', '5 terms, in reading order');
    expect((await textsOf(own, '.term')).map((text) => text.replace(/ (\d+) \1 /, ': $1 '))).toEqual([
      'Ransomware: 3 mentions',
      'Reverse proxy: 1 mention',
      'Kubernetes: 1 mention',
      'DNS: 1 mention',
      'WebAssembly: 1 mention',
    ]);
    expect(await textsOf(own, '[role=tab]')).toEqual(['On this page 5', 'Categories', 'Muted']);
    await untilText(own, 'header', '127.0.0.1');
  });

  test('goes to a term that is pressed, opens its card there, and leaves', async () => {
    const own = await pop();
    await press(own, 'WebAssembly');
    await until('the popup has left', async () => !(await own.isOpen()));
    await until('the card is open', async () => (await cardText(extended, page)).includes('WebAssembly'));
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(2_000);
  });

  test('switches a category off and on in the open page, off within 200 ms', async () => {
    const own = await pop('Categories');
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const gone = whenGone(page, NETWORKING);
      const pressed = await press(own, 'Networking');
      times.push((await gone) - pressed);
      await untilMarked(page, [...TRUST, 'Kubernetes']);
      await press(own, 'Networking');
      await untilMarked(page, ALL);
    }
    console.log(`${name}: from the click to the last mark gone, ms: ${times.join(', ')}`);
    expect(median(times)).toBeLessThan(200);
  });

  test('switches a whole section, and says when only a part of it is on', async () => {
    const own = await pop('Categories');
    await press(own, 'Substrate', 'h2');
    await untilMarked(page, TRUST);
    expect(await isOn(own, 'Networking')).toBe(false);
    expect(await isOn(own, 'Security')).toBe(true);
    await press(own, 'Networking');
    await untilMarked(page, [...TRUST, ...NETWORKING]);
    await untilText(own, 'h2', /Substrate 1 of \d+ on/);
    await press(own, 'Substrate', 'h2');
    await untilMarked(page, ALL);
    expect(await isOn(own, 'Networking')).toBe(true);
  });

  test('switches one site off in all its open pages, and no other site', async () => {
    const twin = await open(`${site.origin}/other`);
    const elsewhere = await open(`${site.origin.replace('127.0.0.1', 'localhost')}/other?elsewhere`);
    const own = await pop();
    await press(own, 'LumoMate on 127.0.0.1');
    await untilMarked(page, []);
    await untilMarked(twin, []);
    await untilMarked(elsewhere, ALL);
    await untilText(own, '[role=tabpanel]', 'LumoMate is off on 127.0.0.1.');
    await press(own, 'Muted', '[role=tablist]');
    await press(own, 'Unmute 127.0.0.1');
    await untilMarked(page, ALL);
    await own.close();
    await untilMarkedInFront(twin, ALL);
    await twin.close();
    await elsewhere.close();
  });

  test('switches LumoMate off in every open page, and on again', async () => {
    const elsewhere = await open(`${site.origin.replace('127.0.0.1', 'localhost')}/other?elsewhere`);
    const own = await pop();
    await press(own, 'LumoMate');
    await untilMarked(page, []);
    await untilMarked(elsewhere, []);
    await untilText(own, 'header', 'Off everywhere');
    expect(await textsOf(own, '.term')).toEqual([]);
    await press(own, 'LumoMate');
    await untilMarked(page, ALL);
    await untilText(own, '[role=tabpanel]', '5 terms');
    await own.close();
    await untilMarkedInFront(elsewhere, ALL);
    await elsewhere.close();
  });

  test('finds entries of all packs and opens their pages', async () => {
    const own = await pop();
    await typeSearch(own, 'kuber');
    await untilText(own, '[aria-label="Search results"] li', 'Kubernetes');
    await press(own, 'Kubernetes', '[aria-label="Search results"]');
    await untilInFront(
      extended,
      '/glossary.html#/substrate/infra-devops/kubernetes',
      'Kubernetes · LumoMate',
    );
    await until('the popup has left', async () => !(await own.isOpen()));

    const again = await pop();
    await typeSearch(again, 'nothing has this name');
    await untilText(again, '[role=status]', 'No entry of your packs is called “nothing has this name”.');
    await typeSearch(again, 'zorkm');
    await untilText(again, '[aria-label="Search results"] li', /^Zorkmid A coin\.$/);
    await again.run((view) => {
      const enter = { key: 'Enter', bubbles: true, cancelable: true };
      const event = new view.KeyboardEvent('keydown', enter);
      view.document.querySelector('input[type=search]')?.dispatchEvent(event);
    });
    await untilInFront(extended, '/glossary.html?pack=coins', 'Zorkmid · LumoMate');
  });

  test('mutes a term, lists what is muted, and unmutes it', async () => {
    const own = await pop();
    await press(own, 'Mute Ransomware');
    await untilMarked(page, [...NETWORKING, 'Kubernetes']);
    await untilText(own, '.term', /Ransomware .*muted/);
    await press(own, 'Categories', '[role=tablist]');
    await press(own, 'Networking');
    await untilMarked(page, ['Kubernetes']);
    await press(own, 'Muted', '[role=tablist]');
    await untilText(own, '[role=tab]', 'Muted 2');
    expect(await textsOf(own, '[role=tabpanel] li')).toEqual(['Ransomware Unmute', 'Networking Unmute']);
    await press(own, 'Unmute Ransomware');
    await press(own, 'Unmute Networking');
    await untilMarked(page, ALL);
    await untilText(own, '[role=tabpanel]', 'No term is muted.');
  });

  test('opens the options', async () => {
    const own = await pop();
    await press(own, 'Packs and options');
    await untilInFront(extended, '/options.html', 'LumoMate options');
  });

  test('shows something in under 100 ms (300 on this machine, which others use too)', async () => {
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const own = await pop();
      times.push(
        await until('the popup is painted', () =>
          own.run((view) => view.performance.getEntriesByName('first-contentful-paint')[0]?.startTime),
        ),
      );
      await own.close();
    }
    const rounded = times.map((time) => Math.round(time));
    console.log(`${name}: first paint of the popup: median ${median(rounded)} ms of ${rounded.join(', ')}`);
    expect(median(times)).toBeLessThan(300);
  });

  testIf(name === 'chromium')('has no problem that axe finds, light or dark', async () => {
    const own = await pop();
    await press(own, 'Mute Ransomware');
    for (const value of ['light', 'dark']) {
      await own.page!.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      for (const tab of ['Categories', 'Muted', 'On this page']) {
        await press(own, tab, '[role=tablist]');
        expect(await accessibilityProblems(own.page!), `${tab}, ${value}`).toEqual([]);
      }
      await typeSearch(own, 'data');
      await untilText(own, '[role=status]', 'shown');
      expect(await accessibilityProblems(own.page!), `search, ${value}`).toEqual([]);
      await typeSearch(own, '');
    }
    await press(own, 'Unmute Ransomware');
  });

  testIf(name === 'firefox')('has no problem that axe finds', async () => {
    await page.bringToFront();
    // axe cannot be brought into Firefox's popup; a tab behind the page has the same view of it.
    const own = await openFirefoxPage(extended.browser, `${extended.origin}/popup.html`, true);
    await until('the page’s terms are listed', () => own.$('.term'));
    expect(await accessibilityProblems(own)).toEqual([]);
    await own.close();
  });
});

test('on a small screen, all of the popup can be reached', async () => {
  const extended = await BROWSERS.chromium({ args: ['--screen-info={800x600}'] });
  try {
    const [page] = await extended.browser.pages();
    const popup = await openPopup(extended, page!);
    const cutOff = await popup.run(({ document, innerHeight, getComputedStyle }) => {
      const scrolls = getComputedStyle(document.documentElement).overflowY !== 'hidden';
      const hidden = getComputedStyle(document.body).overflowY === 'hidden' || !scrolls;
      const { bottom } = document.querySelector('footer')!.getBoundingClientRect();
      return hidden ? Math.max(0, bottom - innerHeight) : 0;
    });
    expect(cutOff, 'pixels of the footer that are cut off').toBe(0);
  } finally {
    await extended.close();
  }
});

/** When none of these is marked any more, by `Date.now()`; looks from now on, as often as the browser lets it. */
function whenGone(page: Page, texts: string[]): Promise<number> {
  return page.evaluate((wanted) => {
    const isMarked = () =>
      [...(CSS.highlights.get('lumomate-underline') ?? [])].some((abstract) => {
        const range = document.createRange();
        range.setStart(abstract.startContainer, abstract.startOffset);
        range.setEnd(abstract.endContainer, abstract.endOffset);
        return wanted.includes(range.toString());
      });
    return new Promise<number>((resolve) => {
      const look = () => (isMarked() ? setTimeout(look) : resolve(Date.now()));
      look();
    });
  }, texts);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

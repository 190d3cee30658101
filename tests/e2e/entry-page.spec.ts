import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADINGS } from '../../components/entry/headings.ts';
import { t } from '../../components/messages/messages.ts';
import { LAYERS, type Pack } from '../../glossary/pack-types.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { openCard, openPage } from './card-fixtures.ts';
import { BROWSERS, importPack, pageWith, testIf, whenRead } from './fixtures.ts';
import { press, textsOf, untilText, viewOf } from './views.ts';

/** An entry's page, as its reader has it. */

const BUILT_IN_PACK = join(import.meta.dirname, '../../.output/chrome-mv3/built-in-pack.json');
const entries = (JSON.parse(readFileSync(BUILT_IN_PACK, 'utf8')) as Pack).entries;
const orchestration = entries.find(({ id }) => id === 'orchestration')!;
const shelf = entries.filter(({ category }) => category === orchestration.category);
const at = shelf.indexOf(orchestration);
const next = shelf[at + 1]!;
/** As it reads once drawn: without the backticks, and with single spaces. */
const drawn = (text = '') => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();

const PATH = '/glossary.html#/substrate/infra-devops/orchestration';

const ALT = 'A conductor lifts the baton before an orchestra.';
const PACK = {
  format: 'lumomate-pack/1',
  id: 'coins',
  name: 'Coins',
  entries: [
    {
      term: 'Zorkmid',
      definition: 'A coin.',
      plain: 'Money.',
      illustration: {
        hero: { scene: 'orchestra', alt: ALT },
        figure: {
          scene: 'orchestra',
          view: 'close',
          alt: 'A hand with a baton.',
          caption: 'Heads and tails.',
        },
      },
    },
    {
      term: 'Groat',
      definition: 'Another coin.',
      illustration: { hero: { scene: 'no such scene', alt: ALT }, figure: ['x'] },
    },
  ],
};

describe.each(Object.entries(BROWSERS))('an entry’s page in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let page: Page;

  beforeAll(async () => {
    extended = await launch();
    expect(await importPack(extended, JSON.stringify(PACK))).toHaveProperty('done');
  });
  afterAll(() => extended.close());

  /** Opens an entry's page in a tab of its own, in place of the one before. */
  async function goTo(path: string, term: string, width = 1280): Promise<void> {
    await page?.close();
    page = await extended.openExtensionPage(path);
    await page.setViewport({ width, height: 900 });
    await untilText(viewOf(page), 'h1', term);
  }

  test('says everything under one outline of headings', async () => {
    await goTo(PATH, 'Orchestration');
    const view = viewOf(page);
    const [text = ''] = await textsOf(view, 'article');
    for (const layer of LAYERS) expect(text).toContain(drawn(orchestration[layer]));
    expect(await textsOf(view, '.crumbs')).toEqual([
      expect.stringMatching(/^LUMOMATE \/? ?GLOSSARY \/? ?SUBSTRATE \/? ?INFRA \/ DEVOPS$/i),
    ]);
    const headings = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3')].map(
        ({ tagName, textContent }) => `${tagName} ${textContent}`,
      ),
    );
    expect(headings).toEqual([
      'H1 Orchestration',
      ...HEADINGS.map(([, heading]) => `H2 ${t(heading)}`),
      'H2 See also',
      'H2 Sources',
    ]);
    expect(await textsOf(view, '.see-also li')).toHaveLength(orchestration.seeAlso.length);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('leads through its category, and back to where the reader was', async () => {
    await goTo(PATH, 'Orchestration');
    expect(await textsOf(viewOf(page), '.onwards')).toEqual([
      expect.stringContaining(`${at + 1} of ${shelf.length} in Infra / DevOps`),
    ]);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const scrolled = await page.evaluate(() => scrollY);
    // The place is kept once scrolling has paused.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await press(viewOf(page), `NEXT ${next.term}`);
    await untilText(viewOf(page), 'h1', next.term);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(page.url()).toBe(`${extended.origin}/glossary.html#/substrate/infra-devops/${next.id}`);
    await page.evaluate(() => history.back());
    await untilText(viewOf(page), 'h1', 'Orchestration');
    await until('the reader is back where they were', () =>
      page.evaluate((before) => Math.abs(scrollY - before) < 3, scrolled),
    );
  });

  test('opens cards on the terms of its own text', async () => {
    await goTo(PATH, 'Orchestration');
    const term = await page.waitForSelector('.layer a.term[data-key="lumomate/kubernetes"]');
    await term!.scrollIntoView();
    const { x, y } = await until('the term lies still', async () => {
      const before = await term!.boundingBox();
      await new Promise((resolve) => setTimeout(resolve, 250));
      const now = await term!.boundingBox();
      return now && before?.y === now.y && now;
    });
    const host = await until('a card opens', async () => {
      await page.mouse.move(x + 4 + Math.random(), y + 6);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return page.$(':popover-open');
    });
    // No style of the card is lost to the page's own strict policy.
    const box = await host.boundingBox();
    expect(box?.width).toBe(344);
    expect(await page.evaluate(() => document.querySelector('.term.active')?.textContent)).toBe('Kubernetes');
    await page.keyboard.press('Escape');
    await until('the card is gone', async () => !(await page.$(':popover-open')));
  });

  test('can be taken along, as Markdown and as a link', async () => {
    await goTo(PATH, 'Orchestration');
    await page.evaluate(() => {
      const kept = globalThis as { copied?: string[] };
      kept.copied = [];
      navigator.clipboard.writeText = async (text) => void kept.copied?.push(text);
    });
    await press(viewOf(page), 'Copy as Markdown');
    await untilText(viewOf(page), '.tools [role=status]', 'Markdown copied');
    await press(viewOf(page), 'Copy link');
    await untilText(viewOf(page), '.tools [role=status]', 'Link copied');
    const [markdown = '', link] = await page.evaluate(
      () => (globalThis as { copied?: string[] }).copied ?? [],
    );
    expect(markdown).toMatch(/^# Orchestration\n/);
    for (const [, heading] of HEADINGS) expect(markdown).toContain(`## ${t(heading)}`);
    expect(link).toBe(extended.origin + PATH);
    await untilText(viewOf(page), '.tools', /^Copy as Markdown Copy link$/);
  });

  test('shows the pictures that an entry has, and nothing of those that are none', async () => {
    await goTo('/glossary.html?pack=coins#/coins/unsorted/zorkmid', 'Zorkmid');
    const labels = await page.$$eval('figure svg[role=img]', (all) =>
      all.map((picture) => picture.getAttribute('aria-label')),
    );
    expect(labels).toEqual([ALT, 'A hand with a baton.']);
    await untilText(viewOf(page), 'figcaption', /^FIG\. 1 Heads and tails\.$/i);
    await goTo('/glossary.html?pack=coins#/coins/unsorted/groat', 'Groat');
    expect(await page.$$('svg')).toHaveLength(0);
    expect((await textsOf(viewOf(page), 'figure')).join('')).toBe('');
  });

  test('shows a card’s picture small, after the card has opened', async () => {
    const site = await serve({
      pages: { '/': pageWith('<p style="margin:60px 40px">A zorkmid, and nothing beside it.</p>') },
    });
    const other = await openPage(extended, site.origin);
    await whenRead(extended, other);
    await openCard(extended, other, 'zorkmid');
    const size = await until('the picture has come', () =>
      extended.runInPage(other, () => {
        const host = document.querySelector<HTMLElement>(':popover-open');
        const root =
          host &&
          (chrome.dom?.openOrClosedShadowRoot(host) ??
            (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot);
        const picture = root?.querySelector('.vignette svg[aria-hidden=true]');
        return picture && [picture.clientWidth, picture.clientHeight];
      }),
    );
    expect(size).toEqual([96, 60]);
    await other.close();
    await site.close();
    await page.bringToFront();
  });

  test.each([320, 390, 768, 1600])('fits a screen %i px wide', async (width) => {
    for (const [path, term] of [
      ['/glossary.html?pack=coins#/coins/unsorted/zorkmid', 'Zorkmid'],
      [PATH, 'Orchestration'],
    ] as const) {
      await goTo(path, term, width);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, term).toBeLessThanOrEqual(0);
    }
  });

  // Firefox’s protocol cannot emulate paper.
  testIf(name === 'chromium')('prints the entry without what only a screen needs', async () => {
    await goTo(PATH, 'Orchestration');
    await page.emulateMediaType('print');
    const hidden = await page.evaluate(() =>
      ['.tools', '.onwards'].filter((part) => document.querySelector(part)!.checkVisibility()),
    );
    expect(hidden).toEqual([]);
    const address = await page.evaluate(
      () => getComputedStyle(document.querySelector('.sources a')!, '::after').content,
    );
    expect(address).toContain(orchestration.sources[0]!.url);
    await page.emulateMediaType();
  });
});

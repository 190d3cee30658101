import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HEADINGS } from '../../components/entry/headings.ts';
import { t } from '../../components/messages/messages.ts';
import { LAYERS, type Pack } from '../../glossary/pack-types.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { cardOf } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import {
  clickInCard,
  hasCard,
  isCardAt,
  lookWhen,
  openCard,
  openPage,
  untilClosed,
  whenCardOf,
} from './card-fixtures.ts';
import { BROWSERS, pageWith, snapshot, whenRead } from './fixtures.ts';

/** A page that counts what it hears of clicks and keys, as one that closes its menus on them would. */
const PAGE = pageWith(`
  <p style="margin:60px 40px">Kubernetes, and nothing beside it.</p>
  <script>
    globalThis.heard = [];
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown', 'focusin'])
      document.addEventListener(type, (event) => heard.push(type));
  </script>`);

/** A card that is not pinned closes so long after the pointer has left (docs/architecture.md). ms */
const GRACE = 300;

const BUILT_IN_PACK = join(import.meta.dirname, '../../.output/chrome-mv3/built-in-pack.json');
const entries = (JSON.parse(readFileSync(BUILT_IN_PACK, 'utf8')) as Pack).entries;
const kubernetes = entries.find(({ id }) => id === 'kubernetes')!;
/** As it reads once drawn: without the backticks, and with single spaces. */
const drawn = (text = '') => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();

describe.each(Object.entries(BROWSERS))('the card in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  /** The page as it was before the first card. */
  let before: string;

  beforeAll(async () => {
    site = await serve({ pages: { '/page': PAGE } });
    extended = await launch();
    page = await openPage(extended, `${site.origin}/page`);
    await whenRead(extended, page);
    before = await snapshot(page);
  });
  beforeEach(async () => {
    await openCard(extended, page, 'kubernetes');
  });
  afterEach(async () => {
    if (await hasCard(page)) await page.keyboard.press('Escape');
    await page.mouse.move(880, 880);
    await untilClosed(page);
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test('says what the term means, and no more than a glance takes in', async () => {
    const { text, controls, foreign } = await whenCardOf(extended, page, 'Kubernetes');
    expect(drawn(text)).toContain(drawn(kubernetes.blurb));
    expect(drawn(text)).toContain(drawn(kubernetes.definition));
    expect(drawn(text)).toMatch(/^SUBSTRATE.*INFRA \/ DEVOPS/i);
    for (const [layer, heading] of HEADINGS) {
      expect(text).not.toContain(t(heading));
      expect(drawn(text)).not.toContain(drawn(kubernetes[layer]));
    }
    expect(controls).toEqual(
      expect.arrayContaining(['Pin', 'Close', 'Read on', 'Mute', 'Open the full entry']),
    );
    expect(foreign).toEqual([]);
    const { x, y, width, height } = await cardOf(page);
    expect(await page.evaluate(isCardAt, x + width / 2, y + height / 2)).toBe(false);
  });

  test('unfolds the other layers and folds them away', async () => {
    await clickInCard(extended, page, 'Read on');
    const { text, controls, down } = await lookWhen(extended, page, 'the card is unfolded', ({ down }) =>
      down.includes('Fold away'),
    );
    for (const layer of LAYERS) expect(drawn(text)).toContain(drawn(kubernetes[layer]));
    for (const [, heading] of HEADINGS) expect(text.toLowerCase()).toContain(t(heading).toLowerCase());
    expect(controls).toEqual(expect.arrayContaining(['Orchestration', 'Control plane']));
    // Who reads on means to stay.
    expect(down).toContain('Pin');
    const { y, height } = await cardOf(page);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(900);
    await clickInCard(extended, page, 'Fold away');
    await lookWhen(extended, page, 'the card is folded', ({ controls }) => controls.includes('Read on'));
  });

  test('follows see-also and the terms inside it, and goes back', async () => {
    await clickInCard(extended, page, 'Read on');
    await clickInCard(extended, page, 'Control plane');
    expect((await whenCardOf(extended, page, 'Control plane')).controls).toContain('Back to Kubernetes');
    await clickInCard(extended, page, 'Back to Kubernetes');
    const back = await whenCardOf(extended, page, 'Kubernetes');
    // As it was left: unfolded, with the focus on the term that was followed.
    expect(back.controls).toContain('Fold away');
    expect(back.focused).toBe('Control plane');
    const [inText] = back.controls.filter((name) => /^containers?\b/.test(name));
    expect(inText).toBeDefined();
    await clickInCard(extended, page, inText!);
    await whenCardOf(extended, page, 'Container');
    await clickInCard(extended, page, 'Read on');
    await clickInCard(extended, page, 'Orchestration');
    await whenCardOf(extended, page, 'Orchestration');
    await clickInCard(extended, page, 'Back to Container');
    await clickInCard(extended, page, 'Back to Kubernetes');
    await whenCardOf(extended, page, 'Kubernetes');
  });

  test('stays where it is pinned, until its close button', async () => {
    await clickInCard(extended, page, 'Pin');
    await lookWhen(extended, page, 'the card is pinned', ({ down }) => down.includes('Pin'));
    await page.mouse.move(880, 880);
    // Nothing can be waited for where nothing may happen.
    await new Promise((resolve) => setTimeout(resolve, 3 * GRACE));
    await whenCardOf(extended, page, 'Kubernetes');
    await clickInCard(extended, page, 'Close');
    await untilClosed(page);
    expect(await snapshot(page)).toBe(before);
  });

  test('goes with Escape, which the page does not hear of', async () => {
    await forget(page);
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await snapshot(page)).toBe(before);
    expect(await heard(page)).toEqual([]);
  });

  test('goes with Escape from inside too', async () => {
    await clickInCard(extended, page, 'Read on');
    await lookWhen(extended, page, 'the control has the focus', ({ focused }) => focused === 'Fold away');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await snapshot(page)).toBe(before);
  });

  test('keeps its clicks to itself', async () => {
    await forget(page);
    await clickInCard(extended, page, 'Read on');
    await clickInCard(extended, page, 'Mute');
    await lookWhen(extended, page, 'the menu is open', ({ down }) => down.includes('Mute'));
    expect(await heard(page)).toEqual([]);
  });

  test('opens the full entry in a tab of its own', async () => {
    const known = new Set(await extended.browser.pages());
    await clickInCard(extended, page, 'Open the full entry');
    const tab = await until('a new tab shows the entry', async () => {
      const added = (await extended.browser.pages()).filter((other) => !known.has(other));
      for (const other of added) {
        // Not `textContent`: what a reader sees
        const text = await other.evaluate(() => document.body.innerText).catch(() => '');
        if (text.includes('Kubernetes')) return { other, text };
      }
      return undefined;
    });
    expect(tab.other.url()).toBe(`${extended.origin}/glossary.html#/substrate/infra-devops/kubernetes`);
    for (const layer of LAYERS) expect(drawn(tab.text)).toContain(drawn(kubernetes[layer]));
    await tab.other.close();
    await page.bringToFront();
  });
});

/** What the page heard of what was done in the card. */
function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { heard: string[] }).heard = [];
  });
}

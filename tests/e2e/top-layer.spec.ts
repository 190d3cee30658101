import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { BROWSERS, pageWith, whenRead } from './fixtures.ts';

const DIALOG = pageWith(`
  <p>Outside stands a load balancer.</p>
  <dialog id="dialog" style="width:600px;height:500px;overflow:auto">
    <p style="margin:40px">Kubernetes asks for a decision.</p><button id="own">A button of its own</button>
  </dialog>
  <button id="open" onclick="dialog.showModal()">Decide</button>`);

const FULL = pageWith(`
  <p>Outside stands a load balancer.</p>
  <div id="full" style="background:#fff"><p style="margin:60px 40px">Kubernetes on the whole screen.</p></div>
  <button id="open" onclick="full.requestFullscreen()">Enlarge</button>`);

/** A page that puts itself above everything that it knows of. */
const HIGH = pageWith(`
  <div style="position:fixed;inset:0;z-index:2147483647;background:#fff">
    <p style="margin:60px 40px">Kubernetes, above everything.</p></div>
  <style>div, [popover] { display: none !important; opacity: 0 !important }
    body > div { display: block !important; opacity: 1 !important }</style>`);

describe.each(Object.entries(BROWSERS))('above the page in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;

  beforeAll(async () => {
    site = await serve({ pages: { '/dialog': DIALOG, '/full': FULL, '/high': HIGH } });
    extended = await launch();
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  async function open(path: string): Promise<Page> {
    const page = await openPage(extended, site.origin + path);
    await whenRead(extended, page);
    return page;
  }

  /** The card is in sight, can be used, and closes. */
  async function useCard(page: Page): Promise<void> {
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Read on');
    await lookWhen(extended, page, 'the card is unfolded', ({ down }) => down.includes('Fold away'));
    const { x, y, width, height } = await cardOf(page);
    expect(width).toBeGreaterThan(200);
    expect(height).toBeGreaterThan(150);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(isCardAt, x + width / 2, y + 20)).toBe(true);
    expect(await page.evaluate(isCardAt, x + width / 2, y + height - 20)).toBe(true);
    await clickInCard(extended, page, 'Close');
    await untilClosed(page);
  }

  const isOpen = (page: Page) => page.$eval('#dialog', (dialog) => (dialog as HTMLDialogElement).open);

  test('stands in an open modal dialog', async () => {
    const page = await open('/dialog');
    await page.click('#open');
    await useCard(page);
    expect(await isOpen(page)).toBe(true);
    expect(await page.$$eval('#dialog > *', (children) => children.length)).toBe(2);
    await page.close();
  });

  test('takes Escape before the dialog does', async () => {
    const page = await open('/dialog');
    await page.click('#open');
    await openCard(extended, page, 'kubernetes');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await isOpen(page)).toBe(true);

    // From inside the card too.
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Read on');
    await lookWhen(extended, page, 'the focus is in the card', ({ focused }) => focused === 'Fold away');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await isOpen(page)).toBe(true);

    await page.keyboard.press('Escape');
    await until('the dialog is closed', async () => !(await isOpen(page)));
    await page.close();
  });

  test('is walked to inside the dialog, past what lies beneath', async () => {
    const page = await open('/dialog');
    await page.click('#open');
    await page.focus('#own');
    await until('the dialog is marked', () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('lumomate-underline') ?? [])].some(({ startContainer }) =>
          startContainer.parentElement?.closest('dialog'),
        ),
      ),
    );
    await extended.runInPage(page, () => globalThis.lumomate?.walk(1));
    await whenCardOf(extended, page, 'Kubernetes');
    await page.keyboard.press('Enter');
    await lookWhen(extended, page, 'the focus is in the card', ({ focused }) => focused === 'Kubernetes');
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own');
    expect(await isOpen(page)).toBe(true);
    await page.close();
  });

  test('stands on an element in fullscreen', async () => {
    const page = await open('/full');
    await page.click('#open');
    await until('the element has the screen', () =>
      page.evaluate(() => document.fullscreenElement?.id === 'full'),
    );
    await useCard(page);
    await page.evaluate(() => document.exitFullscreen());
    await until('the screen is given back', () => page.evaluate(() => !document.fullscreenElement));
    await openCard(extended, page, 'kubernetes');
    await page.mouse.move(890, 890);
    await untilClosed(page);
    await page.close();
  });

  test('comes and goes with a fullscreen that ends under it', async () => {
    const page = await open('/full');
    await page.click('#open');
    await until('the element has the screen', () =>
      page.evaluate(() => document.fullscreenElement?.id === 'full'),
    );
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Pin');
    await page.evaluate(() => document.exitFullscreen());
    await until('the screen is given back', () => page.evaluate(() => !document.fullscreenElement));
    await clickInCard(extended, page, 'Close');
    expect(await hasCard(page)).toBe(false);
    await page.close();
  });

  test('stands above the page’s highest element and its rules for everything', async () => {
    const page = await open('/high');
    await useCard(page);
    await page.close();
  });
});

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Box, cardOf, findMark } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import {
  type Happening,
  hasCard,
  openCard,
  openPage,
  record,
  recordOf,
  untilClosed,
  whenCardOf,
} from './card-fixtures.ts';
import { BROWSERS, pageWith, snapshot, whenRead } from './fixtures.ts';

/** Terms side by side, a link, and room below them for a card. */
const TERMS = pageWith(`
  <p style="margin:60px 40px">
    <span>Kubernetes</span> and a <span>load balancer</span>, then plainly nothing for a while.</p>
  <p style="margin:60px 40px">See <a href="/followed">SQL injection</a> for more.</p>
  <p style="margin:60px 40px;font-size:40px">WebAssembly</p>`);

/** What docs/architecture.md promises. ms */
const OPEN_DELAY = 300;
const CLOSE_DELAY = 300;
/** Clocks in pages are rounded. ms */
const ROUNDING = 5;
/** What a slow machine may add to a delay: a frame, the entry's way from the background, the card's first drawing. ms */
const SLOWNESS = 700;

describe.each(Object.entries(BROWSERS))('hovering in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ pages: { '/terms': TERMS, '/followed': pageWith('<p>There.</p>') } });
    extended = await launch();
    page = await openPage(extended, `${site.origin}/terms`);
    await whenRead(extended, page);
    // The first card of a page has its script to fetch.
    await openCard(extended, page, 'kubernetes');
  });
  beforeEach(() => settle());
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  /** No card, a pointer that is away and still, and an empty record. */
  async function settle(): Promise<void> {
    await page.mouse.move(880, 880);
    await untilClosed(page);
    await still(OPEN_DELAY);
    await record(page);
  }

  test('opens the card after a rest of the open delay, and closes it after the grace', async () => {
    const { x, y } = middle(await findMark(page, 'kubernetes'));
    const before = await snapshot(page);
    await page.mouse.move(x, y);
    const opened = await happened(page, 'opened');
    const [arrived] = (await recordOf(page)).filter(({ what }) => what === 'moved');
    const wait = opened.time - arrived!.time;
    await whenCardOf(extended, page, 'Kubernetes');
    await page.mouse.move(880, 880);
    const closed = await happened(page, 'closed');
    const left = lastMove(await recordOf(page));
    const grace = closed.time - left.time;
    expect(wait).toBeGreaterThanOrEqual(OPEN_DELAY - ROUNDING);
    expect(wait).toBeLessThan(OPEN_DELAY + SLOWNESS);
    expect(grace).toBeGreaterThanOrEqual(CLOSE_DELAY - ROUNDING);
    expect(grace).toBeLessThan(CLOSE_DELAY + SLOWNESS);
    expect(await snapshot(page)).toBe(before);
  });

  test('opens nothing for a pointer that passes by', async () => {
    const from = middle(await findMark(page, 'kubernetes'));
    const to = middle(await findMark(page, 'load balancer'));
    await until('a sweep across both terms was quick enough to tell', async () => {
      await page.mouse.move(from.x - 60, from.y);
      const before = (await recordOf(page)).length;
      await page.mouse.move(to.x + 80, to.y, { steps: 10 });
      const moves = (await recordOf(page)).slice(before).filter(({ what }) => what === 'moved');
      return moves.length > 4 && moves.at(-1)!.time - moves[0]!.time < OPEN_DELAY;
    });
    await still(2 * OPEN_DELAY);
    expect(await whatHappened(page)).not.toContain('opened');
  });

  test('waits for a pointer that keeps hurrying to and fro over one term', async () => {
    const { x, y, width, height } = await findMark(page, 'webassembly');
    const hurry = await until('a pointer hurried without a stop', async () => {
      await settle();
      for (let i = 0, start = Date.now(); Date.now() - start < 3 * OPEN_DELAY; i++) {
        await page.mouse.move(x + width * (i % 2 ? 0.2 : 0.8), y + height / 2);
      }
      const moves = (await recordOf(page)).filter(({ what }) => what === 'moved').map(({ time }) => time);
      const longest = Math.max(...moves.slice(1).map((time, i) => time - moves[i]!));
      return longest < 60 && { start: moves[0]!, end: moves.at(-1)! };
    });
    expect(hurry.end - hurry.start).toBeGreaterThan(2 * OPEN_DELAY);
    const opened = await happened(page, 'opened');
    expect(opened.time - hurry.end).toBeGreaterThanOrEqual(OPEN_DELAY - ROUNDING);
  });

  test('opens the card for a pointer that hurried there and stopped', async () => {
    const { x, y } = middle(await findMark(page, 'load balancer'));
    await page.mouse.move(x + 600, y + 300);
    await page.mouse.move(x, y, { steps: 8 });
    await whenCardOf(extended, page, 'Load balancer');
  });

  test('keeps the card while the pointer strolls towards it and while it rests there', async () => {
    const { x, y, height } = await openCard(extended, page, 'kubernetes');
    const card = await cardOf(page);
    // Aslant through the gap, so slowly that the grace alone would not do.
    const start = Date.now();
    const gap = card.y - (y + height);
    for (let way = 0; way <= 1; way += 0.1) {
      await page.mouse.move(x + 20 + 60 * way, y + height + (gap + 3) * way);
      await still(80);
    }
    expect(Date.now() - start).toBeGreaterThan(2 * CLOSE_DELAY);
    await page.mouse.move(card.x + 200, card.y + 60);
    await still(2 * CLOSE_DELAY);
    await whenCardOf(extended, page, 'Kubernetes');
    expect(await whatHappened(page)).not.toContain('closed');
  });

  test('strolls past the card’s way and loses it all the same', async () => {
    const from = middle(await openCard(extended, page, 'kubernetes'));
    for (let way = 1; way <= 12 && (await hasCard(page)); way++) {
      await page.mouse.move(from.x - 10, from.y - 8 * way);
      await still(60);
    }
    expect(await hasCard(page)).toBe(false);
  });

  test('goes over to a neighbouring term without another delay', async () => {
    await openCard(extended, page, 'kubernetes');
    const { x, y } = middle(await findMark(page, 'load balancer'));
    await still(200);
    const before = (await recordOf(page)).length;
    await page.mouse.move(x, y);
    await whenCardOf(extended, page, 'Load balancer');
    const since = (await recordOf(page)).slice(before);
    const moved = since.find(({ what }) => what === 'moved')!;
    const placed = since.find(({ what, left }) => what === 'placed' && left! > x - 100)!;
    expect(placed.time - moved.time).toBeLessThan(OPEN_DELAY - 50);
    expect(since.map(({ what }) => what)).not.toContain('closed');
  });

  test('explains the term under a pointer that came to rest on the card’s way', async () => {
    await openCard(extended, page, 'kubernetes');
    const { x, y, height } = await findMark(page, 'load balancer');
    // At its lower edge, and nearer to the card than to the first term: on the way there, as it seems.
    await page.mouse.move(x + 2, y + height - 1);
    await whenCardOf(extended, page, 'Load balancer');
  });

  test('leaves a link its click', async () => {
    await openCard(extended, page, 'sql injection');
    await whenCardOf(extended, page, 'SQL injection');
    const { x, y } = middle(await findMark(page, 'sql injection'));
    await Promise.all([page.waitForNavigation(), page.mouse.click(x, y)]);
    expect(page.url()).toBe(`${site.origin}/followed`);
    await page.goto(`${site.origin}/terms`);
    await whenRead(extended, page);
  });

  test('leaves no highlight behind, and the pointer’s own while the card is open', async () => {
    await openCard(extended, page, 'kubernetes');
    const active = () => page.evaluate(() => CSS.highlights.get('lumomate-active')?.size ?? 0);
    expect(await active()).toBe(1);
    await page.mouse.move(880, 880);
    await untilClosed(page);
    expect(await active()).toBe(0);
  });
});

function middle({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}

function lastMove(happenings: Happening[]): Happening {
  return happenings.findLast(({ what }) => what === 'moved')!;
}

/** Nothing can be waited for where nothing may happen. */
function still(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function happened(page: Page, wanted: Happening['what']): Promise<Happening> {
  return until(`the card was ${wanted}`, async () =>
    (await recordOf(page)).find(({ what }) => what === wanted),
  );
}

async function whatHappened(page: Page): Promise<string[]> {
  return (await recordOf(page)).map(({ what }) => what);
}

import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import {
  clickInCard,
  hasCard,
  lookWhen,
  openCard,
  openPage,
  record,
  recordOf,
  untilClosed,
} from './card-fixtures.ts';
import { BROWSERS, markedTexts, pageWith, untilMarked, whenRead } from './fixtures.ts';

const PAGE = pageWith(`
  <p style="margin:60px 40px">Kubernetes and a load balancer.</p>
  <p style="margin:60px 40px">Elsewhere, phishing and SQL injection.</p>
  <h2>Again</h2><p>Kubernetes once more.</p>`);
const OTHERS = ['phishing', 'SQL injection'];
const ALL = ['Kubernetes', 'Kubernetes', 'load balancer', ...OTHERS];

/** From the click until the marks are gone, or are there again. ms */
const AT_ONCE = 200;

const MUTES = [
  {
    what: 'term',
    choice: 'Kubernetes this term',
    said: 'Kubernetes is muted.',
    left: ['load balancer', ...OTHERS],
  },
  { what: 'category', choice: 'Infra / DevOps its category', said: 'Infra / DevOps is muted.', left: OTHERS },
  { what: 'site', choice: '127.0.0.1 this site', said: '127.0.0.1 is muted.', left: [] },
];

describe.each(Object.entries(BROWSERS))('muting from the card in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ pages: { '/page': PAGE } });
    extended = await launch();
    page = await openPage(extended, `${site.origin}/page`);
    await whenRead(extended, page);
    await record(page);
  });
  afterEach(async () => {
    await page.bringToFront();
    if (await hasCard(page)) await page.keyboard.press('Escape');
    await untilClosed(page);
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test.each(MUTES)('takes the marks of a $what away at once, and Undo brings them back', async (mute) => {
    await untilMarked(page, ALL);
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Mute');
    await clickInCard(extended, page, mute.choice);
    const gone = await timeFromClick(page, mute.left);
    await lookWhen(extended, page, `it says “${mute.said}”`, ({ text }) =>
      text.replace(/\s+/g, ' ').includes(mute.said),
    );
    await clickInCard(extended, page, 'Undo');
    const back = await timeFromClick(page, ALL);
    expect(gone).toBeLessThan(AT_ONCE);
    expect(back).toBeLessThan(AT_ONCE);
    await lookWhen(extended, page, 'the notice is gone', ({ controls }) => !controls.includes('Undo'));
  });

  test('holds for the next page, until it is undone there', async () => {
    await openCard(extended, page, 'phishing');
    await clickInCard(extended, page, 'Mute');
    await clickInCard(extended, page, 'Phishing this term');
    await untilMarked(
      page,
      ALL.filter((text) => text !== 'phishing'),
    );
    const other = await openPage(extended, `${site.origin}/page?other`);
    await untilMarked(
      other,
      ALL.filter((text) => text !== 'phishing'),
    );
    await page.bringToFront();
    await clickInCard(extended, page, 'Undo');
    await untilMarked(page, ALL);
    await other.bringToFront();
    await untilMarked(other, ALL);
    await other.close();
  });
});

/** How long it took from the last click until exactly these texts were marked; waits for it. ms */
async function timeFromClick(page: Page, texts: string[]): Promise<number> {
  const wanted = JSON.stringify([...texts].sort());
  return until(`marked since the click: ${texts.join(', ') || 'nothing'}`, async () => {
    const happenings = await recordOf(page);
    const { time: clicked = Number.NaN } = happenings.findLast(({ what }) => what === 'clicked') ?? {};
    const { time = 0, texts: now } = happenings.findLast(({ what }) => what === 'marked') ?? {};
    return time >= clicked && JSON.stringify(now) === wanted && time - clicked;
  }).catch(async (error) => {
    throw new Error(`${error.message}; marked instead: ${(await markedTexts(page)).join(', ')}`);
  });
}

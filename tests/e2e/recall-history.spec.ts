import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { weekOf } from '../../glossary/letter-schedule.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, importPack } from './fixtures.ts';
import { MET, type MetBefore, metBefore, packOf, savedBy } from './met-before.ts';
import { ask, press, textsOf, typeSearch, untilText, type View, viewOf } from './views.ts';

/** The recall and history pages, as their reader has them. */

const FIVE_YEARS = 5 * 365 * 86_400_000;

describe.each(Object.entries(BROWSERS))('in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let server: Served;
  let tab: Page;
  let options: View;

  beforeAll(async () => {
    server = await serve({ pages: {} });
    extended = await launch();
    expect(await importPack(extended, packOf(server.origin))).toHaveProperty('done');
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
  });
  afterAll(async () => {
    await extended?.close();
    await server?.close();
  });
  beforeEach(async () => {
    await ask(options, 'forget-everything', { sure: true });
    await ask(options, 'save-settings', { settings: { historyOn: true, letterOn: true } });
  });

  async function openAt(path: string, selector: string, text: string | RegExp): Promise<Page> {
    const page = await extended.openExtensionPage(path);
    await page.setViewport({ width: 1000, height: 900 });
    await untilText(viewOf(page), selector, text);
    return page;
  }

  test('recall goes by keyboard from the first question to the end, with one step back', async () => {
    await metBefore(options, MET);
    const page = await openAt('/recall.html', '.recall-bar', '4 to go');
    const kindOf = () =>
      page.evaluate(() => document.querySelector('.question')?.className.match(/question-(\w+)/)?.[1]);
    const reveal = async () => {
      await page.keyboard.press((await kindOf()) === 'myth' ? 'm' : ' ');
      await untilText(viewOf(page), '.grades', 'Again');
    };
    await reveal();
    await page.keyboard.press('4');
    await untilText(viewOf(page), '.recall-bar', '3 to go');
    await page.keyboard.press('u');
    await untilText(viewOf(page), '.recall-bar', '4 to go');
    for (const left of ['3 to go', '2 to go', 'The last one for now']) {
      await reveal();
      await page.keyboard.press('4');
      await untilText(viewOf(page), '.recall-bar', left);
    }
    await reveal();
    await page.keyboard.press('4');
    await untilText(viewOf(page), '.recall-end', /Nothing more today The next question comes on \w+day/);
    expect(await ask(options, 'due-questions', { limit: 0 })).toMatchObject({ due: 0 });
    const anki = await savedBy(page, () => press(viewOf(page), 'Notes for Anki'));
    expect(anki).toMatch(/^#separator:tab\n#html:false\n/);
    expect(anki.match(/^Zorkmid\t/gm)).toHaveLength(1);
    await page.close();
  });

  test('the history shows, finds and deletes what was met', async () => {
    await metBefore(options, MET);
    const page = await openAt('/history.html', '.history-sum', '4 terms, 7 times in all.');
    const view = viewOf(page);
    await untilText(view, '.history-meeting', 'Ducat');
    await typeSearch(view, 'blog.example');
    await until('only the blog is found', async () => {
      const rows = await textsOf(view, '.history-meeting');
      return rows.length === 3 && rows.every((row) => row.includes('blog.example.com'));
    });
    await press(view, 'By week');
    await untilText(view, '.history-meeting', 'docs.example.org');
    await page.evaluate(() => document.querySelector<HTMLElement>('.history-meeting button')?.click());
    await untilText(view, '.history-sum', '3 terms, 6 times in all.');
    await press(view, 'By site');
    await press(view, 'Delete blog.example.com');
    await untilText(view, '.confirm-dialog', '3 meetings go, for good.');
    await press(view, 'Delete', '.confirm-dialog');
    await untilText(view, '.history-sum', '3 times in all.');
    await press(view, 'By term');
    await untilText(view, '.history-term', 'Zorkmid');
    await press(view, 'Delete Zorkmid');
    await press(view, 'Keep it');
    await untilText(view, '.history-term', 'Zorkmid');
    await press(view, 'Forget everything…');
    await untilText(view, '.confirm-dialog', 'all letters, read and unread');
    await press(view, 'Forget everything', '.confirm-dialog');
    await untilText(view, '.history-sum', 'Nothing yet.');
    expect(await ask(options, 'count-meetings', {})).toMatchObject({ meetings: 0, terms: 0 });
    await page.close();
  });

  test('a hundred thousand meetings scroll like ten', async () => {
    const many: MetBefore[] = Array.from({ length: 100_000 }, (_, i) => {
      const at = Date.now() - Math.floor((100_000 - i) * (FIVE_YEARS / 100_000));
      return { key: `coins/t${i % 700}`, term: `Term ${i % 700}`, at, week: weekOf(new Date(at)) };
    });
    await metBefore(options, many);
    const page = await openAt('/history.html', '.history-meeting', 'Term 599');
    const drawn = () => page.evaluate(() => document.querySelectorAll('.history-row').length);
    expect(await drawn()).toBeLessThan(60);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight - 1_500));
    await untilText(viewOf(page), '.history-meeting', /^Term 0 /);
    expect(await drawn()).toBeLessThan(60);
    // A frame while scrolling: what is on its way holds nothing up.
    const longest = await page.evaluate(async () => {
      let worst = 0;
      let before = performance.now();
      for (let i = 0; i < 40; i++) {
        scrollBy(0, -60_000);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        worst = Math.max(worst, performance.now() - before);
        before = performance.now();
      }
      return worst;
    });
    expect(longest).toBeLessThan(500);
    await typeSearch(viewOf(page), 'term 12');
    await until('only what was looked for is found', async () => {
      const rows = await textsOf(viewOf(page), '.history-meeting .history-name');
      return rows.length > 5 && rows.every((row) => row.startsWith('Term 12'));
    });
    await page.close();
  }, 120_000);
});

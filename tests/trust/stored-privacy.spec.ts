import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { openCard, openPage, untilClosed } from '../e2e/card-fixtures.ts';
import { BROWSERS, importPack, pageWith, untilMarked, whenRead } from '../e2e/fixtures.ts';
import { keptOf } from '../e2e/reader-fixtures.ts';
import { ask, type View, viewOf } from '../e2e/views.ts';
import { publishedFiles } from '../published-files.ts';
import { type PackServer, startPackServer } from '../unit/pack-server.ts';
import { ALL } from './all-cases.ts';
import { countFigure } from './count-figure.ts';

/** What PRIVACY.md promises of what is stored: what stands there, and who can read it. */

const VISITS = ALL ? 100 : 15;
const TOKEN = 's3cret-of-the-reader';
const PACK = {
  ...{ format: 'lumomate-pack/1', id: 'open', name: 'Open' },
  entries: [{ term: 'Zorkmid', blurb: 'It says so.' }],
};

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'what is stored by %s',
  (name, launch) => {
    const figure = countFigure('promises of what is stored', name);
    let extended: ExtendedBrowser;
    let site: Served;
    let packs: PackServer;
    let options: View;

    beforeAll(async () => {
      const visits = Array.from({ length: VISITS }, (_, i) => [`/${i}`, pageWith(`<p>${i}: a zorkmid.</p>`)]);
      site = await serve({ pages: Object.fromEntries(visits) });
      packs = await startPackServer();
      packs.put(publishedFiles({ version: '1.0.0', entries: { Groat: 'A coin.' } }));
      extended = await launch();
      expect(await importPack(extended, JSON.stringify(PACK))).toHaveProperty('done');
      options = viewOf(await extended.openExtensionPage('/options.html'));
      const header = { name: 'PRIVATE-TOKEN', value: TOKEN };
      await ask(options, 'subscribe', { url: `${packs.origin}/words/manifest.json`, header });
    });
    afterAll(async () => {
      await extended?.close();
      await site?.close();
      await packs?.close();
    });

    async function visitAll(): Promise<Page> {
      const page = await openPage(extended, `${site.origin}/0`);
      for (let i = 0; i < VISITS; i++) {
        if (i) await page.goto(`${site.origin}/${i}`);
        await untilMarked(page, ['zorkmid']);
        await openCard(extended, page, 'zorkmid');
        await page.keyboard.press('Escape');
        await untilClosed(page);
      }
      return page;
    }

    test(
      'cards that are opened with history off leave nothing behind',
      () =>
        figure.check(async () => {
          await ask(options, 'save-settings', { settings: { historyOn: false } });
          const before = await keptOf(options);
          const page = await visitAll();
          expect(await keptOf(options)).toEqual(before);
          await page.close();
        }, VISITS),
      300_000,
    );

    test('tokens are where no script in a page can read them', () =>
      figure.check(async () => {
        const page = await openPage(extended, `${site.origin}/2`);
        await whenRead(extended, page);
        const readable = await extended.runInPage(page, async () =>
          JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.sync?.get(null)]),
        );
        expect(readable).not.toContain(TOKEN);
        await page.close();
      }));
  },
);

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packToText, parsePackText } from '../../glossary/pack.ts';
import type { Entry } from '../../glossary/pack-types.ts';
import { DATA, hasData, loadGlossary } from '../bench/shared-data.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, markedTexts, untilMarked, whenRead } from './fixtures.ts';
import { storedPack } from './stored.ts';
import { acceptPreview, ask, importFile, press, textsOf, untilText, type View, viewOf } from './views.ts';

const PATH = 'html/mdn/0050.html';
/** A term of that page that only the MDN's pack knows. */
const TERM = 'viewport';

describe.each(Object.entries(BROWSERS))('the options page in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let tab: Page;
  let options: View;
  let site: Served;
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-options-'));

  beforeAll(async () => {
    extended = await launch({
      downloadBehavior: { policy: 'allow', downloadPath: folder },
      // Firefox asks where, unless told.
      extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
    });
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
    await untilText(options, '.pack', 'Built in');
    site = await serve({ pages: hasData ? { '/': readFileSync(join(DATA, PATH), 'utf8') } : {} });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.skipIf(!hasData)('with a real pack', () => {
    let page: Page;
    let before: string[];

    const marksTerm = () =>
      until(`“${TERM}” is marked`, async () =>
        (await markedTexts(page)).some((text) => text.toLowerCase() === TERM),
      );
    const exported = () =>
      until('the pack is saved', () => {
        try {
          return parsePackText(readFileSync(join(folder, 'mdn-0.0.0.json'), 'utf8')).pack;
        } catch {
          // Not there yet, or not all of it.
          return undefined;
        }
      });

    test('imports it with a progress bar and a summary, and marks its terms in a page that is open', async () => {
      page = await extended.browser.newPage();
      await page.setViewport({ width: 1100, height: 800 });
      await page.goto(site.origin);
      await whenRead(extended, page);
      before = await markedTexts(page);
      await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));

      await options.run(watchReports);
      const file = join(folder, 'from-disk.json');
      writeFileSync(file, packToText(loadGlossary('mdn')));
      const input = await tab.$('input[type=file]');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
      const preview = await untilText(options, '.preview', 'from-disk.json');
      for (const part of ['LumoMate pack', 'found 623', 'to be imported 623', 'The first 20 of 623 entries'])
        expect(preview).toContain(part);
      expect(await textsOf(options, '.pack')).toHaveLength(1);
      await acceptPreview(options, 'from-disk.json');
      await untilText(options, '.report-done', 'mdn is in, with 623 entries.');
      const reports = await options.run(() => (globalThis as { reports?: string[] }).reports ?? []);
      expect(reports).toContainEqual(
        expect.stringMatching(/^from-disk\.json is being (checked|stored).* with a progress bar$/),
      );
      await untilText(options, '.pack', /^mdn 623 entries/);
      await marksTerm();
    });

    test('exports it as a file that is the same pack', async () => {
      await press(options, 'Export mdn');
      await press(options, 'LumoMate pack (JSON)');
      const { entries, ...info } = await exported();
      const { entries: imported, ...importedInfo } = loadGlossary('mdn');
      expect(info).toEqual(importedInfo);
      expect(sortedById(entries)).toEqual(sortedById(imported));
    });

    test('exports its entries in the order in which they came', async () => {
      const { entries } = await exported();
      const came = loadGlossary('mdn').entries;
      expect(entries.filter(({ id }, i) => id !== came[i]?.id).length, 'entries out of place').toBe(0);
    });

    test('removes it, after asking, and clears its marks', async () => {
      await press(options, 'Remove mdn');
      await untilText(options, '[role=group]', 'Remove mdn with 623 entries?');
      await press(options, 'Keep it');
      await press(options, 'Remove mdn');
      await press(options, 'Remove it');
      await until('the pack is gone', async () => (await textsOf(options, '.pack')).length === 1);
      await untilMarked(page, before);
      expect(await textsOf(options, '.report')).toEqual([]);
    });

    test('takes its own export back when it is dropped, and then has the same pack again', async () => {
      const text = readFileSync(join(folder, 'mdn-0.0.0.json'), 'utf8');
      await importFile(options, 'mdn-0.0.0.json', text);
      await untilText(options, '.report-done', /mdn is in, with 623 entries\. Nothing was left out\./);
      await marksTerm();
      expect(packToText(await storedPack(options, 'mdn'))).toBe(text);
      expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true);
      await ask(options, 'remove-pack', { id: 'mdn' });
    });
  });
});

if (!hasData)
  console.log(`Skipped: the MDN’s glossary is not part of the project, and ${DATA} is not there.`);

function sortedById(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Notes, in the options page, what its reports say as they change. */
function watchReports(view: Window & typeof globalThis): void {
  const reports: string[] = [];
  Object.assign(globalThis, { reports });
  const note = () => {
    for (const report of view.document.querySelectorAll('.report')) {
      const bar = report.querySelector('progress') ? ' with a progress bar' : '';
      reports.push(`${report.textContent}${bar}`);
    }
  };
  new view.MutationObserver(note).observe(view.document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

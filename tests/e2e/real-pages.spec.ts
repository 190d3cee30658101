import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packToText } from '../../glossary/pack.ts';
import { DATA, hasData, loadGlossary, readMaybeZipped } from '../bench/shared-data.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { cardOf, findMark, restOn } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, cardText, changesOf, countChanges, importPack, snapshot, whenRead } from './fixtures.ts';

/** Pages as they are on the web, a term of theirs, and the entry its card must be of. */
const PAGES = [
  { path: 'html/k8s/0002.html', mark: 'kubernetes', term: 'Kubernetes' },
  { path: 'html/mdn/0050.html', mark: 'viewport', term: 'Viewport' },
  { path: 'html/cncf/0004.html', mark: undefined, term: undefined },
  { path: 'large/k8s-api-reference-v1.26.html.gz', mark: 'container', term: 'Container' },
  { path: 'large/schema-org-all-30.0.html.gz', mark: undefined, term: undefined },
];

if (!hasData) console.log('Skipped: real pages are read from ../shared/data, which is not there.');

describe.skipIf(!hasData).each(Object.entries(BROWSERS))('real pages in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;

  beforeAll(async () => {
    const pages = PAGES.map(({ path }) => [`/${path}`, readMaybeZipped(`${DATA}/${path}`)] as const);
    site = await serve({ pages: Object.fromEntries(pages) });
    extended = await launch();
    const done = await importPack(extended, packToText(loadGlossary('mdn')));
    expect(done).toEqual({ done: { id: 'mdn' } });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test.each(PAGES)(
    '$path: hovering opens the right card and leaves no trace',
    async ({ path, mark, term }) => {
      const page = await extended.browser.newPage();
      await page.setViewport({ width: 1100, height: 800 });
      await page.goto(`${site.origin}/${path}`, { waitUntil: 'load' });
      await countChanges(page);
      await whenRead(extended, page);
      const box = await findMark(page, mark);
      expect(await changesOf(page)).toEqual([]);
      const before = await snapshot(page);

      await restOn(page, box);
      await cardOf(page);
      if (term) expect(await cardText(extended, page)).toContain(term);

      await page.mouse.move(2, 2);
      await until('the card is closed and gone', async () => (await snapshot(page)) === before);
      await page.close();
    },
  );
});

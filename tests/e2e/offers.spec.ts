import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { publishedFiles } from '../published-files.ts';
import { BROWSERS, markedTexts, pageWith, untilMarked, whenRead } from './fixtures.ts';
import {
  acceptPreview,
  ask,
  openPopup,
  type PopupView,
  press,
  textsOf,
  untilText,
  type View,
  viewOf,
} from './views.ts';

/** Glossaries that pages offer: nothing of them is fetched before their reader has said so. */

const text = '<p>A zorkmid is a coin.</p>';
const link = '<link rel="glossary" type="application/json" href="/words/manifest.json" title="Acme words">';
const term = { '@type': 'DefinedTerm', name: 'Zorkmid', description: 'A coin of the page.' };
const set = {
  '@context': 'https://schema.org',
  '@type': 'DefinedTermSet',
  name: 'House words',
  hasDefinedTerm: [term],
};
const inPage = `<script type="application/ld+json">${JSON.stringify(set)}</script>`;

describe.each(Object.entries(BROWSERS))('a glossary that a page offers, in %s', (_, launch) => {
  let site: Served;
  let elsewhere: Served;
  let extended: ExtendedBrowser;
  let tab: Page;
  let options: View;
  let page: Page;
  let popup: PopupView | undefined;

  beforeAll(async () => {
    const published = publishedFiles({ version: '1.0.0', entries: { Zorkmid: 'A coin of Acme.' } });
    const files = Object.entries(published).map(([name, body]) => [`/words/${name}`, { body }]);
    site = await serve({
      pages: {
        '/linked': pageWith(text, link),
        '/in-page': pageWith(text, inPage),
        ...Object.fromEntries(files),
      },
    });
    elsewhere = await serve({ pages: { '/': pageWith(text) } });
    extended = await launch();
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
    page = await extended.browser.newPage();
  });
  afterEach(async () => {
    await popup?.close();
    popup = undefined;
    for (const { id, builtIn } of await ask(options, 'list-packs', {}))
      if (!builtIn) await ask(options, 'remove-pack', { id });
    await ask(options, 'save-pack-settings', { settings: { packSites: {} } });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
    await elsewhere.close();
  });

  /** Opens a page and the popup on it. @returns the number of requests that the site has had by then */
  async function look(path: string): Promise<number> {
    await page.goto(site.origin + path);
    popup = await openPopup(extended, page);
    return site.requests.length;
  }

  /** The options page that imports something; Firefox's protocol does not show what the extension opens. */
  const imports = (): View => ({
    async run(func, ...args) {
      const view =
        "chrome.extension.getViews({ type: 'tab' }).find((view) => view.document.querySelector('.preview, .report'))";
      return (await tab.evaluate(`(${func})(${view}, ...${JSON.stringify(args)})`)) as never;
    },
  });

  const packSites = async () => {
    const stored = await options.run(() => chrome.storage.local.get('packs-settings'));
    return (stored['packs-settings'] as { packSites: object }).packSites;
  };

  test('is not fetched before a click, and then used on this site alone', async () => {
    const asked = await look('/linked');
    await untilText(popup!, '.offer', 'This page offers a glossary: Acme words');
    expect(site.requests.slice(asked)).toEqual([]);
    expect(site.requests.filter((path) => path.startsWith('/words/'))).toEqual([]);
    await press(popup!, 'Use on 127.0.0.1');
    await untilText(popup!, '.offer', 'Acme words is in, for 127.0.0.1 alone, and kept up to date.');
    expect(site.requests.slice(asked)).toEqual(['/words/manifest.json', '/words/pack-1.0.0.json']);
    expect(await packSites()).toEqual({ acme: { only: ['127.0.0.1'] } });
    await popup!.close();
    await page.bringToFront();
    await untilMarked(page, ['zorkmid']);
    await page.goto(elsewhere.origin.replace('127.0.0.1', 'localhost'));
    await whenRead(extended, page);
    expect(await markedTexts(page)).toEqual([]);
    await look('/linked');
    await untilText(popup!, 'body', 'One term');
    expect(await textsOf(popup!, '.offer')).toEqual([]);
  });

  test('is subscribed to', async () => {
    await look('/linked');
    await press(popup!, 'Subscribe');
    await untilText(popup!, '.offer', 'Acme words is in, and kept up to date.');
    expect(await ask(options, 'list-subscriptions', {})).toMatchObject([
      { pack: 'acme', url: `${site.origin}/words/manifest.json` },
    ]);
    expect(await packSites()).toEqual({});
  });

  test('that stands in the page itself is looked at and imported without any request', async () => {
    const asked = await look('/in-page');
    await untilText(popup!, '.offer', 'This page offers a glossary: House words · one term');
    await press(popup!, 'Use on 127.0.0.1');
    const view = imports();
    await until('something is imported', () =>
      view.run((own) => own.document.title !== '').catch(() => false),
    );
    expect(await untilText(view, '.preview', 'Zorkmid')).toContain('schema.org DefinedTermSet');
    await acceptPreview(view, '127.0.0.1');
    await untilText(view, '.report', 'House words is in');
    await until('it is for this site', async () => 'house-words' in (await packSites()));
    expect(await packSites()).toEqual({ 'house-words': { only: ['127.0.0.1'] } });
    expect(site.requests.slice(asked)).toEqual([]);
    await view.run((own) => own.close()).catch(() => {});
    await page.bringToFront();
    await untilMarked(page, ['zorkmid']);
  });

  test('that stands in the page is followed there', async () => {
    const asked = await look('/in-page');
    await press(popup!, 'Subscribe');
    await untilText(popup!, '.offer', 'House words is in, and kept up to date.');
    expect(site.requests.slice(asked)).toEqual(['/in-page']);
    const [followed] = await ask(options, 'list-subscriptions', {});
    expect(await ask(options, 'update-now', { id: followed!.id })).toMatchObject({ failures: 0, entries: 1 });
  });
});

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportMessage } from '../../glossary/import-messages.ts';
import { LAYERS } from '../../glossary/pack-types.ts';
import { entryPath } from '../../glossary/requests.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { clickInCard, lookWhen, openCard, openPage, untilClosed, whenCardOf } from './card-fixtures.ts';
import {
  BROWSERS,
  importMessages,
  importPack,
  pageWith,
  sendImport,
  untilMarked,
  whenRead,
} from './fixtures.ts';

const PAGE = pageWith('<p>The zorblax and the quuxify stand here, beside Kubernetes.</p>');

describe.each(Object.entries(BROWSERS))('a hostile pack in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let pack: ReturnType<typeof hostilePack>;
  const dialogs: string[] = [];

  beforeAll(async () => {
    site = await serve({ pages: { '/page': PAGE } });
    pack = hostilePack(site.origin);
    extended = await launch();
    expect(await importPack(extended, JSON.stringify(pack))).toEqual({ done: { id: 'hostile' } });
    page = await openPage(extended, `${site.origin}/page`);
    listenForDialogs(page);
    await whenRead(extended, page);
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test.each(['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'file:///etc/passwd'])(
    'is refused when it has the source %s',
    async (url) => {
      // As no page of LumoMate would send it: whoever reaches the background is checked there again.
      const [begin, ...rest] = importMessages(JSON.stringify({ ...pack, id: 'worse' }));
      const [first, ...others] = pack.entries;
      const entries = [{ ...first, sources: [{ title: 'It', url }] }, ...others];
      const messages = [begin!, ...rest.map((message) => ('entries' in message ? { entries } : message))];
      expect(await sendImport(extended, messages as ImportMessage[])).toMatchObject({
        problems: [expect.stringContaining('must be an http(s) address')],
      });
    },
  );

  test('is text in the card, whatever it says', async () => {
    await page.bringToFront();
    await untilMarked(page, ['zorblax', 'quuxify', 'Kubernetes']);
    await openCard(extended, page, 'zorblax');
    await clickInCard(extended, page, 'Read on');
    const { heading, text, foreign } = await lookWhen(extended, page, 'the card is unfolded', ({ down }) =>
      down.includes('Fold away'),
    );
    expect(heading).toContain('<img src=');
    for (const layer of LAYERS) expect(text).toContain(`<img src="${site.origin}/leak?${layer}"`);
    expect(foreign).toEqual([]);

    // A name that every object answers to.
    await clickInCard(extended, page, 'constructor');
    expect((await whenCardOf(extended, page, 'constructor')).foreign).toEqual([]);
    await clickInCard(extended, page, `Back to ${heading}`);
    expect((await whenCardOf(extended, page, heading)).foreign).toEqual([]);
    await clickInCard(extended, page, 'Mute');
    const menu = await lookWhen(extended, page, 'the menu is open', ({ down }) => down.includes('Mute'));
    expect(menu.text).toContain('Category <img src=');
    expect(menu.foreign).toEqual([]);
    await clickInCard(extended, page, 'Close');
    await untilClosed(page);
    await expectUnharmed(page);
    expect(await extended.runInPage(page, harm)).toEqual(NO_HARM);
  });

  test('is text on its entry pages too', async () => {
    for (const { id, category, term } of pack.entries) {
      const path = entryPath(`hostile/${id}`, pack.categories.find((other) => other.id === category)!);
      const entry = await extended.openExtensionPage(path);
      listenForDialogs(entry);
      await until(`the page of “${id}” is shown`, async () => {
        const heading = await entry.evaluate(() => document.querySelector('article h1')?.textContent);
        return heading === term;
      });
      const foreign = 'img, iframe, object, embed, form, body script, article style';
      expect(await entry.$$eval(foreign, (elements) => elements.map((one) => one.outerHTML))).toEqual([]);
      const leadsTo = await entry.$$eval('a', (links) => links.map(({ href }) => href));
      expect(leadsTo.filter((href) => !/^(https|[a-z]+-extension):/.test(href))).toEqual([]);
      await expectUnharmed(entry);
      await entry.close();
    }
  });

  test('can be muted, and nothing else with it', async () => {
    await page.bringToFront();
    await openCard(extended, page, 'zorblax');
    await clickInCard(extended, page, 'Mute');
    const { controls } = await lookWhen(extended, page, 'the menu is open', ({ down }) =>
      down.includes('Mute'),
    );
    await clickInCard(extended, page, controls.find((name) => name.endsWith('its category'))!);
    await untilMarked(page, ['quuxify', 'Kubernetes']);
    await clickInCard(extended, page, 'Undo');
    await untilMarked(page, ['zorblax', 'quuxify', 'Kubernetes']);
    await clickInCard(extended, page, 'Close');
    await untilClosed(page);
    await expectUnharmed(page);
  });

  function listenForDialogs(where: Page): void {
    where.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }

  /** Nothing of the pack has run, been fetched, or been said in a window of its own. */
  async function expectUnharmed(where: Page): Promise<void> {
    expect(await where.evaluate(harm)).toEqual(NO_HARM);
    expect(await extended.runInExtension(harm)).toEqual(NO_HARM);
    expect(site.requests.filter((path) => path.startsWith('/leak'))).toEqual([]);
    expect(dialogs).toEqual([]);
  }
});

const NO_HARM = { hacked: false, inEverything: [] };

/** Runs anywhere. */
function harm(): typeof NO_HARM {
  const inEverything: never[] = [];
  for (const name in {}) inEverything.push(name as never);
  return { hacked: 'hacked' in globalThis, inEverything };
}

/** A pack that tries to be more than text wherever a reader gets to see it. @param server notices what is fetched */
function hostilePack(server: string) {
  const evil = (name: string) =>
    `<img src="${server}/leak?${name}" onerror="globalThis.hacked=1;alert(1)"></p></style>` +
    `<script>globalThis.hacked=1</script><svg onload="globalThis.hacked=1"></svg><iframe srcdoc="x"></iframe>` +
    `<a href="javascript:alert(1)">x</a> [x](javascript:alert(1)) ![](${server}/leak?markdown) \`<b>\` {{7*7}}`;
  const short = `<img src="${server}/leak?short" onerror="globalThis.hacked=1">`;
  return {
    format: 'lumomate-pack/1',
    id: 'hostile',
    name: `Pack ${short}`,
    version: '1.0.0',
    author: short,
    licence: short,
    description: evil('description'),
    categories: [
      { id: '__proto__', name: `Category ${short}`, section: `"><b>${short}` },
      { id: 'toString', name: 'toString', section: 'valueOf' },
    ],
    entries: [
      {
        id: '__proto__',
        term: `Zorblax ${short}`,
        aliases: ['zorblax'],
        category: '__proto__',
        ...Object.fromEntries(LAYERS.map((layer) => [layer, evil(layer)])),
        seeAlso: ['constructor'],
        sources: [{ title: short, url: 'https://example.com/"onclick="alert(1)' }],
        status: short,
        reviewedBy: short,
        updated: '<b>today</b>',
      },
      {
        id: 'constructor',
        term: 'constructor',
        aliases: ['quuxify'],
        category: 'toString',
        definition: 'See the zorblax.',
      },
    ],
  };
}

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, pageWith, untilMarked } from './fixtures.ts';
import {
  acceptPreview,
  ask,
  dropFile,
  isOn,
  openPopup,
  press,
  textsOf,
  typeSearch,
  untilInFront,
  untilText,
  type View,
  viewOf,
} from './views.ts';

/** A pack whose owner wants the extension's own pages to run something, or to tell a server that they were seen. */

const PAGE = pageWith('<p>Zorkmids are worth a groat, and a farthing is not worth a zorkmid.</p>');

/** Ids that every object has already. */
const NAMES = ['__proto__', 'constructor', 'toString'];

function hostilePack(server: string) {
  /** Short enough for a name, which may have 200 characters. */
  const name = (what: string) =>
    `${what} <script>pwned=1</script><img src=${server}/${what} onerror=pwned=2><svg onload=pwned=3>"'&amp;`;
  const text = (what: string) =>
    `${name(what)}<iframe srcdoc="<script>top.pwned=4</script>"></iframe> [x](javascript:pwned=5) <style>@import url(${server}/${what}.css)</style> <a href="javascript:pwned=6">${what}</a> {{pwned=7}} \${pwned=8} \`<b>code</b>\``;
  const layers = (id: string) =>
    Object.fromEntries(
      ['blurb', 'definition', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'].map((layer) => [
        layer,
        text(`${layer}-${id}`),
      ]),
    );
  const entries = ['zorkmid', 'groat', 'farthing'].map((alias, i) => ({
    id: NAMES[i],
    term: name(`term-${alias}`),
    aliases: [alias],
    category: NAMES[i],
    ...layers(alias),
    seeAlso: NAMES.filter((_, j) => j !== i),
    sources: [{ title: name(`source-${alias}`), url: `${server}/source"><script>pwned=9</script>` }],
    status: name('status').slice(0, 100),
    reviewedBy: name('reviewer'),
    illustration: `<img src="${server}/illustration" onerror="pwned=10">`,
  }));
  return {
    format: 'lumomate-pack/1',
    id: 'constructor',
    name: name('pack'),
    author: name('author'),
    licence: name('licence'),
    description: text('description'),
    homepage: `${server}/"onmouseover="pwned=11`,
    categories: NAMES.map((id, i) => ({ id, name: name(`category-${i}`), section: NAMES[i] })),
    entries,
  };
}

describe.each(Object.entries(BROWSERS))('a hostile pack in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  /** Whoever asks it for anything was made to. */
  let server: Served;
  let pack: ReturnType<typeof hostilePack>;
  let page: Page;
  let options: View;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
    server = await serve({});
    pack = hostilePack(server.origin);
    extended = await launch(name === 'chromium' ? { args: ['--screen-info={1600x1200}'] } : {});
    options = viewOf(await extended.openExtensionPage('/options.html'));
    page = await extended.browser.newPage();
    await page.goto(site.origin);
    const file = `${pack.entries[0]!.term}.json`;
    await dropFile(options, file, JSON.stringify(pack));
    await untilText(options, '.preview', pack.entries[0]!.term);
    await expectOnlyText(options);
    await acceptPreview(options, file);
    await until('the pack is in', async () => (await textsOf(options, '.report-done')).length > 0);
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
    await server.close();
  });

  /** Fails when there is anything that this pack made, other than text. */
  async function expectOnlyText(view: View): Promise<void> {
    expect(await view.run(foreignElements)).toEqual([]);
    expect(await view.run((own) => 'pwned' in own)).toBe(false);
    expect(server.requests).toEqual([]);
  }

  test('is text on the options page', async () => {
    const [report] = await textsOf(options, '.report-done');
    expect(report).toContain(pack.name);
    const row = (await textsOf(options, '.pack')).find((text) => text.startsWith('pack <script>'));
    for (const text of [pack.name, pack.author, pack.licence, '<iframe srcdoc=']) expect(row).toContain(text);
    await press(options, `Remove ${pack.name}`);
    await untilText(options, '[role=group]', `Remove ${pack.name} with 3 entries?`);
    await expectOnlyText(options);
    await press(options, 'Keep it');

    const refused = { ...pack, homepage: 'javascript:pwned=12', entries: [{ term: pack.name }] };
    await dropFile(options, pack.name, JSON.stringify(refused));
    expect(await untilText(options, '.preview', pack.name)).toContain('Home page must be an http(s) address');
    await expectOnlyText(options);
    await press(options, 'Cancel');
  });

  test('is text in the popup, and its terms and categories can be switched like others', async () => {
    await untilMarked(page, ['Zorkmids', 'groat', 'farthing']);
    const popup = await openPopup(extended, page);
    await untilText(popup, '[role=tabpanel]', '3 terms');
    expect(await textsOf(popup, '.term-name')).toEqual(pack.entries.map(({ term }) => term));
    await expectOnlyText(popup);

    await press(popup, 'Categories', '[role=tablist]');
    for (const { name: category, section } of pack.categories) {
      expect(await isOn(popup, category), section).toBe(true);
      await press(popup, category, '[role=tabpanel] li');
    }
    await untilMarked(page, []);
    await expectOnlyText(popup);
    for (const { section } of pack.categories) await press(popup, section!, '[role=tabpanel] h2');
    await untilMarked(page, ['Zorkmids', 'groat', 'farthing']);

    await press(popup, 'On this page', '[role=tablist]');
    for (const { term } of pack.entries) await press(popup, `Mute ${term}`);
    await untilMarked(page, []);
    await press(popup, 'Muted', '[role=tablist]');
    expect(await textsOf(popup, '[role=tabpanel] li')).toEqual(
      pack.entries.map(({ term }) => `${term} Unmute`).reverse(),
    );
    await expectOnlyText(popup);
    for (const { term } of pack.entries) await press(popup, `Unmute ${term}`);
    await untilMarked(page, ['Zorkmids', 'groat', 'farthing']);

    await typeSearch(popup, '<script>');
    await until('all are found', async () => (await textsOf(popup, '.result')).length === 3);
    await expectOnlyText(popup);
    await press(popup, pack.entries[1]!.term);
    await untilInFront(extended, '/glossary.html?pack=constructor', `${pack.entries[1]!.term} · LumoMate`);
  });

  test.each(NAMES)('is text on the page of its entry “%s”', async (id) => {
    const found = await ask(options, 'name-entries', { keys: [`constructor/${id}`] });
    const tab = await extended.openExtensionPage(found[0]!.path);
    const view = viewOf(tab);
    const entry = pack.entries.find((other) => other.id === id)!;
    await untilText(view, 'h1', entry.term);
    const [shown] = await textsOf(view, 'article');
    const texts = ['blurb', 'definition', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'];
    for (const layer of texts)
      expect(shown).toContain(`${layer}-${entry.aliases[0]} <script>pwned=1</script>`);
    expect(shown).toContain(`From the pack ${pack.name}`);
    const links = await view.run(({ document }) =>
      [...document.querySelectorAll('a')].map(({ protocol, host }) => `${protocol}//${host}`),
    );
    expect([...new Set(links)].sort()).toEqual([extended.origin, server.origin].sort());
    expect(await textsOf(view, '.see-also a')).toHaveLength(2);
    await expectOnlyText(view);
    await tab.close();
  });

  test('is text on the glossary’s front page', async () => {
    const tab = await extended.openExtensionPage('/glossary.html');
    const view = viewOf(tab);
    await press(view, 'Browse sections and packs');
    await untilText(view, '.shelves', pack.categories[0]!.name);
    await expectOnlyText(view);
    // The list draws only rows that are on screen.
    await press(view, 'Browse sections and packs');
    await typeSearch(view, '<script>pwned');
    await untilText(view, '.found', /^3 entries$/);
    expect(await textsOf(view, '.results li:first-child .name mark')).toContain('pwned');
    await expectOnlyText(view);
    await tab.close();
  });

  test('leaves the lists of packs and entries as they would be for any other', async () => {
    const packs = await ask(options, 'list-packs', {});
    expect(packs.map(({ id, entries }) => [id, entries])).toContainEqual(['constructor', 3]);
    const own = (await ask(options, 'list-categories', {})).filter(({ pack: of }) => of === pack.name);
    expect(own.map(({ id, entries, section }) => [id, entries, section])).toEqual(
      NAMES.map((id) => [id, 1, id]),
    );
  });
});

/** Elements that no page of ours has, and attributes that would run something. */
function foreignElements({ document }: Window): string[] {
  const own =
    'script[type=module][src^="/"], script[type=module][src^="../"], script[type=module][src^="./"]';
  const kinds =
    'img, svg:not(.line-icon, .qr), image, iframe, object, embed, video, audio, math, base, style, template, form[action]';
  const found = [...document.querySelectorAll('*')].filter(
    (element) =>
      element.matches(`${kinds}, article b, .pack b, .term b`) ||
      (element.matches('script') && !element.matches(own)) ||
      [...element.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value)),
  );
  return found.map((element) => (element.cloneNode(false) as Element).outerHTML);
}

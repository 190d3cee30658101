import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accentOf } from '../../components/entry/accent.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { BROWSERS } from './fixtures.ts';
import {
  accessibilityProblems,
  ask,
  dropFile,
  importFile,
  press,
  typeInto,
  typeSearch,
  untilText,
  type View,
  viewOf,
} from './views.ts';

/** What axe finds on the pages of the extension that show in tabs (the popup's are in `popup.spec.ts`). */

/** One section for each accent that sections of packs may get. */
const SECTIONS = Array.from({ length: 100 }, (_, i) => `Section ${i}`).filter(
  (section, i, all) => all.findIndex((other) => accentOf(other) === accentOf(section)) === i,
);

const LAYERS = ['blurb', 'definition', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'];

/** A pack whose entries have all there is, and each of which stands in a section of its own. */
const PACK = {
  format: 'lumomate-pack/1',
  id: 'coins',
  name: 'Coins',
  version: '1.0.0',
  author: 'A. Smith',
  licence: 'CC0',
  categories: SECTIONS.map((section, i) => ({ id: `c${i}`, name: `Category ${i}`, section })),
  entries: SECTIONS.map((_, i) => ({
    term: `Zorkmid ${i}`,
    category: `c${i}`,
    ...Object.fromEntries(LAYERS.map((layer) => [layer, `Its ${layer}: \`code\`, and DNS.\n\nMore.`])),
    seeAlso: ['zorkmid-0', 'zorkmid-1'].filter((id) => id !== `zorkmid-${i}`),
    sources: [{ title: 'A book' }, { title: 'A page', url: 'https://example.org/' }],
    status: 'draft',
  })),
};

describe.each(Object.entries(BROWSERS))('axe in %s finds no problem', (name, launch) => {
  let extended: ExtendedBrowser;
  let tab: Page;
  let options: View;
  /** Firefox's protocol has no way to choose one. */
  const schemes = name === 'chromium' ? ['light', 'dark'] : [undefined];

  beforeAll(async () => {
    extended = await launch();
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
    await untilText(options, '.pack', 'Built in');
    await importFile(options, 'coins.json', JSON.stringify(PACK));
    await untilText(options, '.report-done', 'Coins is in');
  });
  afterAll(() => extended.close());

  async function expectNoProblem(page: Page, what: string): Promise<void> {
    for (const scheme of schemes) {
      // A card that is still fading in has the colours of no reader.
      const calm = { name: 'prefers-reduced-motion', value: 'reduce' };
      if (scheme) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, calm]);
      expect(await accessibilityProblems(page), `${what} ${scheme ?? ''}`).toEqual([]);
    }
  }

  test('on the options page, with reports, a question, a preview and lists of sites on it', async () => {
    await dropFile(options, 'diary.json', 'Dear diary');
    await untilText(options, '.report-refused', 'diary.json');
    const entries = [...PACK.entries, { term: 'Zorkmid 0' }, { blurb: 'Who?' }];
    await dropFile(options, 'again.json', JSON.stringify({ ...PACK, homepage: 'javascript:1', entries }));
    await untilText(options, '.replaces', 'Coins');
    await press(options, 'Paste text…');
    await press(options, 'Sites of LumoMate: Every site');
    await press(options, 'Export Coins');
    await expectNoProblem(tab, 'options with an export');
    await press(options, 'Remove Coins');
    await ask(options, 'mute', { kind: 'term', key: 'coins/zorkmid-0', muted: true });
    await ask(options, 'mute', { kind: 'category', key: 'coins/gone', muted: true });
    await ask(options, 'save-settings', { settings: { startOn: 'chosen-sites', sitesOn: ['a.example'] } });
    await untilText(options, '.site-list', 'a.example');
    await untilText(options, '.muted-group', 'Zorkmid 0');
    await expectNoProblem(tab, 'options');
  });

  test('in the editor, with all of an entry open and something wrong with it', async () => {
    const { id } = await ask(options, 'create-pack', { words: { name: 'Mine' } });
    const entry = { ...PACK.entries[0]!, sources: [{ title: 'It' }] };
    await ask(options, 'save-entry', { pack: id, entry });
    const page = await extended.openExtensionPage(`/editor.html?pack=${id}&entry=zorkmid-0`);
    const view = viewOf(page);
    await untilText(view, '.entry-nav', 'Zorkmid 0');
    await typeInto(view, 'Address of source 1', 'nowhere');
    await untilText(view, '.sources', 'must be an http(s) address');
    await press(view, 'About this pack');
    await expectNoProblem(page, 'editor');
    await page.close();
  });

  test('on entries of every section', async () => {
    const terms = [
      'Kubernetes',
      'Ransomware',
      'WebAssembly',
      'Gradient descent',
      ...PACK.entries.map(({ term }) => term),
    ];
    for (const term of terms) {
      const [found] = await ask(options, 'search-entries', { query: term });
      const page = await extended.openExtensionPage(found!.path);
      await untilText(viewOf(page), 'h1', term);
      await expectNoProblem(page, term);
      await page.close();
    }
  });

  test('on the glossary’s front page, with and without results', async () => {
    const page = await extended.openExtensionPage('/glossary.html');
    await untilText(viewOf(page), '.results', 'ACID');
    await expectNoProblem(page, 'front');
    await press(viewOf(page), 'Browse sections and packs');
    await untilText(viewOf(page), '.shelves', 'Category 0');
    await expectNoProblem(page, 'front with its shelves');
    await page.setViewport({ width: 1280, height: 900 });
    await expectNoProblem(page, 'wide front');
    await typeSearch(viewOf(page), 'zork');
    await untilText(viewOf(page), '.results', 'Zorkmid 0');
    await expectNoProblem(page, 'results');
    await page.close();
  });
});

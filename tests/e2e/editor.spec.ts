import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chooseInContextMenu } from '../browser/context-menu.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { lookWhen, openCard, untilClosed } from './card-fixtures.ts';
import { BROWSERS, pageWith, untilMarked } from './fixtures.ts';
import { ask, choose, press, textsOf, typeInto, untilText, type View, viewOf } from './views.ts';

/** A pack of one's own: begun from a word on a page, written in the editor, explained in pages. */

const PAGE = pageWith(`<p id="text">Nothing here is known. Every grue-proof lantern
  needs <b>oil</b> in winter. That is all.</p>`);

describe.each(Object.entries(BROWSERS))('a pack of one’s own in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let tab: Page;
  let own: View;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
    extended = await launch();
    page = await extended.browser.newPage();
    await page.goto(site.origin);
    tab = await extended.openExtensionPage('/options.html');
    own = viewOf(tab);
  });
  afterEach(async () => {
    for (const { id, own: isOwn } of await ask(own, 'list-packs', {}))
      if (isOwn) await ask(own, 'remove-pack', { id });
    await own.run(() => chrome.storage.local.clear());
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  /** Opens the editor in a tab. */
  async function openEditor(search = ''): Promise<{ editor: View; page: Page }> {
    const opened = await extended.openExtensionPage(`/editor.html${search}`);
    const editor = viewOf(opened);
    await untilText(editor, 'h1', 'Editor');
    return { editor, page: opened };
  }

  const valueIn = (view: View, label: string) =>
    view.run(
      ({ document }, wanted) =>
        [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find((field) =>
          [...(field.labels ?? [])].some((other) => other.textContent?.startsWith(wanted)),
        )?.value,
      label,
    );

  const previewText = (view: View) =>
    view.run(
      ({ document }) =>
        document.querySelector('.card-preview')?.shadowRoot?.querySelector<HTMLElement>('[role=dialog]')
          ?.innerText,
    );

  test('begins with a selected word and its sentence, and explains the word a moment later', async () => {
    await page.bringToFront();
    await page.evaluate(() => {
      const text = document.querySelector('#text')!.firstChild as Text;
      const start = text.data.indexOf('grue-proof');
      getSelection()!.setBaseAndExtent(text, start, text, start + 'grue-proof lantern'.length);
    });
    await chooseInContextMenu(extended, 'add', 'grue-proof lantern');
    const opened = await until('the editor is open', async () =>
      (await extended.browser.pages()).find((other) => other.url().includes('/editor.html')),
    );
    const editor = viewOf(opened);
    await untilText(editor, 'h1', 'Editor');
    await until(
      'the word is filled in',
      async () => (await valueIn(editor, 'Term')) === 'grue-proof lantern',
    );
    expect(await valueIn(editor, 'A small example')).toBe('Every grue-proof lantern needs oil in winter.');
    await typeInto(editor, 'Blurb', 'What keeps the grues away.');
    await press(editor, 'Save');
    await untilText(editor, '.editor-notice', 'Saved in My words.');
    await opened.close();

    await page.bringToFront();
    await untilMarked(page, ['grue-proof lantern']);
    await openCard(extended, page, 'grue-proof lantern');
    await lookWhen(extended, page, 'the card says it', ({ text }) =>
      text.includes('What keeps the grues away.'),
    );
    await page.keyboard.press('Escape');
    await untilClosed(page);
  });

  test('shows the card as it is written, and says what cannot be stored', async () => {
    const { editor, page: opened } = await openEditor();
    await typeInto(editor, 'Term', 'Lantern');
    await typeInto(editor, 'Definition', 'It glows.\n\nUntil the `oil` is gone.');
    await typeInto(editor, 'Category', 'Lights');
    await until('the preview shows it', async () => {
      const text = await previewText(editor);
      return text?.includes('Lantern') && text.includes('It glows.') && /MY WORDS\s*\/?\s*LIGHTS/i.test(text);
    });
    await typeInto(editor, 'Definition', '');
    await press(editor, 'Save');
    await untilText(editor, '.editor-form', 'a blurb or a definition is needed');
    await untilText(editor, '.editor-notice', 'kept as a draft');
    await opened.close();
  });

  test('keeps what was not saved when its tab is closed', async () => {
    const first = await openEditor();
    await typeInto(first.editor, 'Term', 'Half a ter');
    await first.page.close();
    const draft = await until('the draft is kept', () =>
      own.run(async () =>
        Object.keys(await chrome.storage.local.get(null)).find((key) => key.startsWith('draft:')),
      ),
    );
    const { editor, page: opened } = await openEditor(`?draft=${draft.slice('draft:'.length)}`);
    await until('it is there again', async () => (await valueIn(editor, 'Term')) === 'Half a ter');
    await opened.close();
  });

  test('has entries that are searched, changed, duplicated and deleted, each with a way back', async () => {
    const { id } = await ask(own, 'create-pack', { words: { name: 'Lamps' } });
    for (const term of ['Lantern', 'Torch', 'Wick'])
      await ask(own, 'save-entry', { pack: id, entry: { term, blurb: `A ${term}.` } });
    const { editor, page: opened } = await openEditor(`?pack=${id}`);
    const entries = () => textsOf(editor, '.entry-link');
    const untilEntries = (...wanted: string[]) =>
      until(`the entries are ${wanted}`, async () => String(await entries()) === String(wanted));
    await untilEntries('Lantern', 'Torch', 'Wick');
    await typeInto(editor, 'Search entries', 'tor');
    await untilEntries('Torch');
    await typeInto(editor, 'Search entries', '');

    await press(editor, 'Torch');
    await until('it is open', async () => (await valueIn(editor, 'Blurb')) === 'A Torch.');
    await typeInto(editor, 'Blurb', 'It burns.');
    await untilEntries('Lantern', 'Torch not saved', 'Wick');
    await press(editor, 'Undo');
    await until('it is as before', async () => (await valueIn(editor, 'Blurb')) === 'A Torch.');
    await untilEntries('Lantern', 'Torch', 'Wick');
    await press(editor, 'Redo');
    await press(editor, 'Save');
    await untilText(editor, '.editor-notice', 'Saved');
    expect((await ask(own, 'get-entry', { key: 'lamps/torch' }))?.entry.blurb).toBe('It burns.');

    await press(editor, 'Duplicate');
    await until('a copy is open', async () => (await valueIn(editor, 'Term')) === 'Torch (copy)');
    await press(editor, 'Discard this draft');
    await press(editor, 'Wick');
    await until('it is open', async () => (await valueIn(editor, 'Term')) === 'Wick');
    await press(editor, 'Delete');
    await untilEntries('Lantern', 'Torch');
    await press(editor, 'Undo', '.editor-notice');
    await untilEntries('Lantern', 'Torch', 'Wick');
    const pack = (await ask(own, 'list-packs', {})).find((other) => other.id === id);
    // One more for each entry, for the change, for the deletion and for its undoing.
    expect(pack?.version).toBe('0.1.6');

    await press(editor, 'About this pack');
    await typeInto(editor, 'Name', 'Lights');
    await press(editor, 'Save', '.pack-words');
    await until('it is renamed', async () =>
      (await ask(own, 'list-packs', {})).some(({ name }) => name === 'Lights'),
    );
    await until('its words are put away', () =>
      editor.run(({ document }) => !document.querySelector('.pack-words')),
    );
    await press(editor, 'Delete this pack');
    await press(editor, 'Remove it');
    await untilText(editor, '.editor-notice', 'Lights is deleted.');
    expect((await ask(own, 'list-packs', {})).map((other) => other.id)).toEqual(['lumomate']);
    await opened.close();
  });

  test('is chosen among several for a new entry', async () => {
    for (const name of ['Alpha', 'Beta']) await ask(own, 'create-pack', { words: { name } });
    const { editor, page: opened } = await openEditor('?pack=alpha');
    await press(editor, 'New entry');
    await typeInto(editor, 'Term', 'Lantern');
    await typeInto(editor, 'Blurb', 'It glows.');
    await choose(editor, 'Pack', 'beta');
    await untilText(editor, '.entry-nav', 'Lantern not saved');
    await press(editor, 'Save');
    await untilText(editor, '.editor-notice', 'Saved in Beta.');
    const counts = (await ask(own, 'list-packs', {})).map(({ id, entries }) => [id, entries]);
    expect(counts.slice(0, 2)).toEqual([
      ['alpha', 0],
      ['beta', 1],
    ]);
    await opened.close();
  });
});

import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { clickInCard, lookWhen, openCard, untilClosed } from './card-fixtures.ts';
import { BROWSERS, importPack, pageWith, untilMarked } from './fixtures.ts';
import { ask, choose, press, textsOf, typeInto, untilText, type View, viewOf } from './views.ts';

/** Several packs at once: which of them explains, and where. */

const PAGE = pageWith('<p>A zorkmid is worth more than a groat, they say.</p>');

const packOf = (name: string, terms: string[]) => ({
  format: 'lumomate-pack/1',
  id: name.toLowerCase(),
  name,
  version: '1.2.0',
  author: `${name} & Sons`,
  entries: terms.map((term) => ({
    term,
    blurb: `${term} as ${name} has it.`,
    status: 'approved',
    reviewedBy: 'N. Nguyen',
    updated: '2026-11-20',
  })),
});

describe.each(Object.entries(BROWSERS))('of several packs in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let tab: Page;
  let options: View;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
    extended = await launch();
    for (const pack of [packOf('Bank', ['Zorkmid', 'Groat']), packOf('Acme', ['Zorkmid'])])
      expect(await importPack(extended, JSON.stringify(pack))).toHaveProperty('done');
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
    await untilText(options, '.pack', 'Built in');
    page = await extended.browser.newPage();
    await page.goto(site.origin);
    await untilMarked(page, ['zorkmid', 'groat']);
  });
  afterEach(async () => {
    await ask(options, 'save-pack-settings', {
      settings: { packOrder: [], packsOff: [], packSites: {}, packChoices: {} },
    });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  const names = async () => (await textsOf(options, '.pack-name')).map((text) => text.split(' ')[0]);
  const untilOrder = (...wanted: string[]) =>
    until(`the packs stand as ${wanted}`, async () => String(await names()) === String(wanted));

  /** The pack whose meaning the card opens on, and what it offers beside it. */
  async function explained(term: string): Promise<string> {
    await page.bringToFront();
    await openCard(extended, page, term);
    const { text } = await lookWhen(extended, page, 'the card is open', ({ text }) => text.includes('as '));
    await page.keyboard.press('Escape');
    await untilClosed(page);
    return text;
  }

  /** A page that nobody sees is not read anew. */
  async function untilSeen(texts: string[]): Promise<void> {
    await page.bringToFront();
    await untilMarked(page, texts);
    await tab.bringToFront();
  }

  /** The open page reads itself anew after each change: its marks go and come. */
  const untilExplained = (term: string, said: string) =>
    until(`${term} is explained: ${said}`, async () => (await explained(term)).includes(said), 20_000);

  test('the one further up explains, the card offers the other, and the order can be changed', async () => {
    await untilOrder('Acme', 'Bank', 'LumoMate');
    const card = await explained('zorkmid');
    expect(card).toContain('Zorkmid as Acme has it.');
    expect(card).toMatch(/Or did it mean\s+Zorkmid\s+bank/i);

    await tab.bringToFront();
    await press(options, 'Move Bank up');
    await untilOrder('Bank', 'Acme', 'LumoMate');
    await untilText(options, '[role=status]', 'Bank is now number 1 of 3.');
    const focused = await options.run(({ document }) => document.activeElement?.ariaLabel);
    // It cannot go further up, so its other button has the focus.
    expect(focused).toBe('Move Bank down');
    await untilExplained('zorkmid', 'Zorkmid as Bank has it.');
  });

  test('one that is dragged to another place explains from there', async () => {
    await tab.bringToFront();
    await untilOrder('Acme', 'Bank', 'LumoMate');
    await options.run(dragRow, 'acme', 'bank');
    await untilOrder('Bank', 'Acme', 'LumoMate');
    // What the reader has moved shows before the background has heard of it.
    await until('the packs are answered in this order', async () => {
      const ids = (await ask(options, 'list-packs', {})).map(({ id }) => id);
      return ids.join() === 'bank,acme,lumomate';
    });
  });

  test('one that is switched off explains nothing until it is on again', async () => {
    await tab.bringToFront();
    await press(options, 'Explain from Bank');
    await untilText(options, '.pack', /^Bank Off/);
    await untilSeen(['zorkmid']);
    await press(options, 'Explain from Bank');
    await untilSeen(['zorkmid', 'groat']);
  });

  test('one explains only on the sites that it is for', async () => {
    await tab.bringToFront();
    await press(options, 'Sites of Bank: Every site');
    await options.run(({ document }) =>
      document.querySelector<HTMLElement>('.pack-panel [type=radio][value=only]')!.click(),
    );
    await untilSeen(['zorkmid']);
    await typeInto(options, 'Only here: add a site', '*.0.0.1');
    await press(options, 'Add', '.pack-panel');
    await untilText(options, '.pack-panel', 'is not the name of a site');
    await typeInto(options, 'Only here: add a site', '127.0.0.1');
    await press(options, 'Add', '.pack-panel');
    await untilSeen(['zorkmid', 'groat']);

    const elsewhere = await extended.browser.newPage();
    await elsewhere.goto(site.origin.replace('127.0.0.1', 'localhost'));
    await untilMarked(elsewhere, ['zorkmid']);
    await elsewhere.close();
    await tab.bringToFront();
    await options.run(({ document }) =>
      document.querySelector<HTMLElement>('.pack-panel [type=radio][value=not]')!.click(),
    );
    await untilSeen(['zorkmid']);
    await press(options, 'Sites of Bank: Not on 127.0.0.1');
  });

  test('the words that they share are listed, and one pack can be chosen for a word everywhere', async () => {
    await tab.bringToFront();
    expect(await untilText(options, '.clashes', 'One word that several packs define')).toContain(
      'zorkmid 2 packs define it',
    );
    await choose(options, 'Pack that explains zorkmid', 'bank');
    await untilExplained('zorkmid', 'Zorkmid as Bank has it.');
    expect(await explained('zorkmid')).toMatch(/Or did it mean\s+Zorkmid\s+acme/i);
    await tab.bringToFront();
    await choose(options, 'Pack that explains zorkmid', '');
    await untilExplained('zorkmid', 'Zorkmid as Acme has it.');
  });

  test('the card names pack, version, author and review to who reads on', async () => {
    const card = await explained('zorkmid');
    for (const part of ['Acme 1.2.0', 'by Acme & Sons', 'approved by N. Nguyen', 'updated 2026-11-20'])
      expect(card).toContain(part);
  });

  test('one that is somebody else’s gets additions of the reader’s own, which stand before it', async () => {
    await tab.bringToFront();
    await press(options, 'Add to it: Bank');
    const editor = await until(
      'the editor is open',
      async () => tab.url().includes('/editor.html') && viewOf(tab),
    );
    await until('the additions are open', () =>
      editor.run(
        ({ document }) =>
          document.querySelector<HTMLSelectElement>('.pack-choice select')?.selectedOptions[0]?.text ===
          'My additions to Bank',
      ),
    );
    await ask(editor, 'save-entry', {
      pack: 'my-additions-to-bank',
      entry: { term: 'Groat', blurb: 'Groat as I have it.' },
    });
    await untilExplained('groat', 'Groat as I have it.');
    // The next version of the pack changes nothing of it.
    const next = { ...packOf('Bank', ['Groat', 'Zorkmid']), version: '1.3.0' };
    expect(await importPack(extended, JSON.stringify(next))).toHaveProperty('done');
    await untilExplained('groat', 'Groat as I have it.');
    const bare = { pack: 'bank', entry: { term: 'X', blurb: 'x' } };
    await expect(ask(editor, 'save-entry', bare)).rejects.toThrow('somebody else’s');
  });

  test('a choice in the card is for this site and stays before the order', async () => {
    await page.bringToFront();
    await openCard(extended, page, 'zorkmid');
    await clickInCard(extended, page, 'Zorkmid');
    await lookWhen(extended, page, 'the other is shown', ({ text }) => text.includes('as Bank has it'));
    await page.keyboard.press('Escape');
    await untilClosed(page);
    await untilExplained('zorkmid', 'Zorkmid as Bank has it.');
  });
});

/** Runs in the options page: drags one pack’s handle below another’s row. */
function dragRow(view: Window & typeof globalThis, dragged: string, target: string): void {
  const { document } = view;
  const dataTransfer = new view.DataTransfer();
  const fire = (element: Element, type: string, clientY = 0) =>
    element.dispatchEvent(
      new view.DragEvent(type, { dataTransfer, clientY, bubbles: true, cancelable: true }),
    );
  const row = document.querySelector(`[data-pack=${target}]`)!;
  fire(document.querySelector(`[data-pack=${dragged}] .grip`)!, 'dragstart');
  fire(row, 'dragover', row.getBoundingClientRect().bottom - 2);
  // The list draws where it would fall before it falls.
  view.setTimeout(() => fire(row, 'drop', row.getBoundingClientRect().bottom - 2), 100);
}

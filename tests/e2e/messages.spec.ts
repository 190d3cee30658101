import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IMPORT_PORT } from '../../glossary/import-messages.ts';
import type { OwnRequests } from '../../glossary/requests.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { BROWSERS, importMessages, importPack, pageWith, untilMarked } from './fixtures.ts';
import { everythingStored } from './stored.ts';
import { type View, viewOf } from './views.ts';

/** Who may ask the background what: a page's renderer may have been taken over, and then speaks as a content script. */

const PAGE = pageWith('<p>Kubernetes is worth a zorkmid.</p>');
const PACK = {
  format: 'lumomate-pack/1',
  id: 'coins',
  name: 'Coins',
  entries: [{ term: 'Zorkmid', blurb: 'A coin.' }],
};

/** Every request that only our own pages may make, as one of them would. */
const OWN: { [N in keyof OwnRequests]: Parameters<OwnRequests[N]>[0] } = {
  'list-categories': {},
  'list-packs': {},
  'search-entries': { query: 'zork' },
  'name-entries': { keys: ['coins/zorkmid'] },
  'list-entries': { pack: 'coins' },
  'place-entry': { key: 'coins/zorkmid' },
  'save-settings': { settings: { on: false } },
  'remove-pack': { id: 'coins' },
  'get-entries': { pack: 'coins' },
  'list-subscriptions': {},
  subscribe: { url: 'https://packs.example/manifest.json' },
  unsubscribe: { id: 'coins', keepPack: false },
  'update-now': { id: 'coins' },
  'pause-subscription': { id: 'coins', paused: true },
  'roll-back': { id: 'coins' },
  'upkeep-status': {},
  'save-pack-settings': { settings: { packsOff: ['coins'] } },
  'use-on-site': { pack: 'x', host: 'acme.example', isNew: true },
  'list-clashes': {},
  'choose-pack': { forms: ['zorkmid'], pack: 'coins' },
  'create-pack': { words: { name: 'Mine' } },
  'describe-pack': { id: 'coins', words: { name: 'Not theirs', language: 'en' } },
  'save-entry': { pack: 'coins', entry: { term: 'Groat', blurb: 'Another coin.' } },
  'delete-entry': { pack: 'coins', id: 'zorkmid' },
  'get-pack': { id: 'coins' },
  diagnose: {},
  'rebuild-indexes': { sure: true },
  'export-rows': { part: 'meetings' },
  'import-rows': { rows: { meetings: [], terms: [], memories: [], weeks: [], letters: [] } },
  'list-meetings': { limit: 10 },
  'list-met': { order: 'recent', offset: 0, limit: 10 },
  'count-meetings': {},
  'delete-meetings': { key: 'coins/zorkmid' },
  'export-meetings': {},
  'forget-everything': { sure: true },
  'where-met': { key: 'coins/zorkmid' },
  'letter-status': {},
  'switch-letter': { on: false },
  'list-letters': {},
  'get-letter': {},
  'mark-letter-read': { week: '2026-W48' },
  'delete-letter': { week: '2026-W48' },
  'due-questions': { limit: 1 },
  'recall-of': { keys: ['coins/zorkmid'] },
  answer: { key: 'coins/zorkmid', grade: 'easy' },
  'undo-answer': { key: 'coins/zorkmid' },
  'export-memories': {},
};

const INFO = { id: 'coins', name: 'Coins', version: '9.0.0', language: 'en', private: false, categories: [] };
const ENTRY = {
  id: 'a',
  term: 'A',
  category: 'x',
  aliases: [],
  seeAlso: [],
  sources: [],
  caseSensitive: false,
};

/** Requests, and messages of an import, with one thing wrong in each. */
const ALMOST = [
  { begin: INFO },
  { begin: INFO, total: 0 },
  { begin: INFO, total: 600_001 },
  { begin: { ...INFO, id: 'lumomate' }, total: 1 },
  { begin: { ...INFO, id: '../coins' }, total: 1 },
  { begin: { ...INFO, categories: [{ id: 5 }] }, total: 1 },
  { entries: [{ ...ENTRY, blurb: 'Of a pack that never began.' }] },
  { entries: [ENTRY] },
  { entries: 'all' },
  { end: true },
  { ask: 'get-entry', input: { key: 5 } },
  { ask: 'open-entry', input: { key: 'k'.repeat(301) } },
  { ask: 'open-entry', input: { key: 'coins/' } },
  { ask: 'open-entry' },
  { ask: 'remove-pack', input: { id: null } },
  { ask: 'remove-pack', input: { id: ['coins'] } },
  { ask: 'Remove-Pack', input: { id: 'coins' } },
  { ask: ['remove-pack'], input: { id: 'coins' } },
  { ask: 'save-settings', input: { settings: null } },
  { ask: 'save-settings', input: { settings: { on: 'no' } } },
  { ask: 'save-settings', input: { settings: { look: 'neon', on: false } } },
  { ask: 'save-settings', input: { settings: { mutedTerms: [5] } } },
  { ask: 'mute', input: { kind: 'everything', key: 'coins/zorkmid', muted: true } },
  { ask: 'mute', input: { kind: '__proto__', key: 'coins/zorkmid', muted: true } },
  { ask: 'mute', input: { kind: 'term', key: 'coins/zorkmid', muted: 'yes' } },
  { ask: 'find-terms', input: { texts: 'kubernetes' } },
  { ask: 'find-terms', input: { texts: ['kubernetes'] } },
  { ask: 'find-terms', input: { texts: [['kubernetes', 5]] } },
  { ask: 'count-terms', input: { pieces: ['<p>kubernetes</p>'] } },
  { ask: 'count-terms', input: { pieces: [], before: { words: 'many' } } },
  {
    ask: 'list-terms',
    input: { parts: ['{'], evidence: { words: 1, counts: [], spelled: [], terms: '[]' }, site: '' },
  },
  { ask: 'list-forms', input: { parts: [5], key: 'coins/zorkmid' } },
  { ask: 'explain', input: { text: 't'.repeat(10_001) } },
  { ask: 'name-entries', input: { keys: 'coins/zorkmid' } },
  { ask: 'search-entries', input: { query: { toString: 'zork' } } },
  { ask: 'meet', input: { key: 5 } },
  { ask: 'forget-everything', input: {} },
  { ask: 'know-term', input: { key: 'coins/zorkmid', known: 'yes' } },
  { ask: '__proto__', input: {} },
  { ask: 'constructor', input: {} },
];

const garbage = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...ALMOST),
  fc.record({ ask: fc.jsonValue(), input: fc.jsonValue() }),
  fc.record({
    ask: fc.constantFrom(
      ...Object.keys(OWN),
      'find-terms',
      'count-terms',
      'list-terms',
      'get-entry',
      'explain',
      'mute',
      'open-entry',
    ),
    input: fc.jsonValue(),
  }),
);

describe.each(Object.entries(BROWSERS))('messages in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let options: View;
  let before: Awaited<ReturnType<typeof everythingStored>>;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
    extended = await launch();
    expect(await importPack(extended, JSON.stringify(PACK))).toHaveProperty('done');
    options = viewOf(await extended.openExtensionPage('/options.html'));
    page = await extended.browser.newPage();
    await page.goto(site.origin);
    await untilMarked(page, ['Kubernetes', 'zorkmid']);
  });
  beforeEach(async () => {
    before = await everythingStored(options);
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test.each(Object.entries(OWN))('“%s” is refused to a page', async (ask, input) => {
    const reply = await extended.runInPage(page, (message) => chrome.runtime.sendMessage(message), {
      ask,
      input,
    });
    expect(reply).toEqual({ error: `“${ask}” may only be asked by LumoMate’s own pages.` });
    expect(await everythingStored(options)).toEqual(before);
  });

  test('a pack is not taken from a page', async () => {
    await extended.runInPage(
      page,
      (port, messages) => {
        const own = chrome.runtime.connect({ name: port });
        for (const message of messages) own.postMessage(message);
      },
      IMPORT_PORT,
      importMessages(JSON.stringify({ ...PACK, name: 'Taken', id: 'taken' })),
    );
    // One that is taken and comes later; by then, the other would have been.
    const fine = { ...PACK, name: 'Groats', id: 'groats' };
    expect(await importPack(extended, JSON.stringify(fine))).toHaveProperty('done');
    expect((await everythingStored(options)).packs.map(({ id }) => id).sort()).toEqual([
      'coins',
      'groats',
      'lumomate',
    ]);
  });

  test('a page’s own scripts have nobody to ask, and cannot read or frame what is ours', async () => {
    const seen = await page.evaluate(async (origin) => {
      const worlds = globalThis as { chrome?: { runtime?: unknown }; browser?: unknown };
      const frame = document.createElement('iframe');
      frame.src = `${origin}/options.html`;
      document.body.append(frame);
      const read = await fetch(`${origin}/built-in-pack.json`).then(
        () => 'read',
        () => 'refused',
      );
      frame.remove();
      return [typeof worlds.chrome?.runtime, typeof worlds.browser, read];
    }, extended.origin);
    expect(seen).toEqual(['undefined', 'undefined', 'refused']);
  });

  test.each(['a page', 'the options page'])(
    '500 messages of garbage from %s change nothing',
    async (from) => {
      const seed = Date.now() % 2 ** 31;
      console.log(`${name}, ${from}: garbage of seed ${seed}`);
      const messages = fc.sample(garbage, { numRuns: 500, seed });
      const isChromium = name === 'chromium';
      if (isChromium) await extended.runInExtension((id) => void Object.assign(globalThis, { id }), seed);
      const granted =
        from === 'a page'
          ? await extended.runInPage(page, sendAll, null, messages, IMPORT_PORT)
          : await options.run(sendAll, messages, IMPORT_PORT);
      // These ask for nothing in particular, and so may be answered whatever comes with them.
      const harmless = [
        'list-packs',
        'list-categories',
        'list-subscriptions',
        'list-clashes',
        'upkeep-status',
        'diagnose',
        'count-meetings',
        'export-meetings',
        'letter-status',
        'list-letters',
        'get-letter',
        'export-memories',
      ];
      expect(granted.filter((ask) => !harmless.includes(ask))).toEqual([]);
      expect(await everythingStored(options)).toEqual(before);
      if (isChromium)
        expect(await extended.runInExtension(() => (globalThis as { id?: number }).id), 'lives').toBe(seed);
      await page.reload();
      await untilMarked(page, ['Kubernetes', 'zorkmid']);
    },
  );
});

/** Sends everything as a message and through an import's port. Runs in the extension. @returns what was not refused */
async function sendAll(_: unknown, messages: unknown[], name: string): Promise<string[]> {
  const port = chrome.runtime.connect({ name });
  const granted: string[] = [];
  for (const message of messages) {
    const reply = await chrome.runtime.sendMessage(message).catch(() => undefined);
    if (reply && 'ok' in reply) granted.push((message as { ask: string }).ask);
    try {
      port.postMessage(message);
    } catch {
      // Closed, which is as good an answer as any.
    }
  }
  port.disconnect();
  return granted;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackForms } from '../../glossary/forms-message.ts';
import type { ExtendedChromium } from '../browser/launch.ts';
import { cardOf, findMark, restOn } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, cardText, importPack, pageWith, untilMarked } from './fixtures.ts';
import { ask, dropFile, everythingStored, textsOf, untilText, type View, viewOf } from './views.ts';

/** The background may be stopped at any moment, the browser closed at any moment. */

const PAGE = pageWith('<p>Kubernetes keeps the quuxaaaab busy, and a reverse proxy asks DNS.</p>');

const ENTRIES = 20_000;
const KILLS = 6;

/** A pack that says in each entry's every text, and in each term, which version it is of. */
function largePack(version: number) {
  const entries = Array.from({ length: ENTRIES - version }, (_, i) => ({
    id: `entry-${i}`,
    term: termOf(version, i),
    blurb: `Entry ${i} of version ${version}.0.0.`,
    definition: `What ${i} means in version ${version}.0.0. `.repeat(5),
    category: `Category ${i % 20}`,
  }));
  return { format: 'lumomate-pack/1', id: 'large', name: 'Large', version: `${version}.0.0`, entries };
}

/** A word of its own for every entry of every version: `quux`, the version, the number. */
function termOf(version: number, i: number): string {
  const letters = [version, i / 17_576, i / 676, i / 26, i].map((digit) => 97 + (Math.floor(digit) % 26));
  return `quux${String.fromCharCode(...letters)}`;
}

/** What is to be found of a version when all of it is there and nothing else. */
function wholeVersion(version: number) {
  const entries = ENTRIES - version;
  const lookedUp = { [version]: entries };
  return { version: `${version}.0.0`, entries, counted: entries, ids: entries, told: [version], lookedUp };
}

/** What the store has of the large pack, asked in every way there is. */
async function inventory(view: View, versions: number[]) {
  const stored = (await ask(view, 'list-packs', {})).find(({ id }) => id === 'large');
  const categories = (await ask(view, 'list-categories', {})).filter(({ pack }) => pack === 'Large');
  const { ids, told } = await view.run(async () => {
    const { ok } = await chrome.runtime.sendMessage({ ask: 'export-pack', input: { id: 'large' } });
    const { entries } = JSON.parse(ok.text) as { entries: Record<string, string>[] };
    const texts = entries.flatMap(({ blurb = '', definition = '' }) => [blurb, definition]);
    const found = texts.flatMap((text) => [...text.matchAll(/version (\d+)\.0\.0/g)].map(([, own]) => own));
    return { ids: new Set(entries.map(({ id }) => id)).size, told: [...new Set(found)].map(Number) };
  });
  const lookedUp: Record<number, number> = {};
  for (const version of versions) {
    const words = Array.from({ length: ENTRIES }, (_, i) => termOf(version, i));
    const { forms, entries } = unpackForms(await ask(view, 'look-up', { words }));
    const keys = new Set(forms.map(({ entry }) => entries[entry]!.key));
    const count = [...keys].filter((key) => key.startsWith('large/')).length;
    if (count) lookedUp[version] = count;
  }
  const counted = categories.reduce((sum, { entries }) => sum + entries, 0);
  return { version: stored?.version, entries: stored?.entries, counted, ids, told, lookedUp };
}

/** Numbers between 0 and 1 that a seed brings again (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('Chromium’s worker, stopped', () => {
  let extended: ExtendedChromium;
  let site: Served;
  let tab: Page;
  let options: View;
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-worker-'));

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
    extended = await BROWSERS.chromium();
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
    await untilText(options, '.pack', 'Built in');
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Begins to import a version by the options page’s file chooser. */
  async function upload(version: number): Promise<void> {
    await options.run(({ document }) => {
      for (const dismiss of document.querySelectorAll<HTMLElement>('.report button')) dismiss.click();
    });
    await until('no report is left', async () => !(await textsOf(options, '.report')).length);
    const file = join(folder, `large-${version}.json`);
    writeFileSync(file, JSON.stringify(largePack(version)));
    const input = (await tab.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
  }

  /** What the options page says in the end. */
  const lastWord = () =>
    until(
      'the import has ended',
      async () => (await textsOf(options, '.report-refused, .report-done'))[0],
      30_000,
    );

  test('before a term is pointed at, is woken and opens the card', async () => {
    const page = await extended.browser.newPage();
    await page.goto(site.origin);
    await untilMarked(page, ['Kubernetes', 'reverse proxy', 'DNS']);
    await extended.stopWorker();
    await restOn(page, await findMark(page, 'kubernetes'));
    await cardOf(page);
    expect(await cardText(extended, page)).toContain('Kubernetes');
    await page.close();
  });

  test(`while it imports ${ENTRIES} entries, leaves the old version whole, or the new one`, async () => {
    const start = Date.now();
    await upload(0);
    expect(await lastWord()).toContain('Large is in');
    const duration = Date.now() - start;
    expect(await inventory(options, [0, 1])).toEqual(wholeVersion(0));

    const seed = start % 2 ** 31;
    const random = randomFrom(seed);
    const log: string[] = [];
    let current = 0;
    for (let next = 1; next <= KILLS; next++) {
      await upload(next);
      const moment = ((next - 1 + random()) / KILLS) * duration;
      await new Promise((resolve) => setTimeout(resolve, moment));
      const [state = ''] = await textsOf(options, '.report');
      await extended.stopWorker();
      const said = await lastWord();
      const found = await inventory(options, [current, next]);
      log.push(`${Math.round(moment)} ms, “${state}”: ${said} Found: ${found.version}`);
      if (!said.includes('Large is in')) expect(said).toContain('The import was interrupted');
      expect([wholeVersion(current), wholeVersion(next)]).toContainEqual(found);
      current = found.told[0]!;
    }
    console.log(`An import takes ${duration} ms. Seed ${seed}. Stopped after\n  ${log.join('\n  ')}`);
    expect(log.filter((line) => line.includes('was interrupted')).length).toBeGreaterThan(0);
  });

  test('just when all of a pack is stored, does not make the options page tell an untruth', async () => {
    for (const version of [KILLS + 1, KILLS + 2]) {
      const before = (await ask(options, 'list-packs', {})).find(({ id }) => id === 'large');
      const worker = await extended.worker();
      const stored = options.run(untilAllStored);
      await upload(version);
      await stored;
      await worker.close();
      const said = await lastWord();
      const after = (await ask(options, 'list-packs', {})).find(({ id }) => id === 'large');
      if (said.includes('nothing was changed')) expect(after, said).toEqual(before);
      await untilText(options, '.pack', `version ${after?.version}`);
    }
  });
});

/** Runs in the options page: waits until a report says that every entry is stored. */
function untilAllStored({ document }: Window): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const text = document.querySelector('.report')?.textContent ?? '';
      const [, done, total] = text.match(/stored: ([\d,]+) of ([\d,]+)/) ?? [];
      const hasEnded = text.includes('is in, with');
      if (hasEnded || (done && done === total)) resolve();
      else setTimeout(look, 1);
    };
    look();
  });
}

test('Firefox’s event page, stopped, is woken when a term is pointed at', async () => {
  const idle = { 'extensions.background.idle.timeout': 500 };
  const extended = await BROWSERS.firefox({ extraPrefsFirefox: idle });
  const site = await serve({ pages: { '/': PAGE } });
  const runs = () =>
    extended.runInExtension(() =>
      chrome.extension.getViews().some(({ location }) => location.pathname.includes('background')),
    );
  try {
    const page = await extended.browser.newPage();
    await page.goto(site.origin);
    await untilMarked(page, ['Kubernetes', 'reverse proxy', 'DNS']);
    await until('the event page is stopped', async () => !(await runs()));
    await page.bringToFront();
    await restOn(page, await findMark(page, 'kubernetes'));
    await cardOf(page);
    expect(await cardText(extended, page)).toContain('Kubernetes');
  } finally {
    await extended.close();
    await site.close();
  }
});

describe.each(Object.entries(BROWSERS))('a profile in %s', (name, launch) => {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-profile-'));
  const options = {
    userDataDir: folder,
    // Firefox takes back what a temporary extension stored, unless told.
    extraPrefsFirefox: {
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  };
  const pack = (version: number) =>
    JSON.stringify({ ...largePack(version), entries: largePack(version).entries.slice(0, 50) });
  let site: Served;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('keeps packs and settings when the browser is closed and opened again', async () => {
    const first = await launch(options);
    let kept: Awaited<ReturnType<typeof everythingStored>>;
    try {
      expect(await importPack(first, pack(0))).toHaveProperty('done');
      const view = viewOf(await first.openExtensionPage('/options.html'));
      await ask(view, 'mute', { kind: 'term', key: 'lumomate/dns', muted: true });
      await ask(view, 'mute', { kind: 'category', key: 'lumomate/infra-devops', muted: true });
      await ask(view, 'save-settings', { settings: { look: 'tint', mentions: 'every' } });
      kept = await everythingStored(view);
    } finally {
      await first.close();
    }
    const second = await launch(options);
    try {
      const view = viewOf(await second.openExtensionPage('/options.html'));
      expect(await everythingStored(view)).toEqual(kept);
      const page = await second.browser.newPage();
      await page.goto(site.origin);
      await untilMarked(page, ['quuxaaaab', 'reverse proxy']);
    } finally {
      await second.close();
    }
  });

  test.runIf(name === 'chromium')(
    'has one version whole when the browser is killed in an import',
    async () => {
      const first = await BROWSERS.chromium(options);
      const tab = await first.openExtensionPage('/options.html');
      await untilText(viewOf(tab), '.pack', 'Large');
      await dropFile(viewOf(tab), 'large.json', JSON.stringify(largePack(1)));
      await untilText(viewOf(tab), '.report', 'is being stored');
      first.browser.process()?.kill('SIGKILL');
      await until('the browser is gone', () => !first.browser.connected);

      const second = await BROWSERS.chromium(options);
      try {
        const view = viewOf(await second.openExtensionPage('/options.html'));
        const old = { ...wholeVersion(0), entries: 50, counted: 50, ids: 50, lookedUp: { 0: 50 } };
        expect([old, wholeVersion(1)]).toContainEqual(await inventory(view, [0, 1]));
      } finally {
        await second.close();
      }
    },
  );
});

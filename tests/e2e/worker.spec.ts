import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeWorker, type ExtendedChromium } from '../browser/launch.ts';
import { findMark, restOn } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { randomFrom } from '../random-from.ts';
import { BROWSERS, cardText, pageWith, untilMarked } from './fixtures.ts';
import { ENTRIES, inventory, largePack, wholeVersion } from './large-pack.ts';
import { acceptPreview, ask, textsOf, untilText, type View, viewOf } from './views.ts';

/** The background may be stopped at any moment. */

const PAGE = pageWith('<p>Kubernetes keeps the quuxaaaab busy, and a reverse proxy asks DNS.</p>');

const KILLS = 5;

/** So many imports and looks at all that is stored take their time on a slow machine. ms */
const LONG = 150_000;

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
    await acceptPreview(options, `large-${version}.json`);
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
    await until('the card is open', async () => (await cardText(extended, page)).includes('Kubernetes'));
    await page.close();
  });

  test(
    `while it imports ${ENTRIES} entries, leaves the old version whole, or the new one`,
    async () => {
      const start = Date.now();
      await upload(0);
      expect(await lastWord()).toContain('Large is in');
      const duration = Date.now() - start;
      expect(await inventory(options, [0, 1])).toEqual(wholeVersion(0));

      const seed = start % 2 ** 31;
      const random = randomFrom(seed);
      console.log(`An import takes ${duration} ms. Stopped at random, seed ${seed}.`);
      const log: string[] = [];
      let current = 0;
      for (let next = 1; next <= KILLS; next++) {
        const worker = await extended.worker();
        await upload(next);
        const moment = ((next - 1 + random()) / KILLS) * duration;
        await new Promise((resolve) => setTimeout(resolve, moment));
        const [state = ''] = await textsOf(options, '.report');
        // Not `stopWorker`: the options page may wake it at once.
        await closeWorker(worker);
        const said = await lastWord();
        const found = await inventory(options, [current, next]);
        log.push(`${Math.round(moment)} ms, “${state}”: ${said} Found: ${found.version}`);
        if (!said.includes('Large is in')) expect(said).toContain('The import was interrupted');
        expect([wholeVersion(current), wholeVersion(next)]).toContainEqual(found);
        current = found.told[0]!;
      }
      console.log(`Stopped after\n  ${log.join('\n  ')}`);
      expect(log.filter((line) => line.includes('was interrupted')).length).toBeGreaterThan(0);
    },
    LONG,
  );

  test('just when all of a pack is stored, does not make the options page tell an untruth', async () => {
    for (const version of [KILLS + 1, KILLS + 2]) {
      const before = (await ask(options, 'list-packs', {})).find(({ id }) => id === 'large');
      const worker = await extended.worker();
      const stored = options.run(untilStored, 1, 'stay');
      await upload(version);
      await stored;
      await closeWorker(worker);
      const said = await lastWord();
      const after = (await ask(options, 'list-packs', {})).find(({ id }) => id === 'large');
      if (said.includes('nothing was changed')) expect(after, said).toEqual(before);
      await untilText(options, '.pack', `version ${after?.version}`);
    }
  });

  test('in the midst of an import, leaves nothing of it behind when it runs again', async () => {
    const generations = () =>
      options.run(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('lumomate');
            opening.onerror = reject;
            opening.onsuccess = () => {
              const asking = opening.result.transaction('entries').objectStore('entries').getAllKeys();
              asking.onsuccess = () => {
                opening.result.close();
                resolve(new Set(asking.result.map((key) => (key as string[])[0])).size);
              };
            };
          }),
      );
    // The one before the last is swept when nobody waits for it.
    const before = await until('what is not needed is swept', async () => {
      const count = await generations();
      return count <= 3 && count;
    });
    const worker = await extended.worker();
    await upload(KILLS + 9);
    await options.run(untilStored, 0.1, 'stay');
    await closeWorker(worker);
    expect(await lastWord()).toContain('The import was interrupted');
    expect(await generations()).toBeGreaterThan(before);
    // Any question wakes it.
    await ask(options, 'list-packs', {});
    await until('what was begun is swept', async () => (await generations()) === before);
  });

  test('and woken, still has the version before, whole, and goes back to it and forth again', async () => {
    const packOf = async () => (await ask(options, 'list-packs', {})).find(({ id }) => id === 'large')!;
    const { version, previous } = await packOf();
    const [now, then] = [version, previous!.version].map((one) => Number.parseInt(one, 10));
    await extended.stopWorker();
    await ask(options, 'roll-back', { id: 'large' });
    expect(await inventory(options, [now!, then!])).toEqual(wholeVersion(then!));
    await untilText(options, '.pack', `version ${previous!.version}`);
    expect((await packOf()).previous?.version).toBe(version);
    await ask(options, 'roll-back', { id: 'large' });
    expect(await inventory(options, [now!, then!])).toEqual(wholeVersion(now!));
    await expect(ask(options, 'roll-back', { id: 'lumomate' })).rejects.toThrow('no earlier version');
  });

  test('while the options page lists the packs, is asked again', async () => {
    for (let wait = 0; wait <= 12; wait += 2) {
      const worker = await extended.worker();
      // The page asks for all that has to do with packs; a question of ours goes with them.
      const asked = options.run(async (_, revision) => {
        await chrome.storage.local.set({ revision });
        await chrome.runtime.sendMessage({ ask: 'list-packs', input: {} }).catch(() => {});
      }, `another ${wait}`);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await closeWorker(worker);
      await asked;
      await options.run(
        (view) => new Promise((resolve) => view.requestAnimationFrame(() => resolve(undefined))),
      );
      await until('nothing is in trouble', async () => !(await textsOf(options, '.trouble')).length);
      await untilText(options, '.pack', 'Built in');
    }
  });

  test('is not left with two versions when the options page is closed in an import', async () => {
    const old = (await ask(options, 'list-packs', {})).find(({ id }) => id === 'large')!;
    await upload(KILLS + 3);
    await options.run(untilStored, 0.97, 'leave');
    await until('the page is left', () => tab.url() === 'about:blank');
    await tab.close();
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
    const versions = [Number.parseInt(old.version, 10), KILLS + 3];
    const whole = versions.map(wholeVersion);
    let found: unknown;
    await until('all that is found is of one version', async () => {
      found = await inventory(options, versions);
      return whole.some((one) => isDeepStrictEqual(one, found));
    }).catch(() => expect(whole).toContainEqual(found));
  });
});

/** Runs in the options page: waits until a report says that this share of the entries is stored; or leaves then. */
function untilStored({ document, location }: Window, share: number, then: 'stay' | 'leave'): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const text = document.querySelector('.report')?.textContent ?? '';
      const [, done, total] = text.match(/stored: ([\d,]+) of ([\d,]+)/) ?? [];
      const number = (digits = '') => Number(digits.replaceAll(',', ''));
      const hasEnded = text.includes('is in, with');
      if (!hasEnded && !(total && number(done) >= number(total) * share)) return setTimeout(look, 1);
      if (then === 'leave') location.replace('about:blank');
      else resolve();
    };
    look();
    // An answer that is given later is lost with the page.
    if (then === 'leave') resolve();
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
    await until('the card is open', async () => (await cardText(extended, page)).includes('Kubernetes'));
  } finally {
    await extended.close();
    await site.close();
  }
});

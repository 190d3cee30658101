import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IMPORT_PORT, type ImportMessage, type ImportReply } from '../../../glossary/import-messages.ts';
import { closeWorker, type ExtendedBrowser, type ExtendedChromium } from '../../browser/launch.ts';
import { type PackHost, startPackHost } from '../../browser/pack-host.ts';
import { BROWSERS, importMessages } from '../../e2e/fixtures.ts';
import { ENTRIES, inventory, largePack, wholeVersion } from '../../e2e/large-pack.ts';
import { ask, type View, viewOf } from '../../e2e/views.ts';
import { randomFrom } from '../../random-from.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/**
 * The background is stopped at random moments of an import and of an update of 20,000 entries: Chromium’s worker as the
 * browser does it, Firefox’s event page by installing the extension anew. One version is there whole, and only one.
 */

const OUTPUT = join(import.meta.dirname, '../../../.output');
/** `LUMOMATE_SEED` of a run brings its moments again, as parts of what the whole takes here. */
const SEED = Number(process.env.LUMOMATE_SEED ?? Date.now() % 2 ** 31);

const KINDS = {
  chromium: {
    stop: async (extended: ExtendedBrowser) => closeWorker(await (extended as ExtendedChromium).worker()),
    times: ALL ? 50 : 2,
  },
  firefox: {
    stop: (extended: ExtendedBrowser) => extended.browser.installExtension(join(OUTPUT, 'firefox-mv3')),
    times: 10,
  },
};

/** Each of the times stores 20,000 entries and looks at all of them. ms */
const LONG = 30_000 * (KINDS.chromium.times + 3);
/** A page that is gone with the extension may never answer. ms */
const LAST_WORD = 20_000;

const TRIED = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter((name) => ALL || name === 'chromium');

describe.each(TRIED)('20,000 entries in %s', (name) => {
  const { stop, times } = KINDS[name];
  const random = randomFrom(SEED);
  let host: PackHost;
  let extended: ExtendedBrowser;
  /** The version that is there, and the one that comes next. */
  let current = 0;
  let next = 0;

  beforeAll(async () => {
    console.log(`Stopped at random; LUMOMATE_SEED=${SEED} does the same again.`);
    host = await startPackHost();
    extended = await BROWSERS[name]();
  });
  afterAll(async () => {
    await extended.close();
    await host.close();
  });

  /** With a page of the extension, which Firefox closes when the extension is installed anew. */
  async function onOptions<R>(use: (view: View, page: Page) => Promise<R>): Promise<R> {
    const page = await extended.openExtensionPage('/options.html');
    try {
      return await use(viewOf(page), page);
    } finally {
      await page.close().catch(() => {});
    }
  }

  /** Each prepares, and gives what begins. */
  const jobs = {
    async import(page: Page, version: number) {
      await page.evaluate(keep, importMessages(JSON.stringify(largePack(version))));
      return () => page.evaluate(sendKept, IMPORT_PORT);
    },
    async update(page: Page, version: number) {
      publish(version);
      return () => ask(viewOf(page), 'update-now', { id: 'large' });
    },
  };
  type Job = keyof typeof jobs;

  const publish = (version: number) => host.put({ 'pack.json': JSON.stringify(largePack(version)) });

  /** Lets one go through. @returns how long it took. ms */
  async function whole(job: Job): Promise<number> {
    const duration = await onOptions(async (view, page) => {
      const run = await jobs[job](page, next);
      const start = performance.now();
      await run();
      const end = performance.now();
      expect(await inventory(view, [current, next])).toEqual(wholeVersion(next));
      return end - start;
    });
    current = next;
    next += 1;
    return duration;
  }

  /** @returns which of the two versions was there afterwards */
  async function stoppedAfter(job: Job, moment: number): Promise<number> {
    await onOptions(async (_, page) => {
      const run = await jobs[job](page, next);
      const running = run().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, moment));
      await stop(extended);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, LAST_WORD);
      });
      await Promise.race([running, patience]);
      clearTimeout(timer);
    });
    const found = await onOptions((view) => inventory(view, [current, next]));
    expect([wholeVersion(current), wholeVersion(next)]).toContainEqual(found);
    current = found.told[0]!;
    next += 1;
    return current;
  }

  async function stoppedOften(job: Job): Promise<void> {
    const duration = await whole(job);
    let passed = 0;
    let old = 0;
    try {
      for (let i = 0; i < times; i++) {
        const moment = ((i + random()) / times) * duration;
        const wanted = next;
        const is = await stoppedAfter(job, moment).catch((error) => {
          throw new Error(`stopped after ${moment} of ${duration} ms: ${error.message}`);
        });
        if (is !== wanted) old += 1;
        passed += 1;
      }
      await whole(job);
    } finally {
      report({
        figure: `Faults: stopped in ${job === 'import' ? 'an import' : 'an update'} of ${ENTRIES} entries`,
        tried: times,
        passed,
        where: name,
        measured: `within ${Math.round(duration)} ms, ${old} left the old version, seed ${SEED}`,
      });
    }
  }

  test(
    `an import that is stopped ${times} times leaves one version whole, and the next one goes through`,
    () => stoppedOften('import'),
    LONG,
  );

  test(
    `an update that is stopped ${times} times leaves one version whole, and the next one goes through`,
    async () => {
      publish(next);
      await onOptions(async (view) => {
        await ask(view, 'remove-pack', { id: 'large' });
        await ask(view, 'subscribe', { url: `${host.origin}/pack.json` });
      });
      current = next;
      next += 1;
      await stoppedOften('update');
    },
    LONG,
  );
});

/** Runs in the options page: what is sent is there before the clock begins to run. */
function keep(messages: ImportMessage[]): void {
  Object.assign(globalThis, { kept: messages });
}

/** Runs in the options page. @returns the last word of the import; undefined when the background is gone */
function sendKept(name: string): Promise<ImportReply | undefined> {
  const port = chrome.runtime.connect({ name });
  return new Promise((resolve) => {
    port.onMessage.addListener((reply: ImportReply) => {
      if (!('step' in reply)) resolve(reply);
    });
    port.onDisconnect.addListener(() => resolve(undefined));
    for (const message of (globalThis as unknown as { kept: ImportMessage[] }).kept)
      port.postMessage(message);
  });
}

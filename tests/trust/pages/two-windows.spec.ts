import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { until } from '../../browser/until.ts';
import { BROWSERS, importPack } from '../../e2e/fixtures.ts';
import { everythingStored, storedPack } from '../../e2e/stored.ts';
import { ask, dropFile, importFile, untilText, type View, viewOf } from '../../e2e/views.ts';
import { publishedFiles } from '../../published-files.ts';
import { type PackServer, startPackServer } from '../../unit/pack-server.ts';
import { report } from './report.ts';

/** Two windows that write at the same time, questions that come twice, and a reader of files that never ends. */

const TOGGLES = 250;

describe.each(Object.entries(BROWSERS))('in %s', (name, launch) => {
  let server: PackServer;
  let extended: ExtendedBrowser;
  let one: View;
  let two: View;
  let tried = 0;
  let passed = 0;

  beforeAll(async () => {
    server = await startPackServer();
    server.put(publishedFiles({ version: '1.0.0', entries: { Zorkmid: 'A coin.' } }));
    extended = await launch();
    one = viewOf(await extended.openExtensionPage('/options.html'));
    two = viewOf(await extended.openExtensionPage('/options.html#2'));
  });
  afterAll(async () => {
    report({ figure: 'Faults: two windows, doubled questions, endless files', tried, passed, where: name });
    await extended.close();
    await server.close();
  });

  const survives = (fault: string, run: () => Promise<void>) =>
    test(fault, async () => {
      tried += 1;
      await run();
      passed += 1;
    });

  const settings = (view: View) =>
    view.run(async () => {
      const stored = await chrome.storage.local.get('settings');
      return stored.settings as { mutedTerms: string[]; look: string; mentions: string };
    });

  survives(`two windows that choose ${TOGGLES} times each: the last word of each stands`, async () => {
    // Each waits for nobody: all of it is under way at once.
    await Promise.all([one.run(toggle, 'one', TOGGLES), two.run(toggle, 'two', TOGGLES)]);
    const wanted = ['one', 'two'].flatMap((own) => [0, 2, 4].map((i) => `own/${own}-${i}`));
    expect((await settings(one)).mutedTerms.sort()).toEqual(wanted);
    for (const key of wanted) await ask(one, 'mute', { kind: 'term', key, muted: false });
  });

  survives('two windows that set two things: both are set', async () => {
    await Promise.all([
      ask(one, 'save-settings', { settings: { look: 'tint' } }),
      ask(two, 'save-settings', { settings: { mentions: 'every' } }),
    ]);
    expect(await settings(one)).toMatchObject({ look: 'tint', mentions: 'every' });
  });

  survives('two windows that import two versions of a pack: one of them is there, whole', async () => {
    const outcomes = await Promise.all(
      ['1.0.0', '2.0.0'].map((version) => importPack(extended, pack(version))),
    );
    for (const outcome of outcomes) expect(outcome).toHaveProperty('done');
    const { version, entries } = await storedPack(one, 'both');
    expect(new Set(entries.map(({ blurb }) => blurb))).toEqual(new Set([`Of ${version}.`]));
    expect(entries).toHaveLength(ENTRIES);
  });

  survives('a window that removes a pack while another imports it: it is whole, or gone', async () => {
    const importing = importPack(extended, pack('3.0.0'));
    await ask(two, 'remove-pack', { id: 'both' });
    expect(await importing).toHaveProperty('done');
    const isThere = (await ask(one, 'list-packs', {})).some(({ id }) => id === 'both');
    if (isThere) expect((await storedPack(one, 'both')).entries).toHaveLength(ENTRIES);
  });

  survives('two windows that subscribe to the same address: it is one subscription', async () => {
    const url = `${server.origin}/words/manifest.json`;
    await Promise.all([ask(one, 'subscribe', { url }), ask(two, 'subscribe', { url })]);
    expect(await ask(one, 'list-subscriptions', {})).toMatchObject([{ id: 'acme', failures: 0 }]);
    expect((await storedPack(one, 'acme')).entries).toHaveLength(1);
  });

  survives(
    'two windows that update it, while a third thing unsubscribes: no pack without an end',
    async () => {
      server.put(publishedFiles({ version: '1.1.0', entries: { Zorkmid: 'A gold coin.' } }));
      const jobs = [
        ask(one, 'update-now', { id: 'acme' }),
        ask(two, 'update-now', { id: 'acme' }),
        ask(one, 'unsubscribe', { id: 'acme', keepPack: true }),
      ];
      for (const job of await Promise.allSettled(jobs)) {
        if (job.status === 'rejected') expect(job.reason.message).toMatch(/subscription|subscribed/);
      }
      expect(await ask(one, 'list-subscriptions', {})).toEqual([]);
      expect((await storedPack(one, 'acme')).entries).toHaveLength(1);
      await ask(one, 'remove-pack', { id: 'acme' });
    },
  );

  survives('a question that comes a thousand times is done once', async () => {
    await one.run(async (_, times) => {
      const message = { ask: 'mute', input: { kind: 'term', key: 'own/zorblax', muted: true } };
      await Promise.all(Array.from({ length: times }, () => chrome.runtime.sendMessage(message)));
    }, 1_000);
    expect((await settings(two)).mutedTerms).toEqual(['own/zorblax']);
  });

  survives('a question whose window is closed before the answer is done all the same', async () => {
    const page = await extended.openExtensionPage('/options.html#3');
    await page.evaluate(() => {
      const message = { ask: 'mute', input: { kind: 'term', key: 'own/zorblax', muted: false } };
      void chrome.runtime.sendMessage(message);
    });
    await page.close();
    await until('it is done', async () => (await settings(one)).mutedTerms.length === 0);
  });

  survives('a file that nobody gets to the end of is given up, and the next one is read', async () => {
    const page = await extended.openExtensionPage('/options.html#4');
    const view = viewOf(page);
    await untilText(view, '.pack', 'Built in');
    const before = await everythingStored(view);
    await view.run(neverAnswer);
    await dropFile(view, 'endless.csv', 'term,definition\nZork,A coin.');
    expect(await untilText(view, '[role=alert]', 'endless.csv')).toMatch(
      /came no further for 2 minutes and was given up; nothing was changed\. Split it\./,
    );
    expect(await view.run((own) => (own as unknown as { ended: number }).ended)).toBeGreaterThan(0);
    expect(await everythingStored(view)).toEqual(before);
    await view.run((own) => (own as unknown as { restore(): void }).restore());
    await importFile(view, 'fine.json', pack('4.0.0'));
    await untilText(view, '.report-done', 'Both is in');
    await page.close();
  });
});

const ENTRIES = 1_500;

function pack(version: string): string {
  const entries = Array.from({ length: ENTRIES }, (_, i) => ({
    id: `e${i}`,
    term: `Quuxle ${i}`,
    blurb: `Of ${version}.`,
  }));
  return JSON.stringify({ format: 'lumomate-pack/1', id: 'both', name: 'Both', version, entries });
}

/** Runs in an extension page: five terms are muted and heard in turn; the first, third and fifth are muted at last. */
async function toggle(_: Window, own: string, times: number): Promise<void> {
  const ask = (i: number) => ({
    ask: 'mute',
    input: { kind: 'term', key: `own/${own}-${i % 5}`, muted: i % 2 === 1 },
  });
  const replies = await Promise.all(
    Array.from({ length: times }, (__, i) => chrome.runtime.sendMessage(ask(i))),
  );
  const refused = replies.find((reply) => 'error' in reply);
  if (refused) throw new Error(refused.error);
}

/** Runs in an extension page: workers take what they are asked and say nothing; minutes are short. */
function neverAnswer(view: Window & typeof globalThis): void {
  const { Worker, setTimeout } = view;
  const counted = Object.assign(view, {
    ended: 0,
    restore: () => Object.assign(view, { Worker, setTimeout }),
  });
  const Silent = class extends view.EventTarget {
    postMessage(): void {}
    terminate(): void {
      counted.ended += 1;
    }
  };
  Object.assign(view, {
    Worker: Silent,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms >= 60_000 ? 200 : ms),
  });
}

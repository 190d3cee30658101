import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubscriptionView } from '../../glossary/subscription-view.ts';
import type { ExtendedBrowser, ExtendedChromium } from '../browser/launch.ts';
import { type Asked, type PackHost, startPackHost } from '../browser/pack-host.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { publishedFiles } from '../published-files.ts';
import { BROWSERS, pageWith, testIf, untilMarked } from './fixtures.ts';
import { storedPack } from './stored.ts';
import { ask, type View, viewOf } from './views.ts';

/** A pack on a real web server, from the first fetch to the last breath of the server. */

const V1 = { version: '1.0.0', entries: { Zorkmid: 'A coin.', Quuxle: 'A tool.' } };
const V2 = {
  version: '1.1.0',
  entries: { Zorkmid: 'A gold coin.', Quuxle: 'A tool.', Blorbit: 'A friend.' },
};
const V3 = { ...V2, version: '1.2.0' };
const TOKEN = { name: 'PRIVATE-TOKEN', value: 's3cret' };

/** What came of each step, for people. */
const table: { browser: string; what: string; asked: string; outcome: string; held: string }[] = [];

describe.each(Object.entries(BROWSERS))('a subscription in %s', (name, launch) => {
  let host: PackHost;
  let extended: ExtendedBrowser;
  let options: View;

  beforeAll(async () => {
    host = await startPackHost();
    extended = await launch();
    options = viewOf(await extended.openExtensionPage('/options.html'));
  });
  afterAll(async () => {
    await extended.close();
    await host.close();
    if (name === 'firefox') console.log(`Packs from ${host.server}\n${lines(table)}`);
  });

  const address = () => `${host.origin}/manifest.json`;
  const blurbs = async () => {
    const { entries } = await storedPack(options, 'acme');
    return entries.map(({ blurb }) => blurb);
  };

  /** Does something, and notes what came of it. */
  async function step(what: string, job: () => Promise<SubscriptionView | null>) {
    await host.noted();
    const seen = await job().catch((error: Error) => error.message);
    if (seen === null) throw new Error('this pack is not subscribed');
    const asked = await host.noted();
    const said =
      typeof seen === 'string'
        ? seen
        : (seen.problem ?? (seen.offered ? `${seen.offered.version} not taken` : 'fine'));
    const pack = (await ask(options, 'list-packs', {})).find(({ id }) => id === 'acme');
    const requests = asked.map(
      ({ path, status, bytes }) => `${path} ${status}${bytes ? ` (${bytes} B)` : ''}`,
    );
    table.push({
      browser: name,
      what,
      asked: requests.join(', ') || '–',
      outcome: said,
      held: pack?.version ?? '–',
    });
    for (const { cookie, referrer } of asked)
      expect([cookie, referrer], 'cookies and referrer').toEqual(['', '']);
    expect(host.askedElsewhere(), 'another host').toEqual([]);
    return { said, asked, subscription: seen as SubscriptionView, held: pack?.version };
  }

  const updateNow = () => ask(options, 'update-now', { id: 'acme' });
  const statuses = (asked: Asked[]) => asked.map(({ path, status }) => `${path} ${status}`);

  test('fetches the pack at once, with its token', async () => {
    host.put(publishedFiles(V1));
    const { asked, subscription, held } = await step('first fetch', () =>
      ask(options, 'subscribe', { url: address(), header: TOKEN }),
    );
    expect(statuses(asked)).toEqual(['/manifest.json 200', '/pack-1.0.0.json 200']);
    expect(asked.map(({ token }) => token)).toEqual(['s3cret', 's3cret']);
    expect(held).toBe('1.0.0');
    expect(subscription).toMatchObject({
      id: 'acme',
      hasToken: true,
      headerName: 'PRIVATE-TOKEN',
      failures: 0,
    });
    expect(JSON.stringify(subscription)).not.toContain('s3cret');
    const stored = await options.run(async () => JSON.stringify(await chrome.storage.local.get(null)));
    expect(stored).not.toContain('s3cret');
  });

  test('explains its terms on pages', async () => {
    const site = await serve({ pages: { '/': pageWith('<p>A zorkmid is worth a quuxle.</p>') } });
    const page = await extended.browser.newPage();
    await page.goto(site.origin);
    await untilMarked(page, ['zorkmid', 'quuxle']);
    await page.close();
    await site.close();
  });

  test('asks whether there is anything new, and is told that there is not', async () => {
    const { asked, said } = await step('nothing new', updateNow);
    expect(statuses(asked)).toEqual(['/manifest.json 304']);
    expect(said).toBe('fine');
  });

  test('takes a new version, and says what it brought', async () => {
    host.put(publishedFiles(V2));
    const { asked, subscription, held } = await step('a new version', updateNow);
    expect(statuses(asked)).toEqual(['/manifest.json 200', '/pack-1.1.0.json 200']);
    expect(held).toBe('1.1.0');
    expect(subscription).toMatchObject({
      previous: '1.0.0',
      changes: {
        from: '1.0.0',
        added: 1,
        changed: 1,
        removed: 0,
        addedTerms: ['Blorbit'],
        changedTerms: ['Zorkmid'],
      },
    });
  });

  test('goes back, and does not take what it went back from', async () => {
    const back = await step('roll-back', () => ask(options, 'roll-back', { id: 'acme' }));
    expect([back.held, back.asked]).toEqual(['1.0.0', []]);
    expect(await blurbs()).toEqual(['A coin.', 'A tool.']);
    const after = await step('… and an update after it', updateNow);
    expect([after.said, after.held]).toEqual(['1.1.0 not taken', '1.0.0']);
  });

  test('leaves a busy server alone as long as it says', async () => {
    host.be('busy');
    const { asked, said, subscription, held } = await step('503, Retry-After: 7200', updateNow);
    host.be('open');
    expect(statuses(asked)).toEqual(['/manifest.json 503']);
    expect(said).toContain('is busy (503); it will be asked again in 2 hours.');
    expect(subscription.nextCheck).toBeGreaterThanOrEqual(Date.now() + 7_190_000);
    expect(held).toBe('1.0.0');
  });

  test.each<[what: string, files: Record<string, string | Uint8Array>, why: RegExp]>([
    [
      'a pack cut short in its gzip',
      cutPack(),
      /“pack-1\.2\.0\.json” came cut short: \d+ of \d+ bytes|broke off/,
    ],
    ['a manifest cut short in its gzip', cutManifest(), /cut short or damaged|broke off/],
    ['a pack that is not the announced one', wrongPack(), /its SHA-256 is another/],
    [
      'a pack with fewer entries than announced',
      publishedFiles(V3, { entries: 9 }),
      /number of entries is 3, not 9/,
    ],
    ['another pack at the address', publishedFiles({ ...V3, id: 'other' }), /now sends the pack “other”/],
    [
      'a sign-in page',
      { 'manifest.json': '<!doctype html><title>Sign in</title>' },
      /maybe it wants you to sign in/,
    ],
  ])('keeps what it has when the server sends %s', async (what, files, why) => {
    host.put(files);
    const { said, held } = await step(what, updateNow);
    host.remove(...Object.keys(files));
    expect(said).toMatch(why);
    expect(held).toBe('1.0.0');
    expect(await blurbs()).toEqual(['A coin.', 'A tool.']);
  });

  test('does not follow to another host', async () => {
    host.put(publishedFiles(V3));
    host.be('moved');
    const { asked, said, held } = await step('redirect to another host', updateNow);
    host.be('open');
    expect(statuses(asked)).toEqual(['/manifest.json 302']);
    expect(said).toContain('which is not followed');
    expect(held).toBe('1.0.0');
  });

  test('takes the next version after all that', async () => {
    const { said, held } = await step('a newer version', updateNow);
    expect([said, held]).toEqual(['fine', '1.2.0']);
    expect(await blurbs()).toEqual(['A gold coin.', 'A tool.', 'A friend.']);
  });

  test('comes in pieces by way of a page, and an update brings only the new piece', async () => {
    const id = 'pieces';
    const first = { ...V1, id };
    const second = { id, version: '1.1.0', entries: { Zorkmid: 'A gold coin.', Blorbit: 'A friend.' } };
    const pieces = [{ Zorkmid: 'A coin.', Quuxle: 'A tool.' }];
    const newer = {
      shards: [...pieces, { Zorkmid: 'A gold coin.', Blorbit: 'A friend.' }],
      removed: ['quuxle'],
    };
    const put = ({ 'manifest.json': manifest, ...files }: Record<string, string>) =>
      host.put({ ...files, 'pieces.json': manifest! });
    put(publishedFiles(first, { shards: pieces }));
    host.put({ 'pieces.html': '<!doctype html><link rel="glossary" href="pieces.json"><h1>Pieces</h1>' });
    host.asked();
    const made = await ask(options, 'subscribe', { url: `${host.origin}/pieces.html` });
    expect(made).toMatchObject({ id, url: `${host.origin}/pieces.json`, page: `${host.origin}/pieces.html` });
    expect(host.asked()).toHaveLength(3);
    put(publishedFiles(second, newer));
    const { changes } = await ask(options, 'update-now', { id });
    expect(host.asked().map(({ status }) => status)).toEqual([200, 200]);
    expect(changes).toMatchObject({ added: 1, changed: 1, removed: 1, removedTerms: ['Quuxle'] });
    await ask(options, 'remove-pack', { id });
  });

  test('has an alarm for the next check', async () => {
    const alarm = await until('there is an alarm', () => options.run(() => chrome.alarms.get('update')));
    const [{ nextCheck } = { nextCheck: 0 }] = await ask(options, 'list-subscriptions', {});
    expect(Math.abs(alarm.scheduledTime - nextCheck)).toBeLessThan(1_000);
  });

  testIf(name === 'chromium')('makes a lost alarm and a lost pack again when its worker starts', async () => {
    const chromium = extended as ExtendedChromium;
    await options.run(async () => {
      await chrome.alarms.clearAll();
      await new Promise((resolve) => {
        Object.assign(indexedDB.deleteDatabase('lumomate'), { onsuccess: resolve });
      });
    });
    await chromium.stopWorker();
    await until('the pack is there again', async () =>
      (await ask(options, 'list-packs', {})).some(({ id, version }) => id === 'acme' && version === '1.2.0'),
    );
    await until('there is an alarm', () => options.run(() => chrome.alarms.get('update')));
  });

  test('keeps what it has when the server is gone', async () => {
    await host.close();
    const { said, held } = await step('server gone', updateNow);
    expect(said).toMatch(/could not be reached/);
    expect(held).toBe('1.2.0');
  });

  test('ends with its pack', async () => {
    await ask(options, 'remove-pack', { id: 'acme' });
    expect(await ask(options, 'list-subscriptions', {})).toEqual([]);
    expect((await ask(options, 'list-packs', {})).map(({ id }) => id)).toEqual(['lumomate']);
    expect(await options.run(async () => (await (await caches.open('lumomate')).keys()).length)).toBe(0);
  });
});

function cutPack(): Record<string, string | Uint8Array> {
  const files = publishedFiles(V3);
  const zipped = gzipSync(files['pack-1.2.0.json']!);
  return { ...files, 'pack-1.2.0.json.gz': zipped.subarray(0, zipped.length - 30) };
}

function cutManifest(): Record<string, string | Uint8Array> {
  const files = publishedFiles(V3);
  const zipped = gzipSync(files['manifest.json']!);
  return { ...files, 'manifest.json.gz': zipped.subarray(0, zipped.length - 30) };
}

function wrongPack(): Record<string, string> {
  const files = publishedFiles(V3);
  return { ...files, 'pack-1.2.0.json': files['pack-1.2.0.json']!.replace('A tool', 'A fool') };
}

function lines(rows: typeof table): string {
  const head = '| browser | what happens | requests | outcome | held |\n|---|---|---|---|---|';
  const body = rows.map(
    (row) => `| ${[row.browser, row.what, row.asked, row.outcome, row.held].join(' | ')} |`,
  );
  return [head, ...body].join('\n');
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FetchedPack, forgetShards } from '../../entrypoints/background/fetch-pack.ts';
import { parsePackText } from '../../glossary/pack.ts';
import { packText, publishedFiles } from '../published-files.ts';
import { memoryDrawer } from './memory.ts';
import { fetchIn, type PackServer, startPackServer } from './pack-server.ts';

/** Fetching from a real server, in Node; Chromium and Firefox do the same in tests/e2e/subscriptions.spec.ts. */

const ONE = { version: '1.0.0', entries: { Ant: 'Small.', Bee: 'Busy.' } };
const NOW = Date.UTC(2026, 10, 23, 12);

let server: PackServer;
let drawer: ReturnType<typeof memoryDrawer>;

beforeEach(async () => {
  server = await startPackServer();
  drawer = memoryDrawer();
});
afterEach(() => server.close());

const put: PackServer['put'] = (files) => server.put(files);
const get: ReturnType<typeof fetchIn> = (...asked) => fetchIn(server, drawer, NOW)(...asked);

async function termsOf(fetched: Promise<FetchedPack>): Promise<string[]> {
  const got = await fetched;
  if (got.kind !== 'taken') throw new Error(got.kind);
  return got.pack.entries.map(({ term, blurb }) => `${term}: ${blurb}`);
}

const paths = () => server.asked.map(({ path }) => path);

describe('a pack is found', () => {
  test('by its manifest', async () => {
    put(publishedFiles(ONE));
    expect(await termsOf(get('/words/manifest.json'))).toEqual(['Ant: Small.', 'Bee: Busy.']);
    expect(paths()).toEqual(['/words/manifest.json', '/words/pack-1.0.0.json']);
  });

  test('at its own address', async () => {
    put({ 'pack.json': packText(ONE) });
    expect(await termsOf(get('/words/pack.json'))).toEqual(['Ant: Small.', 'Bee: Busy.']);
  });

  test.each(['/words/', '/words'])('from the page that it is published on: %s', async (address) => {
    put(publishedFiles(ONE));
    server.files['/words'] = { status: 301, headers: { location: '/words/' } };
    server.files['/words/'] =
      '\ufeff\n<!doctype html><link rel="glossary" type="application/json" href="manifest.json"><p>Words';
    const fetched = await get(address);
    expect(fetched).toMatchObject({ kind: 'taken', url: `${server.origin}/words/manifest.json` });
  });

  test('in another format, by who reads those', async () => {
    put({ 'words.csv': 'term,blurb\nAnt,Small.' });
    const read = parsePackText(packText(ONE)).pack;
    const fetched = await get('/words/words.csv', {}, { readAny: async () => read });
    expect(fetched).toMatchObject({ kind: 'taken', pack: read, edition: { version: '1.0.0' } });
  });
});

describe('a request', () => {
  test('carries the token to the manifest and the pack, and neither cookies nor referrer', async () => {
    put(publishedFiles(ONE));
    await get('/words/manifest.json', { header: { name: 'PRIVATE-TOKEN', value: 's3cret' } });
    for (const { headers } of server.asked) {
      expect(headers['private-token']).toBe('s3cret');
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
    expect(server.asked).toHaveLength(2);
  });

  test('says back what the last answer was known by, and takes 304 for an answer', async () => {
    const headers = { etag: '"one"', 'last-modified': 'Mon, 23 Nov 2026 12:00:00 GMT' };
    put({ 'manifest.json': { body: publishedFiles(ONE)['manifest.json']!, headers } });
    const first = await get('/words/manifest.json', { judge: async () => 'unchanged' });
    const validators = { etag: '"one"', lastModified: headers['last-modified'], since: NOW };
    expect(first).toEqual({ kind: 'unchanged', validators });
    expect(await get('/words/manifest.json', { validators })).toEqual({ kind: 'unchanged', validators });
    expect(server.asked[1]?.headers['if-none-match']).toBe('"one"');
  });

  test.each([
    ['is long enough to know a reader by', { etag: `"${'e'.repeat(200)}"`, since: NOW }],
    ['has been said back for a month', { etag: '"one"', since: NOW - 31 * 24 * 3_600_000 }],
  ])('does not say back what %s', async (_, validators) => {
    const { etag } = validators;
    put({ 'manifest.json': { body: publishedFiles(ONE)['manifest.json']!, headers: { etag } } });
    const fetched = await get('/words/manifest.json', {
      ...(etag.length < 128 && { validators }),
      judge: async () => 'unchanged',
    });
    expect(server.asked[0]?.headers['if-none-match']).toBeUndefined();
    const kept = etag.length < 128 ? { etag, since: NOW } : undefined;
    expect(fetched).toEqual({ kind: 'unchanged', validators: kept });
  });

  test.each(['unchanged', 'older', 'refused'] as const)(
    'for the pack itself is not made when it is %s',
    async (verdict) => {
      put(publishedFiles(ONE));
      await get('/words/manifest.json', { judge: async () => verdict });
      expect(paths()).toEqual(['/words/manifest.json']);
    },
  );
});

describe('a pack in shards', () => {
  const v1 = publishedFiles(ONE, { shards: [{ Ant: 'Small.' }, { Bee: 'Busy.' }] });
  const TWO = { version: '1.1.0', entries: { Ant: 'Tiny.', Cow: 'Large.' } };
  const v2 = publishedFiles(TWO, {
    shards: [{ Ant: 'Small.' }, { Bee: 'Busy.' }, { Ant: 'Tiny.', Cow: 'Large.' }],
    removed: ['bee'],
  });

  test('comes shard by shard, and an update brings only what is new', async () => {
    put(v1);
    expect(await termsOf(get('/words/manifest.json'))).toEqual(['Ant: Small.', 'Bee: Busy.']);
    expect(paths()).toHaveLength(3);
    server.asked.length = 0;
    put(v2);
    expect(await termsOf(get('/words/manifest.json'))).toEqual(['Ant: Tiny.', 'Cow: Large.']);
    expect(paths()).toHaveLength(2);
  });

  test('is fetched again where what was kept is damaged or gone', async () => {
    put(v1);
    await get('/words/manifest.json');
    const [first, second] = [...drawer.all.keys()];
    drawer.all.set(first!, new Uint8Array([1, 2, 3]));
    drawer.all.delete(second!);
    server.asked.length = 0;
    expect(await termsOf(get('/words/manifest.json'))).toEqual(['Ant: Small.', 'Bee: Busy.']);
    expect(paths()).toHaveLength(3);
  });

  test('leaves none behind that it is not made of any more', async () => {
    put(v2);
    const fetched = await get('/words/manifest.json');
    if (fetched.kind !== 'taken') throw new Error(fetched.kind);
    drawer.all.set('shards/acme/old', new Uint8Array());
    drawer.all.set('shards/other/old', new Uint8Array());
    await forgetShards(drawer, 'acme', fetched.shards);
    expect([...drawer.all.keys()].filter((name) => name.endsWith('old'))).toEqual(['shards/other/old']);
    expect(drawer.all.size).toBe(4);
  });
});

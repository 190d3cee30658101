import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishedFiles } from '../published-files.ts';
import { memoryDrawer } from './memory.ts';
import { fetchIn, type PackServer, type ServedFile, startPackServer } from './pack-server.ts';

/** What a server may send that is no pack, or not the one that was asked for. */

const ONE = { version: '1.0.0', entries: { Ant: 'Small.', Bee: 'Busy.' } };

let server: PackServer;

beforeEach(async () => {
  server = await startPackServer();
});
afterEach(() => server.close());

const put: PackServer['put'] = (files) => server.put(files);
const get: ReturnType<typeof fetchIn> = (...asked) => fetchIn(server, memoryDrawer(), Date.now())(...asked);
const paths = () => server.asked.map(({ path }) => path);

describe('what is refused, and why:', () => {
  const whole = publishedFiles(ONE);
  const file = whole['pack-1.0.0.json']!;
  const manifest = whole['manifest.json']!;
  const html = (link: string) => `<!doctype html><link rel="glossary" href="${link}">`;

  test.each<[what: string, files: Record<string, ServedFile>, why: RegExp]>([
    ['nothing there', {}, /has nothing at this address \(404\)/],
    [
      'a busy server',
      { 'manifest.json': { status: 503, headers: { 'retry-after': '120' } } },
      /busy \(503\).*in 2 minutes/,
    ],
    ['a busy server without a word when', { 'manifest.json': { status: 429 } }, /asked again later/],
    ['a broken server', { 'manifest.json': { status: 500 } }, /with an error \(500\)/],
    ['a closed door', { 'manifest.json': { status: 401 } }, /without the right token \(401\)/],
    [
      'a redirect',
      { 'manifest.json': { status: 302, headers: { location: '/x' } } },
      /leads on from this address/,
    ],
    [
      'a redirect from the pack',
      { ...whole, 'pack-1.0.0.json': { status: 307, headers: { location: '/x' } } },
      /leads on/,
    ],
    ['304 without having been asked', { 'manifest.json': { status: 304 } }, /without being asked/],
    [
      'an answer that breaks off',
      { 'manifest.json': { body: manifest.slice(0, 50), cut: true } },
      /broke off/,
    ],
    ['an answer that stalls', { 'manifest.json': { body: manifest.slice(0, 50), stalls: true } }, /in time/],
    ['half a manifest', { 'manifest.json': manifest.slice(0, 50) }, /cut short or damaged/],
    ['a manifest of the future', { 'manifest.json': '{"format":"lumomate-manifest/9"}' }, /cannot read/],
    ['a web page', { 'manifest.json': '<html>Please sign in' }, /no format/],
    [
      'a manifest that is none',
      { 'manifest.json': manifest.replace(/"entries":2/, '"entries":-2') },
      /“entries” must not/,
    ],
    [
      'a file above the manifest',
      { 'manifest.json': manifest.replace('pack-1.0.0', '../x') },
      /beside the manifest/,
    ],
    [
      'a file elsewhere',
      { 'manifest.json': manifest.replace('pack-1.0.0', 'https://b.example/x') },
      /beside the/,
    ],
    ['half the pack', { ...whole, 'pack-1.0.0.json': file.slice(0, 60) }, /cut short: 60 of \d+ bytes/],
    ['half the pack, zipped', { ...whole, 'pack-1.0.0.json': zipped(file.slice(0, 60)) }, /cut short: 60 of/],
    ['another pack', { ...whole, 'pack-1.0.0.json': file.replace('Busy', 'Lazy') }, /SHA-256/],
    ['more than announced', { ...whole, 'pack-1.0.0.json': `${file} ` }, /larger than/],
    [
      'more than announced, zipped',
      { ...whole, 'pack-1.0.0.json': zipped(`${file}${' '.repeat(9e6)}`) },
      /larger than/,
    ],
    ['fewer entries', publishedFiles(ONE, { entries: 3 }), /number of entries is 2, not 3/],
    [
      'another version',
      publishedFiles(ONE, { pack: { id: 'acme', name: 'A', version: '1.0.1' } }),
      /version is 1\.0\.0/,
    ],
    ['an entry that is none', publishedFiles({ ...ONE, entries: { Ant: '' } }), /entry 1 “Ant”/],
    ['a page that leads away', { 'manifest.json': html('http://10.0.0.1/m.json') }, /https/],
    [
      'a page that leads into a private network',
      { 'manifest.json': html('https://10.0.0.1/m.json') },
      /private/,
    ],
    [
      'a page that leads to a page',
      { 'manifest.json': html('page'), page: html('manifest.json') },
      /no format/,
    ],
  ])('%s', async (_, files, why) => {
    put(files);
    await expect(get('/words/manifest.json')).rejects.toThrow(why);
  });

  test('a server that is gone', async () => {
    const gone = await startPackServer();
    await gone.close();
    await expect(get(`${gone.origin}/manifest.json`)).rejects.toThrow(/could not be reached/);
  });

  test('how long to wait is told', async () => {
    put({ 'manifest.json': { status: 503, headers: { 'retry-after': '120' } } });
    await expect(get('/words/manifest.json')).rejects.toMatchObject({ retryAfter: 120_000 });
  });

  test('another pack than was subscribed', async () => {
    put(publishedFiles({ ...ONE, id: 'other' }));
    await expect(get('/words/manifest.json', { pack: 'acme' })).rejects.toThrow(
      /now sends the pack “other” in place/,
    );
    expect(paths()).toEqual(['/words/manifest.json']);
  });

  test('a web page in the place of the pack', async () => {
    put({ 'manifest.json': html('other.json') });
    await expect(get('/words/manifest.json', { pack: 'acme' })).rejects.toThrow(/sign in/);
  });

  test('a redirect, before anybody is asked where it leads', async () => {
    const other = await startPackServer();
    put({ 'manifest.json': { status: 302, headers: { location: `${other.origin}/manifest.json` } } });
    const header = { name: 'X-Token', value: 's3cret' };
    await expect(get('/words/manifest.json', { header })).rejects.toThrow(/leads on/);
    expect(other.asked).toEqual([]);
    await other.close();
  });

  test('a token for another host', async () => {
    put({ 'page.html': html('https://b.example/m.json') });
    const header = { name: 'X-Token', value: 's3cret' };
    await expect(get('/words/page.html', { header })).rejects.toThrow(/token is never sent to another host/);
  });

  test('a shard that is not what was announced', async () => {
    const files = publishedFiles(ONE, { shards: [{ Ant: 'Small.' }, { Bee: 'Busy.' }] });
    const shard = Object.keys(files).find(
      (name) => files[name]?.includes('Busy') && !name.startsWith('pack'),
    )!;
    put({ ...files, [shard]: files[shard]!.replace('Busy', 'Lazy') });
    await expect(get('/words/manifest.json')).rejects.toThrow(/SHA-256/);
  });
});

function zipped(text: string): { body: Buffer; headers: Record<string, string> } {
  return { body: gzipSync(text), headers: { 'content-encoding': 'gzip' } };
}

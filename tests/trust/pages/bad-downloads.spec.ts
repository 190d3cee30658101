import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { BROWSERS } from '../../e2e/fixtures.ts';
import { storedPack } from '../../e2e/stored.ts';
import { ask, type View, viewOf } from '../../e2e/views.ts';
import { publishedFiles } from '../../published-files.ts';
import { type PackServer, type ServedFile, startPackServer } from '../../unit/pack-server.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/**
 * Whatever a server sends in the place of an update: the pack that is there stays whole, the reader is told in one
 * sentence, and the next good answer is taken as if nothing had been.
 */

type Files = Record<string, ServedFile>;

/** What the server does, made of the files of a good new version. */
interface Fault {
  what: string;
  /** @param good as they should be sent */
  files(good: Record<string, string>, file: string): Files;
  /** What the reader is told. */
  told: RegExp;
  /** What was sent is whole all the same, and may be taken. */
  mayBeTaken?: boolean;
}

const answers = (what: string, answer: ServedFile, told: RegExp): Fault => ({
  what,
  files: () => ({ 'manifest.json': answer }),
  told,
});
const status = (code: number, headers = {}): ServedFile => ({ status: code, headers });
const gzip = { 'content-encoding': 'gzip' };
const unreadable = /cut short or damaged|broke off|could not be reached|nothing at this address that can be/;

const OF_THE_MANIFEST: Fault[] = [
  answers('404', status(404), /has nothing at this address \(404\)/),
  answers('410', status(410), /has nothing at this address \(410\)/),
  answers('401', status(401), /without the right token \(401\)/),
  answers('403', status(403), /without the right token \(403\)/),
  answers('429', status(429), /is busy \(429\); it will be asked again later/),
  answers('500', status(500), /with an error \(500\)/),
  answers('502 with a page', { status: 502, body: '<h1>Bad gateway</h1>' }, /with an error \(502\)/),
  answers('503, Retry-After', status(503, { 'retry-after': '3600' }), /is busy \(503\).* in 60 minutes/),
  answers('204', status(204), /with an error \(204\)/),
  answers('304 unasked', status(304), /without being asked/),
  answers('a redirect', status(302, { location: '/elsewhere' }), /which is not followed/),
  answers('a redirect to another host', status(301, { location: 'http://10.0.0.1/' }), /is not followed/),
  answers('a redirect to itself', status(308, { location: '/words/manifest.json' }), /is not followed/),
  answers('nothing at all', '', unreadable),
  answers('a page to sign in', '<!doctype html><title>Sign in</title>', /wants you to sign in/),
  answers('bytes of chance', { body: Buffer.from('\0\u0001þÿ'.repeat(900), 'latin1') }, unreadable),
  answers('null', 'null', unreadable),
  answers(
    'its own format of the future',
    '{"format":"lumomate-manifest/9"}',
    /is “lumomate-manifest\/9”, which/,
  ),
  {
    what: 'half the manifest',
    files: (good) => ({ 'manifest.json': good['manifest.json']!.slice(0, 90) }),
    told: unreadable,
  },
  {
    what: 'a connection that ends in a piece',
    files: (good) => ({ 'manifest.json': { body: good['manifest.json']!.slice(0, 90), cut: true } }),
    told: /broke off/,
  },
  {
    what: 'less than its length says',
    files: (good) => ({
      'manifest.json': { body: good['manifest.json']!, cut: true, headers: { 'content-length': '9999' } },
    }),
    told: /broke off/,
  },
  {
    what: 'gzip that is cut',
    files: (good) => ({
      'manifest.json': { body: gzipSync(good['manifest.json']!).subarray(0, -40), headers: gzip },
    }),
    told: unreadable,
  },
  {
    what: 'gzip that it does not call so',
    files: (good) => ({ 'manifest.json': { body: gzipSync(good['manifest.json']!) } }),
    told: unreadable,
  },
  {
    what: 'plain text that it calls gzip',
    files: (good) => ({ 'manifest.json': { body: good['manifest.json']!, headers: gzip } }),
    told: unreadable,
  },
  {
    what: 'another encoding',
    files: (good) => ({
      ...good,
      'manifest.json': { body: Buffer.from(`\ufeff${good['manifest.json']}`, 'utf16le') },
    }),
    told: unreadable,
    mayBeTaken: true,
  },
];

const OF_THE_PACK: Fault[] = [
  { what: 'no pack', files: (good, file) => ({ ...good, [file]: status(404) }), told: /\(404\)/ },
  {
    what: 'a redirect from the pack',
    files: (good, file) => ({ ...good, [file]: status(307, { location: '/x' }) }),
    told: /is not followed/,
  },
  {
    what: 'half the pack',
    files: (good, file) => ({ ...good, [file]: good[file]!.slice(0, 80) }),
    told: /came cut short: 80 of \d+ bytes/,
  },
  {
    what: 'a pack that breaks off',
    files: (good, file) => ({ ...good, [file]: { body: good[file]!.slice(0, 80), cut: true } }),
    told: /broke off/,
  },
  {
    what: 'a pack in gzip that is cut',
    files: (good, file) => ({
      ...good,
      [file]: { body: gzipSync(good[file]!).subarray(0, -30), headers: gzip },
    }),
    told: /cut short|broke off|could not be reached/,
  },
  {
    what: 'a pack in gzip without its end',
    files: (good, file) => ({
      ...good,
      [file]: { body: gzipSync(good[file]!).subarray(0, -8), headers: gzip },
    }),
    told: /cut short|broke off|could not be reached/,
    mayBeTaken: true,
  },
  {
    what: 'a pack in gzip with a wrong checksum',
    files: (good, file) => ({ ...good, [file]: { body: withWrongChecksum(good[file]!), headers: gzip } }),
    told: /cut short|broke off|could not be reached/,
    mayBeTaken: true,
  },
  {
    what: 'one letter that is another',
    files: (good, file) => ({ ...good, [file]: good[file]!.replace('Version', 'Persion') }),
    told: /SHA-256 is another/,
  },
  {
    what: 'more than announced',
    files: (good, file) => ({ ...good, [file]: `${good[file]}      ` }),
    told: /larger than/,
  },
  {
    what: 'a bomb',
    files: (good, file) => ({
      ...good,
      [file]: { body: gzipSync(`${good[file]}${' '.repeat(50e6)}`), headers: gzip },
    }),
    told: /larger than/,
  },
  {
    what: 'an answer that stalls',
    files: (good, file) => ({ ...good, [file]: { body: good[file]!.slice(0, 80), stalls: true } }),
    told: /did not answer in time/,
  },
];

/** So long does a server have for its next piece. */
const SLOW = ['an answer that stalls'];
const FAULTS = [...OF_THE_MANIFEST, ...OF_THE_PACK].filter(({ what }) => ALL || !SLOW.includes(what));

describe.each(Object.entries(BROWSERS))('an update in %s', (name, launch) => {
  let server: PackServer;
  let extended: ExtendedBrowser;
  let options: View;
  let patch = 0;
  let passed = 0;

  beforeAll(async () => {
    server = await startPackServer();
    extended = await launch();
    options = viewOf(await extended.openExtensionPage('/options.html'));
    server.put(filesOf(patch));
    await ask(options, 'subscribe', { url: `${server.origin}/words/manifest.json` });
  });
  afterAll(async () => {
    report({ figure: 'Faults: bad downloads', tried: FAULTS.length + 1, passed, where: name });
    await extended.close();
    await server.close();
  });

  /** Puts these into the place of all that the server has. */
  function publish(files: Files): void {
    for (const path of Object.keys(server.files)) delete server.files[path];
    server.put(files);
  }

  const held = async () => (await storedPack(options, 'acme')).entries.map(({ blurb }) => blurb);

  test.each(FAULTS)('survives $what', async ({ files, told, mayBeTaken = false }) => {
    publish(files(filesOf(patch + 1), fileOf(patch + 1)));
    const { problem = '' } = await ask(options, 'update-now', { id: 'acme' });
    if (problem || !mayBeTaken) {
      expect(problem).toMatch(told);
      expect(problem).toMatch(/^[A-Z“1].{15,300}\.$/);
    }
    expect(await held()).toEqual(blurbsOf(problem ? patch : patch + 1));
    patch += 2;
    publish(filesOf(patch));
    const healed = await ask(options, 'update-now', { id: 'acme' });
    expect(healed).toMatchObject({ failures: 0 });
    expect(healed.problem).toBeUndefined();
    expect(await held()).toEqual(blurbsOf(patch));
    passed += 1;
  });

  test('survives a server that is gone', async () => {
    await server.close();
    const { problem } = await ask(options, 'update-now', { id: 'acme' });
    expect(problem).toMatch(/could not be reached\.$/);
    expect(await held()).toEqual(blurbsOf(patch));
    passed += 1;
  });
});

function packOf(patch: number) {
  return {
    version: `1.0.${patch}`,
    entries: { Zorkmid: `Version ${patch}.`, Quuxle: `A tool in its version ${patch}.` },
  };
}

const filesOf = (patch: number) => publishedFiles(packOf(patch));
const fileOf = (patch: number) => `pack-1.0.${patch}.json`;
const blurbsOf = (patch: number) => Object.values(packOf(patch).entries);

function withWrongChecksum(text: string): Buffer {
  const zipped = gzipSync(text);
  zipped.writeUInt32LE((zipped.readUInt32LE(zipped.length - 8) ^ 0xff) >>> 0, zipped.length - 8);
  return zipped;
}

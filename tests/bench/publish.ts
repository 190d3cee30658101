import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { assemble } from '../../glossary/assemble.ts';
import type { Manifest } from '../../glossary/manifest.ts';
import { bareEntry } from '../../glossary/pack.ts';
import { publish, SHARD_OVER } from '../../glossary/pack-tool/publish.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { hasCommand, type Nginx, startNginx } from './nginx.ts';
import { insert, table } from './report.ts';
import { DATA, hasData } from './shared-data.ts';
import { wordNet } from './sized-packs.ts';
import { exchange, type Load, load } from './wire.ts';

/**
 * `npm run bench:publish`: what a published pack costs the server that holds it. Real nginx, real files, the loopback
 * of this machine; writes its tables into `docs/publishing.md`.
 */

const DOCS = join(import.meta.dirname, '../../docs/publishing.md');
const ENTRIES = 100_000;
const CHANGED = 0.01;
/** Of each load. */
const SECONDS = 5;
const READERS = 1_000_000;
const ENCODINGS = { br: 'br, gzip', gzip: 'gzip', none: 'identity' } as const;

type Encoding = keyof typeof ENCODINGS;

const missing = ['nginx', 'wrk'].filter((command) => !hasCommand(command));
if (missing.length) {
  console.log(`Skipped: ${missing.join(' and ')} must be there (Debian: apt-get install nginx-light wrk).`);
} else if (!hasData) {
  console.log(
    `Skipped: the words of the measured pack are not part of the project, and ${DATA} is not there.`,
  );
} else {
  await measure();
}

async function measure(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'lumomate-publish-'));
  const site = join(scratch, 'site');
  let nginx: Nginx | undefined;
  try {
    const first = largePack();
    const started = performance.now();
    const { manifest: before } = await publish(first, site, options('1.0.0'));
    const seconds = (performance.now() - started) / 1_000;
    const small = { ...builtInPack(), id: 'small' };
    await publish(small, join(site, 'small'), options('1.0.0'));
    nginx = await startNginx(join(scratch, 'nginx'), site);
    const checks = await measureChecks(nginx);
    const firstFetch = await sizesOf(nginx, [before.file]);
    const second = withChanges(first);
    const again = performance.now();
    const { manifest: after } = await publish(second, site, options('1.0.1'));
    const secondsAgain = (performance.now() - again) / 1_000;
    const update = await measureUpdate(nginx, before, after, second);
    const smallFetch = await sizesOf(nginx, ['small/small.json']);
    insert(
      DOCS,
      'publish',
      [
        `### A check for updates\n\n${checkTable(checks)}`,
        `### An update of 1 %\n\n${updateTable(first, firstFetch, update, after)}\n\nThe first build took ${seconds.toFixed(0)} s, nearly all of it Brotli at its best; the second ${secondsAgain.toFixed(0)} s.`,
        `### A million readers\n\n${planTable(checks, firstFetch, update, smallFetch, small)}`,
        footer(nginx),
      ].join('\n\n'),
    );
  } finally {
    await nginx?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function options(version: string) {
  return { version, bump: undefined, baseUrl: '', now: new Date(), shardOver: SHARD_OVER };
}

function largePack(): Pack {
  const entries = wordNet().slice(0, ENTRIES);
  const category = { id: 'all', name: 'All', section: 'WordNet' };
  return {
    id: 'large',
    name: 'Large',
    version: '1.0.0',
    language: 'en',
    private: false,
    categories: [category],
    entries: entries.map((entry) => ({ ...entry, category: 'all' })),
  };
}

/** Every hundredth entry is another: nine of ten rewritten, the others replaced by new ones. */
function withChanges(pack: Pack): Pack {
  const every = 1 / CHANGED;
  const entries = pack.entries.map((entry, i): Entry => {
    if (i % every) return entry;
    const definition = `${pack.entries[i + 1]?.definition ?? ''}; ${entry.definition}`;
    return (i / every) % 10 ? { ...entry, definition } : { ...entry, id: `${entry.id}-new`, definition };
  });
  return { ...pack, entries };
}

interface Checks {
  /** Bytes of a check that finds nothing new, both ways, and of the manifest when there is something. */
  check: { sent: number; received: number };
  manifest: number;
  unchanged: Load;
  changed: Load;
}

async function measureChecks({ port, origin }: Nginx): Promise<Checks> {
  const headers = { 'Accept-Encoding': ENCODINGS.br };
  const whole = await exchange(port, '/manifest.json', headers);
  const conditional = { ...headers, 'If-None-Match': whole.headers.get('etag') ?? '' };
  const check = await exchange(port, '/manifest.json', conditional);
  if (whole.status !== 200 || check.status !== 304)
    throw new Error(`answers were ${whole.status}, ${check.status}`);
  const address = `${origin}/manifest.json`;
  return {
    check,
    manifest: whole.received,
    unchanged: await load(address, conditional, SECONDS),
    changed: await load(address, headers, SECONDS),
  };
}

type Sizes = Record<Encoding, number>;

/** What the files weigh on the wire in each encoding, heads of the answers included; compared with what is on disk. */
async function sizesOf({ port, hasBrotli }: Nginx, files: readonly string[]): Promise<Sizes> {
  const sizes: Sizes = { br: 0, gzip: 0, none: 0 };
  for (const encoding of Object.keys(ENCODINGS) as Encoding[]) {
    for (const file of files) {
      const answer = await exchange(port, `/${file}`, { 'Accept-Encoding': ENCODINGS[encoding] });
      const got = answer.headers.get('content-encoding') ?? 'none';
      if (answer.status !== 200 || (got !== encoding && hasBrotli))
        throw new Error(`${file}: ${answer.status} ${got}`);
      sizes[encoding] += answer.received;
    }
  }
  return sizes;
}

interface Update {
  shards: Sizes;
  /** How many files besides the manifest. */
  files: number;
  manifest: Sizes;
  whole: Sizes;
}

async function measureUpdate(nginx: Nginx, before: Manifest, after: Manifest, pack: Pack): Promise<Update> {
  const known = new Set(before.shards?.map(({ file }) => file));
  const files = (after.shards ?? []).map(({ file }) => file);
  const added = files.filter((file) => !known.has(file));
  await proveWhole(nginx, after, files, pack);
  return {
    shards: await sizesOf(nginx, added),
    files: added.length,
    manifest: await sizesOf(nginx, ['manifest.json']),
    whole: await sizesOf(nginx, [after.file]),
  };
}

/** What is served, put together, is the pack. */
async function proveWhole(
  nginx: Nginx,
  manifest: Manifest,
  files: readonly string[],
  pack: Pack,
): Promise<void> {
  const shards: unknown[][] = [];
  for (const file of files) {
    const { body, headers } = await exchange(nginx.port, `/${file}`, { 'Accept-Encoding': ENCODINGS.br });
    const plain = headers.get('content-encoding') === 'br' ? brotliDecompressSync(body) : gunzipSync(body);
    shards.push(JSON.parse(plain.toString()) as unknown[]);
  }
  const served = JSON.stringify(assemble(manifest, shards).entries);
  if (served !== JSON.stringify(pack.entries.map(bareEntry)))
    throw new Error('the shards do not make the pack');
}

function checkTable({ check, manifest, unchanged, changed }: Checks): string {
  const row = (what: string, bytes: string, { perSecond, median, slowest }: Load) => [
    what,
    bytes,
    whole(perSecond),
    `${median} / ${slowest}`,
  ];
  return table(
    ['asked for', 'bytes out + in', 'a second, one nginx worker', 'median / 99 %'],
    [
      row('manifest, unchanged (304)', `${check.sent} + ${check.received}`, unchanged),
      row('manifest, whole (200, Brotli)', `${check.sent} + ${whole(manifest)}`, changed),
    ],
  );
}

function updateTable(pack: Pack, first: Sizes, update: Update, { shards = [] }: Manifest): string {
  const row = (what: string, requests: number, { br, gzip, none }: Sizes) => [
    what,
    String(requests),
    ...[br, gzip, none].map(kilobytes),
  ];
  const byShards = sum(update.manifest, update.shards);
  return table(
    [`${whole(pack.entries.length)} entries`, 'requests', 'Brotli', 'gzip', 'plain'],
    [
      row('first fetch, the whole file', 2, sum(update.manifest, first)),
      row('update by the whole file', 2, sum(update.manifest, update.whole)),
      row(`update by shards (${shards.length} in all)`, 1 + update.files, byShards),
      [
        'shards cost',
        '',
        ...(['br', 'gzip', 'none'] as const).map(
          (one) => `${((100 * byShards[one]) / (update.manifest[one] + update.whole[one])).toFixed(1)} %`,
        ),
      ],
    ],
  );
}

/** A check a day of every reader, and an update a week. */
function planTable({ check }: Checks, first: Sizes, update: Update, smallFetch: Sizes, small: Pack): string {
  const rows: [what: string, weekly: number, requests: number][] = [
    [`${small.entries.length} entries, whole file`, smallFetch.br, 2],
    [
      `${whole(ENTRIES)} entries, by shards (1 % a week)`,
      update.manifest.br + update.shards.br,
      1 + update.files,
    ],
    [`${whole(ENTRIES)} entries, whole file`, update.manifest.br + first.br, 2],
  ];
  const checks = READERS * check.received;
  return table(
    [
      `${whole(READERS)} readers`,
      'checks a day',
      'sent for them',
      'updates a week',
      'sent for them, a day',
      'in all, a day',
      'requests a second, on average',
    ],
    rows.map(([what, weekly, requests]) => {
      const updates = (READERS * weekly) / 7;
      const perSecond = (READERS + (READERS * requests) / 7) / 86_400;
      return [
        what,
        whole(READERS),
        gigabytes(checks),
        '1',
        gigabytes(updates),
        gigabytes(checks + updates),
        perSecond.toFixed(0),
      ];
    }),
  );
}

function footer({ version, hasBrotli }: Nginx): string {
  const [{ model = 'unknown' } = {}, ...more] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `_${date}, ${version}${hasBrotli ? '' : ' without Brotli'}, wrk with 64 connections for ${SECONDS} s on the same machine, ${more.length + 1} cores of ${model.trim()}, shared with other work. HTTP/1.1 with the headers of a browser; bytes without TCP and TLS._\n\nA check on a connection of its own also costs a TLS handshake, which is not measured here: at some 5 kB it comes to 5 GB a day, more than all the checks themselves. LumoMate spreads its checks over the day at random.`;
}

function sum(one: Sizes, other: Sizes): Sizes {
  return { br: one.br + other.br, gzip: one.gzip + other.gzip, none: one.none + other.none };
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}

function kilobytes(bytes: number): string {
  return `${whole(bytes / 1_000)} kB`;
}

function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${whole(bytes / 1e9)} GB`;
}

import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { changesBetween } from '../changes.ts';
import { MANIFEST_FORMAT, type Manifest, ManifestSchema, type Shard } from '../manifest.ts';
import { bareEntry, packToText } from '../pack.ts';
import type { Pack } from '../pack-types.ts';
import type { Bump } from '../publish/bump.ts';
import { nextVersion } from '../publish/next-version.ts';
import { packPage } from '../publish/page.ts';
import { PAGE_STYLE } from '../publish/page-style.ts';
import { planShards } from '../publish/shards.ts';
import { writeWithTwins } from './compress.ts';
import { MANIFEST_FILE, type PublishedFolder, readPublished, sha256Of } from './read-published.ts';
import { ToolError } from './tool-error.ts';
import { readIfThere, writeWhole } from './write-whole.ts';

/** Writes the folder that a web server serves. */

export interface PublishOptions {
  /** What the file or the command says; undefined when neither says one. */
  version: string | undefined;
  bump: Bump | undefined;
  /** Where the folder will be served, ending in “/”; '' when it is not known. */
  baseUrl: string;
  now: Date;
  /** Packs whose whole file is larger are sharded too. Bytes. */
  shardOver: number;
}

/** What a build has done. */
export interface PublishReport {
  manifest: Manifest;
  /** Names of the files that were written or deleted; their twins are not named. */
  written: string[];
  deleted: string[];
}

/** Below this, a reader fetches the whole file sooner than the shards would have been found. Bytes. */
export const SHARD_OVER = 5_000_000;
const SHARD_FILE = /^entries-[0-9a-f]{16}\.json$/;

/**
 * Publishes a pack in a folder. What is there already and would be the same stays byte for byte; the manifest is
 * written last, so that a reader who sees it finds all it names.
 * @throws ToolError when the folder is another pack's, or the version is not a later one
 */
export async function publish(pack: Pack, folder: string, options: PublishOptions): Promise<PublishReport> {
  const before = await readPublished(folder);
  if (before && before.manifest.pack.id !== pack.id) {
    const message = `${folder} holds the pack “${before.manifest.pack.id}”: name another folder for “${pack.id}”`;
    throw new ToolError(message, 1);
  }
  const next = versioned(pack, before, options);
  const text = packToText(next);
  const written: string[] = [];
  const write = async (name: string, contents: string) => {
    if (await writeWithTwins(join(folder, name), contents)) written.push(name);
  };
  await mkdir(folder, { recursive: true });
  // GitHub's pages would otherwise leave out what its own generator does not know.
  if (!(await readIfThere(join(folder, '.nojekyll')))) await writeWhole(join(folder, '.nojekyll'), '');
  const isSame = before?.manifest.sha256 === sha256Of(text);
  const facts = isSame ? before.manifest : describe(next, text, before, options.now);
  const isWhole = isSame && (!before.manifest.shards || before.contents !== undefined);
  const isLarge = Buffer.byteLength(text) > options.shardOver;
  const shards = isWhole || !isLarge ? {} : await writeShards(next, before, write);
  // Parsed, so that what is read back is written the same.
  const manifest = v.parse(ManifestSchema, { ...facts, ...shards });
  await write(manifest.file, text);
  const page = packPage(next, {
    file: manifest.file,
    address: options.baseUrl,
    styleSha256: createHash('sha256').update(PAGE_STYLE).digest('base64'),
    published: manifest.published,
  });
  await write('index.html', page);
  await write(MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`);
  const deleted = isSame ? [] : await deleteOldShards(folder, manifest, before?.manifest);
  return { manifest, written, deleted };
}

/** The pack with the version it is published as. */
function versioned(pack: Pack, before: PublishedFolder | undefined, options: PublishOptions): Pack {
  const published = before?.manifest.pack.version;
  const isSame =
    before !== undefined && sha256Of(packToText({ ...pack, version: published! })) === before.manifest.sha256;
  const next = nextVersion({ given: options.version, published, isSame, bump: options.bump });
  if ('refused' in next) throw new ToolError(next.refused, 1);
  return { ...pack, version: next.version };
}

function describe(pack: Pack, text: string, before: PublishedFolder | undefined, now: Date): Manifest {
  const { entries, ...info } = pack;
  return {
    format: MANIFEST_FORMAT,
    pack: info,
    entries: entries.length,
    file: pack.id === 'manifest' ? 'manifest-pack.json' : `${pack.id}.json`,
    sha256: sha256Of(text),
    bytes: Buffer.byteLength(text),
    ...(before?.pack ? { changes: changesBetween(before.pack.entries, entries, before.pack.version) } : {}),
    published: now.toISOString(),
  };
}

type Write = (name: string, contents: string) => Promise<void>;

async function writeShards(
  pack: Pack,
  before: PublishedFolder | undefined,
  write: Write,
): Promise<Pick<Manifest, 'shards' | 'removed'>> {
  const { manifest: { shards = [] } = {}, contents } = before ?? {};
  const plan = planShards(pack.entries.map(bareEntry), contents ? { shards, contents } : undefined);
  const added: Shard[] = [];
  for (const { text: shard, ...rest } of plan.added) {
    const sha256 = sha256Of(shard);
    const file = `entries-${sha256.slice(0, 16)}.json`;
    await write(file, shard);
    added.push({ file, sha256, bytes: Buffer.byteLength(shard), ...rest });
  }
  return {
    shards: [...plan.kept, ...added],
    ...(plan.removed.length ? { removed: plan.removed } : {}),
  };
}

/** Those that neither this version nor the one before needs: readers may be in the midst of fetching that one. */
async function deleteOldShards(
  folder: string,
  now: Manifest,
  before: Manifest | undefined,
): Promise<string[]> {
  const needed = new Set([...(now.shards ?? []), ...(before?.shards ?? [])].map(({ file }) => file));
  const old = (await readdir(folder)).filter((name) => SHARD_FILE.test(name) && !needed.has(name));
  for (const name of old) {
    for (const ending of ['', '.gz', '.br']) await rm(join(folder, name + ending), { force: true });
  }
  return old;
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ShardEntry } from '../assemble.ts';
import { type Manifest, ManifestSchema } from '../manifest.ts';
import { PackError, parsePackText } from '../pack.ts';
import type { Pack } from '../pack-types.ts';
import { ToolError } from './tool-error.ts';
import { readIfThere } from './write-whole.ts';

/** What an earlier build has left in the folder. */
export interface PublishedFolder {
  manifest: Manifest;
  /** Missing when its file is not the one that the manifest means. */
  pack?: Pack;
  /** The shards' contents; missing when one of them is not as the manifest says. */
  contents?: ShardEntry[][];
}

export const MANIFEST_FILE = 'manifest.json';

/**
 * Reads a folder that was built before.
 * @returns undefined for a folder that was not
 * @throws ToolError when the folder is somebody else's
 */
export async function readPublished(folder: string): Promise<PublishedFolder | undefined> {
  const json = await readIfThere(join(folder, MANIFEST_FILE));
  if (!json) {
    if (!(await readIfThere(join(folder, 'index.html')))) return undefined;
    throw new ToolError(
      `${folder} has an index.html and no manifest.json: name a folder of the pack’s own`,
      1,
    );
  }
  const manifest = parseManifest(json.toString('utf8'), join(folder, MANIFEST_FILE));
  const [pack, contents] = await Promise.all([readPack(folder, manifest), readShards(folder, manifest)]);
  return { manifest, ...(pack ? { pack } : {}), ...(contents ? { contents } : {}) };
}

function parseManifest(json: string, path: string): Manifest {
  try {
    return v.parse(ManifestSchema, JSON.parse(json));
  } catch (error) {
    throw new ToolError(
      `${path} is no manifest of a pack (${(error as Error).message}): name another folder, or delete it`,
      1,
    );
  }
}

async function readPack(folder: string, { file, sha256 }: Manifest): Promise<Pack | undefined> {
  const bytes = await readIfThere(join(folder, file));
  if (!bytes || sha256Of(bytes) !== sha256) return undefined;
  try {
    return parsePackText(bytes.toString('utf8')).pack;
  } catch (error) {
    // An older build's file that is refused today is no reason to refuse the new one.
    if (error instanceof PackError) return undefined;
    throw error;
  }
}

async function readShards(folder: string, { shards = [] }: Manifest): Promise<ShardEntry[][] | undefined> {
  const contents: ShardEntry[][] = [];
  for (const { file, sha256 } of shards) {
    const bytes = await readIfThere(join(folder, file));
    if (!bytes || sha256Of(bytes) !== sha256) return undefined;
    contents.push(JSON.parse(bytes.toString('utf8')) as ShardEntry[]);
  }
  return contents;
}

/** In hex. */
export function sha256Of(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}

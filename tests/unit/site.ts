import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect } from 'vitest';
import { assemble } from '../../glossary/assemble.ts';
import { type Manifest, ManifestSchema } from '../../glossary/manifest.ts';
import { parsePack } from '../../glossary/pack.ts';
import { PACK_FORMAT } from '../../glossary/pack-types.ts';
import { runIn, temporaryFolder } from './tool-world.ts';

export interface Raw {
  term: string;
  blurb: string;
}

/** A folder with a pack's file, which can be published again and again. */
export class Site {
  readonly folder = temporaryFolder();

  write(entries: readonly object[], version?: string, more: object = {}): this {
    const pack = {
      format: PACK_FORMAT,
      id: 'acme',
      name: 'Acme',
      ...(version ? { version } : {}),
      ...more,
      entries,
    };
    writeFileSync(join(this.folder, 'acme.json'), JSON.stringify(pack));
    return this;
  }

  build(...words: string[]) {
    return runIn(this.folder, ['build', 'acme.json', '--out', 'public', ...words]);
  }

  path(name: string): string {
    return join(this.folder, 'public', name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  manifest(): Manifest {
    return v.parse(ManifestSchema, JSON.parse(this.read('manifest.json')));
  }

  /** Every file's hash. */
  files(): Record<string, string> {
    const names = readdirSync(this.path('.')).sort();
    return Object.fromEntries(names.map((name) => [name, sha256(readFileSync(this.path(name)))]));
  }

  /** What a subscriber makes of the shards. */
  assembled() {
    const manifest = this.manifest();
    const shards = (manifest.shards ?? []).map(({ file, sha256: hash, entries, bytes }) => {
      const text = this.read(file);
      const shard = JSON.parse(text) as unknown[];
      expect([sha256(text), shard.length, Buffer.byteLength(text)]).toEqual([hash, entries, bytes]);
      return shard;
    });
    return parsePack(assemble(manifest, shards)).pack;
  }
}

/** In hex. */
export function sha256(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}

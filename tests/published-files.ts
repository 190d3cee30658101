import { createHash } from 'node:crypto';

/** A small pack as it stands on a server, for tests of those who fetch it. */

export interface SmallPack {
  version: string;
  /** Blurbs by term. */
  entries: Record<string, string>;
  id?: string;
  name?: string;
}

export function packText({ version, entries, id = 'acme', name = 'Acme words' }: SmallPack): string {
  const list = Object.entries(entries).map(([term, blurb]) => ({ term, blurb }));
  return JSON.stringify({ format: 'lumomate-pack/1', id, name, version, entries: list });
}

/**
 * Its files, by name: `manifest.json`, and the pack or its shards.
 * @param shards of a pack in pieces: what each holds, blurbs by term, earlier ones first
 */
export function publishedFiles(
  pack: SmallPack,
  {
    shards,
    removed,
    ...wrong
  }: { shards?: Record<string, string>[]; removed?: string[]; [part: string]: unknown } = {},
): Record<string, string> {
  const whole = packText(pack);
  const files: Record<string, string> = { [`pack-${pack.version}.json`]: whole };
  const pieces = shards?.map((blurbs) => {
    const text = JSON.stringify(Object.entries(blurbs).map(([term, blurb]) => ({ term, blurb })));
    const file = `${sha256(text).slice(0, 16)}.json`;
    files[file] = text;
    return {
      file,
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      entries: Object.keys(blurbs).length,
    };
  });
  const manifest = {
    format: 'lumomate-manifest/1',
    pack: { id: pack.id ?? 'acme', name: pack.name ?? 'Acme words', version: pack.version },
    entries: Object.keys(pack.entries).length,
    file: `pack-${pack.version}.json`,
    sha256: sha256(whole),
    bytes: Buffer.byteLength(whole),
    ...(pieces && { shards: pieces }),
    ...(removed && { removed }),
    published: '2026-11-23T12:00:00Z',
    ...wrong,
  };
  return { ...files, 'manifest.json': JSON.stringify(manifest) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

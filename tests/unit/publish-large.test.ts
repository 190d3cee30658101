import { existsSync, readdirSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePack, parsePackText } from '../../glossary/pack.ts';
import { publish, SHARD_OVER } from '../../glossary/pack-tool/publish.ts';
import { PACK_FORMAT } from '../../glossary/pack-types.ts';
import { type Raw, Site } from './site.ts';

describe('a large pack', { timeout: 30_000 }, () => {
  const large = Array.from({ length: 1_100 }, (_, i) => ({
    term: `Term ${i}`,
    blurb: `${i}.`,
    definition: `Some words of an explanation, ${i} in all.`,
  }));
  const shardsIn = (site: Site) =>
    readdirSync(site.path('.')).filter((name) => /^entries-.*\.json$/.test(name));
  /** As the command does it, but what is large is smaller: compressing takes its time. */
  const build = (site: Site, entries: readonly Raw[], version: string) => {
    const { pack } = parsePack({ format: PACK_FORMAT, id: 'acme', name: 'Acme', version, entries });
    const options = { version, bump: undefined, baseUrl: '', now: new Date(0), shardOver: 100_000 };
    return publish(pack, site.path('.'), options);
  };

  test('is what 5 MB make', () => {
    expect(SHARD_OVER).toBe(5_000_000);
  });

  test('is sharded; an update adds a small file, and what is old goes one build later', async () => {
    const site = new Site();
    await build(site, large, '1.0.0');
    const first = site.manifest().shards!;
    expect(first).toHaveLength(2);
    expect(site.assembled()).toEqual(parsePackText(site.read('acme.json')).pack);

    const changed = large.map((entry, i) => (i % 500 ? entry : { ...entry, blurb: 'new' }));
    await build(site, [{ term: 'First of all', blurb: 'x' }, ...changed.slice(1)], '1.0.1');
    const second = site.manifest().shards!;
    expect(second.slice(0, -1)).toEqual(first);
    expect(second.at(-1)).toMatchObject({ patch: true, entries: 3 });
    expect(site.manifest().removed).toEqual(['term-0']);
    expect(site.assembled()).toEqual(parsePackText(site.read('acme.json')).pack);

    const rewritten = large.map((entry) => ({ ...entry, blurb: 'all new' }));
    await build(site, rewritten, '2.0.0');
    expect(site.manifest().shards!.some(({ patch }) => patch)).toBe(false);
    expect(site.manifest().removed).toBeUndefined();
    for (const { file } of second) expect(existsSync(site.path(file))).toBe(true);

    await build(site, rewritten.toSpliced(5, 1), '2.0.1');
    for (const { file } of second) expect(existsSync(site.path(file))).toBe(false);
    expect(shardsIn(site).sort()).toEqual(
      site
        .manifest()
        .shards!.map(({ file }) => file)
        .sort(),
    );
    expect(site.assembled()).toEqual(parsePackText(site.read('acme.json')).pack);
  });

  test('whose shard was lost is mended', async () => {
    const site = new Site();
    await build(site, large, '1.0.0');
    const before = site.files();
    rmSync(site.path(site.manifest().shards![1]!.file));
    await build(site, large, '1.0.0');
    expect(site.files()).toEqual(before);
  });

  test('that has become small is no longer sharded', async () => {
    const site = new Site();
    await build(site, large, '1.0.0');
    await build(site, large.slice(0, 5), '1.0.1');
    expect(site.manifest().shards).toBeUndefined();
    expect(shardsIn(site).length).toBeGreaterThan(0);
    await build(site, large.slice(0, 4), '1.0.2');
    expect(shardsIn(site)).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parsePackText } from '../../glossary/pack.ts';
import { type Raw, Site, sha256 } from './site.ts';

const POD: Raw = { term: 'Pod', blurb: 'A group of containers.' };
const NODE: Raw = { term: 'Kubelet', blurb: 'The agent on every node.' };

describe('a build', () => {
  test('writes all that is served, each with its twins', async () => {
    const site = new Site().write([POD, NODE], '1.2.0');
    expect((await site.build()).code).toBe(0);
    const twins = ['acme.json', 'index.html', 'manifest.json'].flatMap((name) => [
      name,
      `${name}.br`,
      `${name}.gz`,
    ]);
    expect(Object.keys(site.files())).toEqual(['.nojekyll', ...twins]);
    for (const name of ['acme.json', 'index.html', 'manifest.json']) {
      const plain = site.read(name);
      expect(gunzipSync(readFileSync(site.path(`${name}.gz`))).toString()).toBe(plain);
      expect(brotliDecompressSync(readFileSync(site.path(`${name}.br`))).toString()).toBe(plain);
    }
  });

  test('says in the manifest what the pack’s file is', async () => {
    const site = new Site().write([POD, NODE], '1.2.0');
    await site.build();
    const text = site.read('acme.json');
    expect(site.manifest()).toMatchObject({
      pack: { id: 'acme', name: 'Acme', version: '1.2.0' },
      entries: 2,
      file: 'acme.json',
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      published: '2026-11-23T10:00:00.000Z',
    });
    expect(parsePackText(text).pack.entries).toHaveLength(2);
  });

  test('of the same pack leaves every byte, however the file is written', async () => {
    const site = new Site().write([POD, { ...NODE, id: 'kubelet' }], '1.2.0');
    await site.build();
    const before = site.files();
    site.write(
      [
        { blurb: POD.blurb, term: POD.term },
        { id: 'kubelet', ...NODE },
      ],
      '1.2.0',
    );
    const { out, code } = await site.build('--bump', 'patch');
    expect([code, out]).toEqual([0, expect.stringContaining('nothing has changed')]);
    expect(site.files()).toEqual(before);
  });

  test('tells what has changed since the version before', async () => {
    const site = new Site().write([POD, NODE], '1.0.0');
    await site.build();
    site.write(
      [
        { ...POD, blurb: 'New.' },
        { term: 'Sidecar', blurb: 'x' },
      ],
      '1.1.0',
    );
    await site.build();
    expect(site.manifest().changes).toEqual({
      from: '1.0.0',
      added: 1,
      changed: 1,
      removed: 1,
      addedTerms: ['Sidecar'],
      changedTerms: ['Pod'],
      removedTerms: ['Kubelet'],
    });
  });

  test.each<[what: string, site: () => Promise<Site>, message: string]>([
    ['a pack with errors', async () => new Site().write([{ term: 'Pod' }]), 'its errors are mended'],
    [
      'a folder of another pack',
      async () => {
        const site = new Site().write([POD]);
        await site.build();
        return site.write([POD], undefined, { id: 'other' });
      },
      'holds the pack “acme”',
    ],
    [
      'a folder with another’s page',
      async () => {
        const site = new Site().write([POD]);
        await site.build();
        for (const name of readdirSync(site.path('.'))) if (name !== 'index.html') rmSync(site.path(name));
        return site;
      },
      'a folder of the pack’s own',
    ],
    [
      'a folder with a broken manifest',
      async () => {
        const site = new Site().write([POD]);
        await site.build();
        writeFileSync(site.path('manifest.json'), '{}');
        return site;
      },
      'no manifest of a pack',
    ],
    [
      'something else under the same version',
      async () => {
        const site = new Site().write([POD], '1.0.0');
        await site.build();
        return site.write([NODE], '1.0.0');
      },
      'let --bump patch raise it',
    ],
  ])('refuses %s, and writes nothing', async (_, prepare, message) => {
    const site = await prepare();
    const before = existsSync(site.path('.')) ? site.files() : {};
    const { code, err } = await site.build();
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(existsSync(site.path('.')) ? site.files() : {}).toEqual(before);
  });

  test('mends a folder whose files were lost', async () => {
    const site = new Site().write([POD], '1.0.0');
    await site.build();
    const before = site.files();
    rmSync(site.path('acme.json'));
    rmSync(site.path('index.html.br'));
    await site.build();
    expect(site.files()).toEqual(before);
  });
});

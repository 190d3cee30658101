import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePackText } from '../../glossary/pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { packText, publishedFiles, type SmallPack } from '../published-files.ts';
import { HEADER, testBed, V1, V2 } from './test-bed.ts';

/** Who may subscribe to what. */

let bed: Awaited<ReturnType<typeof testBed>>;

beforeEach(async () => {
  bed = await testBed();
});
afterEach(() => bed.server.close());

describe('subscribing', () => {
  test('brings the pack at once, and says how far it is', async () => {
    const made = await bed.subscribed();
    expect(made).toMatchObject({
      pack: 'acme',
      name: 'Acme words',
      version: '1.0.0',
      checkedAt: bed.clock.now,
      failures: 0,
    });
    expect(bed.held()).toEqual(['Ant: Small.']);
    expect(await bed.subscriptions.list()).toEqual([made]);
    expect(bed.progress[0]).toEqual({ url: bed.address, done: 0 });
    expect(bed.progress.some((one) => one?.done && one.done === one.total)).toBe(true);
    expect(bed.progress.at(-1)).toBeUndefined();
  });

  test.each<[what: string, arrange: () => void, url: () => string, why: RegExp]>([
    ['there is nothing', () => {}, () => bed.address, /nothing at this address/],
    ['the address is none', () => {}, () => 'acme', /https/],
    [
      'it is the built-in glossary',
      () => bed.publish({ ...V1, id: 'lumomate' }),
      () => bed.address,
      /built-in/,
    ],
  ])('keeps nothing when %s', async (_, arrange, url, why) => {
    arrange();
    await expect(bed.subscriptions.subscribe({ url: url() })).rejects.toThrow(why);
    expect(await bed.subscriptions.list()).toEqual([]);
    expect(bed.packs.size).toBe(0);
  });

  test('from a page into a private network is refused, from a page there is not', async () => {
    bed.publish(V1);
    const offer = { url: bed.address, page: 'https://evil.example/' };
    await expect(bed.subscriptions.subscribe(offer)).rejects.toThrow(/private network/);
    expect(bed.server.asked).toEqual([]);
    await bed.subscriptions.subscribe({ ...offer, page: `${bed.server.origin}/` });
  });

  test('to a pack that another address brings is refused, and leaves that as it is', async () => {
    const made = await bed.subscribed();
    bed.server.files['/b.json'] = bed.server.files['/words/manifest.json']!;
    bed.server.files['/pack-1.0.0.json'] = bed.server.files['/words/pack-1.0.0.json']!;
    await expect(bed.subscriptions.subscribe({ url: `${bed.server.origin}/b.json` })).rejects.toThrow(
      /“Acme words” is subscribed already/,
    );
    expect(await bed.subscriptions.list()).toEqual([made]);
    expect(bed.packs.get('acme')).toHaveLength(1);
  });

  test('to what was imported by hand takes its place, and can be taken back', async () => {
    await bed.keeper.put({ ...(await packOf(V1)), version: '0.9.0' });
    const made = await bed.subscribed();
    expect(made.previous).toEqual({ version: '0.9.0', sha256: '' });
  });

  test('to what is older than what is held is refused', async () => {
    await bed.keeper.put({ ...(await packOf(V1)), version: '2.0.0' });
    bed.publish(V1);
    await expect(bed.subscriptions.subscribe({ url: bed.address })).rejects.toThrow(
      'offers version 1.0.0, and you have a',
    );
    expect(bed.packs.get('acme')).toHaveLength(1);
  });

  async function packOf(pack: SmallPack): Promise<Pack> {
    return parsePackText(packText(pack)).pack;
  }
});

describe('a token', () => {
  test('goes with every request, and is never where pages could read it', async () => {
    bed.publish(V1);
    const made = await bed.subscriptions.subscribe({ url: bed.address, header: HEADER });
    await bed.subscriptions.updateNow('acme');
    expect(bed.server.asked.map(({ headers }) => headers['private-token'])).toEqual([
      's3cret',
      's3cret',
      's3cret',
    ]);
    expect(made.headerName).toBe('PRIVATE-TOKEN');
    expect(JSON.stringify(bed.values.all)).not.toContain('s3cret');
  });

  test('is renewed by subscribing again, and gone with the subscription', async () => {
    bed.publish(V1);
    await bed.subscriptions.subscribe({ url: bed.address, header: HEADER });
    await bed.subscriptions.subscribe({ url: bed.address, header: { ...HEADER, value: 'renewed' } });
    expect(bed.server.asked.at(-1)?.headers['private-token']).toBe('renewed');
    expect(await bed.subscriptions.list()).toHaveLength(1);
    await bed.subscriptions.unsubscribe('acme', false);
    expect(bed.drawer.all.size).toBe(0);
  });

  test('that is lost is asked for, and no request is made without it', async () => {
    bed.publish(V1);
    await bed.subscriptions.subscribe({ url: bed.address, header: HEADER });
    bed.drawer.all.clear();
    bed.server.asked.length = 0;
    expect((await bed.subscriptions.updateNow('acme')).problem).toMatch(/token of this subscription is lost/);
    expect(bed.server.asked).toEqual([]);
  });
});

describe('an organisation’s packs', () => {
  test('come, cannot be removed or paused, and go', async () => {
    bed.publish(V1);
    await bed.subscriptions.setPolicy([{ url: bed.address, header: HEADER }]);
    expect(await bed.subscriptions.isUrgent()).toBe(true);
    await bed.subscriptions.updateDue();
    expect(bed.held()).toEqual(['Ant: Small.']);
    expect(bed.server.asked.at(-1)?.headers['private-token']).toBe('s3cret');
    const why = /“Acme words” is provided by your organisation/;
    await expect(bed.subscriptions.unsubscribe('acme', false)).rejects.toThrow(why);
    await expect(bed.subscriptions.pause('acme', true)).rejects.toThrow(why);
    await expect(bed.subscriptions.subscribe({ url: bed.address })).rejects.toThrow(why);
    const before = await bed.subscriptions.list();
    await bed.subscriptions.setPolicy([{ url: bed.address, header: HEADER }]);
    expect(await bed.subscriptions.list()).toEqual(before);
    await bed.subscriptions.setPolicy([]);
    expect(await bed.subscriptions.list()).toEqual([]);
    expect(bed.packs.size + bed.drawer.all.size).toBe(0);
  });

  test('that the reader had already stay theirs afterwards', async () => {
    bed.publish(V1);
    await bed.subscriptions.subscribe({ url: bed.address, header: HEADER });
    await bed.subscriptions.pause('acme', true);
    await bed.subscriptions.setPolicy([{ url: bed.address }]);
    expect(await bed.subscriptions.list()).toMatchObject([
      { addedBy: 'reader', byPolicy: true, paused: false },
    ]);
    expect((await bed.subscriptions.updateNow('acme')).problem).toBeUndefined();
    await bed.subscriptions.setPolicy([]);
    expect(await bed.subscriptions.list()).toMatchObject([
      { addedBy: 'reader', byPolicy: false, version: '1.0.0' },
    ]);
    expect(bed.held()).toEqual(['Ant: Small.']);
  });

  test('take the place of the same pack from elsewhere', async () => {
    await bed.subscribed();
    for (const [name, file] of Object.entries(publishedFiles(V2))) bed.server.files[`/b/${name}`] = file;
    const url = `${bed.server.origin}/b/manifest.json`;
    await bed.subscriptions.setPolicy([{ url }]);
    await bed.subscriptions.updateDue();
    expect(await bed.subscriptions.list()).toMatchObject([
      { url, pack: 'acme', byPolicy: true, version: '1.1.0' },
    ]);
  });
});

describe('another device', () => {
  test('brings what it subscribed to, and ends it without taking the pack away', async () => {
    bed.publish(V1);
    await bed.subscriptions.follow(new Map([[bed.address, true]]));
    await bed.subscriptions.updateDue();
    expect(await bed.subscriptions.list()).toMatchObject([
      { pack: 'acme', addedBy: 'sync', version: '1.0.0' },
    ]);
    await bed.subscriptions.follow(new Map([[bed.address, false]]));
    expect(await bed.subscriptions.list()).toEqual([]);
    expect(bed.held()).toEqual(['Ant: Small.']);
  });

  test('cannot make this one ask hundreds of servers', async () => {
    const many = Array.from({ length: 300 }, (_, i) => [`${bed.server.origin}/${i}`, true] as const);
    await bed.subscriptions.follow(new Map(many));
    await bed.subscriptions.updateDue();
    expect(bed.server.asked.length).toBeLessThanOrEqual(50);
    expect(await bed.subscriptions.list()).toHaveLength(300);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishedFiles } from '../published-files.ts';
import { testBed, V1, V2 } from './test-bed.ts';

/** How packs are kept up to date. */

const DAY = 24 * 3_600_000;

let bed: Awaited<ReturnType<typeof testBed>>;

beforeEach(async () => {
  bed = await testBed();
});
afterEach(() => bed.server.close());

describe('an update', () => {
  test('is made when it is due, and not before', async () => {
    await bed.subscribed();
    bed.publish(V2);
    await bed.subscriptions.updateDue();
    expect(bed.held()).toEqual(['Ant: Small.']);
    bed.clock.now = (await bed.subscriptions.nextDue())!;
    await bed.subscriptions.updateDue();
    expect(bed.held()).toEqual(['Ant: Tiny.', 'Bee: Busy.']);
    const [{ version, changes, previous } = {}] = await bed.subscriptions.list();
    expect(version).toBe('1.1.0');
    expect(previous?.version).toBe('1.0.0');
    expect(changes).toMatchObject({ from: '1.0.0', added: 1, changed: 1, addedTerms: ['Bee'] });
  });

  test('is made once, whoever asks for it at the same time', async () => {
    await bed.subscribed();
    bed.clock.now += 2 * DAY;
    bed.server.asked.length = 0;
    await Promise.all([
      bed.subscriptions.updateDue(),
      bed.subscriptions.updateDue(),
      bed.subscriptions.updateDue(),
    ]);
    expect(bed.server.asked).toHaveLength(1);
  });

  test('that fails keeps the old pack, says why, and waits longer each time', async () => {
    await bed.subscribed();
    bed.server.put({ 'manifest.json': { status: 500 } });
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      const { nextCheck, problem, failures } = await bed.subscriptions.updateNow('acme');
      expect(problem).toMatch(/error \(500\)/);
      expect(failures).toBe(i + 1);
      waits.push(nextCheck - bed.clock.now);
    }
    expect(waits[1]! / waits[0]!).toBe(2);
    expect(waits[2]! / waits[1]!).toBe(2);
    expect(bed.held()).toEqual(['Ant: Small.']);
    bed.publish(V2);
    expect(await bed.subscriptions.updateNow('acme')).not.toHaveProperty('problem');
  });

  test('waits as long as the server says', async () => {
    await bed.subscribed();
    bed.server.put({ 'manifest.json': { status: 503, headers: { 'retry-after': '7200' } } });
    const { nextCheck } = await bed.subscriptions.updateNow('acme');
    expect(nextCheck - bed.clock.now).toBeGreaterThanOrEqual(7_200_000);
  });

  test('of one does not keep others from theirs', async () => {
    await bed.subscribed();
    bed.server.files['/b/manifest.json'] = publishedFiles({ ...V1, id: 'other' })['manifest.json']!;
    bed.server.files['/b/pack-1.0.0.json'] = publishedFiles({ ...V1, id: 'other' })['pack-1.0.0.json']!;
    await bed.subscriptions.subscribe({ url: `${bed.server.origin}/b/manifest.json` });
    bed.clock.now += 2 * DAY;
    bed.server.put({ 'manifest.json': { status: 500 } });
    await bed.subscriptions.updateDue();
    const all = await bed.subscriptions.list();
    expect(all.map(({ pack, failures, checkedAt }) => [pack, failures, checkedAt === bed.clock.now])).toEqual(
      [
        ['acme', 1, false],
        ['other', 0, true],
      ],
    );
  });

  test('of a paused one is not made, nor kept from being paused by one under way', async () => {
    await bed.subscribed();
    bed.clock.now += 2 * DAY;
    const update = bed.subscriptions.updateDue();
    await bed.subscriptions.pause('acme', true);
    await update;
    expect((await bed.subscriptions.list())[0]?.paused).toBe(true);
    bed.server.asked.length = 0;
    bed.clock.now += 2 * DAY;
    await bed.subscriptions.updateDue();
    expect(bed.server.asked).toEqual([]);
    expect(await bed.subscriptions.nextDue()).toBeUndefined();
  });

  test('that finds its subscription ended stores nothing', async () => {
    await bed.subscribed();
    bed.publish(V2);
    const update = bed.subscriptions.updateNow('acme');
    await bed.subscriptions.unsubscribe('acme', false);
    await update.catch(() => {});
    expect(bed.packs.size).toBe(0);
    expect(await bed.subscriptions.list()).toEqual([]);
  });

  test('heals a lost pack, once', async () => {
    await bed.subscribed();
    bed.packs.clear();
    expect(await bed.subscriptions.isUrgent()).toBe(true);
    await bed.subscriptions.updateDue();
    expect(bed.held()).toEqual(['Ant: Small.']);
    expect(await bed.subscriptions.isUrgent()).toBe(false);
    bed.packs.clear();
    bed.server.put({ 'manifest.json': { status: 500 } });
    await bed.subscriptions.updateDue();
    bed.server.asked.length = 0;
    await bed.subscriptions.updateDue();
    expect(await bed.subscriptions.isUrgent()).toBe(false);
    expect(bed.server.asked).toEqual([]);
  });
});

describe('versions', () => {
  test('never go back by themselves, but when the reader says so', async () => {
    await bed.subscribed(V2);
    bed.publish(V1);
    const kept = await bed.subscriptions.updateNow('acme');
    expect(kept).toMatchObject({
      version: '1.1.0',
      offered: { version: '1.0.0', why: 'older' },
      failures: 0,
    });
    expect(bed.held()).toEqual(['Ant: Tiny.', 'Bee: Busy.']);
    const taken = await bed.subscriptions.updateNow('acme', true);
    expect(taken.version).toBe('1.0.0');
    expect(taken).not.toHaveProperty('offered');
    expect(bed.held()).toEqual(['Ant: Small.']);
  });

  test('that were rolled back are not taken again until there is a newer one', async () => {
    await bed.subscribed();
    bed.publish(V2);
    await bed.subscriptions.updateNow('acme');
    expect((await bed.subscriptions.rollBack('acme')).version).toBe('1.0.0');
    expect(bed.held()).toEqual(['Ant: Small.']);
    await expect(bed.subscriptions.rollBack('acme')).rejects.toThrow('No earlier version is kept.');
    const again = await bed.subscriptions.updateNow('acme');
    expect(again).toMatchObject({ version: '1.0.0', offered: { version: '1.1.0', why: 'refused' } });
    bed.publish({ ...V2, entries: { Cow: 'Said to be the same version.' } });
    expect((await bed.subscriptions.updateNow('acme')).version).toBe('1.0.0');
    bed.publish({ ...V2, version: '1.1.1' });
    expect((await bed.subscriptions.updateNow('acme')).version).toBe('1.1.1');
  });

  test('that do not change may still bring something else', async () => {
    await bed.subscribed();
    bed.publish({ ...V1, entries: { Ant: 'Mended.' } });
    await bed.subscriptions.updateNow('acme');
    expect(bed.held()).toEqual(['Ant: Mended.']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble, type ShardEntry } from '../../glossary/assemble.ts';
import type { Shard } from '../../glossary/manifest.ts';
import { PackError, parsePack } from '../../glossary/pack.ts';
import { type Published, planShards } from '../../glossary/publish/shards.ts';

const INFO = { id: 'acme', name: 'Acme', version: '1.0.0', language: 'en', private: false, categories: [] };

/** Publishes versions one after the other, as the build does. */
class Publisher {
  published: Published | undefined;
  removed: string[] = [];

  publish(entries: readonly ShardEntry[]): { added: number; addedBytes: number } {
    const { kept, added, removed } = planShards(entries, this.published);
    const contents = kept.map(
      (shard) => this.published!.contents[this.published!.shards.indexOf(shard)] as ShardEntry[],
    );
    const shards = added.map(
      ({ text, entries: count, patch }): Shard => ({
        file: 'entries.json',
        sha256: '',
        bytes: text.length,
        entries: count,
        ...(patch ? { patch } : {}),
      }),
    );
    this.published = {
      shards: [...kept, ...shards],
      contents: [...contents, ...added.map(({ text }) => JSON.parse(text) as ShardEntry[])],
    };
    this.removed = removed;
    return { added: added.length, addedBytes: added.reduce((sum, { text }) => sum + text.length, 0) };
  }

  read(): ShardEntry[] {
    return assemble({ pack: INFO, removed: this.removed }, this.published!.contents).entries as ShardEntry[];
  }
}

const entriesFrom = (count: number, text = 'x'.repeat(300)): ShardEntry[] =>
  Array.from({ length: count }, (_, i) => ({ id: `e${i}`, term: `Term ${i}`, definition: text }));

describe('whatever is published one after the other', () => {
  const version = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 0, max: 40 }).map(String), term: fc.nat(3) }),
    {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 40,
    },
  );

  test('is put together to the last of it, in its order', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 8 }), (versions) => {
        const publisher = new Publisher();
        for (const entries of versions) {
          publisher.publish(entries);
          expect(publisher.read()).toEqual(entries);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('also when little changes each time, so that patches lie on patches', () => {
    const change = fc.record({
      kind: fc.constantFrom('edit', 'add', 'remove', 'move', 'back'),
      at: fc.nat(199),
      to: fc.nat(199),
    });
    const versions = fc.array(fc.array(change, { maxLength: 5 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(versions, (all) => {
        const publisher = new Publisher();
        const editor = new Editor(entriesFrom(200));
        publisher.publish(editor.entries);
        for (const changes of all) {
          for (const one of changes) editor.change(one);
          publisher.publish(editor.entries);
          expect(publisher.read()).toEqual(editor.entries);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Somebody who changes a little here and there, and sometimes takes it back. */
class Editor {
  readonly entries: ShardEntry[];
  readonly #gone: ShardEntry[] = [];
  #count = 0;

  constructor(entries: ShardEntry[]) {
    this.entries = entries;
  }

  change({ kind, at, to }: { kind: string; at: number; to: number }): void {
    const { entries } = this;
    const place = at % entries.length;
    if (kind === 'edit') entries[place] = { ...entries[place]!, definition: `edit ${this.#count++}` };
    if (kind === 'add') entries.splice(to, 0, { id: `n${this.#count++}`, term: 'new', definition: 'new' });
    if (kind === 'back') entries.splice(to, 0, ...this.#gone.splice(0, 1));
    if (kind === 'move') entries.splice(to, 0, ...entries.splice(place, 1));
    if (kind === 'remove' && entries.length > 1) this.#gone.push(...entries.splice(place, 1));
  }
}

describe('an update', () => {
  test('of one entry adds one small shard, and leaves the others', () => {
    const publisher = new Publisher();
    const entries = entriesFrom(5_000);
    expect(publisher.publish(entries).added).toBe(5);
    const before = publisher.published!.shards;
    const { added, addedBytes } = publisher.publish(
      entries.with(2_500, { ...entries[2_500]!, definition: 'new' }),
    );
    expect(added).toBe(1);
    expect(addedBytes).toBeLessThan(100);
    expect(publisher.published!.shards.slice(0, 5)).toEqual(before);
  });

  test('of nothing adds nothing', () => {
    const publisher = new Publisher();
    publisher.publish(entriesFrom(2_000));
    expect(publisher.publish(entriesFrom(2_000)).added).toBe(0);
  });

  test('of more than a quarter cuts all anew', () => {
    const publisher = new Publisher();
    const entries = entriesFrom(4_000);
    publisher.publish(entries);
    publisher.publish(entries.map((entry, i) => (i % 3 ? entry : { ...entry, definition: 'y'.repeat(300) })));
    expect(publisher.published!.shards.map(({ patch }) => patch)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('forty times over leaves a dozen files of patches at most', () => {
    const publisher = new Publisher();
    let entries = entriesFrom(1_100);
    publisher.publish(entries);
    for (let i = 0; i < 40; i++) {
      entries = entries.with(i, { ...entries[i]!, definition: `version ${i}` });
      publisher.publish(entries);
    }
    expect(publisher.published!.shards.length).toBeLessThanOrEqual(2 + 12);
    expect(publisher.read()).toEqual(entries);
  });
});

describe('shards of somebody else', () => {
  test.each<[what: string, shards: unknown[][], message: string]>([
    [
      'with an entry after one that is not there',
      [[{ id: 'a', after: 'b' }]],
      'after “b”, which is not there',
    ],
    ['with an entry after itself', [[{ id: 'a' }, { id: 'a', after: 'a' }]], 'after “a”, which is not there'],
  ])('%s are refused', (_, shards, message) => {
    expect(() => assemble({ pack: INFO }, shards)).toThrow(PackError);
    expect(() => assemble({ pack: INFO }, shards)).toThrow(message);
  });

  test('with something that is no entry are refused by the parser, and told where', () => {
    const data = assemble({ pack: INFO }, [[{ term: 'Ant', blurb: 'x' }, 5, null], [{ blurb: 'y' }]]);
    expect(() => parsePack(data)).toThrow(/entry 2: .*\nentry 3: .*\nentry 4, field “term”/);
  });

  test('go by the id that a term makes where they name none', () => {
    const shards = [
      [
        { term: 'Ant', blurb: 'x' },
        { term: 'Bee', blurb: 'y' },
      ],
      [{ term: 'Ant', blurb: 'new' }],
    ];
    const { pack } = parsePack(assemble({ pack: INFO, removed: ['bee'] }, shards));
    expect(pack.entries.map(({ term, blurb }) => [term, blurb])).toEqual([['Ant', 'new']]);
  });
});

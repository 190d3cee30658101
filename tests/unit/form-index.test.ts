import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EntryHead, FormIndex } from '../../glossary/form-index.ts';
import { FormIndexBuilder } from '../../glossary/form-index-builder.ts';
import type { Surface } from '../../glossary/forms.ts';
import type { Form } from '../../glossary/match.ts';
import { atOnce, Slices } from '../../glossary/slices.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';

interface Indexed {
  head: EntryHead;
  surfaces: readonly Surface[];
}

function builderOf(entries: readonly Indexed[]): FormIndexBuilder {
  const builder = new FormIndexBuilder();
  for (const { head, surfaces } of entries) builder.add(head, surfaces);
  return builder;
}

const buildFormIndex = (entries: readonly Indexed[]) => atOnce(builderOf(entries).finish());

function indexOf(...entries: Surface[][]): FormIndex {
  return new FormIndex(
    buildFormIndex(
      entries.map((surfaces, i) => ({
        head: { id: `id-${i}`, term: `Term ${i}`, category: `category-${i % 3}` },
        surfaces,
      })),
    ),
  );
}

const surface = (text: string, own = false, everyday = false): Surface => ({ text, own, everyday });

describe('a form', () => {
  test('is found at its rarest word and at no other', () => {
    const index = indexOf([surface('load balancer')], [surface('load test')], [surface('load')]);
    expect([...index.formsAt('balancer')]).toEqual([
      { text: 'load balancer', anchor: 1, own: false, everyday: false, entry: 0 },
    ]);
    expect([...index.formsAt('load')]).toEqual([
      { text: 'load', anchor: 0, own: false, everyday: false, entry: 2 },
    ]);
  });

  test('keeps its own case and is found by the folded word', () => {
    const index = indexOf([surface('REST', true)]);
    expect([...index.formsAt('rest')]).toMatchObject([{ text: 'REST', own: true }]);
    expect([...index.formsAt('REST')]).toEqual([]);
  });

  test('keeps whether it is an everyday word', () => {
    const index = indexOf([surface('container', false, true)], [surface('kubernetes')]);
    expect([...index.formsAt('container')]).toMatchObject([{ everyday: true, own: false, entry: 0 }]);
    expect([...index.formsAt('kubernetes')]).toMatchObject([{ everyday: false, own: false, entry: 1 }]);
  });

  test('keeps its signs', () => {
    const index = indexOf([surface('c++')], [surface('.net')], [surface('ci/cd')]);
    expect([...index.formsAt('c')].map(({ text }) => text)).toEqual(['c++']);
    expect([...index.formsAt('net')].map(({ text }) => text)).toEqual(['.net']);
  });

  test('of several entries is found for each of them', () => {
    const index = indexOf([surface('pod')], [surface('pod')]);
    expect([...index.formsAt('pod')].map(({ entry }) => entry)).toEqual([0, 1]);
  });

  test('without a word, or of more than sixteen, is left out', () => {
    expect(indexOf([surface('+++'), surface(Array(17).fill('word').join(' '))]).size.forms).toBe(0);
  });

  test('of sixteen words may hang on the last', () => {
    const text = [...Array(15).fill('word'), 'rare'].join(' ');
    expect([...indexOf([surface(text)], [surface('word')]).formsAt('rare')]).toMatchObject([
      { text, anchor: 15 },
    ]);
  });

  test('is found also where another word has the same hash', () => {
    // A known pair of 32-bit FNV-1a.
    const index = indexOf([surface('costarring')], [surface('liquid')], [surface('liquid asset')]);
    expect(index.formsAt('costarring').map(({ text }) => text)).toContain('costarring');
    expect(index.formsAt('liquid')).toContainEqual({ ...surface('liquid'), anchor: 0, entry: 1 });
  });
});

describe('an index', () => {
  test.each(['', 'absent', '__proto__', 'constructor', 'toString'])('knows nothing of “%s”', (word) => {
    expect([...indexOf([surface('pod')]).formsAt(word)]).toEqual([]);
  });

  test('may be empty', () => {
    const index = indexOf();
    expect(index.size).toEqual({ forms: 0, entries: 0 });
    expect([...index.formsAt('pod')]).toEqual([]);
  });

  test('gives back heads in any script', () => {
    const head = { id: 'zertifikat-größe', term: 'Größe 大小 🎛️', category: 'netz' };
    const index = new FormIndex(buildFormIndex([{ head, surfaces: [surface('größe')] }]));
    expect(index.head(0)).toEqual(head);
  });

  test.each<[what: string, buffer: ArrayBuffer]>([
    ['an empty buffer', new ArrayBuffer(0)],
    ['zeroes', new ArrayBuffer(1024)],
    ['text', new TextEncoder().encode('{"format":"lumomate-pack/1","entries":[]}').buffer as ArrayBuffer],
  ])('refuses %s', (_, buffer) => {
    expect(() => new FormIndex(buffer)).toThrow(RangeError);
  });
});

const word = fc.oneof(
  fc.constantFrom('load', 'balancer', 'api', 'c', 'größe', '数据', 'x1', '__proto__', 'constructor'),
  fc.stringMatching(/^[a-zà-ÿ0-9]{1,8}$/),
);
const joint = fc.constantFrom(' ', ' ', '-', '/', '.', '++ ');
const anySurface = fc
  .record({
    first: word,
    rest: fc.array(fc.tuple(joint, word), { maxLength: 5 }),
    own: fc.boolean(),
    everyday: fc.boolean(),
  })
  .map(({ first, rest, own, everyday }) => surface(first + rest.flat().join(''), own, everyday));

const isForm = (form: Form, { text, own, everyday }: Surface, entry: number) =>
  form.text === text && form.own === own && form.everyday === everyday && form.entry === entry;

describe('for any entries', () => {
  test('every surface is found through one of its words, for its entry', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anySurface, { maxLength: 5 }), { maxLength: 12 }), (entries) => {
        const index = indexOf(...entries);
        for (const [entry, surfaces] of entries.entries()) {
          expect(index.head(entry)).toMatchObject({ id: `id-${entry}`, term: `Term ${entry}` });
          for (const sought of surfaces) {
            const keys = wordsOf(sought.text).map(foldWord);
            const found = keys.flatMap((key) => [...index.formsAt(key)].map((form) => ({ key, ...form })));
            const form = found.find((other) => isForm(other, sought, entry));
            expect(form?.key).toBe(keys[form?.anchor ?? -1]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an index made in slices', () => {
  const head = (i: number) => ({ id: `id-${i}`, term: `Term ${i % 100}`, category: `category-${i % 7}` });
  const entries = Array.from({ length: 5_000 }, (_, i) => ({
    head: head(i),
    // One word that all have, words of a few, words of one: long runs and short ones.
    surfaces: [surface('same'), surface(`word${i % 50} mate`), surface(`own${i}`), surface(`ΩŁ ${i}`, true)],
  }));

  test('has the same bytes as one made at once, whenever it was interrupted', async () => {
    let pauses = 0;
    const slices = new Slices(async () => void pauses++);
    const sliced = await slices.run(builderOf(entries).finish());
    expect(Buffer.from(sliced).equals(Buffer.from(buildFormIndex(entries)))).toBe(true);
    expect(pauses).toBeGreaterThan(0);
  });

  test('lets others have their turn at least every few milliseconds', async () => {
    const steps = builderOf(entries).finish();
    let longest = 0;
    for (let done: boolean | undefined = false; !done; ) {
      // Of this thread alone: a busy machine lets it wait for much longer.
      const before = process.threadCpuUsage();
      done = steps.next().done;
      const { user, system } = process.threadCpuUsage(before);
      longest = Math.max(longest, (user + system) / 1_000);
    }
    expect(longest, 'ms').toBeLessThan(20);
  });

  test('finds a form of which thousands of entries have the same', () => {
    const index = new FormIndex(buildFormIndex(entries));
    expect(index.formsAt('same').map(({ entry }) => entry)).toEqual(entries.map((_, i) => i));
  });
});

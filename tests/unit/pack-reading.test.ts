import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEntries, checkInfo } from '../../glossary/checked-pack.ts';
import { countEntries } from '../../glossary/formats/count-entries.ts';
import { PackReading } from '../../glossary/formats/pack-reading.ts';
import { PackError, parsePackText } from '../../glossary/pack.ts';
import { LIMITS } from '../../glossary/pack-schema.ts';

const bytesOf = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const readingOf = (value: unknown) => new PackReading([{ name: 'coins.json', bytes: bytesOf(value) }]);

const FORMAT = { format: 'lumomate-pack/1', id: 'coins', name: 'Coins' };
const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ term: `Coin ${i}`, blurb: `Coin number ${i}.` }));

describe('a file', () => {
  test('is previewed: what it is, and how much of it is kept', async () => {
    const bad = { term: 'Groat' };
    const preview = await readingOf({ ...FORMAT, version: '1.2.0', entries: [...entries(3), bad] }).read();
    expect(preview).toMatchObject({
      format: 'lumomate',
      info: { id: 'coins', name: 'Coins', version: '1.2.0', language: 'en' },
      found: 4,
      kept: 3,
      dropped: [{ at: 'entry 4', term: 'Groat', why: 'has neither a definition nor a blurb' }],
    });
  });

  test('can be read again in another way', async () => {
    const reading = readingOf('term,definition\nGroat,A coin.\nFarthing,A smaller coin.\n');
    expect((await reading.read()).samples.map(({ term }) => term)).toEqual(['Groat', 'Farthing']);
    const again = await reading.read({ columns: ['definition', 'term'] });
    expect(again.samples.map(({ term }) => term)).toEqual(['A coin.', 'A smaller coin.']);
    expect(reading.entries(0, 1)).toMatchObject([{ term: 'A coin.', definition: 'Groat' }]);
  });

  test('is compared with what is stored', async () => {
    const reading = readingOf({ ...FORMAT, entries: entries(3) });
    await reading.read();
    expect(reading.changesFrom(['coin-0', 'coin-1', 'groat', 'farthing'])).toEqual({ added: 1, removed: 2 });
  });

  test('with too many entries is refused with both numbers, before it is parsed', async () => {
    const entry = '{"term":"a","blurb":"b"}';
    const text = `{"format":"lumomate-pack/1","entries":[${Array(LIMITS.entries + 1).fill(entry)}]`;
    // It is not even JSON: nobody tried.
    await expect(readingOf(text).read()).rejects.toThrow('has 600,001 entries; at most 600,000 are taken');
  });

  test('that is longer than any is refused without a look at it', async () => {
    const bytes = { length: LIMITS.bytes + 1 } as Uint8Array;
    expect(() => new PackReading([{ name: 'x.json', bytes }])).toThrow(
      'this has 301 MB; at most 300 MB are taken',
    );
  });
});

describe('what has been read', () => {
  test('is handed over piece by piece, as it was chosen to be called', async () => {
    const listed = [{ id: 'old', name: 'Old', section: 'Money' }];
    const some = [{ ...entries(1)[0], category: 'new' }, ...entries(5).slice(1)];
    const reading = readingOf({ ...FORMAT, categories: listed, entries: some });
    await reading.read();
    const { info, total } = reading.take({ id: 'my-coins', name: 'My coins', version: '3.0.0' });
    expect(info).toMatchObject({ id: 'my-coins', name: 'My coins', version: '3.0.0', language: 'en' });
    expect(info.categories.map(({ id, section }) => [id, section])).toEqual([
      ['old', 'Money'],
      ['new', 'My coins'],
      ['unsorted', 'My coins'],
    ]);
    expect(total).toBe(5);
    const pieces = [reading.entries(0, 3), reading.entries(3, 3), reading.entries(6, 3)];
    expect(pieces.map((piece) => piece.map(({ id }) => id))).toEqual([
      ['coin-0', 'coin-1', 'coin-2'],
      ['coin-3', 'coin-4'],
      [],
    ]);
  });

  test.each([
    [{ id: 'Not an id', name: 'Coins' }, /field “id”/],
    [{ id: 'coins', name: 'Coins', version: 'new' }, /field “version”/],
  ])('is not handed over as %j', async (choice, said) => {
    const reading = readingOf({ ...FORMAT, entries: entries(1) });
    await reading.read();
    expect(() => reading.take(choice)).toThrow(said);
  });

  test('is nothing where reading failed', async () => {
    const reading = readingOf('Dear diary');
    await expect(reading.read()).rejects.toThrow('this is in none of the formats that are read');
    expect(() => reading.take({ id: 'x', name: 'X' })).toThrow('nothing has been read');
  });
});

describe('entries are counted without parsing', () => {
  const count = (value: unknown) => countEntries(bytesOf(value), 0);

  test.each<[number, unknown]>([
    [1, {}],
    [3, '{}\n{}\n{}'],
    [2, [{ a: { b: {} } }, {}]],
    [3, { a: {}, b: {}, c: {} }],
    [0, { '@graph': [{}, {}] }],
    [0, 'term,definition'],
    [3, { entries: [{}, {}, {}] }],
    [2, { categories: [{ id: 1 }], entries: [{ a: [{}, {}, {}] }, { b: '},{,{' }] }],
    [2, { entries: [{ a: 'a \\" {' }, { b: '\\\\' }], later: [{}] }],
  ])('%i in %j', (expected, value) => {
    expect(count(value)).toBe(expected);
  });

  test('whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (some) => {
        expect(count({ format: 'x', entries: some })).toBe(Math.max(1, some.length));
      }),
    );
  });
});

describe('the last look at what is to be stored', () => {
  const { entries: parsed, ...info } = parsePackText(JSON.stringify({ ...FORMAT, entries: entries(3) })).pack;

  test('lets through what a parser gives, as it is', () => {
    expect(checkInfo(info)).toEqual(info);
    expect(checkEntries(parsed)).toEqual(parsed);
  });

  test.each<[what: string, entry: object]>([
    ['no id', { ...parsed[0], id: undefined }],
    ['an id with a slash', { ...parsed[0], id: 'a/b' }],
    ['no category', { ...parsed[0], category: '' }],
    ['nothing to say', { ...parsed[0], blurb: '' }],
    ['a source that is a script', { ...parsed[0], sources: [{ title: 'x', url: 'javascript:alert(1)' }] }],
  ])('refuses an entry with %s', (_, entry) => {
    expect(() => checkEntries([parsed[1], entry])).toThrow(PackError);
  });
});

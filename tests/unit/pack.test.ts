import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PackError, packToText, parsePack, parsePackText } from '../../glossary/pack.ts';
import { LAYERS } from '../../glossary/pack-types.ts';

const POD = { term: 'Pod', blurb: 'The smallest thing Kubernetes runs.' };
const INFO = { format: 'lumomate-pack/1', id: 'acme', name: 'Acme words' };

function packWith(...entries: unknown[]) {
  return { ...INFO, entries };
}

function problemsOf(data: unknown): string {
  try {
    parsePack(data);
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
  throw new Error('was taken');
}

describe('a pack is taken', () => {
  test('with the least there can be, and the rest filled in', () => {
    expect(parsePack(packWith(POD))).toEqual({
      pack: {
        id: 'acme',
        name: 'Acme words',
        version: '0.0.0',
        language: 'en',
        private: false,
        categories: [{ id: 'unsorted', name: 'Unsorted', section: 'Acme words' }],
        entries: [
          {
            ...POD,
            id: 'pod',
            aliases: [],
            seeAlso: [],
            sources: [],
            caseSensitive: false,
            category: 'unsorted',
          },
        ],
      },
      leftOut: [],
    });
  });

  test('with a definition and no blurb', () => {
    expect(parsePack(packWith({ term: 'Pod', definition: 'A group.' })).pack.entries[0]).toMatchObject({
      definition: 'A group.',
    });
  });

  test('with its category by id, by name, or by a name it has not listed', () => {
    const categories = [{ id: 'infra', name: 'Infra / DevOps', section: 'Substrate' }];
    const entries = ['infra', 'Infra / DevOps', 'Bread & butter'].map((category, i) => ({
      ...POD,
      term: `Pod ${i}`,
      category,
    }));
    const { pack } = parsePack({ ...INFO, categories, entries });
    expect(pack.entries.map(({ category }) => category)).toEqual(['infra', 'infra', 'bread-butter']);
    expect(pack.categories.at(-1)).toEqual({
      id: 'bread-butter',
      name: 'Bread & butter',
      section: 'Acme words',
    });
  });

  test('and terms that differ by their signs do not share an id', () => {
    const { pack } = parsePack(
      packWith(...['C', 'C++', 'C#', '.NET', 'NET'].map((term) => ({ ...POD, term }))),
    );
    expect(new Set(pack.entries.map(({ id }) => id)).size).toBe(5);
  });

  test('and is told what was left out of it', () => {
    const { pack, leftOut } = parsePack({
      ...packWith({ ...POD, colour: 'red', seeAlso: ['gone', 'pod'] }),
      $schema: 'for the editor only',
      shape: 'x',
    });
    expect(pack.entries[0]?.seeAlso).toEqual(['pod']);
    for (const words of ['shape', 'colour', 'entry 1 “Pod”: see-also “gone”']) {
      expect(leftOut.filter((line) => line.includes(words))).toHaveLength(1);
    }
    expect(leftOut).toHaveLength(3);
  });

  test('with texts cleaned of what hides or reorders them', () => {
    const { pack } = parsePack(
      packWith({
        term: ' Load\n  balancer\u202e ',
        blurb: 'a\u0000b\r\nc\u2066d\u2069',
        definition: 'e\u0301',
      }),
    );
    expect(pack.entries[0]).toMatchObject({ term: 'Load balancer', blurb: 'ab\ncd', definition: 'é' });
  });

  test('from a file that begins with a byte order mark', () => {
    expect(parsePackText(`\ufeff${JSON.stringify(packWith(POD))}`).pack.entries).toHaveLength(1);
  });
});

describe('a bad pack is refused, and told where it is bad', () => {
  const long = 'x'.repeat(10_001);
  test.each<[what: string, data: unknown, problem: RegExp]>([
    ['a list', [packWith(POD)], /^a pack must be a JSON object$/],
    ['null', null, /^a pack must be a JSON object$/],
    ['text', 'lumomate-pack/1', /^a pack must be a JSON object$/],
    ['no format', { ...packWith(POD), format: undefined }, /^field “format”: is needed/],
    ['another format', { ...packWith(POD), format: 'anki' }, /^field “format”: must be “lumomate-pack\/1”$/],
    ['no id', { ...packWith(POD), id: undefined }, /^field “id”: is needed/],
    ['an id with capitals', { ...packWith(POD), id: 'Acme' }, /^field “id”: must be 1–64 of/],
    ['an id with a slash', { ...packWith(POD), id: 'acme/x' }, /^field “id”: must be/],
    ['no name', { ...packWith(POD), name: undefined }, /^field “name”: is needed/],
    ['a blank name', { ...packWith(POD), name: ' \n ' }, /^field “name”: must not be empty$/],
    [
      'a version in words',
      { ...packWith(POD), version: 'latest' },
      /^field “version”: must look like 1\.4\.0$/,
    ],
    ['a language in words', { ...packWith(POD), language: 'Plain English!' }, /^field “language”: must /],
    [
      'a homepage that runs',
      { ...packWith(POD), homepage: 'javascript:alert(1)' },
      /^field “homepage”: must be an http/,
    ],
    ['private in words', { ...packWith(POD), private: 'yes' }, /^field “private”: must be true or false$/],
    [
      'categories that are no list',
      { ...packWith(POD), categories: {} },
      /^field “categories”: must be a list$/,
    ],
    [
      'a category without an id',
      { ...packWith(POD), categories: [{ name: 'x' }] },
      /^field “categories\.0\.id”: is needed/,
    ],
    ['no entries', INFO, /^field “entries”: must be a list with at least one/],
    ['an empty list', packWith(), /^field “entries”: must be a list with at least one/],
    ['entries by name', { ...INFO, entries: { pod: POD } }, /^field “entries”: must be a list/],
    ['an entry that is text', packWith(POD, 'Node'), /^entry 2: must be an object$/],
    ['an entry that is null', packWith(null), /^entry 1: must be an object$/],
    ['an entry without a term', packWith(POD, { blurb: 'x' }), /^entry 2, field “term”: is needed/],
    [
      'an entry with an empty term',
      packWith({ ...POD, term: '' }),
      /^entry 1, field “term”: must not be empty$/,
    ],
    [
      'a term of hidden characters',
      packWith({ ...POD, term: '\u202e\u2066' }),
      /^entry 1 .*field “term”: must not be empty$/,
    ],
    ['a term that is a number', packWith({ ...POD, term: 404 }), /^entry 1, field “term”: must be text$/],
    [
      'a term that is a page',
      packWith({ ...POD, term: 'x'.repeat(201) }),
      /^entry 1 “x+”, field “term”: is longer than 200/,
    ],
    [
      'an entry that explains nothing',
      packWith(POD, { term: 'Node', plain: 'x' }),
      /^entry 2 “Node”, field “definition”: a blurb or a definition is needed$/,
    ],
    [
      'an entry that explains with blanks',
      packWith({ term: 'Node', blurb: '  ' }),
      /^entry 1 “Node”, field “definition”: a blurb or/,
    ],
    ...LAYERS.map((layer): [string, unknown, RegExp] => [
      `a ${layer} that is no text`,
      packWith({ ...POD, [layer]: ['x'] }),
      new RegExp(`^entry 1 “Pod”, field “${layer}”: must be text$`),
    ]),
    [
      'a layer as long as a book',
      packWith({ ...POD, myth: long }),
      /^entry 1 “Pod”, field “myth”: is longer than 10000 characters$/,
    ],
    [
      'aliases that are text',
      packWith({ ...POD, aliases: 'pods' }),
      /^entry 1 “Pod”, field “aliases”: must be a list$/,
    ],
    [
      'an alias that is no text',
      packWith({ ...POD, aliases: ['pods', 2] }),
      /^entry 1 “Pod”, field “aliases\.1”: must be text$/,
    ],
    [
      'too many aliases',
      packWith({ ...POD, aliases: Array(101).fill('a') }),
      /field “aliases”: has more than 100 items$/,
    ],
    [
      'an id with a slash',
      packWith({ ...POD, id: 'a/b' }),
      /^entry 1 “Pod”, field “id”: must not contain “\/”$/,
    ],
    [
      'an id twice',
      packWith(POD, { ...POD, term: 'pod' }),
      /^entry 2 “pod”, field “id”: “pod” is already the id of entry 1$/,
    ],
    [
      'a source that runs',
      packWith({ ...POD, sources: [{ title: 'x', url: 'data:text/html,x' }] }),
      /field “sources\.0\.url”: must be an http/,
    ],
    [
      'a source without a title',
      packWith({ ...POD, sources: [{ url: 'https://a.example' }] }),
      /field “sources\.0\.title”: is needed/,
    ],
    [
      'case in words',
      packWith({ ...POD, caseSensitive: 'true' }),
      /field “caseSensitive”: must be true or false$/,
    ],
    ['a category that is a number', packWith({ ...POD, category: 5 }), /field “category”: must be text$/],
  ])('%s', (_, data, problem) => {
    expect(problemsOf(data)).toMatch(problem);
  });

  test('text that is not JSON', () => {
    expect(() => parsePackText('{"format":')).toThrow(/^this is not JSON: /);
  });

  test('one of 600,001 entries', () => {
    expect(problemsOf({ ...INFO, entries: Array(600_001).fill(POD) })).toMatch(
      /has 600,001 entries; at most 600,000/,
    );
  });

  test('every bad entry is named, up to twenty', () => {
    const bad = { term: 'Bad', blurb: 1 };
    expect(problemsOf(packWith(bad, POD, bad)).split('\n')).toEqual([
      'entry 1 “Bad”, field “blurb”: must be text',
      'entry 3 “Bad”, field “blurb”: must be text',
    ]);
    expect(problemsOf(packWith(...Array(500).fill(bad))).split('\n')).toHaveLength(20);
  });
});

describe('names that every object has are ordinary ids', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('%s', (name) => {
    const json = `{"format":"lumomate-pack/1","id":"acme","name":"x","__proto__":{"private":true},
      "categories":[{"id":"${name}","name":"${name}"}],
      "entries":[{"id":"${name}","term":"${name}","blurb":"x","category":"${name}","seeAlso":["${name}"],
      "__proto__":{"caseSensitive":true}}]}`;
    const { pack } = parsePackText(json);
    expect(pack.private).toBe(false);
    expect(pack.categories).toEqual([{ id: name, name, section: 'x' }]);
    expect(pack.entries).toMatchObject([
      { id: name, term: name, category: name, seeAlso: [name], caseSensitive: false },
    ]);
    expect(Object.getPrototypeOf(pack.entries[0])).toBe(Object.prototype);
    expect({}).not.toHaveProperty('caseSensitive');
  });
});

const someText = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,:“”äß数\n-]{0,40}[a-z]$/);
const name = fc.stringMatching(/^[A-Z][a-zA-Z0-9+#.-]{0,12}[a-z]$/);
const anyEntry = fc.record(
  {
    term: name,
    aliases: fc.array(name, { maxLength: 3 }),
    category: fc.constantFrom('one', 'two', 'Three'),
    blurb: someText,
    ...Object.fromEntries(LAYERS.slice(1).map((layer) => [layer, someText])),
    caseSensitive: fc.boolean(),
    sources: fc.array(fc.record({ title: name, url: fc.webUrl() }, { requiredKeys: ['title'] }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: ['term', 'blurb'] },
);

test('a pack written out reads back the same, with nothing left out', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyEntry, { minLength: 1, maxLength: 6, selector: ({ term }) => term.toLowerCase() }),
      (entries) => {
        const numbered = entries.map((entry, i) => ({ ...entry, id: `id-${i}` }));
        const { pack } = parsePack(packWith(...numbered));
        expect(parsePackText(packToText(pack))).toEqual({ pack, leftOut: [] });
      },
    ),
  );
});

import { describe, expect, test } from 'vitest';
import { draftOf, errorOf, packOf } from './read-text.ts';

/** Sets of defined terms as pages and tools write them. */

const TERM = {
  '@type': 'DefinedTerm',
  name: 'pod',
  alternateName: ['group', 'gam'],
  description: 'A group of whales.',
};
const POD = { term: 'pod', aliases: ['group', 'gam'], definition: 'A group of whales.' };
const CONTEXT = { '@context': 'https://schema.org' };
const SET = { ...CONTEXT, '@type': 'DefinedTermSet', name: 'Whales' };
const script = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;

const WRITTEN: Record<string, string> = {
  'a set with its terms': JSON.stringify({ ...SET, hasDefinedTerm: [TERM] }),
  'terms that do not say what they are': JSON.stringify({
    ...SET,
    hasDefinedTerm: [{ ...TERM, '@type': undefined }],
  }),
  'an array in which terms point to their set': JSON.stringify([
    CONTEXT,
    { '@type': ['DefinedTermSet', 'Book'], '@id': 'urn:s', name: 'Whales' },
    { ...TERM, inDefinedTermSet: 'urn:s' },
  ]),
  'a graph whose set lists references': JSON.stringify({
    ...CONTEXT,
    '@graph': [
      { '@type': 'DefinedTermSet', name: 'Whales', hasDefinedTerm: [{ '@id': 'urn:t' }] },
      { ...TERM, '@id': 'urn:t' },
    ],
  }),
  'a term with its set inside': JSON.stringify({
    ...CONTEXT,
    ...TERM,
    inDefinedTermSet: { '@type': 'DefinedTermSet', name: 'Whales' },
  }),
  'full names': JSON.stringify({
    '@type': 'http://schema.org/DefinedTermSet',
    'http://schema.org/name': 'Whales',
    'http://schema.org/hasDefinedTerm': {
      '@type': ['schema:DefinedTerm'],
      'schema:name': { '@value': 'pod' },
      'schema:alternateName': ['group', { '@value': 'gam', '@language': 'en' }],
      'schema:description': 'A group of whales.',
    },
  }),
  'a page with several blocks': `<!doctype html><html><head><title>Other</title>${script({ ...CONTEXT, '@type': 'WebPage', name: 'x' })}${script({ ...SET, hasDefinedTerm: [TERM] })}</head><body><p>pod</p></body></html>`,
  'a page with microdata': `<!doctype html><html lang="en"><body><dl itemscope itemtype="https://schema.org/DefinedTermSet"><meta itemprop="name" content="Whales">
    <div itemprop="hasDefinedTerm" itemscope itemtype="https://schema.org/DefinedTerm"><dt itemprop="name">pod</dt><meta itemprop="alternateName" content="group"><meta itemprop="alternateName" content="gam">
    <dd itemprop="description">A <b>group</b> of whales.</dd></div></dl></body></html>`,
  'a page with RDFa': `<html><body vocab="https://schema.org/" typeof="DefinedTermSet"><h1 property="name">Whales</h1>
    <p property="hasDefinedTerm" typeof="DefinedTerm"><b property="name">pod</b> (<i property="alternateName">group</i>, <i property="alternateName">gam</i>): <span property="description">A group of whales.</span></p></body></html>`,
};

test.each(Object.entries(WRITTEN))('%s', async (_, text) => {
  const draft = await draftOf(text);
  expect(draft).toMatchObject({
    format: 'schema-org',
    info: { name: 'Whales' },
    entries: [POD],
    dropped: [],
  });
});

describe('a term', () => {
  const of = async (term: object, set: object = {}) =>
    (await draftOf(JSON.stringify({ ...SET, ...set, hasDefinedTerm: [{ ...TERM, ...term }] }))).entries[0];

  test.each<[what: string, term: object, entry: object]>([
    ['is named by its code', { termCode: 'W/1', '@id': 'https://example.org/#pod' }, { id: 'W-1' }],
    ['else by what its address ends with', { '@id': 'https://example.org/words#pod' }, { id: 'pod' }],
    [
      'leads to its page',
      { url: 'https://example.org/pod', '@id': 'urn:x' },
      { sources: [{ url: 'https://example.org/pod' }] },
    ],
    [
      'leads to what says the same',
      { sameAs: ['https://example.org/wiki'] },
      { sources: [{ url: 'https://example.org/wiki' }] },
    ],
    ['is explained in short too', { disambiguatingDescription: 'Of whales.' }, { blurb: 'Of whales.' }],
    [
      'loses its markup',
      { description: '<p>A &quot;group&quot;<br>of <em>whales</em>.</p>' },
      { definition: 'A "group"\nof whales.' },
    ],
    ['has its entities read', { name: 'pods &amp; gams' }, { term: 'pods & gams' }],
    ['stands in its category', { category: 'Groups' }, { category: 'Groups' }],
  ])('%s', async (_, term, entry) => {
    expect(await of(term)).toMatchObject(entry);
  });

  test('what has no place is said', async () => {
    const { notes } = await draftOf(
      JSON.stringify({ ...SET, hasDefinedTerm: [{ ...TERM, image: 'pod.png', educationalLevel: 'easy' }] }),
    );
    expect(notes).toEqual([
      'pictures are not taken',
      'properties that have no place in an entry: “educationalLevel” (1)',
    ]);
  });
});

test('terms that are no entries are dropped one by one', async () => {
  const terms = [
    TERM,
    { '@type': 'DefinedTerm', description: 'Nameless.' },
    { '@id': 'urn:gone' },
    { '@type': 'DefinedTerm', name: 'gam' },
  ];
  const { pack, dropped } = await packOf(JSON.stringify({ ...SET, hasDefinedTerm: terms }));
  expect(pack.entries).toHaveLength(1);
  expect(dropped).toEqual([
    { at: 'term 2', why: 'has no name' },
    { at: 'term 3', why: 'is only a reference to urn:gone' },
    { at: 'term 4', term: 'gam', why: 'has neither a definition nor a blurb' },
  ]);
});

test('the set says what the pack is', async () => {
  const { info } = await draftOf(
    JSON.stringify({
      ...SET,
      description: 'All of them.',
      inLanguage: 'fr-CA',
      version: '1.2.0',
      license: 'https://example.org/licence',
      author: { '@type': 'Person', name: 'Ann' },
      url: 'https://example.org/',
      hasDefinedTerm: [TERM],
    }),
  );
  expect(info).toEqual({
    name: 'Whales',
    description: 'All of them.',
    language: 'fr-CA',
    version: '1.2.0',
    licence: 'https://example.org/licence',
    author: 'Ann',
    homepage: 'https://example.org/',
  });
});

test('of several sets in a page the others are categories', async () => {
  const { pack } = await packOf(
    JSON.stringify([
      { ...SET, hasDefinedTerm: [TERM, { ...TERM, name: 'fluke' }] },
      { ...SET, name: 'Ships', hasDefinedTerm: [{ ...TERM, name: 'keel' }] },
    ]),
  );
  expect(pack.name).toBe('Test');
  expect(pack.entries.map(({ term, category }) => [term, category])).toEqual([
    ['pod', 'unsorted'],
    ['fluke', 'unsorted'],
    ['keel', 'ships'],
  ]);
});

describe('several languages', () => {
  const both = JSON.stringify({
    ...SET,
    hasDefinedTerm: {
      '@type': 'DefinedTerm',
      name: [
        { '@value': 'pod', '@language': 'en' },
        { '@value': 'Schule', '@language': 'de' },
      ],
      description: { en: 'A group.', de: 'Eine Gruppe.' },
    },
  });

  test.each([
    [undefined, { term: 'pod', definition: 'A group.', aliases: [] }],
    ['de', { term: 'Schule', definition: 'Eine Gruppe.', aliases: [] }],
  ])('wanted: %s', async (language, entry) => {
    const draft = await draftOf(both, language ? { language } : {});
    expect(draft.entries).toMatchObject([entry]);
    expect(draft.languages).toEqual(['en', 'de']);
  });
});

describe('a page', () => {
  test('with a broken block is read without it, and says so', async () => {
    const page = `<html><script type="application/ld+json">{ "@type": "DefinedTerm", }</script>${script({ ...SET, hasDefinedTerm: [TERM] })}</html>`;
    const { entries, notes } = await draftOf(page);
    expect(entries).toMatchObject([POD]);
    expect(notes.join()).toContain('a JSON-LD block of the page is no JSON');
  });

  test('gives its language, and its address to what is named relative to it', async () => {
    const page = `<html lang="fr"><link rel="canonical" href="https://example.org/mots">${script({ ...SET, hasDefinedTerm: [{ ...TERM, url: '#pod' }] })}</html>`;
    const { info, entries } = await draftOf(page);
    expect(info).toMatchObject({ language: 'fr', homepage: 'https://example.org/mots' });
    expect(entries[0]?.sources).toEqual([{ url: 'https://example.org/mots#pod' }]);
  });

  test('runs nothing and keeps no markup', async () => {
    const { entries } = await draftOf(
      JSON.stringify({
        ...SET,
        hasDefinedTerm: [
          { ...TERM, description: '<p>It.<script>steal()</script><img src=x onerror="steal()"></p>' },
        ],
      }),
    );
    expect(entries[0]?.definition).toBe('It.');
  });

  test('without defined terms is no glossary', async () => {
    expect(
      await errorOf(
        `<html>${script({ ...CONTEXT, '@type': 'WebPage', name: 'About DefinedTermSet' })}</html>`,
      ),
    ).toContain('in none of the formats');
  });
});

test('JSON nested a hundred thousand deep does no harm', async () => {
  const deep = `{"@type":"DefinedTermSet","hasDefinedTerm":[${JSON.stringify(TERM)}],"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect((await draftOf(deep)).entries).toMatchObject([POD]);
});

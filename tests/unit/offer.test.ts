import { expect, test } from 'vitest';
import { readDraft } from '../../glossary/formats/read.ts';
import { type Offer, offersOf, type PageOffers, termsInPage } from '../../glossary/offer.ts';

const URL_OF_PAGE = 'https://acme.example/words';

const LINK = { kind: 'link', canSubscribe: true } as const;
const IN_PAGE = { kind: 'page', canSubscribe: true } as const;

const set = (more: object) =>
  JSON.stringify({ '@context': 'https://schema.org', '@type': 'DefinedTermSet', ...more });
const page = (found: Partial<PageOffers>): PageOffers => ({
  url: URL_OF_PAGE,
  links: [],
  jsonLd: [],
  ...found,
});

test.each<[what: string, found: Partial<PageOffers>, offers: Offer[]]>([
  ['nothing', {}, []],
  [
    'a link with a title',
    { links: [{ url: 'https://acme.example/pack/manifest.json', title: ' Acme \n words ' }] },
    [{ ...LINK, url: 'https://acme.example/pack/manifest.json', name: 'Acme words' }],
  ],
  [
    'a link without one',
    { links: [{ url: 'https://acme.example/manifest.json', title: '' }] },
    [{ ...LINK, url: 'https://acme.example/manifest.json', name: 'acme.example' }],
  ],
  [
    'a set of terms in the page',
    { jsonLd: [set({ name: 'Acme', hasDefinedTerm: [{}, {}] })] },
    [{ ...IN_PAGE, url: URL_OF_PAGE, name: 'Acme', terms: 2 }],
  ],
  [
    'a set in a list, of two types, with no name',
    { jsonLd: [`[${set({ '@type': ['Book', 'DefinedTermSet'] })}]`] },
    [{ ...IN_PAGE, url: URL_OF_PAGE, name: 'Its terms' }],
  ],
  [
    'a set in a graph',
    { jsonLd: ['{"@graph":[{"@type":"WebPage"},{"@type":"schema:DefinedTermSet","name":"Acme"}]}'] },
    [{ ...IN_PAGE, url: URL_OF_PAGE, name: 'Acme' }],
  ],
  [
    'link and set: they are the same',
    { links: [{ url: 'https://acme.example/m.json', title: 'Acme' }], jsonLd: [set({ name: 'Acme' })] },
    [{ ...LINK, url: 'https://acme.example/m.json', name: 'Acme' }],
  ],
  [
    'http on the reader’s own machine',
    { links: [{ url: 'http://localhost:8080/m.json', title: 'Mine' }] },
    [{ ...LINK, url: 'http://localhost:8080/m.json', name: 'Mine' }],
  ],
  ['http elsewhere', { links: [{ url: 'http://acme.example/m.json', title: 'Acme' }] }, []],
  ['a script for an address', { links: [{ url: 'javascript:alert(1)', title: 'Acme' }] }, []],
  [
    'a set in a page that cannot be followed',
    { url: 'http://acme.example/words', jsonLd: [set({ name: 'Acme' })] },
    [{ kind: 'page', canSubscribe: false, url: 'http://acme.example/words', name: 'Acme' }],
  ],
  [
    'a link twice, with other fragments',
    {
      links: [
        { url: 'https://acme.example/m.json#a', title: 'Acme' },
        { url: 'https://acme.example/m.json#b', title: 'Acme again' },
      ],
    },
    [{ ...LINK, url: 'https://acme.example/m.json', name: 'Acme' }],
  ],
  ['no JSON', { jsonLd: ['{"@type": DefinedTermSet'] }, []],
  ['a single term only', { jsonLd: ['{"@type":"DefinedTerm","inDefinedTermSet":"DefinedTermSet"}'] }, []],
])('a page offers %s', (_, found, offers) => {
  expect(offersOf(page(found))).toEqual(offers);
});

test('a page cannot fill the popup with offers or endless names', () => {
  const links = Array.from({ length: 50 }, (_, i) => ({
    url: `https://a.example/${i}`,
    title: 'x'.repeat(999),
  }));
  const offers = offersOf(page({ links }));
  expect(offers).toHaveLength(3);
  expect(offers[0]?.name).toHaveLength(120);
});

test('the terms in a page are read as they stand there, whatever else its scripts hold', async () => {
  const term = (name: string) => ({ '@type': 'DefinedTerm', name, description: `What ${name} is.` });
  const scripts = [
    '{ broken',
    set({ name: 'Acme', hasDefinedTerm: [term('Ant')] }),
    set({ hasDefinedTerm: term('Bee') }),
  ];
  const bytes = new TextEncoder().encode(termsInPage(scripts));
  const draft = await readDraft([{ name: 'acme.example', bytes }]);
  expect([draft.format, draft.info.name, draft.entries.map((entry) => entry.term)]).toEqual([
    'schema-org',
    'Acme',
    ['Ant', 'Bee'],
  ]);
});

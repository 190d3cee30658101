import { describe, expect, test } from 'vitest';
import { readDraft } from '../../glossary/formats/read.ts';
import { draftOf, errorOf } from './read-text.ts';

/** One thesaurus in each of the ways to write RDF; what of it becomes an entry is in formats-skos.test.ts. */

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const rdfXml = (inner: string, head = '') =>
  `<?xml version="1.0"?>${head}<rdf:RDF xmlns:rdf="${RDF}" xmlns:skos="${SKOS}" xmlns:dct="http://purl.org/dc/terms/">${inner}</rdf:RDF>`;
const TURTLE = `@prefix skos: <${SKOS}> . @prefix dct: <http://purl.org/dc/terms/> .`;
const POD = { term: 'pod', aliases: ['group'], definition: 'A group of whales.' };

const WRITTEN: Record<string, [format: string, text: string]> = {
  Turtle: [
    'turtle',
    `# a comment first\n\n@prefix skos: <${SKOS}> .\n<urn:x:c> a skos:Concept ; skos:prefLabel "pod"@en ; skos:altLabel "group"@en ; skos:definition "A group of whales."@en .`,
  ],
  'SPARQL style': [
    'turtle',
    `PREFIX skos: <${SKOS}>\n<urn:x:c> skos:prefLabel "pod"@en ; skos:altLabel "group"@en ; skos:definition """A group of whales."""@en .`,
  ],
  'Turtle with a base': [
    'turtle',
    `@base <urn:x:> . <c> <${SKOS}prefLabel> "pod" ; <${SKOS}altLabel> 'group' ; <${SKOS}definition> "A group of whales." .`,
  ],
  'N-Triples': [
    'turtle',
    `<urn:x:c> <${SKOS}prefLabel> "pod"@en .\n<urn:x:c> <${SKOS}altLabel> "group"@en .\n<urn:x:c> <${SKOS}definition> "A group of \\u0077hales."@en .\n`,
  ],
  TriG: [
    'turtle',
    `@prefix skos: <${SKOS}> . <urn:g> { <urn:x:c> skos:prefLabel "pod"@en ; skos:altLabel "group"@en ; skos:definition "A group of whales."@en . }`,
  ],
  'RDF/XML by types': [
    'rdf-xml',
    rdfXml(
      '<skos:Concept rdf:about="urn:x:c"><skos:prefLabel xml:lang="en">pod</skos:prefLabel><skos:altLabel xml:lang="en">group</skos:altLabel><skos:definition xml:lang="en">A group of\n      whales.</skos:definition></skos:Concept>',
    ),
  ],
  'RDF/XML by descriptions, without prefixes of old': [
    'rdf-xml',
    rdfXml(
      `<rdf:Description about="urn:x:c"><rdf:type resource="${SKOS}Concept"/><skos:prefLabel>pod</skos:prefLabel><skos:altLabel>group</skos:altLabel><skos:definition rdf:parseType="Literal">A <b>group</b> of whales.</skos:definition></rdf:Description>`,
    ),
  ],
  'RDF/XML with attributes and entities': [
    'rdf-xml',
    rdfXml(
      '<skos:Concept rdf:ID="c" skos:prefLabel="pod" skos:altLabel="group"><skos:definition><rdf:Description><rdf:value>A &g; of whales.</rdf:value></rdf:Description></skos:definition></skos:Concept>',
      '<!DOCTYPE rdf:RDF [ <!ENTITY g "group"> ]>',
    ),
  ],
  'JSON-LD, expanded': [
    'json-ld',
    JSON.stringify([
      {
        '@id': 'urn:x:c',
        '@type': [`${SKOS}Concept`],
        [`${SKOS}prefLabel`]: [{ '@value': 'pod', '@language': 'en' }],
        [`${SKOS}altLabel`]: [{ '@value': 'group', '@language': 'en' }],
        [`${SKOS}definition`]: [{ '@value': 'A group of whales.', '@language': 'en' }],
      },
    ]),
  ],
  'JSON-LD with its context': [
    'json-ld',
    JSON.stringify({
      '@context': {
        skos: SKOS,
        prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
        names: { '@id': 'skos:altLabel', '@language': 'en' },
      },
      '@graph': [
        {
          '@id': 'c',
          '@type': 'skos:Concept',
          prefLabel: { en: 'pod', de: 'Schote' },
          names: ['group'],
          'skos:definition': 'A group of whales.',
        },
      ],
    }),
  ],
  'JSON-LD as Skosmos writes it': [
    'json-ld',
    JSON.stringify({
      '@context': {
        skos: SKOS,
        uri: '@id',
        type: '@type',
        lang: '@language',
        value: '@value',
        graph: '@graph',
        prefLabel: 'skos:prefLabel',
        altLabel: 'skos:altLabel',
      },
      graph: [
        {
          uri: 'urn:x:c',
          type: ['skos:Concept'],
          prefLabel: [
            { lang: 'en', value: 'pod' },
            { lang: 'fi', value: 'parvi' },
          ],
          altLabel: { lang: 'en', value: 'group' },
          'skos:definition': { lang: 'en', value: 'A group of whales.' },
        },
      ],
    }),
  ],
  'JSON-LD with a context elsewhere': [
    'json-ld',
    JSON.stringify([
      {
        '@context': 'https://vocab.invalid/context.json',
        uri: 'urn:x:c',
        type: [`${SKOS}Concept`],
        prefLabel: { en: 'pod' },
        altLabel: { en: ['group'] },
        definition: { en: ['A group of whales.'] },
      },
    ]),
  ],
  'JSON-LD with a context elsewhere, texts as values': [
    'json-ld',
    JSON.stringify({
      '@context': ['https://vocab.invalid/context.json', { '@language': 'en' }],
      id: 'urn:x:c',
      type: 'Concept',
      prefLabel: { '@value': 'pod', '@language': 'en' },
      altLabel: 'group',
      definition: 'A group of whales.',
    }),
  ],
};

test.each(Object.entries(WRITTEN))('%s', async (_, [format, text]) => {
  const draft = await draftOf(text);
  expect(draft.format).toBe(format);
  expect(draft.entries).toMatchObject([POD]);
});

describe('RDF/XML', () => {
  test('a concept knows its line', async () => {
    const draft = await draftOf(
      rdfXml('\n\n<skos:Concept rdf:about="urn:x:c"><skos:prefLabel>pod</skos:prefLabel></skos:Concept>'),
    );
    expect(draft.entries[0]?.at).toBe('concept c, line 3');
  });

  test('addresses are found from the base, and lists and inner nodes are followed', async () => {
    const draft = await draftOf(
      `<rdf:RDF xmlns:rdf="${RDF}" xmlns:skos="${SKOS}" xml:base="https://example.org/t">
        <skos:Concept rdf:ID="a"><skos:prefLabel>a</skos:prefLabel><skos:note>It.</skos:note><skos:related rdf:resource="#b"/></skos:Concept>
        <skos:Concept rdf:about="https://example.org/t#b"><skos:prefLabel>b</skos:prefLabel><skos:note rdf:parseType="Resource"><rdf:value>It.</rdf:value></skos:note>
          <skos:related><skos:Concept rdf:nodeID="n"><skos:prefLabel>n</skos:prefLabel><skos:note>It.</skos:note></skos:Concept></skos:related></skos:Concept>
        <skos:OrderedCollection><skos:prefLabel>All</skos:prefLabel><skos:memberList rdf:parseType="Collection">
          <rdf:Description rdf:about="#a"/><rdf:Description rdf:about="#b"/></skos:memberList></skos:OrderedCollection>
      </rdf:RDF>`,
    );
    expect(draft.entries.map(({ term, seeAlso, category }) => ({ term, seeAlso, category }))).toEqual([
      { term: 'a', seeAlso: ['b'], category: 'All' },
      { term: 'b', seeAlso: [expect.stringContaining('n')], category: 'All' },
      { term: 'n', seeAlso: [], category: undefined },
    ]);
  });
});

test.each<[what: string, text: string, error: RegExp]>([
  [
    'Turtle',
    `@prefix skos: <${SKOS}> .\n\n<urn:c> skos:prefLabel "pod\n .`,
    /^FormatError: line 3: this Turtle is broken: /,
  ],
  ['RDF/XML', rdfXml('\n<skos:Concept>\n</rdf:Description>'), /^FormatError: line 3: this XML is broken: /],
  [
    'RDF/XML with an entity that nobody declared',
    rdfXml('&bomb;'),
    /^FormatError: line 1: this XML is broken: /,
  ],
  [
    'JSON-LD',
    `{"@context": {"prefLabel": {"@id": "skos:", "@type": 7}}, "@id": "a", "prefLabel": "x"}`,
    /^FormatError: this JSON-LD is broken: /,
  ],
])('broken %s names the place', async (_, text, error) => {
  expect(await errorOf(text)).toMatch(error);
});

describe('hostile files', () => {
  test('entities that become each other are not declared at all', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY b${i + 1} "&b${i};&b${i};&b${i};&b${i};">`,
    ).join('');
    const bomb = rdfXml(
      '<skos:Concept><skos:prefLabel>&b9;</skos:prefLabel></skos:Concept>',
      `<!DOCTYPE x [<!ENTITY b0 "boom">${levels}]>`,
    );
    expect(await errorOf(bomb)).toContain('this XML is broken');
  });

  test('a short entity said a million times is too much', async () => {
    const bomb = rdfXml(
      `<skos:Concept><skos:prefLabel>${'&b;'.repeat(50_000)}</skos:prefLabel></skos:Concept>`,
      `<!DOCTYPE x [<!ENTITY b "${'x'.repeat(200)}">]>`,
    );
    expect(await errorOf(bomb)).toContain('its entities become too much text');
  });

  test('files of the reader’s machine are not read', async () => {
    const text = rdfXml(
      '<skos:Concept><skos:prefLabel>pod&f;</skos:prefLabel></skos:Concept>',
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    );
    expect(await errorOf(text)).toContain('this XML is broken');
  });

  test('nothing is fetched: a context elsewhere is named instead', async () => {
    const fetched: unknown[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = ((url: unknown) => {
      fetched.push(url);
      return Promise.reject(new Error('no network'));
    }) as typeof fetch;
    try {
      const { notes } = await draftOf(WRITTEN['JSON-LD with a context elsewhere']![1]);
      expect(notes).toContain(
        'the context https://vocab.invalid/context.json is not fetched; the usual names of SKOS are taken for its names',
      );
    } finally {
      globalThis.fetch = fetch;
    }
    expect(fetched).toEqual([]);
  });
});

test('several files are one thesaurus, and what is none is named', async () => {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  const draft = await readDraft([
    file('scheme.ttl', `${TURTLE} <urn:s> a skos:ConceptScheme ; dct:title "Whales"@en .`),
    file('a.ttl', `${TURTLE} <urn:c> skos:prefLabel "pod" ; skos:definition "It." ; skos:inScheme <urn:s> .`),
    file('README', 'Words about whales.'),
  ]);
  expect(draft).toMatchObject({ info: { name: 'Whales' }, entries: [{ term: 'pod' }] });
  expect(draft.dropped).toEqual([{ at: 'README', why: 'is not SKOS in Turtle' }]);
});

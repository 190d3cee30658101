import { describe, expect, test } from 'vitest';
import { draftOf, errorOf, packOf } from './read-text.ts';

/** What of a thesaurus becomes an entry; how it was written down is in formats-rdf.test.ts. */

const PREFIXES = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix dc: <http://purl.org/dc/elements/1.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix : <urn:x:> .
`;
const skos = (turtle: string) => PREFIXES + turtle;
const CONCEPT = 'a skos:Concept ; skos:prefLabel "pod"@en';

async function entryOf(turtle: string, language?: string) {
  const draft = await draftOf(skos(turtle), language ? { language } : {});
  return draft.entries[0];
}

describe('the name of a concept', () => {
  test.each<[what: string, turtle: string, term: string, aliases: string[]]>([
    [
      'preferred label, others as aliases',
      ':c skos:prefLabel "pod"@en ; skos:altLabel "whale group"@en ; skos:hiddenLabel "p0d"@en .',
      'pod',
      ['whale group', 'p0d'],
    ],
    ['without any language', ':c skos:prefLabel "pod" ; skos:altLabel "group" .', 'pod', ['group']],
    [
      'SKOS-XL only',
      ':c xl:prefLabel [ xl:literalForm "pod"@en ] ; xl:altLabel [ xl:literalForm "group"@en ] .',
      'pod',
      ['group'],
    ],
    [
      'SKOS-XL labels of a vocabulary of its own',
      '@prefix own: <urn:own:> . :c a skos:Concept ; dct:title "pod"@en ; own:hasLabel :l . :l a xl:Label ; xl:literalForm "group"@en .',
      'pod',
      ['group'],
    ],
    [
      'both spellings of a language',
      ':c skos:prefLabel "colour"@en-GB, "color"@en-US .',
      'colour',
      ['color'],
    ],
    ['a title where there is no label', ':c a skos:Concept ; rdfs:label "pod"@en .', 'pod', []],
    ['a code is no name', ':c skos:prefLabel "pod"@en ; skos:notation "665" .', 'pod', []],
  ])('%s', async (_, turtle, term, aliases) => {
    expect(await entryOf(`${turtle} :c skos:definition "A group." .`)).toMatchObject({ term, aliases });
  });
});

describe('the definition of a concept', () => {
  test.each<[what: string, turtle: string, definition: string | undefined]>([
    ['its definition', 'skos:definition "A group."@en', 'A group.'],
    [
      'and its notes below',
      'skos:definition "A group."@en ; skos:scopeNote "Of whales."@en',
      'A group.\n\nOf whales.',
    ],
    ['else its scope note', 'skos:scopeNote "Of whales."@en', 'Of whales.'],
    ['else a description', 'dct:description "A group."@en', 'A group.'],
    ['else a note', 'skos:note "Of whales."@en', 'Of whales.'],
    [
      'a node that holds the text',
      'skos:definition [ rdf:value "A group."@en ; dct:source "me" ]',
      'A group.',
    ],
    ['a text without language', 'skos:definition "A group."', 'A group.'],
    [
      'HTML as its words',
      'skos:definition "<p>A <b>group</b> of <a href=\\"x\\">whales</a>.</p><p>Second &amp; last.</p>"@en',
      'A group of whales.\n\nSecond & last.',
    ],
    [
      'what only looks like HTML as it is',
      'skos:definition "A List<String> or `<b>x</b>`."@en',
      'A List<String> or `<b>x</b>`.',
    ],
    ['an address alone explains nothing', 'skos:note "https://example.org/pod"@en', undefined],
    ['an empty one explains nothing', 'skos:scopeNote ""@en', undefined],
  ])('%s', async (_, turtle, definition) => {
    expect((await entryOf(`:c ${CONCEPT} ; ${turtle} .`))?.definition).toBe(definition);
  });
});

describe('the language', () => {
  const TWO = `
    :c a skos:Concept ; skos:prefLabel "pod"@en, "Schote"@de ; skos:definition "A group."@en, "Eine Gruppe."@de ; skos:altLabel "Hülse"@de .
    :d a skos:Concept ; skos:prefLabel "Kern"@de ; skos:definition "Innen."@de .`;

  test('is English where there is English, and the others are offered', async () => {
    const draft = await draftOf(skos(TWO));
    expect(draft).toMatchObject({ info: { language: 'en' }, languages: ['de', 'en'] });
    expect(draft.entries.map(({ term, aliases }) => [term, aliases])).toEqual([['pod', []]]);
    expect(draft.dropped).toEqual([
      { at: 'concept d', term: 'Kern', why: 'has no label in “en”, only in de' },
    ]);
  });

  test('is the one that is wanted', async () => {
    const draft = await draftOf(skos(TWO), { language: 'de' });
    expect(draft.info.language).toBe('de');
    expect(draft.entries).toMatchObject([
      { term: 'Schote', aliases: ['Hülse'], definition: 'Eine Gruppe.' },
      { term: 'Kern', definition: 'Innen.' },
    ]);
  });

  test('is the one in which terms are explained, when in English there are only labels', async () => {
    const draft = await draftOf(
      skos(':c skos:prefLabel "pod"@en, "Schote"@de ; skos:definition "Eine Gruppe."@de .'),
    );
    expect(draft.entries).toMatchObject([{ term: 'Schote' }]);
  });

  test('a concept that is explained in another one only is dropped, and says so', async () => {
    const { dropped } = await draftOf(
      skos(`${TWO} :e a skos:Concept ; skos:prefLabel "stem"@en ; skos:definition "Stiel."@de .`),
    );
    expect(dropped).toContainEqual({ at: 'concept e', term: 'stem', why: 'is explained only in de' });
  });
});

describe('categories', () => {
  const of = async (turtle: string) => {
    const { pack } = await packOf(skos(turtle));
    return pack.entries.map(({ term, category }) => [
      term,
      pack.categories.find(({ id }) => id === category)?.name,
    ]);
  };
  const concept = (name: string, more = '') =>
    `:${name} skos:prefLabel "${name}"@en ; skos:definition "It."@en ${more} .`;

  test('are collections, in their sections', async () => {
    const turtle = skos(`${concept('a')} ${concept('b')}
      :g a skos:Collection ; skos:prefLabel "Group"@en ; skos:member :a .
      :o a skos:OrderedCollection ; skos:prefLabel "Order"@en ; skos:memberList ( :b ) .`);
    expect(await of(turtle)).toEqual([
      ['a', 'Group'],
      ['b', 'Order'],
    ]);
  });

  test('are what stands at the top, said from either side', async () => {
    expect(
      await of(`${concept('top')} ${concept('mid', '; skos:broader :top')} ${concept('low')} ${concept('alone')}
      :mid skos:narrower :low .`),
    ).toEqual([
      ['top', 'top'],
      ['mid', 'top'],
      ['low', 'top'],
      ['alone', 'Unsorted'],
    ]);
  });

  test('are what stands below a single top', async () => {
    const below = ['a', 'b'].flatMap((head) => [
      concept(head, '; skos:broader :all'),
      ...['1', '2', '3'].map((n) => concept(`${head}${n}`, `; skos:broader :${head}`)),
    ]);
    expect(Object.fromEntries(await of(concept('all') + below.join('')))).toMatchObject({ a1: 'a', b3: 'b' });
  });

  test('are schemes, where there are several', async () => {
    expect(
      await of(`${concept('a', '; skos:inScheme :s')} ${concept('b', '; skos:inScheme :t')}
      :s a skos:ConceptScheme ; dct:title "Left"@en . :t a skos:ConceptScheme ; dct:title "Right"@en .`),
    ).toEqual([
      ['a', 'Left'],
      ['b', 'Right'],
    ]);
  });

  test('a circle of broader concepts does no harm', async () => {
    expect(
      (await of(`${concept('a', '; skos:broader :b')} ${concept('b', '; skos:broader :a')}`)).length,
    ).toBe(2);
  });
});

describe('what a concept leads to', () => {
  test('related, broader and narrower concepts that are entries; the others are named', async () => {
    const { pack, notes } = await packOf(
      skos(`
      :a ${CONCEPT} ; skos:definition "It." ; skos:related :b ; skos:broader :c ; skos:narrower :d .
      :b skos:prefLabel "b"@en ; skos:definition "It." . :c skos:prefLabel "c"@en ; skos:definition "It." .
      :d skos:prefLabel "no words"@en .`),
    );
    expect(pack.entries[0]?.seeAlso).toEqual(['b', 'c']);
    expect(notes.join()).toContain('“no words”');
  });

  test('sources with and without an address, and the concept’s own', async () => {
    const turtle = `${PREFIXES} <https://example.org/pod> ${CONCEPT} ; skos:definition "It." ;
      dct:source <https://example.org/book>, "A book", [ dct:title "B" ; foaf:page <https://example.org/b> ] .
      <https://example.org/book> dct:title "The book" .`;
    const { pack } = await packOf(turtle);
    expect(pack.entries[0]?.sources).toEqual([
      { title: 'The book', url: 'https://example.org/book' },
      { title: 'A book' },
      { title: 'B', url: 'https://example.org/b' },
      { title: 'example.org', url: 'https://example.org/pod' },
    ]);
  });

  test('more narrower concepts than an entry takes do not cost the entry', async () => {
    const many = Array.from(
      { length: 130 },
      (_, i) => `:n${i} skos:prefLabel "n${i}"@en ; skos:definition "It." ; skos:broader :c .`,
    );
    const links = many.map((_, i) => `:c skos:narrower :n${i} .`).join('');
    const { pack, notes } = await packOf(
      skos(`:c ${CONCEPT} ; skos:definition "It." . ${links} ${many.join('')}`),
    );
    expect(pack.entries[0]?.seeAlso.length).toBe(100);
    expect(notes.join()).toContain('“pod” has 130 see-alsos; the first 100 are taken');
  });
});

describe('what is no entry', () => {
  test.each([
    ['owl:deprecated true'],
    ['dct:isReplacedBy :d'],
    ['a <http://purl.org/finnonto/schema/skosext#DeprecatedConcept>'],
  ])('a concept with %s', async (turtle) => {
    const { entries, dropped } = await draftOf(skos(`:c ${CONCEPT} ; skos:definition "It." ; ${turtle} .`));
    expect(entries).toEqual([]);
    expect(dropped).toEqual([{ at: 'concept c', term: 'pod', why: 'is deprecated' }]);
  });

  test('a thesaurus of labels: the error says why nothing is left', async () => {
    const labels = ['a', 'b'].map((name) => `:${name} skos:prefLabel "${name}"@en .`).join('');
    await expect(packOf(skos(labels))).rejects.toThrow(
      'no entry is left: 2 × has neither a definition nor a blurb',
    );
  });

  test('RDF without concepts', async () => {
    expect(await errorOf(skos(':x rdfs:label "something" .'))).toBe(
      'FormatError: this is RDF, but there are no concepts (SKOS) in it',
    );
  });

  test('properties without a place are named', async () => {
    const { notes } = await draftOf(
      skos(`:c ${CONCEPT} ; skos:definition "It." ; skos:exactMatch :d ; skos:historyNote "Old." .`),
    );
    expect(notes).toEqual(['properties that have no place in an entry: “exactMatch” (1), “historyNote” (1)']);
  });
});

test('classes of an ontology are entries where there are no concepts', async () => {
  expect(await entryOf(':c a owl:Class ; rdfs:label "Pod"@en ; rdfs:comment "A group."@en .')).toMatchObject({
    term: 'Pod',
    definition: 'A group.',
  });
});

test('the scheme says what the pack is', async () => {
  const { info } = await draftOf(
    skos(`:c ${CONCEPT} ; skos:definition "It." ; skos:inScheme <https://example.org/scheme> .
    <https://example.org/scheme> a skos:ConceptScheme ; dc:title "Whales"@en, "Wale"@de ; dct:description "All of them."@en ;
      dct:creator [ foaf:name "Ann" ], "Bob" ; dct:license <https://creativecommons.org/licenses/by/4.0/> ; owl:versionInfo "2.1" .`),
  );
  expect(info).toEqual({
    name: 'Whales',
    description: 'All of them.',
    author: 'Ann, Bob',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    version: '2.1.0',
    homepage: 'https://example.org/scheme',
    language: 'en',
  });
});

test('a licence as long as a page costs neither the pack nor its other facts', async () => {
  const { pack } = await packOf(
    skos(`:c ${CONCEPT} ; skos:definition "It." ; skos:inScheme :s .
    :s a skos:ConceptScheme ; dct:title "Whales"@en ; dct:rights "${'Blah '.repeat(200)}" .`),
  );
  expect(pack.licence?.length).toBeLessThanOrEqual(200);
});

import { describe, expect, test } from 'vitest';
import { draftOf, errorOf, packOf } from './read-text.ts';

/** Termbases of both versions and styles, as translation tools write them. */

const v3 = (concepts: string, style = 'dca', head = '') =>
  `<?xml version="1.0" encoding="utf-8"?>
<?xml-model href="x.rng"?>
<tbx type="TBX-Basic" style="${style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc>${head}<sourceDesc><p>Exported.</p></sourceDesc></fileDesc></tbxHeader>
<text><body>${concepts}</body></text></tbx>`;
const v2 = (concepts: string) =>
  `\ufeff<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en-US"><martifHeader><fileDesc><titleStmt><title>Words</title></titleStmt></fileDesc></martifHeader>
<text><body>${concepts}</body></text></martif>`;

const POD = {
  term: 'pod',
  aliases: ['group', 'gam'],
  category: 'Whales',
  definition: 'A group of whales.',
  example: 'A pod passed by.',
  id: 'c1',
};

const WRITTEN: Record<string, string> = {
  'version 3, DCA': v3(`<conceptEntry id="c1"><descrip type="subjectField">Whales</descrip>
    <langSec xml:lang="en"><descripGrp><descrip type="definition">A group
          of whales.</descrip><admin type="source">Oxford</admin></descripGrp>
      <termSec><term>group</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
      <termSec><term>pod</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        <descripGrp><descrip type="context">A pod passed by.</descrip></descripGrp></termSec>
      <termSec><term>gam</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
        <descrip type="context">No gam any more.</descrip></termSec></langSec></conceptEntry>`),
  'version 3, DCT': v3(
    `<conceptEntry id="c1"><min:subjectField>Whales</min:subjectField>
    <langSec xml:lang="en"><basic:definition>A group of whales.</basic:definition><basic:source>Oxford</basic:source>
      <termSec><term>pod</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus><basic:context>A pod passed by.</basic:context></termSec>
      <termSec><term>group</term></termSec><termSec><term>gam</term></termSec></langSec></conceptEntry>`,
    'dct',
  ),
  'version 2, tig':
    v2(`<termEntry id="c1"><descrip type="subjectField">Whales</descrip><descrip type="definition">A group of whales.</descrip>
    <admin type="source">Oxford</admin><langSet xml:lang="en-US"><tig><term>gam</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig id="t2"><term>pod</term><descrip type="context">A pod passed by.</descrip></tig><tig><term>group</term></tig></langSet></termEntry>`),
  'version 2, ntig':
    v2(`<termEntry id="c1"><langSet xml:lang="en-US"><descripGrp><descrip type="definition">A group of whales.</descrip></descripGrp>
    <ntig><termGrp><term id="t1">pod</term><termNote type="partOfSpeech">Noun</termNote></termGrp><descripGrp><descrip type="context">A pod passed by.</descrip></descripGrp></ntig>
    <ntig><termGrp><term>group</term></termGrp></ntig><ntig><termGrp><term>gam</term><termNote type="status">FORBIDDEN</termNote></termGrp></ntig>
    <descrip type="subjectField">Whales</descrip><admin type="source">Oxford</admin></langSet></termEntry>`),
  'translation tools, without types':
    v2(`<termEntry id="c1"><descrip>A group of whales.</descrip><descrip type="subjectField">Whales</descrip><admin type="source">Oxford</admin>
    <langSet xml:lang="en"><tig><term>pod</term><descrip type="context">A pod passed by.</descrip></tig><tig><term>group</term></tig><tig><term>gam</term></tig></langSet></termEntry>`),
  'the early TBX-Min': `<TBX dialect="TBX-Min"><header><id>Words</id></header><body><entry id="c1"><subjectField>Whales</subjectField>
    <langGroup xml:lang="en"><termGroup><term>pod</term><termStatus>preferred</termStatus><note>A group of whales.</note><context>A pod passed by.</context><source>Oxford</source></termGroup>
    <termGroup><term>group</term></termGroup><termGroup><term>gam</term><termStatus>obsolete</termStatus></termGroup></langGroup></entry></body></TBX>`,
};

test.each(Object.entries(WRITTEN))('%s', async (_, xml) => {
  const draft = await draftOf(xml);
  expect(draft.format).toBe('tbx');
  expect(draft.entries).toHaveLength(1);
  const { aliases = [], ...entry } = draft.entries[0]!;
  expect({ ...entry, aliases: aliases.toSorted() }).toMatchObject({ ...POD, aliases: ['gam', 'group'] });
  expect(draft.entries[0]?.sources).toEqual([{ title: 'Oxford' }]);
});

const concept = (inner: string, id = 'c1') => `<conceptEntry id="${id}">${inner}</conceptEntry>`;
const english = (inner: string, term = 'pod') =>
  `<langSec xml:lang="en">${inner}<termSec><term>${term}</term></termSec></langSec>`;

describe('what explains a concept', () => {
  test.each<[what: string, inner: string, definition: string | undefined]>([
    [
      'the definition of its language before that of the concept',
      `<descrip type="definition">Far.</descrip>${english('<descrip type="definition">Near.</descrip>')}`,
      'Near.',
    ],
    [
      'the definition of a term',
      `<langSec xml:lang="en"><termSec><term>pod</term><descrip type="definition">It.</descrip></termSec></langSec>`,
      'It.',
    ],
    [
      'not a definition in another language',
      `<descrip type="definition" xml:lang="de">Nah.</descrip>${english('')}`,
      undefined,
    ],
    ['else a note', `<note>It.</note>${english('')}`, 'It.'],
    [
      'not a note about where it is from',
      `<note>G-Source: http://example.org/</note>${english('')}`,
      undefined,
    ],
    [
      'marked-up texts by their words',
      english('<descrip type="definition">A <hi type="bold">group</hi> of <hi>whales</hi>.</descrip>'),
      'A group of whales.',
    ],
    ['paragraphs stay', english('<descrip type="definition">One.\n\n   Two.</descrip>'), 'One.\n\nTwo.'],
  ])('%s', async (_, inner, definition) => {
    const { entries } = await draftOf(v3(concept(inner)));
    expect(entries[0]?.definition).toBe(definition);
  });

  test('what is left out beside it is said', async () => {
    const { notes } = await draftOf(
      v3(
        concept(
          `<note>Ask Ann.</note><xref type="xGraphic" target="pod.png">Pod</xref><descrip type="quantity">7</descrip>${english('<descrip type="definition">It.</descrip>')}`,
        ),
      ),
    );
    expect(notes).toEqual([
      'notes are taken only where there is no definition',
      'pictures are not taken',
      'data that has no place in an entry: “quantity” (1)',
    ]);
  });
});

test('cross-references lead to concepts by the ids of these, of their terms, and by name', async () => {
  const it = '<descrip type="definition">It.</descrip>';
  const { pack } = await packOf(
    v3(
      concept(`<ref type="crossReference" target="c2">b</ref><ref type="crossReference" target="t3">c</ref>
        <basic:crossReference>d</basic:crossReference><xref type="externalCrossReference" target="https://example.org/pod">Page</xref>
        ${english('<descrip type="definition">Like a <hi type="entailedTerm" target="c5">gam</hi>.</descrip>')}`) +
        concept(english(it, 'b'), 'c2') +
        concept(`<langSec xml:lang="en">${it}<termSec><term id="t3">c</term></termSec></langSec>`, 'c3') +
        concept(english(it, 'd'), 'c4') +
        concept(english(it, 'gam'), 'c5'),
    ),
  );
  expect(pack.entries[0]).toMatchObject({
    definition: 'Like a gam.',
    seeAlso: ['c2', 'c3', 'c4', 'c5'],
    sources: [{ title: 'Page', url: 'https://example.org/pod' }],
  });
});

describe('the language', () => {
  const TWO = v3(
    concept(
      `<descrip type="definition">It.</descrip>${english('')}<langSec xml:lang="de"><termSec><term>Schule</term></termSec></langSec>`,
    ) + concept('<langSec xml:lang="de"><termSec><term>Wal</term></termSec></langSec>', 'c2'),
  );

  test('is English, and what has no English term is named', async () => {
    const draft = await draftOf(TWO);
    expect(draft).toMatchObject({
      info: { language: 'en' },
      languages: ['de', 'en'],
      entries: [{ term: 'pod' }],
    });
    expect(draft.dropped).toEqual([
      { at: 'concept c2, line 5', term: 'Wal', why: 'has no term in “en”, only in de' },
    ]);
  });

  test('is the one that is wanted', async () => {
    const { entries } = await draftOf(TWO, { language: 'de' });
    expect(entries.map(({ term }) => term)).toEqual(['Schule', 'Wal']);
  });

  test('a tag with a region is of its language', async () => {
    const { entries } = await draftOf(
      v2(
        '<termEntry><langSet xml:lang="en_GB"><tig><term>colour</term><descrip type="definition">It.</descrip></tig></langSet><langSet xml:lang="en-US"><tig><term>color</term></tig></langSet></termEntry>',
      ),
      { language: 'en' },
    );
    expect(entries).toMatchObject([{ term: 'colour', aliases: ['color'], definition: 'It.', at: 'line 4' }]);
  });
});

test('the header names the pack', async () => {
  const { info } = await draftOf(
    v3(
      concept(english('<descrip type="definition">It.</descrip>')),
      'dca',
      '<titleStmt><title>Whale words</title></titleStmt>',
    ),
  );
  expect(info).toEqual({ name: 'Whale words', description: 'Exported.', language: 'en' });
});

test.each<[what: string, xml: string, error: RegExp]>([
  ['a tag that is not closed', v3('\n<conceptEntry>\n'), /^FormatError: line \d+: this XML is broken: /],
  [
    'a bare ampersand',
    v3(concept(english('<note>a & b</note>'))),
    /^FormatError: line 5: this XML is broken: /,
  ],
  ['a file cut short', v3(concept(english(''))).slice(0, -40), /^FormatError: line 5: this XML is broken: /],
  ['no concepts', v3(''), /^FormatError: this is TBX, but there are no concepts in it$/],
])('%s', async (_, xml, error) => {
  expect(await errorOf(xml)).toMatch(error);
});

test('a termbase nested a hundred thousand deep is refused', async () => {
  const deep = v3(concept(english(`<note>${'<hi>'.repeat(100_000)}x${'</hi>'.repeat(100_000)}</note>`)));
  expect(await errorOf(deep)).toContain('its elements are nested too deep');
});

test('concepts without a definition are dropped one by one', async () => {
  const { pack, dropped } = await packOf(
    v3(concept(english('<descrip type="definition">It.</descrip>')) + concept(english('', 'gam'), 'c2')),
  );
  expect(pack.entries.map(({ term }) => term)).toEqual(['pod']);
  expect(dropped).toEqual([
    { at: 'concept c2, line 5', term: 'gam', why: 'has neither a definition nor a blurb' },
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldName, TEXT_FIELDS } from '../../glossary/formats/draft.ts';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { writeSchemaOrg } from '../../glossary/formats/write-schema-org.ts';
import { writeTbx } from '../../glossary/formats/write-tbx.ts';
import { writeTurtle } from '../../glossary/formats/write-turtle.ts';
import type { Entry, Pack, PackInfo } from '../../glossary/pack-types.ts';
import { anyPack } from './any-pack.ts';

/** A pack that was written and read again is the pack, as far as its format holds it. */

interface Format {
  write(pack: Pack): string;
  fields: readonly FieldName[];
  info: readonly (keyof PackInfo)[];
  /** A text as the format can hold it. */
  held(text: string): string;
}

/** A hundred packs on a busy machine. ms */
const PROPERTY_TIMEOUT = 30_000;

const ALL_INFO = [
  'id',
  'name',
  'version',
  'language',
  'description',
  'author',
  'licence',
  'homepage',
  'private',
] as const;
const whole = (text: string) => text;

const FORMATS: Record<string, Format> = {
  turtle: { write: writeTurtle, fields: TEXT_FIELDS, info: ALL_INFO, held: whole },
  tbx: {
    write: writeTbx,
    fields: TEXT_FIELDS,
    info: ALL_INFO,
    // XML has no way to write them.
    held: (text) => text.replace(/[\ufffe\uffff]/g, '\ufffd'),
  },
  'schema-org': { write: writeSchemaOrg, fields: TEXT_FIELDS, info: ALL_INFO, held: whole },
};

async function throughFile(text: string) {
  const draft = await readDraft([{ name: '', bytes: new TextEncoder().encode(text) }]);
  const { id = '', name = '' } = draft.info;
  return { draft, ...finishDraft(draft, { id, name }) };
}

/** The fields of all entries that a format holds, each as it can be held there. */
function fieldsOf({ categories, entries }: Pack, { fields, held }: Format): unknown[] {
  return entries.map((entry) =>
    Object.fromEntries(fields.map((field) => [field, heldDeep(fieldOf(entry, field, categories), held)])),
  );
}

function fieldOf(entry: Entry, field: FieldName, categories: Pack['categories']): unknown {
  return field === 'category' ? categories.find(({ id }) => id === entry.category)?.name : entry[field];
}

function heldDeep(value: unknown, held: (text: string) => string): unknown {
  if (typeof value === 'string') return held(value);
  if (Array.isArray(value)) return value.map((one) => heldDeep(one, held));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, heldDeep(one, held)]));
}

describe.each(Object.entries(FORMATS))('a pack in %s', (name, format) => {
  test(
    'comes back with every field that the format holds',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyPack, async (pack) => {
          const { draft, pack: again, dropped } = await throughFile(format.write(pack));
          expect(draft.format).toBe(name);
          expect(dropped).toEqual([]);
          expect(fieldsOf(again, format)).toEqual(fieldsOf(pack, format));
          const said = Object.fromEntries(format.info.map((key) => [key, again[key]]));
          expect(said).toEqual(
            heldDeep(Object.fromEntries(format.info.map((key) => [key, pack[key]])), format.held),
          );
        }),
        { numRuns: 100 },
      );
    },
    PROPERTY_TIMEOUT,
  );

  test('keeps a title in brackets and a half character without harm', async () => {
    const pack: Pack = {
      id: 'acme',
      name: 'Acme',
      version: '1.0.0',
      language: 'en',
      private: false,
      categories: [{ id: 'it', name: 'IT', section: 'Work' }],
      entries: [
        {
          id: 'xss',
          term: 'Cross-site scripting (XSS)',
          aliases: ['XSS (attack)'],
          category: 'it',
          definition: 'broken \ud800 half',
          seeAlso: [],
          sources: [],
          caseSensitive: false,
        },
      ],
    };
    const { pack: again } = await throughFile(format.write(pack));
    expect(again.entries).toMatchObject([
      {
        id: 'xss',
        term: 'Cross-site scripting (XSS)',
        aliases: ['XSS (attack)'],
        definition: 'broken \ufffd half',
      },
    ]);
  });
});

describe('category ids and sections', () => {
  const categories = [
    { id: 'obs', name: 'Observability and reliability', section: 'Substrate' },
    { id: 'empty', name: 'Nothing yet', section: 'Craft' },
    { id: 'apis', name: 'APIs', section: 'Craft' },
  ];
  const entry = { aliases: [], seeAlso: [], sources: [], caseSensitive: false, blurb: 'Short.' };
  const pack: Pack = {
    id: 'acme',
    name: 'Acme',
    version: '1.0.0',
    language: 'en',
    private: false,
    categories,
    entries: [
      { ...entry, id: 'trace', term: 'Trace', category: 'obs' },
      { ...entry, id: 'rest', term: 'REST', category: 'apis' },
    ],
  };

  test.each([
    ['Turtle', writeTurtle],
    ['schema.org', writeSchemaOrg],
  ])('%s keeps them', async (_, write) => {
    const { pack: again } = await throughFile(write(pack));
    expect(again.categories).toEqual(expect.arrayContaining(categories));
    expect(again.entries.map(({ category }) => category)).toEqual(['obs', 'apis']);
  });
});

describe('other tools find what they look for', () => {
  const pack: Pack = {
    id: 'acme',
    name: 'Acme',
    version: '1.0.0',
    language: 'en',
    private: false,
    categories: [{ id: 'it', name: 'IT', section: 'Work' }],
    entries: [
      {
        id: 'a "b" <c>',
        term: 'Pod',
        aliases: ['whale </script>'],
        category: 'it',
        definition: 'A group.',
        example: 'Two containers.',
        seeAlso: [],
        sources: [{ title: 'Docs', url: 'https://example.org/docs' }],
        caseSensitive: false,
      },
    ],
  };

  test('SKOS labels, definitions and examples in the language of the pack', () => {
    const turtle = writeTurtle(pack);
    expect(turtle).toContain('skos:prefLabel "Pod"@en');
    expect(turtle).toContain('skos:definition "A group."@en');
    expect(turtle).toContain('skos:example "Two containers."@en');
    expect(turtle).toContain('<urn:lumomate:pack:acme#a%20%22b%22%20%3Cc%3E> a skos:Concept');
  });

  test('TBX-Basic: ids that XML allows, the status of terms, the definition at its language', () => {
    const tbx = writeTbx(pack);
    expect(tbx).toMatch(/<conceptEntry id="[A-Za-z][\w.-]*">/);
    expect(tbx).toContain('<term>whale &lt;/script&gt;</term>');
    expect(tbx).toContain('preferredTerm-admn-sts');
    expect(tbx).toMatch(/<langSec xml:lang="en">\s*<descrip type="definition">A group\.<\/descrip>/);
  });

  test('schema.org: a set of terms that may stand in a script of a page', () => {
    const json = writeSchemaOrg(pack);
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'DefinedTermSet',
      hasDefinedTerm: [
        { '@type': 'DefinedTerm', name: 'Pod', alternateName: ['whale </script>'], description: 'A group.' },
      ],
    });
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { DATA } from '../bench/shared-data.ts';

/** Real thesauri and sets of terms (`../shared/data/samples`): how many of their concepts become entries, and why not. */

const SAMPLES = join(DATA, 'samples');
const NO_WORDS = 'has neither a definition nor a blurb';

/** File, format, entries, concepts dropped by reason. */
const EXPECTED: [file: string, format: string, kept: string[] | number, dropped: Record<string, number>][] = [
  ['skos/skosmos-altlabel.ttl', 'turtle', 0, { [NO_WORDS]: 1 }],
  ['skos/skosmos-conceptPropertyLabels.ttl', 'turtle', ['Carp'], { [NO_WORDS]: 3 }],
  ['skos/skosmos-nolang.ttl', 'turtle', ['No language codes here either'], { [NO_WORDS]: 2 }],
  ['skos/skosmos-subtag.ttl', 'turtle', 0, { [NO_WORDS]: 1 }],
  ['skos/skosmos-xl.ttl', 'turtle', ['Concept'], {}],
  ['skos/yso-archaeology.rdf', 'rdf-xml', 0, { [NO_WORDS]: 130 }],
  ['skos/yso-archaeology.ttl', 'turtle', 0, { [NO_WORDS]: 130 }],
  ['schemaorg/schemaorg-issue-894-ballentine.jsonld', 'schema-org', ['calendar year', 'schema'], {}],
  ['schemaorg/GENERATED-cncf-5-definedtermset.jsonld', 'schema-org', 5, {}],
];

if (!existsSync(SAMPLES)) console.warn(`skipped: there are no samples in ${SAMPLES}`);

describe.skipIf(!existsSync(SAMPLES))('real files', () => {
  const read = (file: string) => readDraft([{ name: '', bytes: readFileSync(join(SAMPLES, file)) }]);

  test.each(EXPECTED)('%s', async (file, format, kept, dropped) => {
    const draft = await read(file);
    expect(draft.format).toBe(format);
    if (kept === 0) {
      const [[why, count] = []] = Object.entries(dropped);
      expect(() => finishDraft(draft, { id: 'test', name: basename(file) })).toThrow(
        `no entry is left: ${count} × ${why}`,
      );
      return;
    }
    const finished = finishDraft(draft, { id: 'test', name: basename(file) });
    const terms = finished.pack.entries.map(({ term }) => term);
    expect(typeof kept === 'number' ? terms.length : terms).toEqual(kept);
    const reasons: Record<string, number> = {};
    for (const { why } of finished.dropped) reasons[why] = (reasons[why] ?? 0) + 1;
    expect(reasons).toEqual(dropped);
  });

  test('a thesaurus is the same whether it is written in Turtle or in RDF/XML', async () => {
    const [turtle, xml] = await Promise.all(
      ['ttl', 'rdf'].map((ending) => read(`skos/yso-archaeology.${ending}`)),
    );
    const names = (entries: { term: string; aliases?: string[]; category?: string }[] = []) =>
      entries.map(({ term, aliases = [], category }) => [term, aliases.toSorted(), category]).sort();
    expect(names(xml?.entries)).toEqual(names(turtle?.entries));
  });

  test('markup that stood in a scope note is gone', async () => {
    const { entries } = await read('skos/skosmos-nolang.ttl');
    expect(entries[2]?.definition).toBe('There is some HTML inlined here');
  });
});

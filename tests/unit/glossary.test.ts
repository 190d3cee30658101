import { describe, expect, test } from 'vitest';
import { readBuiltInPack } from '../../glossary/category-file.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { figuresOf, flawsOf } from '../glossary/check.ts';
import { describeFlaw } from '../glossary/flaw.ts';

/** The built-in glossary keeps what `docs/writing-entries.md` promises, and its reader says where it does not. */

describe('the built-in glossary', () => {
  const pack = builtInPack();

  test('keeps all the rules of glossary:check', () => {
    expect(flawsOf(pack).map(describeFlaw)).toEqual([]);
  });

  test('has entries in every category', () => {
    const used = new Set(pack.entries.map(({ category }) => category));
    expect(pack.categories.filter(({ id }) => !used.has(id))).toEqual([]);
  });

  test('has figures', () => {
    const figures = new Map(figuresOf(pack));
    expect(figures.get('entries')).toBe(pack.entries.length.toLocaleString('en-GB'));
    expect([...figures.values()].filter((value) => !/\d/.test(value))).toEqual([]);
  });
});

describe('what is wrong in a category file is told by file, entry and field', () => {
  const head = 'category: Test\nsection: Substrate\nentries:\n';
  test.each<[what: string, text: string, places: string[]]>([
    ['YAML that is none', 'category: [', ['test.yaml']],
    ['no category', 'section: x\nentries: []', ['test.yaml', 'category']],
    ['no entries', 'category: x\nsection: x', ['test.yaml', 'entries']],
    ['no term', `${head}  - blurb: x\n`, ['test.yaml', 'entry 1', 'term']],
    ['a bad layer', `${head}  - term: Pod\n    blurb: 7\n`, ['test.yaml', 'Pod', 'blurb']],
    ['an empty entry', `${head}  - term: Pod\n    blurb: x\n  -\n`, ['test.yaml', 'entry 2']],
    [
      'a misspelt field',
      `${head}  - term: Pod\n    blurb: x\n    exmaple: y\n`,
      ['test.yaml', 'Pod', 'exmaple'],
    ],
    [
      'a dead see-also',
      `${head}  - term: Pod\n    blurb: x\n    seeAlso: [gone]\n`,
      ['test.yaml', 'Pod', 'gone'],
    ],
  ])('%s', (_, text, places) => {
    let message = '';
    try {
      readBuiltInPack([{ name: 'test.yaml', text }]);
    } catch (error) {
      message = (error as Error).message;
    }
    for (const place of places) expect(message).toContain(place);
  });
});

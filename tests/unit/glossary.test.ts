import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBuiltInPack } from '../../glossary/category-file.ts';
import { formsOf } from '../../glossary/forms.ts';
import { Matcher } from '../../glossary/match.ts';
import { type Entry, LAYERS, type Layer } from '../../glossary/pack-types.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';
import { noEverydayWords } from './forms-in.ts';

/** The built-in glossary keeps what `docs/writing-entries.md` promises. */

const FOLDER = join(import.meta.dirname, '../../glossary/packs');

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
const { entries, categories } = readBuiltInPack(files);

/** Least and most characters of each layer. */
const LENGTHS: Record<Layer, readonly [least: number, most: number]> = {
  blurb: [1, 90],
  definition: [120, 700],
  plain: [120, 700],
  picture: [120, 700],
  where: [120, 700],
  example: [120, 700],
  myth: [120, 700],
  takeaway: [1, 120],
};

/** Two entries that share so many words in a row were written from one mould. */
const SAME_WORDS = 6;

describe.each(categories)('$name', ({ id: category }) => {
  const own = entries.filter((entry) => entry.category === category);

  test('has entries', () => {
    expect(own.length).toBeGreaterThan(0);
  });

  describe.each(own)('$term', (entry) => {
    test.each(LAYERS)('has a %s of the right length', (layer) => {
      const text = entry[layer] ?? '';
      const [least, most] = LENGTHS[layer];
      expect(text.length, text).toBeGreaterThanOrEqual(least);
      expect(text.length, text).toBeLessThanOrEqual(most);
    });

    test('has a blurb that ends in a full stop', () => {
      expect(entry.blurb).toMatch(/[^.]\.$/);
    });

    test('does not shout', () => {
      expect(LAYERS.filter((layer) => ownWords(entry[layer]).includes('!'))).toEqual([]);
    });

    test('leads to at least two other entries', () => {
      expect(new Set(entry.seeAlso).size).toBe(entry.seeAlso.length);
      expect(entry.seeAlso).not.toContain(entry.id);
      expect(
        entry.seeAlso.filter((id) => entries.some((other) => other.id === id)).length,
      ).toBeGreaterThanOrEqual(2);
    });

    test('names its sources', () => {
      expect(entry.sources.length).toBeGreaterThan(0);
    });

    test('uses its own term in its example', () => {
      expect(mentionsItself(entry)).toBe(true);
    });
  });
});

test.each(LAYERS)('no two entries have six words in a row alike in their %s', (layer) => {
  const first = new Map<string, Entry>();
  const shared: string[] = [];
  for (const entry of entries) {
    const words = wordsOf(entry[layer] ?? '').map(foldWord);
    for (let i = 0; i + SAME_WORDS <= words.length; i++) {
      const run = words.slice(i, i + SAME_WORDS).join(' ');
      const other = first.get(run) ?? entry;
      if (other !== entry) shared.push(`“${run}” in ${other.id} and ${entry.id}`);
      first.set(run, other);
    }
  }
  expect(shared).toEqual([]);
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

function mentionsItself(entry: Entry): boolean {
  const matcher = new Matcher();
  const forms = formsOf(entry, 'en', noEverydayWords);
  matcher.add(forms.map((form) => ({ ...form, anchor: 0, entry: 0 })));
  return matcher.match(entry.example ?? '').length > 0;
}

/** Code has operators, and what is quoted is somebody else’s tone. */
function ownWords(text = ''): string {
  return text.replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, '');
}

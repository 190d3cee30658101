import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPackText } from '../../glossary/check-text.ts';

const check = (json: string) => checkPackText(json, { isEveryday: () => false });
const errorsIn = (json: string) =>
  check(json)
    .findings.filter(({ level }) => level === 'error')
    .map(({ line, column, rule, field }) => [`${line}:${column}`, rule, field]);

const HEAD = '{\n  "format": "lumomate-pack/1", "id": "acme", "name": "Acme",\n  "entries": [\n';

describe('a place is told by line and column', () => {
  test.each<[what: string, json: string, errors: unknown[]]>([
    ['of a field', `${HEAD}    { "term": "Pod", "blurb": 5 }\n]}`, [['4:22', 'schema', 'blurb']]],
    [
      'of an item of a list',
      `${HEAD}{ "term": "Pod", "blurb": "x",\n "seeAlso": ["pod", "gone"] }]}`,
      [['5:21', 'dead-see-also', 'seeAlso.1']],
    ],
    [
      'of an address',
      `${HEAD}{ "term": "Pod", "blurb": "x",\n"sources": [{ "title": "t",\n"url": "x" }] }]}`,
      [['6:1', 'bad-url', 'sources.0.url']],
    ],
    ['of an entry that lacks a field', `${HEAD}{ "blurb": "x" }]}`, [['4:1', 'schema', 'term']]],
    [
      'of the second of two ids',
      `${HEAD}{ "term": "Pod", "blurb": "x" },\n{ "term": "a", "id": "pod", "blurb": "x" }]}`,
      [['5:16', 'duplicate-id', 'id']],
    ],
    [
      'of the pack’s own fields',
      `{\n "format": "lumomate-pack/1",\n "id": "Acme", "name": "A", "entries": [{ "term": "a", "blurb": "b" }] }`,
      [['3:2', 'schema', 'id']],
    ],
    ['of a comment', `// a glossary\n${HEAD}{ "term": "Pod", "blurb": "x" }]}`, [['1:1', 'json', '']]],
    ['of a comma too many', `${HEAD}{ "term": "Pod", "blurb": "x", }]}`, [['4:32', 'json', '']]],
    ['of a comma too few', `${HEAD}{ "term": "Pod" "blurb": "x" }]}`, [['4:17', 'json', '']]],
    [
      'of a text that breaks off',
      `${HEAD}{ "term": "Pod", "blurb": "x\n" }]}`,
      expect.arrayContaining([['4:27', 'json', '']]) as unknown as unknown[],
    ],
    [
      'behind a byte order mark',
      `\ufeff{"format": 1}`,
      expect.arrayContaining([['1:3', 'schema', 'format']]) as unknown as unknown[],
    ],
  ])('%s', (_, json, errors) => {
    expect(errorsIn(json)).toEqual(errors);
  });
});

test('what can be read beside a fault of the JSON is checked as well', () => {
  const { pack, findings } = check(
    `${HEAD}{ "term": "Pod", "blurb": "x", },\n{ "term": ">>>", "blurb": "y" }]}`,
  );
  expect(pack?.entries.map(({ term }) => term)).toEqual(['Pod', '>>>']);
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'never-found', line: 5 }));
});

test('nothing, whatever it is, is no pack, and says so', () => {
  for (const json of ['', '   ', '[]', '"x"', '{', '{"entries": [1, null, [], {}]}']) {
    expect(errorsIn(json).length).toBeGreaterThan(0);
  }
});

test('any JSON and any text is checked without falling over', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.json().map((json) => `${HEAD}${json}]}`),
      ),
      (json) => {
        for (const { line, column } of check(json).findings) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

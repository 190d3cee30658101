import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldName, fieldText } from '../../glossary/formats/field-text.ts';
import { fieldOf, joinList, splitList } from '../../glossary/formats/fields.ts';
import { plainText } from '../../glossary/formats/plain-text.ts';

describe('HTML becomes plain text', () => {
  test.each<[html: string, text: string]>([
    ['plain', 'plain'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<div>One<br>more</div>', 'One\nmore'],
    ['a <b>bold</b>, <i>slanted</i> word', 'a bold, slanted word'],
    ['Run <code>kubectl get</code> now', 'Run `kubectl get` now'],
    ['<pre><code>a\n  b</code></pre>', 'a\n  b'],
    ['<ul><li>One</li><li>Two<ol><li>in</li></ol></li></ul>', '• One\n\n• Two\n\n1. in'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 | 2\n\n3'],
    ['R&amp;D &mdash; &#8364;', 'R&D — €'],
    ['List<String> and Map<K, V>, if a < b', 'List<String> and Map<K, V>, if a < b'],
    ['<img src="x" alt="A pod">, drawn', 'A pod, drawn'],
    ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)'],
    ['a<script>alert(1)</script><style>b{}</style>c<!-- d -->', 'ac'],
    ['<p onclick="x">  many \n blanks </p>', 'many blanks'],
  ])('%s', (html, text) => expect(plainText(html)).toBe(text));

  test('no text makes it fail or leaves an element in it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('<p>', '</p>', '<li>', '<code>', '</code>', '<', '&lt;b&gt;', '<a href="#">'),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          expect(plainText(parts.join(''))).not.toMatch(/<\/?(?:p|li|code)>/);
        },
      ),
    );
  });
});

describe('what people write into fields', () => {
  test.each<[raw: string, text: string]>([
    ['plain, with * and _ and # alone', 'plain, with * and _ and # alone'],
    ['**bold**, *slanted*, _slanted_ and __very bold__', 'bold, slanted, slanted and very bold'],
    ['__init__, snake_case_names, *args and 2 * 3 * 4', '__init__, snake_case_names, *args and 2 * 3 * 4'],
    ['`**code**` stays', '`**code**` stays'],
    ['see [it](https://a.b/c_(d)) and [that][1]', 'see it and that'],
    ['One<br>two &amp; <b>three</b>', 'One\ntwo & three'],
    ['Two:\n* one\n* other', 'Two:\n\n* one\n\n* other'],
    ['\n    An indented\n    text.\n  ', 'An indented\ntext.'],
    ['## Heading\n\ntext', 'Heading\n\ntext'],
    ['an array<int>', 'an array<int>'],
  ])('%j', (raw, text) => expect(fieldText(raw).text).toBe(text));

  test('gives its links away', () => {
    expect(fieldText('[Node](#node), <a href="https://a.b">it</a>').links).toEqual([
      { title: 'it', target: 'https://a.b' },
      { title: 'Node', target: '#node' },
    ]);
  });

  test.each<[raw: string, name: string]>([
    ['**Pod**', 'Pod'],
    ['_SPICE_', 'SPICE'],
    ['__init__', '__init__'],
    ['`kubectl`', 'kubectl'],
    ['<b>Pod</b>', 'Pod'],
    ['[Pod](/pod)', 'Pod'],
    ['std::vector<int>', 'std::vector<int>'],
  ])('a name: %s', (raw, name) => expect(fieldName(raw)).toBe(name));
});

describe('lists in one cell', () => {
  test.each<[text: string, items: string[]]>([
    ['', []],
    ['a', ['a']],
    ['a, b', ['a', 'b']],
    ['a; b, c', ['a', 'b, c']],
    ['a|b\nc', ['a', 'b', 'c']],
    ['"a; b"; c', ['a; b', 'c']],
    ['"cohort" theory; c', ['"cohort" theory', 'c']],
    ['a, b;', ['a, b']],
  ])('%j', (text, items) => expect(splitList(text)).toEqual(items));

  test('come back as they were', () => {
    const item = fc
      .string({ minLength: 1 })
      .map((text) => text.trim().replace(/\s+/g, ' '))
      .filter(Boolean);
    const risky = fc
      .string({ unit: fc.constantFrom('a', ';', '|', ',', '"', ' ', '\\'), minLength: 1 })
      .map((text) => text.trim())
      .filter(Boolean);
    fc.assert(
      fc.property(fc.array(fc.oneof(item, risky)), (items) => {
        expect(splitList(joinList(items))).toEqual(items);
      }),
    );
  });
});

describe('names of fields', () => {
  test.each<[name: string, field: string, language?: string]>([
    ['Term', 'term'],
    ['Begriff', 'term'],
    ['용어', 'term'],
    ['See_Also:', 'seeAlso'],
    ['seeAlso', 'seeAlso'],
    ['Définition', 'definition'],
    ['تعریف', 'definition'],
    ['def_fr', 'definition', 'fr'],
    ['us-def', 'definition', 'en-US'],
    ['Definition (pt-BR)', 'definition', 'pt-BR'],
    ['English term', 'term'],
    ['termID', 'id'],
  ])('%s', (name, field, language) => {
    const found = fieldOf(name);
    expect(found?.field).toBe(field);
    if (language) expect(found?.language).toBe(language);
  });

  test.each(['depth', 'created_at', 'is_active', ''])('“%s” names none', (name) =>
    expect(fieldOf(name)).toBeUndefined(),
  );
});

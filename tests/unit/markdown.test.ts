import { describe, expect, test } from 'vitest';
import { entryToMarkdown } from '../../components/entry/markdown.ts';
import type { Entry } from '../../glossary/pack-types.ts';
import type { EntryView } from '../../glossary/requests.ts';

const ENTRY: Entry = {
  id: 'zorkmid',
  term: 'Zorkmid',
  aliases: [],
  category: 'coins',
  blurb: 'A coin.',
  seeAlso: [],
  sources: [],
  caseSensitive: false,
};

function viewOf(entry: Partial<Entry>, more: Partial<EntryView> = {}): EntryView {
  return {
    key: 'coins/zorkmid',
    path: '',
    entry: { ...ENTRY, ...entry },
    category: { id: 'coins', name: 'Coins', section: 'Money' },
    pack: {
      id: 'coins',
      name: 'Coin words',
      version: '1.2.0',
      language: 'en',
      private: false,
      licence: 'CC0',
    },
    seeAlso: [],
    links: {},
    ...more,
  };
}

describe('an entry as Markdown', () => {
  test('has every layer under its heading, see also, sources, and whose words they are', () => {
    const layers = {
      definition: 'What it is.\n\nMore of it.',
      plain: 'In short.',
      picture: 'Like a coin.',
      where: 'In caves.',
      example: 'Pay `1 zm`.',
      myth: 'It is gold.\n\nIt is not.',
      takeaway: 'Keep one.',
    };
    const sources = [{ title: 'A book' }, { title: 'A page', url: 'https://example.org/a_b' }];
    const seeAlso = [{ key: 'coins/groat', term: 'Groat', blurb: 'Another coin.', path: '' }];
    expect(entryToMarkdown(viewOf({ ...layers, sources }, { seeAlso }))).toBe(`# Zorkmid

*A coin.*

What it is.

More of it.

## In plain language

In short.

## An everyday picture

Like a coin.

## Where it shows up

In caves.

## A small example

Pay \`1 zm\`.

## Common misunderstanding

> **Myth**
>
> It is gold.
>
> It is not.

## One line to take with you

> Keep one.

## See also

- **Groat**: Another coin.

## Sources

- A book
- [A page](<https://example.org/a_b>)

---

Money / Coins. From the pack Coin words, 1.2.0, CC0.
`);
  });

  test('leaves out what the entry does not have', () => {
    expect(entryToMarkdown(viewOf({}))).toBe(
      '# Zorkmid\n\n*A coin.*\n\n---\n\nMoney / Coins. From the pack Coin words, 1.2.0, CC0.\n',
    );
  });

  test.each([
    ['*stars* and _lines_', '\\*stars\\* and \\_lines\\_'],
    ['[a](b) <script> ~x~ a|b', '\\[a\\](b) \\<script\\> \\~x\\~ a\\|b'],
    ['a `*p` and a lone ` tick', 'a `*p` and a lone \\` tick'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['2024 was so', '2024 was so'],
    ['&lt; is no sign, R&D is', '\\&lt; is no sign, R&D is'],
    ['one\nline', 'one line'],
  ])('takes %j as the plain text that it is', (definition, said) => {
    expect(entryToMarkdown(viewOf({ definition }))).toContain(`\n\n${said}\n\n---`);
  });
});

import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parse, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { letterFileName, letterToMarkdown, letterToText } from '../../components/letter/letter-files.ts';
import { letterMailPage, letterPage, letterPicture } from '../../components/letter/letter-pages.tsx';
import { subjectOf, wordsOf } from '../../components/letter/letter-words.ts';
import type { Letter } from '../../glossary/letter.ts';
import { anyLetter, essayOf, letterOf } from './any-letter.ts';

/** What a letter says, and the files it is saved as. */

const plain = letterOf((part) => (part === 'term' ? 'Pod' : `Its ${part}: \`code\`.\n\nMore.`));

interface Node {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
  value?: string;
}

/** All elements of a page; throws where it is not valid. */
function elementsOf(html: string, isWhole = true): Node[] {
  const onParseError = ({ code, startLine }: { code: string; startLine: number }) => {
    throw new Error(`${code} in line ${startLine}: ${html.split('\n')[startLine - 1]?.slice(0, 300)}`);
  };
  const options = { onParseError, sourceCodeLocationInfo: true };
  const root = (isWhole ? parse(html, options) : parseFragment(html, options)) as unknown as Node;
  const all = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(all)];
  return all(root);
}

const textOf = (nodes: readonly Node[]) =>
  nodes.map(({ nodeName, value }) => (nodeName === '#text' ? value : '')).join('');
const attributesOf = (nodes: readonly Node[], wanted: string) =>
  nodes.flatMap(({ attrs = [] }) => attrs.filter(({ name }) => name === wanted).map(({ value }) => value));

describe('a letter’s own words', () => {
  const bare: Letter = { ...plain, others: [], more: 0, questions: [] };
  const { essay: _, ...without } = bare;
  test.each<[letter: Letter, opening: string, subject: string]>([
    [plain, 'Lately you met 15 terms, 40 times in all.', 'Pod, and 14 other terms'],
    [{ ...bare, terms: 1, times: 1 }, 'Lately you met one term, once.', 'Pod'],
    [{ ...bare, terms: 1, times: 3 }, 'Lately you met one term, three times.', 'Pod'],
    [
      { ...bare, terms: 2, times: 2 },
      'Lately you met two terms, each of them once.',
      'Pod, and one other term',
    ],
    [{ ...bare, kind: 'quiet', terms: 0, times: 0 }, 'It was a quiet week', 'A quiet week, and Pod'],
    [{ ...bare, kind: 'unrecorded', terms: 0, times: 0 }, 'nothing of what you read is recorded', 'Pod'],
    [{ ...without, kind: 'quiet', terms: 0 }, 'It was a quiet week', 'A quiet week'],
    [without, 'Lately you met 15 terms', 'A short letter: 15 terms'],
  ])('%#: %s', (letter, opening, subject) => {
    expect(wordsOf(letter).opening.join(' ')).toContain(opening);
    expect(subjectOf(letter)).toBe(subject);
  });

  test('names the day it was written', () => {
    expect(wordsOf(plain).date).toBe('Monday, 23 November 2026');
    expect(letterFileName(plain, 'md')).toBe('letter-2026-W48.md');
  });
});

describe('the HTML file', () => {
  test('is valid, says everything, and asks for nothing', () => {
    const page = letterPage(plain, 'p{color:red}');
    const nodes = elementsOf(page);
    const text = textOf(nodes);
    for (const part of [
      'definition',
      'plain',
      'picture',
      'where',
      'example',
      'takeaway',
      'claim',
      'truth',
      'next',
    ])
      expect(text).toContain(`Its ${part}: `);
    expect(text).toContain('That was this week’s letter.');
    expect(attributesOf(nodes, 'content').join()).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(attributesOf(nodes, 'href')).toEqual(['https://example.org/a?b=1&c=2']);
    expect(attributesOf(nodes, 'src')).toEqual([]);
    expect(nodes.filter(({ nodeName }) => nodeName === 'path').length).toBeGreaterThan(20);
  });

  test('a quiet week’s essay is short, and its own myth is the one put right', () => {
    const { myth: _, ...rest } = plain;
    const text = textOf(elementsOf(letterPage({ ...rest, kind: 'quiet', others: [] }, '')));
    expect(text).toContain('Its plain: ');
    expect(text).not.toContain('Its where: ');
    expect(text.split('Its myth: ')).toHaveLength(2);
  });

  test('whatever a pack says: it is text, and the page stays valid', () => {
    fc.assert(
      fc.property(anyLetter, (letter) => {
        for (const page of [letterPage(letter, 'p{}'), letterMailPage(letter, 'p{}', 'cid:picture@x')]) {
          const nodes = elementsOf(page);
          const names = new Set(nodes.map(({ nodeName }) => nodeName));
          for (const name of ['script', 'iframe', 'object', 'link', 'form'])
            expect(names).not.toContain(name);
          const attributes = nodes.flatMap(({ attrs = [] }) => attrs.map(({ name }) => name));
          expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
          expect(attributesOf(nodes, 'src').filter((src) => src !== 'cid:picture@x')).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('its picture stands alone', () => {
    expect(letterPicture(plain, '.k{fill:red}')).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1120" .*<style>\.k\{fill:red\}<\/style><\/svg>$/s,
    );
    const { essay: _, ...without } = plain;
    expect(letterPicture(without, '')).toBeUndefined();
    const gone = essayOf(() => 'x');
    gone.view.entry.illustration = { hero: { scene: 'no such scene', alt: 'x' } };
    expect(letterPicture({ ...plain, essay: gone }, '')).toBe('');
  });
});

describe('the Markdown file', () => {
  test('has the letter under its headings', () => {
    const markdown = letterToMarkdown(plain);
    const headings = markdown.match(/^#{1,2} .*/gm);
    expect(headings).toEqual([
      '# Monday, 23 November 2026',
      '## Pod',
      '## The other terms, one line each',
      '## One myth, put right',
      '## Three questions',
      '## One worth meeting next, from the neighbourhood of Pod',
      '## The answers',
    ]);
    expect(markdown).toContain('[Its source: `code`. More.](<https://example.org/a?b=1&c=2>)');
  });

  test('whatever a pack says: its links are those of sources, its headings ours', () => {
    const reader = new MarkdownIt({ html: true });
    const calm = letterToMarkdown(letterOf(() => 'x'));
    const count = (markdown: string, type: string) =>
      reader
        .parse(markdown, {})
        .flatMap((token) => [token, ...(token.children ?? [])])
        .filter((token) => token.type === type).length;
    fc.assert(
      fc.property(anyLetter, (letter) => {
        const markdown = letterToMarkdown(letter);
        for (const type of ['link_open', 'html_inline', 'html_block', 'image'])
          expect(count(markdown, type)).toBe(count(calm, type));
      }),
      { numRuns: 100 },
    );
  });
});

test('the plain text has no sign of form but what a pack’s text has', () => {
  const text = letterToText(plain);
  expect(text).toMatch(/^Monday, 23 November 2026\n\nDear reader,\n\n/);
  expect(text).toContain('Its source: `code`. More. <https://example.org/a?b=1&c=2>');
  expect(text).toContain('3. A myth. Its truth: `code`. More.');
});

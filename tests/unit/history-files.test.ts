import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  meetingsToCsv,
  meetingsToJson,
  memoriesToAnki,
  memoriesToCsv,
} from '../../glossary/history-files.ts';
import type { Meeting, MemoryCard } from '../../glossary/reader-requests.ts';
import { answer, newMemory } from '../../glossary/recall.ts';
import { anyText } from './any-letter.ts';

/** What a reader takes along. */

const AT = Date.UTC(2026, 10, 23, 8);
const meeting = (term: string, page?: Meeting['page']): Meeting => ({
  id: 1,
  key: `p/${term}`,
  term,
  at: AT,
  week: '2026-W48',
  ...(page && { page }),
});
const card = (term: string, blurb: string, aliases: string[] = []): MemoryCard => ({
  memory: answer(newMemory(`p/${term}`, AT), 'good', AT),
  term,
  entry: { id: 'x', term, aliases, category: 'c d', blurb, seeAlso: [], sources: [], caseSensitive: false },
  pack: 'p',
  path: null,
});
const rowsOf = (text: string) => Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd()).data;

describe('meetings', () => {
  const page = { title: 'On pods', url: 'https://example.org/', site: 'example.org' };
  test('as CSV', () => {
    expect(rowsOf(meetingsToCsv([meeting('Pod', page), meeting('DNS')]).text)).toEqual([
      ['met', 'week', 'term', 'entry', 'title', 'address'],
      ['2026-11-23T08:00:00.000Z', '2026-W48', 'Pod', 'p/Pod', 'On pods', 'https://example.org/'],
      ['2026-11-23T08:00:00.000Z', '2026-W48', 'DNS', 'p/DNS', '', ''],
    ]);
  });

  test('as JSON', () => {
    expect(JSON.parse(meetingsToJson([]).text)).toEqual([]);
    expect(JSON.parse(meetingsToJson([meeting('Pod', page), meeting('DNS')]).text)).toMatchObject([
      { term: 'Pod', title: 'On pods', url: 'https://example.org/' },
      { term: 'DNS', entry: 'p/DNS' },
    ]);
  });

  test('whatever they are called: no cell is a formula, none is lost', () => {
    fc.assert(
      fc.property(anyText, anyText, (term, title) => {
        const rows = rowsOf(meetingsToCsv([meeting(term, { ...page, title })]).text);
        expect(rows).toHaveLength(2);
        for (const cell of rows[1]!) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/);
        // One apostrophe more, also before those of a formula that has some already: so that it can be taken away again.
        expect(rows[1]![2]).toBe(/^'*[=+\-@＝＋－＠]/.test(term) ? `'${term}` : term);
      }),
      {
        examples: [
          ['=1+1', '@cmd'],
          ['a\tb"c', 'd,e'],
          ["'</style>", "'=1"],
        ],
      },
    );
  });
});

describe('notes for Anki', () => {
  test('begin with the headers that say what they are', () => {
    const { text } = memoriesToAnki([card('Pod', 'A pod is one or more containers.', ['pods'])]);
    expect(text.split('\n')).toEqual([
      '#separator:tab',
      '#html:false',
      '#notetype:Basic',
      '#columns:Front\tBack\tTags',
      '#tags column:3',
      'Pod\tA pod is one or more containers.\tlumomate p c-d',
      'A … is one or more containers.\tPod\tlumomate p c-d',
      '',
    ]);
  });

  test('leave out what has no meaning any more', () => {
    const gone = { ...card('Pod', 'x'), entry: null, pack: null };
    expect(memoriesToAnki([gone, card('DNS', '')]).text.split('\n')).toHaveLength(6);
  });

  test('whatever a pack says: a line a note, three fields in each', () => {
    fc.assert(
      fc.property(anyText, anyText, (term, blurb) => {
        const lines = memoriesToAnki([card(term || 'x', blurb || 'y')])
          .text.trimEnd()
          .split('\n')
          .slice(5);
        const notes = Papa.parse<string[]>(lines.join('\n'), { delimiter: '\t' }).data;
        for (const note of notes) expect(note).toHaveLength(3);
        for (const line of lines) expect(line).not.toMatch(/^#/);
      }),
      { examples: [['#tag', '"quoted"\ttabbed\nlined']] },
    );
  });
});

test('what is remembered as CSV', () => {
  const [head, row] = rowsOf(memoriesToCsv([card('Pod', '=A pod')]).text);
  const of = (name: string) => row![head!.indexOf(name)];
  expect(of('term')).toBe('Pod');
  expect(of('meaning')).toBe("'=A pod");
  expect(of('last answered')).toBe('2026-11-23T08:00:00.000Z');
  expect(of('answers')).toBe('1');
});

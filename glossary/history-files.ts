import Papa from 'papaparse';
import type { Written } from './formats/write.ts';
import { firstSentence, withoutNames } from './questions.ts';
import type { Meeting, MemoryCard } from './reader-requests.ts';

/** What a reader takes along: where they met what, and what they remember. */

/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@＝＋－＠]/;
/** With a byte order mark, or Excel takes UTF-8 for something else. */
const csv = (rows: readonly (readonly string[])[]) =>
  `\ufeff${Papa.unparse(rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell))))}\r\n`;

const iso = (time: number | undefined) => (time === undefined ? '' : new Date(time).toISOString());

/** Meetings as CSV, a row each, for spreadsheets: cells that would be formulas begin with an apostrophe. */
export function meetingsToCsv(meetings: readonly Meeting[]): Written {
  const rows = meetings.map(({ key, term, at, week, page }) => [
    iso(at),
    week,
    term,
    key,
    page?.title ?? '',
    page?.url ?? '',
  ]);
  const head = ['met', 'week', 'term', 'entry', 'title', 'address'];
  return { fileName: 'lumomate-history.csv', mediaType: 'text/csv', text: csv([head, ...rows]) };
}

/** Meetings as JSON, one a line, times as ISO 8601. */
export function meetingsToJson(meetings: readonly Meeting[]): Written {
  const lines = meetings.map(({ key, term, at, week, page }) =>
    JSON.stringify({
      met: iso(at),
      week,
      term,
      entry: key,
      ...(page && { title: page.title, url: page.url }),
    }),
  );
  return {
    fileName: 'lumomate-history.json',
    mediaType: 'application/json',
    text: `[\n${lines.join(',\n')}\n]\n`,
  };
}

const ANKI_COLUMNS = ['Front', 'Back', 'Tags'];

/**
 * Terms as notes for Anki: a tab-separated file with the headers that its importer reads, so that nothing needs to be
 * chosen. Two notes a term: from the term to its meaning, and from the meaning to the term.
 */
export function memoriesToAnki(cards: readonly MemoryCard[]): Written {
  const notes = cards.flatMap((card) => {
    const { entry, memory } = card;
    const line = entry?.blurb ?? firstSentence(entry?.definition ?? '');
    if (!entry || !line) return [];
    const tags = ['lumomate', card.pack ?? '', entry.category, memory.known ? 'known' : ''];
    const tagged = tags.filter(Boolean).map(ankiTag).join(' ');
    const clue = withoutNames(line, [entry.term, ...entry.aliases]);
    return [
      [entry.term, line, tagged],
      [clue, entry.term, tagged],
    ];
  });
  const head = [
    '#separator:tab',
    '#html:false',
    '#notetype:Basic',
    `#columns:${ANKI_COLUMNS.join('\t')}`,
    `#tags column:${ANKI_COLUMNS.indexOf('Tags') + 1}`,
  ];
  const rows = notes.map((note) => note.map(ankiField).join('\t'));
  return {
    fileName: 'lumomate-anki.txt',
    mediaType: 'text/tab-separated-values',
    text: `${[...head, ...rows].join('\n')}\n`,
  };
}

/** Quoted as CSV is where it must be; one that begins with “#” would be taken for a header, or for a comment. */
function ankiField(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /["\t]|^#/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** Anki parts tags at spaces. */
function ankiTag(text: string): string {
  return text.trim().replace(/[\s"]+/g, '-');
}

/** What is remembered as CSV, a row a term. */
export function memoriesToCsv(cards: readonly MemoryCard[]): Written {
  const head = [
    'term',
    'meaning',
    'entry',
    'due',
    'last answered',
    'answers',
    'forgotten',
    'stability in days',
    'difficulty',
    'known',
  ];
  const rows = cards.map(({ memory, term, entry }) => [
    term,
    entry?.blurb ?? entry?.definition ?? '',
    memory.key,
    iso(memory.due),
    iso(memory.answered),
    String(memory.answers),
    String(memory.lapses),
    memory.stability.toFixed(2),
    memory.difficulty.toFixed(2),
    memory.known ? 'yes' : '',
  ]);
  return { fileName: 'lumomate-recall.csv', mediaType: 'text/csv', text: csv([head, ...rows]) };
}

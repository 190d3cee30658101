import Papa from 'papaparse';
import type { Draft, DraftInfo, FieldName, ReadOptions } from './draft.ts';
import { areMostly, readEach } from './each-file.ts';
import { fieldOf } from './fields.ts';
import { plainText } from './plain-text.ts';
import { isBlank, type RawTable } from './raw-table.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { draftOfTable } from './table-draft.ts';

/** Notes that Anki exports as text: lines such as `#separator:tab`, then a row for each note. */
export const ankiReader: Reader = {
  name: 'anki',
  recognises: (files) => areMostly(files, isAnki),
  read: (files, options) => readEach(files, options, isAnki, readAnki),
};

const HEADER =
  /^#(separator|html|tags|columns|notetype|deck|notetype column|deck column|tags column|guid column|if matches):(.*)$/i;

function isAnki({ text }: Sample): boolean {
  return HEADER.test(text.slice(0, text.indexOf('\n') + 1 || text.length).trim());
}

const SEPARATORS: Record<string, string> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
  colon: ':',
};

interface Headers {
  lines: number;
  values: Map<string, string>;
}

function readAnki({ text }: Sample, options: ReadOptions): Draft {
  const { lines, values } = headersOf(text);
  const separator = values.get('separator') ?? 'tab';
  const delimiter = SEPARATORS[separator.toLowerCase()] ?? separator.replace('\\t', '\t');
  const body = text.split('\n').slice(lines).join('\n');
  const cells = Papa.parse<string[]>(body, { delimiter, header: false, skipEmptyLines: false }).data;
  const isHtml = values.get('html')?.toLowerCase() === 'true';
  const width = cells.reduce((most, row) => Math.max(most, row.length), 1);
  const names = namesOf(values, delimiter, width);
  const rows = cells.map((row, i) => ({
    at: `row ${i + lines + 1}`,
    cells: row.map((cell, column) => tidied(cell, names[column]!, isHtml)),
  }));
  const table: RawTable = { names, rows: rows.filter((row) => !row.cells.every(isBlank)) };
  const info: DraftInfo = {};
  const deck = values.get('deck');
  if (deck) info.name = deck.split('::').at(-1)!.trim();
  const columns = options.columns ?? fieldsOf(names);
  return draftOfTable(table, { format: 'anki', options: { ...options, columns }, info });
}

function headersOf(text: string): Headers {
  const values = new Map<string, string>();
  let lines = 0;
  for (const line of text.split('\n', 30)) {
    const [, name, value] = HEADER.exec(line.trimEnd()) ?? [];
    if (!name) break;
    values.set(name.toLowerCase(), value!.trim());
    lines++;
  }
  return { lines, values };
}

/** Columns that Anki keeps beside the fields of a note. */
const OWN_COLUMNS = ['tags column', 'deck column', 'notetype column', 'guid column'];

function namesOf(values: Headers['values'], delimiter: string, width: number): string[] {
  const own = new Map<number, string>();
  for (const name of OWN_COLUMNS) {
    const number = Number(values.get(name));
    if (number) own.set(number - 1, name.replace(' column', ''));
  }
  const given =
    values.get('columns')?.split(values.get('columns')!.includes(delimiter) ? delimiter : '\t') ?? [];
  const fields = ['Front', 'Back'];
  return Array.from({ length: Math.max(width, given.length) }, (_, i) => {
    if (own.has(i)) return own.get(i)!;
    return given[i]?.trim() || (fields.shift() ?? `Field ${i + 1}`);
  });
}

/** The first field of a note is what it asks for; of the others, those with names of fields, else the second. */
function fieldsOf(names: readonly string[]): (FieldName | null)[] {
  const isOwn = (name: string) => OWN_COLUMNS.includes(`${name} column`);
  const first = names.findIndex((name) => !isOwn(name));
  const term = names.findIndex((name) => fieldOf(name)?.field === 'term');
  const fields = names.map((name, i): FieldName | null => {
    if (name === 'tags') return 'category';
    if (isOwn(name)) return null;
    if (i === (term < 0 ? first : term)) return 'term';
    const field = fieldOf(name)?.field ?? null;
    return field === 'term' ? null : field;
  });
  const rest = names.findIndex((name, i) => !fields[i] && !isOwn(name));
  if (!fields.includes('definition') && !fields.includes('blurb') && rest >= 0) fields[rest] = 'definition';
  return fields;
}

const CLOZE = /\{\{c\d+::(.*?)(?:::[^{}]*)?\}\}/gs;
const SOUND = /\[(?:sound|anki):[^\]]*\]/g;

function tidied(cell: string, name: string, isHtml: boolean): unknown {
  const text = cell.replace(CLOZE, '$1').replace(SOUND, '');
  // A hierarchy of tags ends in the narrowest.
  if (name === 'tags')
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map((tag) => tag.split('::').at(-1)!.replaceAll('_', ' '));
  return isHtml ? plainText(text) : text;
}

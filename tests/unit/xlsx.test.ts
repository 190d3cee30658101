import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../glossary/formats/read.ts';
import { termsOf } from './draft-from.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Cell = string | number | boolean | null;

/** A workbook as Excel writes it, with the cells of each sheet. */
function workbook(sheets: Record<string, Cell[][]>): Uint8Array {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${names.map((_, i) => `<Relationship Id="r${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}/>`,
  };
  for (const [i, rows] of Object.values(sheets).entries()) {
    const data = rows.map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${'ABCDEFG'[c]}${r + 1}`)).join('')}</row>`,
    );
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet ${MAIN}><sheetData>${data.join('')}</sheetData></worksheet>`;
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

const read = (bytes: Uint8Array) => readDraft([{ name: 'words.xlsx', bytes }]);

describe('workbooks', () => {
  test('the sheet with the terms is read, rows counted as Excel does', async () => {
    const draft = await read(
      workbook({
        Readme: [['Our words']],
        Terms: [
          ['Glossary of Acme', null, null],
          [null, null, null],
          ['Term', 'Definition', 'Case sensitive'],
          ['Pod', 'Runs\nthings & more.', true],
          [null, 'Lost.', null],
          [404, 'Not found.', null],
        ],
        Old: [
          ['Term', 'Definition'],
          ['Ship', 'Sails.'],
        ],
      }),
    );
    expect(draft).toMatchObject({ format: 'xlsx', info: { name: 'Glossary of Acme' } });
    expect(draft.entries).toMatchObject([
      { at: 'row 4', term: 'Pod', definition: 'Runs\nthings & more.', caseSensitive: true },
      { at: 'row 6', term: '404', definition: 'Not found.' },
    ]);
    expect(draft.dropped).toEqual([
      { at: 'sheet “Readme”', why: 'is another sheet, with 1 row' },
      { at: 'sheet “Old”', why: 'is another sheet, with 2 rows' },
      { at: 'row 5', term: 'Lost.', why: 'has no term' },
    ]);
    expect(draft.notes).toContain('the sheet “Terms” is taken');
  });

  test('large ones too, for which no worker is started', async () => {
    const rows = Array.from({ length: 8_000 }, (_, i): Cell[] => [
      `Term ${i}`,
      `What it means, at some length, number ${i}.`,
    ]);
    const draft = await read(workbook({ Terms: [['Term', 'Definition'], ...rows] }));
    expect(Object.keys(termsOf(draft))).toHaveLength(8_000);
  });

  test.each<[what: string, bytes: Uint8Array, message: string]>([
    [
      'a cut one',
      workbook({
        Terms: [
          ['Term', 'Definition'],
          ['Pod', 'Runs.'],
        ],
      }).slice(0, 700),
      'words.xlsx: it is damaged or cut off',
    ],
    ['an empty one', workbook({ Terms: [] }), 'words.xlsx: there is no table in it'],
    ['an old one', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'save it as .xlsx'],
  ])('%s is told so', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
  });
});

import { unzipSync, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { type Draft, type Dropped, FormatError, type ReadOptions } from './draft.ts';
import { areMostly, readEach } from './each-file.ts';
import { headerRow } from './header-row.ts';
import { mostUnpacked } from './inflate.ts';
import { isBlank } from './raw-table.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { draftOfTable } from './table-draft.ts';
import { tableOfRows } from './table-rows.ts';

/** Excel workbooks: the sheet that has the terms. */
export const xlsxReader: Reader = {
  name: 'xlsx',
  recognises: (files) => areMostly(files, (file) => isWorkbook(file) || isOldWorkbook(file)),
  read: (files, options) =>
    readEach(files, options, (file) => isWorkbook(file) || isOldWorkbook(file), readXlsx),
};

function isWorkbook({ bytes }: Sample): boolean {
  // The names of what is in an archive stand in its end, or in its beginning where it is short or cut.
  return bytes[0] === 0x50 && bytes[1] === 0x4b && holdsWorkbook(bytes);
}

function holdsWorkbook(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('latin1');
  const ends = decoder.decode(bytes.subarray(0, 20_000)) + decoder.decode(bytes.subarray(-200_000));
  return /xl[/\\]workbook\.(?:xml|bin)/i.test(ends);
}

/** Workbooks of Excel before 2007, and those with a password. */
function isOldWorkbook({ bytes }: Sample): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
}

type Rows = readonly (readonly unknown[])[];

async function readXlsx(file: Sample, options: ReadOptions): Promise<Draft> {
  const { name } = file;
  if (isOldWorkbook(file)) {
    throw new FormatError(
      'this is an old or a protected workbook; save it as .xlsx without a password',
      name,
    );
  }
  const sheets = await sheetsOf(file);
  const tables = sheets.filter(({ rows }) =>
    rows.some((row) => row.filter((cell) => !isBlank(cell)).length > 1),
  );
  const sheet = tables.find(({ rows }) => headerRow(filledRows(rows)) >= 0) ?? tables[0] ?? sheets[0];
  if (!sheet?.rows.length) throw new FormatError('there is no table in it', name);
  const { table, ...found } = tableOfRows(sheet.rows);
  const others = sheets.filter((one) => one !== sheet && one.rows.length);
  const dropped = others.map(
    ({ title, rows }): Dropped => ({
      at: `sheet “${title}”`,
      why: `is another sheet, with ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
    }),
  );
  return draftOfTable(table, {
    format: 'xlsx',
    options,
    ...found,
    dropped: [...found.dropped, ...dropped],
    notes: [...(sheets.length > 1 ? [`the sheet “${sheet.title}” is taken`] : []), ...found.notes],
  });
}

function filledRows(rows: Rows): Rows {
  return rows.filter((row) => !row.every(isBlank));
}

async function sheetsOf({ bytes, name }: Sample): Promise<{ title: string; rows: Rows }[]> {
  const archive = stored(bytes, name);
  try {
    const sheets = await readWorkbook(archive, { trim: false });
    return sheets.map(({ sheet, data }) => ({ title: sheet, rows: data.map(withoutBreaks) }));
  } catch (error) {
    throw new FormatError(`this workbook cannot be read: ${(error as Error).message}`, name);
  }
}

/** Excel writes line breaks as Windows does. */
function withoutBreaks(row: readonly unknown[]): unknown[] {
  return row.map((cell) => (typeof cell === 'string' ? cell.replace(/_x000D_|\r(?=\n)/g, '') : cell));
}

/** What a workbook may come to, unpacked: more is made to fill the machine. Bytes */
const MOST_BYTES = 400_000_000;

/**
 * The workbook unpacked and put together again without compression: the reader unpacks larger parts in workers made
 * of a blob, which an extension may not start.
 */
function stored(bytes: Uint8Array, name: string): ArrayBuffer {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: (part) => {
        if (!/\.(?:xml|rels)$/i.test(part.name)) return false;
        size += part.originalSize;
        if (size > Math.min(MOST_BYTES, mostUnpacked(bytes.length)))
          throw new FormatError('this workbook is too large', name);
        return true;
      },
    });
    return zipSync(parts, { level: 0 }).buffer as ArrayBuffer;
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('this workbook is damaged', name);
  }
}

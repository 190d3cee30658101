import { gzipSync, strToU8, zipSync } from 'fflate';
import { type BadPack, file } from './bad-pack.ts';

/** Archives that are broken, or made to fill the machine or to leave their place. */

const TEXT = strToU8('Term,Definition\nZorkmid,A coin.\n');
const MD = strToU8('---\ntitle: Pod\n---\n\nSome containers.\n');

const fine = () => zipSync({ 'a.csv': [TEXT, { level: 0 }] });

/** @param at of the byte in the directory’s record of the first file; negative from the archive's end */
function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at < 0 ? copy.length + at : at] = value;
  return copy;
}

/** Where the directory of an archive begins. */
function directoryOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 6, true);
}

/** In the record of the archive's only file. */
function inDirectory(field: number, value: number): () => Uint8Array {
  return () => changed(fine(), directoryOf(fine()) + field, value);
}

function tar(name: string, content: Uint8Array, kind = '0', size = content.length): Uint8Array {
  const header = new Uint8Array(512);
  const put = (at: number, text: string) => header.set(strToU8(text), at);
  put(0, name);
  put(100, '0000644\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(156, kind);
  put(257, 'ustar\x0000');
  put(148, '        ');
  const sum = header.reduce((all, byte) => all + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
  padded.set(content);
  return Uint8Array.from([...header, ...padded, ...new Uint8Array(1024)]);
}

const spaces = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024).fill(0x20);

/** Zip archives of a file that is stored once and listed a thousand times. */
function overlapping(times: number): Uint8Array {
  const bytes = zipSync({ 'a.md': [spaces(1), { level: 9 }] });
  const directory = directoryOf(bytes);
  const record = bytes.subarray(directory, bytes.length - 22);
  const whole = new Uint8Array(directory + record.length * times + 22);
  whole.set(bytes.subarray(0, directory));
  for (let i = 0; i < times; i++) whole.set(record, directory + record.length * i);
  whole.set(bytes.subarray(bytes.length - 22), directory + record.length * times);
  const view = new DataView(whole.buffer);
  view.setUint16(whole.length - 12, times, true);
  view.setUint32(whole.length - 10, record.length * times, true);
  return whole;
}

const BROKEN: [what: string, make: () => Uint8Array, refused: RegExp][] = [
  ['a zip of four bytes', () => fine().slice(0, 4), /bad\.zip: it is damaged or cut off/],
  ['a zip without its end', () => fine().slice(0, -10), /bad\.zip: it is damaged or cut off/],
  ['a zip without its beginning', () => fine().slice(30), /none of the formats|damaged|no text/],
  ['a zip whose directory points beyond its end', () => changed(fine(), -4, 0xff), /bad\.zip: it is damaged/],
  [
    'a zip that lists more files than it has',
    () => changed(changed(fine(), -12, 9), -14, 9),
    /bad\.zip.*damaged/,
  ],
  [
    'a zip whose file begins beyond its end',
    inDirectory(44, 0x7f),
    /bad\.zip, a\.csv: it is damaged or cut off/,
  ],
  ['a zip whose file is longer than it', inDirectory(22, 0x7f), /bad\.zip, a\.csv: it is cut off/],
  ['a zip with a wrong checksum', inDirectory(16, 0x55), /bad\.zip, a\.csv.*checksum is wrong/],
  ['an encrypted zip', inDirectory(8, 1), /bad\.zip, a\.csv: it is encrypted/],
  ['a zip with an unknown compression', inDirectory(10, 99), /bad\.zip, a\.csv.*method 99/],
  [
    'a zip that lists 40,000 files',
    () => zipSync(Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`${i}`, new Uint8Array()]))),
    /bad\.zip: 40000 files are too many/,
  ],
  ['a gzip that is cut off', () => gzipSync(TEXT).slice(0, -9), /bad\.zip: it is damaged or cut off/],
  ['a gzip with a wrong checksum', () => changed(gzipSync(TEXT), -7, 0x55), /bad\.zip.*checksum is wrong/],
  ['a gzip of ten bytes', () => gzipSync(TEXT).slice(0, 10), /bad\.zip: it is damaged or cut off/],
  ['a tar that is cut off', () => tar('a.csv', TEXT, '0', 90_000), /bad\.zip: it is cut off/],
  ['a tar whose size is negative', () => tar('a.csv', TEXT, '0', -1), /bad\.zip|none of the formats|no text/],
  [
    'a bomb: a gigabyte in a zip',
    () => zipSync({ 'a.md': [spaces(600), { level: 9 }] }),
    /bad\.zip, a\.md: it is too large when it is unpacked/,
  ],
  [
    'a bomb: a gigabyte in a gzip',
    () => gzipSync(spaces(600)),
    /bad\.zip: it is too large when it is unpacked/,
  ],
  [
    'a bomb: many files of a megabyte',
    () => overlapping(5_000),
    /bad\.zip, a\.md: it is too large when it is unpacked/,
  ],
  [
    'a bomb in a workbook',
    () =>
      zipSync({
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': [spaces(300), { level: 9 }],
      }),
    /bad\.zip: this workbook is too large/,
  ],
  [
    'a workbook with nothing in it',
    () => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }),
    /bad\.zip.*cannot be read/,
  ],
  [
    'a workbook that is no XML',
    () => zipSync({ 'xl/workbook.xml': strToU8('{{{'), '[Content_Types].xml': strToU8('<') }),
    /bad\.zip.*cannot be read/,
  ],
  [
    'an old workbook',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    /bad\.zip.*old or a protected/,
  ],
  [
    'an archive in an archive',
    () => zipSync({ 'b.zip': zipSync({ 'a.csv': TEXT }) }),
    /b\.zip|none of the formats|no text/,
  ],
  ['an empty zip', () => zipSync({}), /bad\.zip|no file|none of the formats/],
];

const PATHS = [
  '../../etc/pod.md',
  '/etc/pod.md',
  'C:\\Windows\\pod.md',
  '..\\..\\pod.md',
  './././pod.md',
  'a/../../pod.md',
];

export const ARCHIVES: BadPack[] = [
  ...BROKEN.map(
    ([name, make, refused]): BadPack => ({ name, files: () => file(make(), 'bad.zip')(), refused }),
  ),
  ...PATHS.map(
    (path): BadPack => ({
      name: `a zip with the path ${path}`,
      files: () => file(zipSync({ [path]: MD, 'job.md': MD }), 'bad.zip')(),
      harmless: true,
    }),
  ),
  {
    name: 'a tar with a link to elsewhere',
    files: () =>
      file(
        Uint8Array.from([
          ...tar('pod.csv', TEXT).slice(0, -1024),
          ...tar('/etc/passwd', new Uint8Array(), '2'),
        ]),
        'bad.tar',
      )(),
    harmless: true,
  },
  {
    name: 'a tar with a path out of it',
    files: () => file(tar('../../../pod.csv', TEXT), 'bad.tar')(),
    harmless: true,
  },
];

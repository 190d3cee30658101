import type { Pack } from '../../../glossary/pack-types.ts';
import { type BadPack, FINE, file, packText, withEntry } from './bad-pack.ts';

/** Encodings, Unicode and bidi controls. */

const CSV = 'Term,Definition\nZorkmid,A coin.\n';

function bytes(...parts: (string | number[])[]): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part)),
  );
}

/** @param order of the two bytes of each code unit */
function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const data = new Uint8Array(text.length * 2 + (mark ? 2 : 0));
  const view = new DataView(data.buffer);
  [...(mark ? ['\ufeff'] : []), ...text.split('')].forEach((unit, i) => {
    view.setUint16(i * 2, unit.charCodeAt(0), order === 'le');
  });
  return data;
}

const isZorkmid = ({ entries: [entry] }: Pack) =>
  entry!.term === 'Zorkmid' && entry!.definition === 'A coin.';
const NO_TEXT = /bad\.csv.*is no text/;

const ENCODINGS: BadPack[] = [
  ...(['le', 'be'] as const).flatMap((order): BadPack[] => [
    {
      name: `UTF-16 ${order} with a mark`,
      files: file(utf16(CSV, order, true), 'bad.csv'),
      harmless: true,
      holds: isZorkmid,
    },
    {
      name: `UTF-16 ${order} without a mark`,
      files: file(utf16(CSV, order, false), 'bad.csv'),
      harmless: true,
      holds: isZorkmid,
    },
    {
      name: `UTF-16 ${order} that is cut in the middle of a letter`,
      files: file(utf16(CSV, order, true).slice(0, -1), 'bad.csv'),
      harmless: true,
    },
  ]),
  {
    name: 'UTF-8 that is broken',
    files: file(bytes('Term,Definition\nPod,A ', [0xc3, 0x28], ' b\n')),
    harmless: true,
  },
  {
    name: 'UTF-8 that is longer than need be',
    files: file(bytes('Term,Definition\nPod,', [0xc0, 0xaf], '\n')),
    harmless: true,
  },
  {
    name: 'half characters in UTF-8',
    files: file(bytes('Term,Definition\nPod,', [0xed, 0xa0, 0x80], '\n')),
    harmless: true,
  },
  { name: 'NUL in a text', files: file(bytes(CSV, [0], 'Pod,x\n'), 'bad.csv'), refused: NO_TEXT },
  {
    name: 'NUL far behind',
    files: file(bytes(CSV, `Groat,${'x'.repeat(9_000)}`, [0], '\n')),
    harmless: true,
  },
  { name: 'nothing but NULs', files: file(new Uint8Array(5_000), 'bad.csv'), refused: NO_TEXT },
  {
    name: 'a picture',
    files: file(bytes([0x89], 'PNG\r\n', [0x1a, 10, 0, 0, 0, 13], 'IHDR'), 'bad.csv'),
    refused: NO_TEXT,
  },
  {
    name: 'UTF-32',
    files: file(bytes([0xff, 0xfe, 0, 0, 0x54, 0, 0, 0, 0x65, 0, 0, 0]), 'bad.csv'),
    refused: /bad\.csv|no entry|none of the formats/,
  },
  {
    name: 'EBCDIC',
    files: file(bytes([0xe3, 0x85, 0x99, 0x94, 0x6b, 0xc4, 0x85, 0x86, 0x25]), 'bad.csv'),
    refused: /none of the formats/,
  },
];

/** Terms and texts that are to arrive as something that cannot harm, or not at all. */
const CHARACTERS: [what: string, text: string, left: RegExp | null][] = [
  ['the first half of a character', 'Po\ud83dd', /^Po\ufffdd$/],
  ['the second half of a character', 'Po\ude00d', /^Po\ufffdd$/],
  ['halves in the wrong order', '\ude00\ud83d', /^\ufffd\ufffd$/],
  ['nothing but a half', '\ud800', /^\ufffd$/],
  ['joiners of emoji', '👩\u200d👩\u200d👧', /^👩\u200d👩\u200d👧$/],
  ['a flood of joiners', `a${'\u200d'.repeat(150)}b`, /^a\u200d*b$/],
  ['nothing but joiners', '\u200d\u200c\u200d', null],
  ['zero-width spaces', 'P\u200bo\u200bd', /^Pod$/],
  ['nothing but a zero-width space', '\u200b', null],
  ['nothing but a soft hyphen', '\u00ad', null],
  ['word joiners and unseen operators', 'P\u2060o\u2061\u2062\u2063\u2064d', /^Pod$/],
  ['a byte order mark within', 'P\ufeffod', /^Pod$/],
  ['deprecated format marks', 'P\u206a\u206fod', /^Pod$/],
  ['interlinear notes', 'P\ufff9od\ufffa\ufffb', /^Pod$/],
  ['letters that nobody sees', 'Pod\u{e0041}\u{e0042}\u{e007f}', /^Pod$/],
  [
    'the flag of a region',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    /^🏴\u{e0067}.*\u{e007f}$/u,
  ],
  ['a flood of marks', `Z${'\u0301\u0489'.repeat(90)}`, /^\S{1,12}$/],
  ['nothing but marks', '\u0301'.repeat(20), null],
  ['a letter in two parts', 'Cafe\u0301', /^Caf\u00e9$/],
  ['a compatibility letter', '\u212b', /^\u00c5$/],
  ['a line separator', 'P\u2028od', /^P od$/],
  ['control characters', 'P\u0001\u0007\u001b[31mod\u009b', /^P\[31mod$/],
  ['a bell and a backspace', 'Pod\b\b\bevil', /^Podevil$/],
  ['line breaks', 'Po\r\nd', /^Po d$/],
  ['an embedding from the right', '\u202aPod\u202c', /^Pod$/],
  ['an override to the left', 'Pod \u202egnp.exe', /^Pod gnp\.exe$/],
  ['an override to the right', '\u202dPod', /^Pod$/],
  ['an isolate that is never closed', '\u2067Pod', /^Pod$/],
  ['an isolate of its own direction', '\u2068Pod\u2069', /^Pod$/],
  ['nothing but overrides', '\u202e\u202d', null],
];

const UNICODE: BadPack[] = CHARACTERS.flatMap(([what, text, left]): BadPack[] => [
  {
    name: `${what}, in a term`,
    files: withEntry({ term: text, blurb: 'x' }),
    harmless: left ? true : /entry 2.* field “term” must/,
    holds: ({ entries: [, entry] }) => (left ? left.test(entry!.term) : entry === undefined),
  },
]);

const ELSEWHERE: BadPack[] = [
  {
    name: 'overrides in the name of the pack and of a category',
    files: file(
      packText({
        name: 'Fine\u202eEvil',
        categories: [{ id: 'c\u2066', name: 'C\u202e', section: '\u2067S' }],
      }),
    ),
    harmless: true,
    holds: ({ name, categories: [first] }) =>
      name === 'FineEvil' && first!.name === 'C' && first!.section === 'S' && first!.id === 'c',
  },
  {
    name: 'overrides in a source',
    files: withEntry({
      ...FINE,
      term: 'Pod',
      sources: [{ title: 'a\u202eb', url: 'https://a.example/\u202eb' }],
    }),
    harmless: true,
    holds: ({ entries }) =>
      entries[1]!.sources[0]!.title === 'ab' && !/\u202e/.test(entries[1]!.sources[0]!.url!),
  },
  {
    name: 'halves of characters in every layer',
    files: withEntry({
      term: 'Pod',
      blurb: '\ud800',
      definition: '\udc00',
      plain: '\ud800',
      category: '\ud800',
      id: '\ud800',
    }),
    harmless: true,
  },
  {
    name: 'ids that are the same once they are normalised',
    files: file(
      packText({}, [
        { ...FINE, id: 'caf\u00e9' },
        { ...FINE, blurb: 'Another.', id: 'cafe\u0301' },
      ]),
    ),
    harmless: true,
    holds: ({ entries }) => new Set(entries.map(({ id }) => id.normalize())).size === 2,
  },
  {
    name: 'ids that differ by what nobody sees',
    files: file(
      packText({}, [
        { ...FINE, id: 'pod' },
        { ...FINE, blurb: 'Another.', id: 'p\u200bod' },
      ]),
    ),
    harmless: true,
    holds: ({ entries }) => entries[1]!.id === 'pod-2',
  },
  {
    name: 'an id that is cut in the middle of a character',
    files: withEntry({ term: `${'x'.repeat(127)}𐐨`, blurb: 'x' }),
    harmless: true,
    holds: ({ entries }) => entries[1]!.id === 'x'.repeat(127),
  },
];

export const TEXT: BadPack[] = [...ENCODINGS, ...UNICODE, ...ELSEWHERE];

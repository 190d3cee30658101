import { strToU8 } from 'fflate';
import { type BadPack, file } from './bad-pack.ts';

/** Dictionaries of several files, of which some are missing, cut or wrong. */

const IFO = "StarDict's dict ifo file\nversion=2.4.2\nbookname=A\nwordcount=1\nidxfilesize=";

export const DICTIONARIES: BadPack[] = [
  {
    name: 'StarDict: without its index',
    files: file(`${IFO}20\n`, 'a.ifo'),
    refused: /needs its \.idx file/,
  },
  {
    name: 'StarDict: an index that is shorter than it says',
    files: () => [
      ...file(`${IFO}20\n`, 'a.ifo')(),
      ...file(strToU8('Pod\0\0\0'), 'a.idx')(),
      ...file('x', 'a.dict')(),
    ],
    refused: /a\.idx: it is cut off: 6 of 20 bytes/,
  },
  {
    name: 'StarDict: a word without an end',
    files: () => [...file(`${IFO}9\n`, 'a.ifo')(), ...file('Podpodpod', 'a.idx')(), ...file('x', 'a.dict')()],
    refused: /a\.idx, word 1: it is cut off/,
  },
  {
    name: 'StarDict: a text that lies beyond the file',
    files: () => [
      ...file(`${IFO}12\nsametypesequence=m\n`, 'a.ifo')(),
      ...file(
        Uint8Array.from([0x50, 0x6f, 0x64, 0, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]),
        'a.idx',
      )(),
      ...file('x', 'a.dict')(),
    ],
    refused: /lies beyond the end of the file/,
  },
  {
    name: 'StarDict: 100,000 other words for one',
    files: () => [
      ...file(`${IFO}12\nsametypesequence=m\nsynwordcount=100000\n`, 'a.ifo')(),
      ...file(Uint8Array.from([0x50, 0x6f, 0x64, 0, 0, 0, 0, 0, 0, 0, 0, 1]), 'a.idx')(),
      ...file('x', 'a.dict')(),
      ...file(Array.from({ length: 100_000 }, (_, i) => `w${i}\0\0\0\0\0`).join(''), 'a.syn')(),
    ],
    refused: /has more than 100 items/,
  },
  {
    name: 'Yomitan: an index and banks that are no lists',
    files: () => [
      ...file('{"title":"A","format":3,"revision":"1"}', 'index.json')(),
      ...file('{"term":"Pod"}', 'term_bank_1.json')(),
    ],
    refused: /term_bank_1\.json|no entry/,
  },
  {
    name: 'Yomitan: rows that are no rows',
    files: () => [
      ...file('{"title":"A","format":3,"revision":"1"}', 'index.json')(),
      ...file(
        '[null,5,[],["Pod"],["Pod","","","",0,[{"type":"structured-content","content":{"tag":"img","path":"../x"}}],0,""]]',
        'term_bank_1.json',
      )(),
    ],
    refused: /no entry is left/,
  },
  {
    name: 'Yomitan: contents that are nested 20,000 deep',
    files: () => [
      ...file('{"title":"A","format":3,"revision":"1"}', 'index.json')(),
      ...file(
        `[["Pod","","","",0,[{"type":"structured-content","content":${'['.repeat(20_000)}"x"${']'.repeat(20_000)}}],0,""]]`,
        'term_bank_1.json',
      )(),
    ],
    refused: /nested too deep|term_bank_1\.json|no entry/,
  },
  {
    name: 'Markdown files: front matter that is broken',
    files: () => [
      ...file('---\ntitle: [\n---\n\nx\n', 'a.md')(),
      ...file('---\ntitle: Pod\n---\n\nx\n', 'b.md')(),
    ],
    harmless: true,
  },
];

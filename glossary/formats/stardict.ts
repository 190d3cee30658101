import type { Draft, DraftInfo, Dropped } from './draft.ts';
import { FormatError } from './draft.ts';
import type { RawEntry } from './entry-parts.ts';
import { textAndLinks } from './html-entry.ts';
import { linkEntries } from './link-entries.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';

/** A StarDict dictionary: .ifo, .idx, .dict and perhaps .syn; what was gzipped of them is unpacked already. */
export const stardictReader: Reader = {
  name: 'stardict',
  recognises: (files) => files.some(isInfo),
  read: readStardict,
};

const MAGIC = "StarDict's dict ifo file";

function isInfo({ bytes }: Sample): boolean {
  // A byte order mark is no text.
  return new TextDecoder().decode(bytes.subarray(0, MAGIC.length + 3)).startsWith(MAGIC);
}

function readStardict(files: readonly Sample[]): Draft {
  const info = files.find(isInfo);
  if (!info) throw new FormatError('a StarDict dictionary needs its .ifo file');
  const fields = new Map(
    [...info.text.matchAll(/^([a-z_]+)=(.*?)\r?$/gm)].map(([, key = '', value = '']) => [key, value.trim()]),
  );
  const { index, data, synonyms, others } = partsOf(
    files.filter((file) => file !== info),
    fields,
  );
  const words = wordsOf(index, fields.get('idxoffsetbits') === '64' ? 8 : 4);
  const dropped: Dropped[] = others.map(({ name }) => ({
    at: name,
    why: 'is no part of the dictionary that is read',
  }));
  const aliases = synonyms ? synonymsOf(synonyms) : new Map<number, string[]>();
  const types = fields.get('sametypesequence') ?? '';
  const entries = words.flatMap((word, i): RawEntry[] => {
    const at = `word ${i + 1}`;
    const { term } = word;
    const bytes = data.bytes.subarray(word.offset, word.offset + word.size);
    const read = bytes.length === word.size ? articleOf(bytes, types) : undefined;
    if (!read?.text) {
      dropped.push({
        at,
        term,
        why: read ? 'has no text' : 'is cut off: its text lies beyond the end of the file',
      });
      return [];
    }
    const known = (aliases.get(i) ?? []).filter((alias) => alias !== term);
    return [{ term, at, aliases: known, definition: read.text, hrefs: read.hrefs, anchors: [] }];
  });
  const linked = linkEntries(entries);
  const count = Number(fields.get('wordcount'));
  if (count && count !== words.length)
    linked.notes.push(`its .ifo file says ${count} words, there are ${words.length}`);
  return { format: 'stardict', info: infoOf(fields), dropped, ...linked };
}

function infoOf(fields: ReadonlyMap<string, string>): DraftInfo {
  const website = fields.get('website') ?? '';
  const set = {
    name: fields.get('bookname')?.slice(0, 200),
    author: fields.get('author')?.slice(0, 200),
    description: fields.get('description')?.replace(/<br\s*\/?>/gi, '\n'),
    homepage: /^https?:\/\/\S+$/.test(website) && URL.canParse(website) ? website : undefined,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value));
}

interface Parts {
  index: Sample;
  data: Sample;
  synonyms: Sample | undefined;
  others: Sample[];
}

/** Which file is which: by what the .ifo says of their sizes, else by their names. */
function partsOf(files: readonly Sample[], fields: ReadonlyMap<string, string>): Parts {
  const size = Number(fields.get('idxfilesize'));
  const named = (ending: string) => files.find(({ name }) => name.toLowerCase().endsWith(ending));
  const index = files.find(({ bytes }) => bytes.length === size) ?? named('.idx');
  if (!index) throw new FormatError('a StarDict dictionary needs its .idx file');
  if (size && index.bytes.length < size) {
    throw new FormatError(
      `it is cut off: ${index.bytes.length} of ${size} bytes are there`,
      index.name || 'the index',
    );
  }
  const left = files.filter((file) => file !== index);
  const synonyms = named('.syn') ?? (fields.has('synwordcount') ? smallest(left) : undefined);
  const data =
    named('.dict') ??
    named('.dict.dz') ??
    left
      .filter((file) => file !== synonyms)
      .sort(bySize)
      .at(-1);
  if (!data) throw new FormatError('a StarDict dictionary needs its .dict or .dict.dz file');
  return { index, data, synonyms, others: left.filter((file) => file !== data && file !== synonyms) };
}

function bySize(one: Sample, other: Sample): number {
  return one.bytes.length - other.bytes.length;
}

function smallest(files: readonly Sample[]): Sample | undefined {
  return files.length > 1 ? [...files].sort(bySize)[0] : undefined;
}

interface Word {
  term: string;
  offset: number;
  size: number;
}

const decoder = new TextDecoder();

/** @param width of an offset, bytes @throws FormatError for an index that ends in the middle of a word */
function wordsOf({ bytes, name }: Sample, width: 4 | 8): Word[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: Word[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const next = end + 1 + width + 4;
    if (end < 0 || next > bytes.length) {
      throw new FormatError(
        'it is cut off in the middle of a word',
        `${name || 'the index'}, word ${words.length + 1}`,
      );
    }
    words.push({
      term: decoder.decode(bytes.subarray(at, end)),
      offset: width === 8 ? Number(view.getBigUint64(end + 1)) : view.getUint32(end + 1),
      size: view.getUint32(end + 1 + width),
    });
    at = next;
  }
  return words;
}

/** Other words for the words of the index, by their places in it. */
function synonymsOf({ bytes, name }: Sample): Map<number, string[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<number, string[]>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    if (end < 0 || end + 5 > bytes.length)
      throw new FormatError('it is cut off in the middle of a word', name || 'the synonyms');
    const word = view.getUint32(end + 1);
    const names = found.get(word) ?? [];
    names.push(decoder.decode(bytes.subarray(at, end)));
    found.set(word, names);
    at = end + 5;
  }
  return found;
}

interface Article {
  text: string;
  hrefs: string[];
}

/** @param types of its fields in order; '' where each field begins with its own type */
function articleOf(bytes: Uint8Array, types: string): Article {
  const texts: string[] = [];
  const hrefs: string[] = [];
  for (let at = 0, field = 0; at < bytes.length && (types === '' || field < types.length); field++) {
    const type = types[field] ?? String.fromCharCode(bytes[at++]!);
    const { content, next } = fieldAt(bytes, at, type, types !== '' && field === types.length - 1);
    at = next;
    const read = fieldText(type, content);
    if (read.text) texts.push(read.text);
    hrefs.push(...read.hrefs);
  }
  return { text: texts.join('\n\n'), hrefs };
}

/** Fields of small types end with a zero, those of capital types begin with their size; the last has neither. */
function fieldAt(
  bytes: Uint8Array,
  at: number,
  type: string,
  isLast: boolean,
): { content: Uint8Array; next: number } {
  if (isLast) return { content: bytes.subarray(at), next: bytes.length };
  if (/[A-Z]/.test(type)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = at + 4 <= bytes.length ? view.getUint32(at) : 0;
    return { content: bytes.subarray(at + 4, at + 4 + size), next: at + 4 + size };
  }
  const zero = bytes.indexOf(0, at);
  const end = zero < 0 ? bytes.length : zero;
  return { content: bytes.subarray(at, end), next: end + 1 };
}

function fieldText(type: string, content: Uint8Array): Article {
  const text = decoder.decode(content).replace(/\0/g, '').trim();
  switch (type) {
    case 'm':
    case 'l':
    case 'w':
    case 'n':
      return { text, hrefs: [] };
    case 't':
    case 'y':
      return { text: text && `/${text.replace(/^[/[]|[/\]]$/g, '')}/`, hrefs: [] };
    case 'h':
    case 'g':
    case 'x':
    case 'k':
      return markedUp(text);
    default:
      // Sounds, pictures and lists of them.
      return { text: '', hrefs: [] };
  }
}

function markedUp(text: string): Article {
  const html = text
    // The headword, which XDXF says again.
    .replace(/<k>[\s\S]*?<\/k>\s*/g, '')
    .replace(/<kref>([\s\S]*?)<\/kref>/g, '<a href="term:$1">$1</a>')
    .replace(/(href\s*=\s*["'])bword:\/\//gi, '$1term:');
  const { text: plain, hrefs } = textAndLinks(
    /<(?:p|div|br|li|tr|dd)\b/i.test(html) ? html : html.replaceAll('\n', '<br>'),
  );
  return { text: plain, hrefs };
}

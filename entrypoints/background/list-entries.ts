import type { FormIndex } from '../../glossary/form-index.ts';
import { type EntryHead, type EntryPlace, splitKey } from '../../glossary/requests.ts';
import { nameEntries } from './look-up.ts';
import type { Shelf } from './shelf.ts';

/** Questions of the glossary's pages about many entries. Reads only. */

/** Entries in one answer: about a third of a megabyte of them are in memory at once, and nobody else waits long. */
const PAGE = 500;

/** A page of a pack's entries; see `Requests`. */
export async function listEntries(library: Shelf, pack: string, after = ''): Promise<EntryHead[]> {
  const entries = await library.entriesAfter(pack, after, PAGE);
  return entries.map(({ id, term, aliases, category, blurb, definition }) => ({
    id,
    term,
    aliases,
    category,
    blurb: blurb ?? firstLine(definition),
  }));
}

/** What stands for a blurb where there is none: no list shows more. Characters */
const LINE = 200;

function firstLine(text = ''): string {
  return text.slice(0, LINE).replace(/\s+/g, ' ');
}

/** Where an entry stands in its category, or null when no stored pack has it. */
export async function placeEntry(library: Shelf, key: string): Promise<EntryPlace | null> {
  const { pack, id } = splitKey(key);
  const index = library.index(pack);
  const shelf = index ? shelfOf(index, id) : [];
  const at = shelf.indexOf(id);
  if (at < 0) return null;
  const keyAt = (place: number) => (shelf[place] === undefined ? [] : [`${pack}/${shelf[place]}`]);
  const [[previous = null], [next = null]] = await Promise.all([
    nameEntries(library, keyAt(at - 1)),
    nameEntries(library, keyAt(at + 1)),
  ]);
  return { previous, next, number: at + 1, of: shelf.length };
}

/** The ids of an entry's category, in the pack's own order. */
function shelfOf(index: FormIndex, id: string): string[] {
  const heads = Array.from({ length: index.size.entries }, (_, i) => index.head(i));
  const category = heads.find((head) => head.id === id)?.category;
  return heads.filter((head) => head.category === category).map((head) => head.id);
}

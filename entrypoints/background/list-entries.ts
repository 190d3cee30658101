import { t } from '../../components/messages/messages.ts';
import type { FormIndex } from '../../glossary/form-index.ts';
import type { Entry } from '../../glossary/pack-types.ts';
import { type EntryHead, type EntryPlace, splitKey } from '../../glossary/requests.ts';
import type { Library } from './library.ts';
import { nameEntries } from './look-up.ts';
import type { Shelf } from './shelf.ts';

/** Questions of the glossary's pages about many entries. Reads only. */

/** Entries in one answer: about a third of a megabyte of them are in memory at once, and nobody else waits long. */
const PAGE = 500;

/** A page of a pack's entries; see `Requests`. */
export async function listEntries(library: Shelf, pack: string, after?: string): Promise<EntryHead[]> {
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
  const place = await library.place(pack, id);
  if (!index || place === undefined) return null;
  const shelf = shelfOf(index, place);
  const at = shelf.indexOf(place);
  const keyAt = (number: number | undefined) =>
    number === undefined ? [] : [`${pack}/${index.head(number).id}`];
  const [[previous = null], [next = null]] = await Promise.all([
    nameEntries(library, keyAt(shelf[at - 1])),
    nameEntries(library, keyAt(shelf[at + 1])),
  ]);
  return { previous, next, number: at + 1, of: shelf.length };
}

/** The places of all entries of an entry's category, in the pack's own order. */
function shelfOf(index: FormIndex, place: number): number[] {
  const category = index.category(place);
  const shelf: number[] = [];
  for (let i = 0; i < index.size.entries; i++) if (index.category(i) === category) shelf.push(i);
  return shelf;
}

/** Entries in one answer, also where each of them is as long as it may be (about 80,000 characters). */
const WHOLE_PAGE = 250;

/** A page of a pack's entries in full; see `Requests`. @throws when the pack is gone */
export async function getEntries(library: Library, pack: string, after?: string): Promise<Entry[]> {
  if (!library.packs().some(({ id }) => id === pack)) throw new Error(t('errorNoSuchPack'));
  return library.entriesAfter(pack, after, WHOLE_PAGE);
}

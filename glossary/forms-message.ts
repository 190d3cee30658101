import type { Form } from './match.ts';
import type { Forms, KnownEntry } from './requests.ts';

/**
 * Forms on their way to a page. As they are, a few thousand of them would be a megabyte of JSON, nearly all of it
 * the names of fields and packs said again and again.
 */
export interface FormsMessage {
  /** Each category of each pack: `pack/category`, its subject, the pack's language, 1 where the pack is private. */
  places: PlaceMessage[];
  /** Each entry: its term, the number of its place, and its id where that is not `idOf` its term. */
  entries: (readonly [term: string, place: number, id?: string])[];
  /** Each form: its text, the number of its entry, and its anchor and flags where they are not 0. */
  forms: (readonly [text: string, entry: number, meta?: number])[];
  pending: string[];
}

type PlaceMessage = readonly [category: string, subject: string, language: string, hidden: 0 | 1];

const OWN = 1;
const EVERYDAY = 2;
const FLAGS = 4;

/** @returns what `unpackForms` makes the same forms of */
export function packForms({ entries, forms, pending }: Forms): FormsMessage {
  const places = new Map<string, PlaceMessage>();
  const numbers = new Map<string, number>();
  for (const { category, subject, language, private: hidden } of entries) {
    if (places.has(category)) continue;
    numbers.set(category, places.size);
    places.set(category, [category, subject, language, hidden ? 1 : 0]);
  }
  return {
    places: [...places.values()],
    entries: entries.map(({ key, term, category }) => {
      const id = key.slice(key.indexOf('/') + 1);
      const place = numbers.get(category)!;
      return id === idOf(term) ? [term, place] : [term, place, id];
    }),
    forms: forms.map(({ text, entry, anchor, own, everyday }) => {
      const meta = anchor * FLAGS + (own ? OWN : 0) + (everyday ? EVERYDAY : 0);
      return meta ? [text, entry, meta] : [text, entry];
    }),
    pending,
  };
}

/** The forms of a message. */
export function unpackForms({ places, entries, forms, pending }: FormsMessage): Forms {
  return {
    entries: entries.map(([term, place, id]): KnownEntry => {
      const [category, subject, language, hidden] = places[place]!;
      const pack = category.slice(0, category.indexOf('/') + 1);
      const entry = { key: pack + (id ?? idOf(term)), term, category, subject, language };
      return hidden ? { ...entry, private: true } : entry;
    }),
    forms: forms.map(
      ([text, entry, meta = 0]): Form => ({
        text,
        entry,
        anchor: meta >> 2,
        own: (meta & OWN) > 0,
        everyday: (meta & EVERYDAY) > 0,
      }),
    ),
    pending,
  };
}

/** What nearly every entry is called whose term says no more than letters: then its id need not be sent. */
function idOf(term: string): string {
  return term.toLowerCase().replaceAll(' ', '-');
}

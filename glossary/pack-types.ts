/** What a term pack is (format 1, `docs/pack-format.md`). */

/** The eight layers of an entry, in the order a reader meets them. */
export const LAYERS = [
  'blurb',
  'definition',
  'plain',
  'picture',
  'where',
  'example',
  'myth',
  'takeaway',
] as const;

export type Layer = (typeof LAYERS)[number];

export interface Source {
  title: string;
  url?: string;
}

export interface Category {
  id: string;
  name: string;
  section: string;
}

export type Entry = Partial<Record<Layer, string>> & {
  id: string;
  term: string;
  aliases: string[];
  /** The id of one of the pack's categories. */
  category: string;
  seeAlso: string[];
  sources: Source[];
  caseSensitive: boolean;
  status?: string;
  reviewedBy?: string;
  updated?: string;
  illustration?: unknown;
};

/** A pack without its entries: what lists, cards and the popup show of it. */
export interface PackInfo {
  id: string;
  name: string;
  version: string;
  /** BCP 47. */
  language: string;
  description?: string;
  author?: string;
  licence?: string;
  homepage?: string;
  /** Its terms must not be readable by the pages they stand on. */
  private: boolean;
  categories: Category[];
  /** Kept and edited here by its reader; said of a stored pack only, never by a pack's file. */
  own?: true;
  /** Of an own pack: the id of the pack that it adds to. */
  additionsTo?: string;
}

export interface Pack extends PackInfo {
  entries: Entry[];
}

export const PACK_FORMAT = 'lumomate-pack/1';

import type { FormIndex } from '../../glossary/form-index.ts';
import { arrange, isPackOn, type PackSettings } from '../../glossary/pack-settings.ts';
import type { Library } from './library.ts';

/** The packs as the reader has arranged them: what look-ups and lists are answered from. */
export interface Shelf extends Pick<Library, 'entry' | 'place' | 'entriesAfter'> {
  /** All packs, those that are off too, in the order in which they explain. */
  packs: Library['packs'];
  /** Of the packs that explain here, in that order. */
  indexes: Library['indexes'];
  /** Of any pack, on or off. */
  index(pack: string): FormIndex | undefined;
  /** The pack whose meaning of a form the reader has chosen. @param form folded */
  chosenPack(form: string): string | undefined;
}

/**
 * @param host of the page that asks; undefined where no page does
 */
export function shelfFor(library: Library, settings: PackSettings, host?: string): Shelf {
  const arranged = arrange(library.packs(), settings);
  const indexes = new Map(library.indexes().map((index) => [index.pack.id, index]));
  const on = arranged.flatMap(({ id }) => (isPackOn(settings, id, host) ? (indexes.get(id) ?? []) : []));
  const { packChoices } = settings;
  return {
    packs: () => arranged,
    indexes: () => on,
    index: (pack) => indexes.get(pack)?.index,
    entry: library.entry,
    place: library.place,
    entriesAfter: library.entriesAfter,
    chosenPack: (form) => (Object.hasOwn(packChoices, form) ? packChoices[form] : undefined),
  };
}

/**
 * The host of the page that a message comes from: of the tab, also for its frames, as `siteOfPage` says it.
 * @returns undefined for the extension's own pages; '' for files
 */
export function hostOf(
  { url, tab }: { url?: string | undefined; tab?: { url?: string | undefined } | undefined },
  origin: string,
): string | undefined {
  const page = tab?.url ?? url;
  if (!page || page.startsWith(origin) || !URL.canParse(page)) return undefined;
  return new URL(page).hostname;
}

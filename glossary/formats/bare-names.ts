import { LAYERS } from '../pack-types.ts';
import type { DraftEntry, Dropped } from './draft.ts';
import type { RowEntry } from './row-entry.ts';

const fold = (name: string) => name.normalize('NFC').trim().toLowerCase();

/**
 * “AP: Acquisition plan” is another name of the entry “Acquisition plan” where there is one; else what it stands for
 * is all that can be said of it.
 * @param dropped is told which rows are no entries of their own
 */
export function withoutBareNames(taken: readonly RowEntry[], dropped: Dropped[]): DraftEntry[] {
  const named = new Map<string, DraftEntry>();
  for (const { entry } of taken) {
    const name = fold(entry.term);
    if (LAYERS.some((layer) => entry[layer]) && !named.has(name)) named.set(name, entry);
  }
  return taken.flatMap(({ entry, expansion }) => {
    if (expansion === undefined) return [entry];
    const whole = named.get(fold(expansion));
    if (!whole || whole === entry) return [{ ...entry, blurb: expansion }];
    whole.aliases = [...new Set([...(whole.aliases ?? []), entry.term])];
    dropped.push({ at: entry.at, term: entry.term, why: `became another name of “${whole.term}”` });
    return [];
  });
}

import { FormIndexBuilder } from './form-index-builder.ts';
import { formsOf, type IsEveryday } from './forms.ts';
import type { Entry, Pack } from './pack-types.ts';
import { atOnce, type Steps } from './slices.ts';

/** The form index of a whole pack, as it is stored beside it. */
export function indexPack({ entries, language }: Pack, isEveryday: IsEveryday): ArrayBuffer {
  const builder = new FormIndexBuilder();
  atOnce(indexEntries(builder, entries, language, isEveryday));
  return atOnce(builder.finish());
}

/**
 * Adds entries to the index of their pack, in the pack's own order.
 * @param language BCP 47 tag of the pack
 */
export function* indexEntries(
  builder: FormIndexBuilder,
  entries: readonly Entry[],
  language: string,
  isEveryday: IsEveryday,
): Steps<void> {
  for (const entry of entries) {
    const { id, term, category } = entry;
    builder.add({ id, term, category }, formsOf(entry, language, isEveryday));
    yield;
  }
}

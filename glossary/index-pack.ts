import { buildFormIndex } from './form-index.ts';
import { formsOf, type IsEveryday } from './forms.ts';
import type { Pack } from './pack-types.ts';

/** The form index of a whole pack, as it is stored beside it. */
export function indexPack({ entries, language }: Pack, isEveryday: IsEveryday): ArrayBuffer {
  return buildFormIndex(
    entries.map((entry) => ({
      head: { id: entry.id, term: entry.term, category: entry.category },
      surfaces: formsOf(entry, language, isEveryday),
    })),
  );
}

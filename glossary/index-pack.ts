import { buildFormIndex } from './form-index';
import { formsOf } from './forms';
import type { Pack } from './pack';

/** The form index of a whole pack, as it is stored beside it. */
export function indexPack({ entries, language }: Pack): ArrayBuffer {
  return buildFormIndex(
    entries.map((entry) => ({
      head: { id: entry.id, term: entry.term, category: entry.category },
      surfaces: formsOf(entry, language),
    })),
  );
}

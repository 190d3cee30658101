import type { EntryWords } from './edit-pack.ts';

/** Entries that somebody is writing and has not saved: each under a key of its own in `storage.local`. */

/** Before a draft's id. An entry that is stored already has the draft `pack/entry`; a new one a random id. */
export const DRAFT_PREFIX = 'draft:';

export interface EntryDraft {
  /** The pack it is for; none while its writer has not chosen one. */
  pack?: string;
  /** The id of the entry that it will replace. */
  replaces?: string;
  fields: Partial<EntryWords>;
  /** When it was last changed, by `Date.now()`. */
  changed: number;
}

/** A stored draft; undefined for anything else. */
export function parseDraft(stored: unknown): EntryDraft | undefined {
  const { pack, replaces, fields, changed } = (stored ?? {}) as Partial<EntryDraft>;
  if (typeof fields !== 'object' || fields === null || typeof changed !== 'number') return undefined;
  return {
    fields,
    changed,
    ...(typeof pack === 'string' && { pack }),
    ...(typeof replaces === 'string' && { replaces }),
  };
}

import { PACK_FORMAT } from '../pack-types.ts';
import { type DraftEntry, type DraftInfo, type Dropped, FormatError } from './draft.ts';
import type { Reader } from './read.ts';

/** LumoMate's own format: `docs/pack-format.md`. Its values are checked where a pack is made of the draft. */
export const lumomateReader: Reader = {
  name: 'lumomate',
  recognises: ([file, ...others]) =>
    others.length === 0 && isRecord(file?.json) && /^lumomate-pack\//.test(String(file.json.format)),
  read([file]) {
    const { format, entries: raw, $schema: _, ...info } = file!.json as Record<string, unknown>;
    if (format !== PACK_FORMAT)
      throw new FormatError(`this is “${format}”; “${PACK_FORMAT}” is what is read here`);
    if (!Array.isArray(raw)) throw new FormatError('field “entries” must be a list');
    const entries: DraftEntry[] = [];
    const dropped: Dropped[] = [];
    for (const [i, entry] of raw.entries()) {
      const at = `entry ${i + 1}`;
      if (isRecord(entry) && typeof entry.term === 'string') entries.push({ ...entry, at } as DraftEntry);
      else dropped.push({ at, why: 'has no term' });
    }
    return { format: 'lumomate', exact: true, info: info as DraftInfo, entries, dropped, notes: [] };
  },
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

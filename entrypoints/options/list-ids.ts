import type { Ask, PackCount } from '../../glossary/requests.ts';

/** A larger stored pack is not listed only to be compared: that would be hundreds of messages. Entries */
const MOST_COMPARED = 25_000;

/** The ids of a stored pack's entries; undefined when they are too many to ask for. */
export async function listIds(ask: Ask, pack: PackCount): Promise<string[] | undefined> {
  if (pack.entries > MOST_COMPARED) return undefined;
  const ids: string[] = [];
  for (;;) {
    const heads = await ask('list-entries', { pack: pack.id, ...(ids.length && { after: ids.at(-1) }) });
    if (!heads.length) return ids;
    ids.push(...heads.map(({ id }) => id));
  }
}

import type { Ask, EntryHead } from '../../glossary/requests.ts';

/** All entries of a pack, by term. */
export async function listHeads(ask: Ask, pack: string): Promise<EntryHead[]> {
  const heads: EntryHead[] = [];
  for (;;) {
    const after = heads.at(-1)?.id;
    const some = await ask('list-entries', { pack, ...(after !== undefined && { after }) });
    if (!some.length) return heads.sort((a, b) => a.term.localeCompare(b.term));
    heads.push(...some);
  }
}

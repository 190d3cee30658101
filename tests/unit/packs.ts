import { openDB } from 'idb';
import type { Store } from '../../entrypoints/background/store.ts';
import { parsePack } from '../../glossary/pack.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';

/** Packs to store, and what is stored of them. */

export function packOf(id: string, terms: string[], version = '1.0.0'): Pack {
  const entries = terms.map((term) => ({
    term,
    blurb: `${term} of ${id} ${version}.`,
    category: term.slice(0, 1),
  }));
  return parsePack({ format: 'lumomate-pack/1', id, name: id.toUpperCase(), version, entries }).pack;
}

export const many = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}`);

export async function generationOf(store: Store, id: string): Promise<string> {
  return (await store.packs()).find((pack) => pack.id === id)?.generation ?? '';
}

export async function entriesOf(store: Store, id: string): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const some of store.slices(await generationOf(store, id))) all.push(...some);
  return all;
}

/** Every generation of which anything lies in the database, named by a record or not. */
export async function generations(): Promise<string[]> {
  const db = await openDB('lumomate');
  const keys = (await db.getAllKeys('entries')) as [string, number][];
  const found = new Set([...keys.map(([generation]) => generation), ...(await db.getAllKeys('forms'))]);
  db.close();
  return [...found].map((key) => String(key).split('/')[0]!).sort();
}

import { LAYERS } from '../../glossary/pack-types.ts';

/** A pack that is made of payloads, wherever it may hold a text. */

/** Payloads that stand in each layer of an entry, and see-alsos that each entry has. */
export const AT_ONCE = 20;

/** The word under which a page finds the n-th entry. */
export const wordOf = (i: number) => `zorb${i.toString().padStart(3, '0')}`;

/** @returns as its file would be, with an entry for each payload */
export function hostilePack(texts: readonly string[]) {
  const some = (from: number) => Array.from({ length: AT_ONCE }, (_, i) => texts[(from + i) % texts.length]!);
  const line = (from: number, most: number) => texts[from % texts.length]!.slice(0, most);
  return {
    format: 'lumomate-pack/1',
    id: 'hostile',
    name: line(0, 200),
    version: '1.0.0',
    author: line(4, 200),
    licence: line(2, 200),
    description: some(0).join('\n'),
    categories: texts.map((text, i) => ({
      id: `c${i}`,
      name: text.slice(0, 200).replace(/\s+/g, ' '),
      section: line(i + 1, 200),
    })),
    entries: texts.map((text, i) => ({
      id: `e${i}`,
      term: text.slice(0, 200),
      aliases: [wordOf(i), line(i + 1, 200)],
      category: `c${i}`,
      ...Object.fromEntries(LAYERS.map((layer, n) => [layer, some(i + n).join('\n\n')])),
      seeAlso: Array.from({ length: AT_ONCE }, (_, n) => `e${(i + n + 1) % texts.length}`),
      sources: [{ title: text.slice(0, 500), url: `https://a.example/?${encodeURI(text)}` }],
      status: line(i, 100),
      reviewedBy: line(i + 1, 200),
      updated: line(i + 2, 40),
    })),
  };
}

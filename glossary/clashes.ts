import type { FormIndex } from './form-index.ts';

/** Words that several packs define, found in their indexes alone: no entry is read for it. */

/** One of the meanings of a clashing word. */
export interface ClashMeaning {
  /** The pack's id. */
  pack: string;
  /** `pack/entry` */
  key: string;
  term: string;
}

/** The same forms, defined by several packs. */
export interface Clash {
  /** Folded; the term first, then its plural and what else it is found by. */
  forms: string[];
  /** One meaning for each entry, in the order of the packs. */
  meanings: ClashMeaning[];
}

/** What is looked through, in the order in which packs explain. */
export interface ClashPack {
  id: string;
  index: FormIndex;
}

/** After so many forms somebody else gets a turn. */
const AT_ONCE = 4_000;

/**
 * Finds what several packs define. The largest pack is only asked for what the others have, so memory goes by the
 * others.
 * @param most at most so many clashes
 * @param pause lets others have a turn, and comes back
 * @returns the clashes by their first form; `more` when there are more than `most`
 */
export async function findClashes(
  packs: readonly ClashPack[],
  most: number,
  pause: () => Promise<void>,
): Promise<{ clashes: Clash[]; more: boolean }> {
  const bySize = [...packs].sort((a, b) => a.index.size.forms - b.index.size.forms);
  const largest = bySize.pop();
  const found = new Map<string, Set<string>>();
  let count = 0;
  const add = (form: string, { id }: ClashPack, entry: number) => {
    const at = found.get(form);
    const meaning = `${id}/${entry}`;
    if (at) at.add(meaning);
    else found.set(form, new Set([meaning]));
  };
  for (const pack of bySize) {
    for (const { text, entry } of pack.index.forms()) {
      add(text, pack, entry);
      if (++count % AT_ONCE === 0) await pause();
    }
  }
  for (const text of largest ? found.keys() : []) {
    for (const entry of largest!.index.entriesOf(text)) add(text, largest!, entry);
    if (++count % AT_ONCE === 0) await pause();
  }
  return group(packs, found, most);
}

function group(packs: readonly ClashPack[], found: ReadonlyMap<string, ReadonlySet<string>>, most: number) {
  const order = new Map(packs.map(({ id }, i) => [id, i]));
  const forms = new Map<string, string[]>();
  for (const [form, meanings] of found) {
    const sorted = [...meanings].sort((a, b) => order.get(packOf(a))! - order.get(packOf(b))!);
    if (packOf(sorted[0]!) === packOf(sorted.at(-1)!)) continue;
    const name = sorted.join(' ');
    const same = forms.get(name);
    if (same) same.push(form);
    else forms.set(name, [form]);
  }
  const indexes = new Map(packs.map(({ id, index }) => [id, index]));
  const clashes = [...forms]
    .map(([name, own]) =>
      clashOf(
        own,
        name.split(' ').map((meaning) => meaningOf(meaning, indexes)),
      ),
    )
    .sort((a, b) => compare(a.forms[0]!, b.forms[0]!));
  return { clashes: clashes.slice(0, most), more: clashes.length > most };
}

/** Its first form is the term itself, as far as one of the packs has it so. */
function clashOf(forms: string[], meanings: ClashMeaning[]): Clash {
  const terms = new Set(meanings.map(({ term }) => term.toLowerCase()));
  const rank = (form: string) => Number(!terms.has(form.toLowerCase()));
  forms.sort((a, b) => rank(a) - rank(b) || a.length - b.length || compare(a, b));
  return { forms, meanings };
}

function meaningOf(meaning: string, indexes: ReadonlyMap<string, FormIndex>): ClashMeaning {
  const pack = packOf(meaning);
  const { id, term } = indexes.get(pack)!.head(Number(meaning.slice(pack.length + 1)));
  return { pack, key: `${pack}/${id}`, term };
}

function packOf(meaning: string): string {
  return meaning.slice(0, meaning.indexOf('/'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { join } from 'node:path';
import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { formsOf } from '../../glossary/forms.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { parsePack } from '../../glossary/pack.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { slug } from '../../glossary/slug.ts';
import { randomFrom } from '../random-from.ts';
import { DATA, loadGlossary, readMaybeZipped } from './shared-data.ts';

/**
 * Packs of as many forms as one likes: the Kubernetes glossary first, so that each of them finds the same terms of the
 * page’s subject, then WordNet’s lemmas in an order of chance.
 */

/** A pack, without its entries, and its index. */
export interface SizedPack {
  /** As asked for, to the last entry. */
  forms: number;
  entries: number;
  info: Omit<Pack, 'entries'>;
  index: ArrayBuffer;
}

const LANGUAGE = 'en';
const isEveryday = readEverydayWords(everydayWordsFile());

/** Makes packs. @param sizes in forms, rising */
export function sizedPacks(sizes: readonly number[]): SizedPack[] {
  const packs: SizedPack[] = [];
  const entries: Entry[] = [];
  let forms = 0;
  for (const entry of [...loadGlossary('k8s').entries, ...wordNet()].map(inOneCategory)) {
    entries.push(entry);
    forms += formsOf(entry, LANGUAGE, isEveryday).length;
    if (forms < sizes[packs.length]!) continue;
    const info = { id: 'bench', name: 'Bench', version: '1.0.0', language: LANGUAGE, private: false };
    const pack = { ...info, categories: [{ id: 'all', name: 'All', section: 'Bench' }] };
    packs.push({
      forms,
      entries: entries.length,
      info: pack,
      index: indexPack({ ...pack, entries }, isEveryday),
    });
    if (packs.length === sizes.length) return packs;
  }
  throw new Error(`there are only ${forms} forms`);
}

function inOneCategory(entry: Entry): Entry {
  return { ...entry, category: 'all' };
}

/** An index in which nothing is found. */
export function emptyIndex(): ArrayBuffer {
  return indexPack({ entries: [], language: LANGUAGE } as unknown as Pack, isEveryday);
}

/** WordNet’s entries in an order of chance, always the same. */
export function wordNet(): Entry[] {
  const lines = readMaybeZipped(join(DATA, 'large/wordnet-terms.jsonl.gz')).split('\n').filter(Boolean);
  const ids = new Set<string>();
  const entries = lines.map((line, i) => {
    const { term, aliases, definition } = JSON.parse(line) as Pick<Entry, 'term' | 'aliases' | 'definition'>;
    const own = slug(term);
    const id = ids.has(own) ? `${own}-${i}` : own;
    ids.add(id);
    return { id, term, aliases, definition };
  });
  const { pack } = parsePack({ format: 'lumomate-pack/1', id: 'wordnet', name: 'WordNet', entries });
  const random = randomFrom(1);
  for (let i = pack.entries.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [pack.entries[i], pack.entries[other]] = [pack.entries[other]!, pack.entries[i]!];
  }
  return pack.entries;
}

import type { Form } from './match.ts';
import type { Forms, KnownEntry } from './requests.ts';

/**
 * Forms on their way to a page. As they are, a few thousand of them would be a megabyte of JSON, nearly all of it
 * the names of fields and packs said again and again.
 */
export interface FormsMessage {
  /** Of each pack: its id, its language, 1 where it is private. */
  packs: (readonly [id: string, language: string, hidden: 0 | 1])[];
  categories: string[];
  /** Of each entry: the numbers of its pack and category. */
  places: number[];
  /** Of each entry, a line each. */
  ids: string;
  terms: string;
  /** Of each form: its text, a line each; and its entry, anchor and flags. */
  texts: string;
  metas: number[];
  /** One a line. */
  pending: string;
}

const OWN = 1;
const EVERYDAY = 2;
const FLAGS = 4;
const ANCHORS = 16;

/** @returns what `unpackForms` makes the same forms of */
export function packForms({ entries, forms, pending }: Forms): FormsMessage {
  const packs = new Map<string, FormsMessage['packs'][number]>();
  const categories = new Set<string>();
  for (const { key, category, language, private: hidden } of entries) {
    const id = key.slice(0, key.indexOf('/'));
    packs.set(id, [id, language, hidden ? 1 : 0]);
    categories.add(category.slice(id.length + 1));
  }
  const packNumbers = numbered(packs.keys());
  const categoryNumbers = numbered(categories);
  const cut = entries.map(({ key, category }) => {
    const slash = key.indexOf('/');
    return { pack: key.slice(0, slash), id: key.slice(slash + 1), category: category.slice(slash + 1) };
  });
  return {
    packs: [...packs.values()],
    categories: [...categories],
    places: cut.flatMap(({ pack, category }) => [packNumbers.get(pack)!, categoryNumbers.get(category)!]),
    ids: cut.map(({ id }, i) => (id === idOf(entries[i]!.term) ? '' : id)).join('\n'),
    terms: entries.map(({ term }) => term).join('\n'),
    texts: forms.map(({ text }) => text).join('\n'),
    pending: pending.join('\n'),
    metas: forms.map(
      ({ entry, anchor, own, everyday }) =>
        (entry * ANCHORS + anchor) * FLAGS + (own ? OWN : 0) + (everyday ? EVERYDAY : 0),
    ),
  };
}

/** The forms of a message. */
export function unpackForms(message: FormsMessage): Forms {
  const { packs, categories, places, ids, terms, texts, metas, pending } = message;
  const names = terms.split('\n');
  const entries = (places.length ? ids.split('\n') : []).map((id, i): KnownEntry => {
    const [pack = '', language = '', hidden] = packs[places[2 * i]!] ?? [];
    const category = `${pack}/${categories[places[2 * i + 1]!]}`;
    return {
      key: `${pack}/${id || idOf(names[i]!)}`,
      term: names[i]!,
      category,
      language,
      ...(hidden ? { private: true } : {}),
    };
  });
  const lines = texts.split('\n');
  const forms = metas.map((meta, i): Form => {
    const rest = Math.floor(meta / FLAGS);
    return {
      text: lines[i]!,
      own: (meta & OWN) !== 0,
      everyday: (meta & EVERYDAY) !== 0,
      anchor: rest % ANCHORS,
      entry: Math.floor(rest / ANCHORS),
    };
  });
  return { entries, forms, pending: pending ? pending.split('\n') : [] };
}

/** What nearly every entry is called whose term says no more than letters: then its id need not be sent. */
function idOf(term: string): string {
  return term.toLowerCase().replaceAll(' ', '-');
}

function numbered(names: Iterable<string>): Map<string, number> {
  return new Map([...names].map((name, i) => [name, i]));
}

import { LIMITS } from '../pack-schema.ts';
import { LAYERS, type Layer } from '../pack-types.ts';
import type { DraftEntry } from './draft.ts';
import { isEntryLink, type RawEntry } from './entry-parts.ts';

/** Finds the entries that links and “See also …” name, once all entries of a text are known. */

/** Past this length the first sentence becomes the blurb. Characters */
const LONG = 400;
const MAX_BLURB = 160;

/**
 * @param paths links such as `/service-mesh/` and `pod.md` may name entries, too: each stands in a file of its own
 * @returns the entries, and lines about what was cut off them
 */
export function linkEntries(
  entries: readonly RawEntry[],
  paths = false,
): { entries: DraftEntry[]; notes: string[] } {
  const names = new Names(entries);
  const notes: string[] = [];
  const linked = entries.map(({ hrefs, anchors: _, ...entry }) => {
    const refs = hrefs.flatMap((href) => names.ofLink(href, paths) ?? []);
    for (const layer of LAYERS) {
      if (entry[layer]) takeSeeAlsos(entry, layer, refs, names);
    }
    const named = (entry.seeAlso ?? []).map((name) => names.of(name) ?? name);
    entry.seeAlso = unique([...named, ...refs])
      .filter((name) => name !== entry.term)
      .slice(0, LIMITS.links);
    entry.sources = (entry.sources ?? []).filter(
      ({ url }, i, all) => !url || all.findIndex((other) => other.url === url) === i,
    );
    entry.aliases = unique(entry.aliases ?? []).filter((alias) => alias.length <= LIMITS.term);
    cut(entry, notes);
    openWithBlurb(entry);
    return entry;
  });
  return { entries: linked, notes };
}

class Names {
  readonly #exact = new Map<string, string>();
  readonly #folded = new Map<string, string>();

  constructor(entries: readonly RawEntry[]) {
    // What an author says is a place or a name goes before what he says is another name.
    for (const { term, id, anchors } of entries) {
      for (const name of [term, id ?? '', ...anchors]) this.#add(name, term);
    }
    for (const { term, aliases = [] } of entries) {
      for (const name of [term.replace(/\s*\([^()]*\)$/, ''), ...aliases]) this.#add(name, term);
    }
  }

  #add(name: string, term: string): void {
    for (const [map, key] of [
      [this.#exact, name.toLowerCase()],
      [this.#folded, anchorOf(name)],
    ] as const) {
      if (key && !map.has(key)) map.set(key, term);
    }
  }

  /** The term of the entry that is named so. */
  of(name: string): string | undefined {
    return this.#exact.get(name.trim().toLowerCase()) ?? this.#folded.get(anchorOf(name));
  }

  ofLink(href: string, paths: boolean): string | undefined {
    const target = decoded(href);
    if (isEntryLink(target)) return this.of(target.replace(/^(?:#|term:)/, ''));
    if (!paths || /^[a-z]+:|^\/\//i.test(target)) return undefined;
    const [path = '', anchor] = target.replace(/\?[^#]*/, '').split('#');
    const file = path
      .replace(/\/(?:_?index(?:\.\w+)?)?$/, '')
      .replace(/\.(?:mdx?|html?)$/, '')
      .split('/')
      .at(-1);
    return (anchor && this.of(anchor)) || (file ? this.of(file) : undefined);
  }
}

/** As GitHub makes an anchor of a heading. */
function anchorOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s_]+/g, '-')
    .replace(/[^\p{L}\p{N}\p{M}-]/gu, '');
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A percent sign that is no code is a percent sign.
    return href;
  }
}

const SEE_ALSO =
  /(?:^|(?<=[.!?)…\n])\s*|\n)\(?(?:See also|See|Related(?: terms)?|Compare(?: with)?|Siehe(?: auch)?|Voir(?: aussi)?)(?: the entr(?:y|ies) (?:for|on))?[:\s]\s*([^.!?\n]{1,300})[.]?\)?\s*$/u;

/** “… See also Gas, in-toto and Rekor.” at the end of a text; it is taken out where all of them are entries. */
function takeSeeAlsos(entry: DraftEntry, layer: Layer, refs: string[], names: Names): void {
  const text = entry[layer]!;
  const found = SEE_ALSO.exec(text);
  if (!found) return;
  const wanted = found[1]!
    .split(/\s*[,;]\s*(?:(?:and|und|et|or)\s+)?|\s+(?:and|und|et|or)\s+/)
    .map((name) => name.replace(/[“”"'`*]/g, '').trim())
    .filter(Boolean);
  const terms = wanted.map((name) => names.of(name));
  refs.push(...terms.flatMap((term) => term ?? []));
  const rest = text.slice(0, found.index).trim();
  if (rest && terms.every(Boolean)) entry[layer] = rest;
}

/** A definition of several pages opens with what fits; what is cut off is noted, the entry is kept. */
function cut(entry: DraftEntry, notes: string[]): void {
  for (const layer of LAYERS) {
    const text = entry[layer];
    if (!text || text.length <= LIMITS.text) continue;
    const end = text.lastIndexOf('\n\n', LIMITS.text - 2);
    entry[layer] = `${text.slice(0, end > LIMITS.text / 2 ? end : LIMITS.text - 2).trimEnd()} …`;
    notes.push(
      `${entry.at}: “${entry.term}”, field “${layer}” is cut at ${LIMITS.text} characters of ${text.length}`,
    );
  }
}

/** The first sentence of a long definition is its blurb, and a blurb is not said twice. */
function openWithBlurb(entry: DraftEntry): void {
  const { definition = '', blurb } = entry;
  if (blurb) {
    if (definition === blurb) delete entry.blurb;
    return;
  }
  if (definition.length <= LONG) return;
  const [first] = definition.split('\n');
  const sentence = /^(?![•\d`>]).{20,}?[.!?。](?=\s+[\p{Lu}\p{N}“"(`]|$)|^(?![•\d`>]).{8,}?。/u.exec(
    first ?? '',
  )?.[0];
  if (!sentence || sentence.length > MAX_BLURB || /\b(?:e\.g|i\.e|etc|vs|cf|Dr|Mr|No)\.$/.test(sentence))
    return;
  const rest = definition.slice(sentence.length).trim();
  // A listing or list belongs to the sentence that opens it.
  if (!/^[\p{L}\p{N}“"(]/u.test(rest)) return;
  entry.blurb = sentence;
  entry.definition = rest;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].filter(Boolean);
}

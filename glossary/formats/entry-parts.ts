import { LAYERS, type Source } from '../pack-types.ts';
import { type Block, blocksText, type Inline, inlinesOf, inlineText } from './blocks.ts';
import type { DraftEntry, FieldName } from './draft.ts';
import { foldName, splitList } from './fields.ts';
import { leadOf } from './leads.ts';
import { termNames } from './term-names.ts';

/** What is said of a term, with its labelled parts (“**Example**: …”, “See also: …”) as fields of their own. */

/** An entry whose links have not yet found the entries that they lead to. */
export interface RawEntry extends DraftEntry {
  /** Where its text links to. */
  hrefs: string[];
  /** By what it can be linked to, besides its names. */
  anchors: string[];
}

const LABELS: Partial<Record<FieldName, string>> = {
  definition: 'definition|meaning|description|what it is|what is it|bedeutung|definición|définition|定義',
  blurb: 'short|short description|in short|summary|tl dr',
  plain: 'in plain language|plain language|in plain english|plain english|in simple terms|simply put',
  picture: 'everyday picture|an everyday picture|analogy',
  where: 'where it shows up|where it is used|used in|problem it addresses|how it helps',
  example: 'example|examples|a small example|beispiel|beispiele|exemple|exemples|ejemplo|ejemplos|例',
  myth: 'myth|common misunderstanding|misunderstanding|common misconception|misconception',
  takeaway: 'takeaway|key takeaway|one line to take with you',
  seeAlso:
    'see also|see|related|related terms|related concepts|related entries|siehe auch|voir aussi|véase también',
  aliases:
    'aliases|alias|also known as|also called|aka|a k a|other names|synonyms|synonym|acronym|acronyms|abbreviation|abbreviations|full form',
  sources: 'source|sources|reference|references|learn more|further reading|more information|read more',
  category: 'category',
  status: 'status',
  reviewedBy: 'reviewed by',
  updated: 'updated|last updated',
  caseSensitive: 'case sensitive',
};

const FIELD_OF = new Map(
  Object.entries(LABELS).flatMap(([field, names]) =>
    names.split('|').map((name) => [foldName(name), field as FieldName] as const),
  ),
);

/** The field that a label inside an entry names, or undefined. */
export function labelField(text: string): FieldName | undefined {
  return FIELD_OF.get(foldName(text));
}

type Parts = Map<FieldName, Block[]>;

/** @returns the labelled parts; what has no label is part of the definition */
function partsOf(blocks: readonly Block[]): Parts {
  const parting = new Parting();
  for (const block of blocks) parting.take(block);
  return parting.parts;
}

class Parting {
  readonly parts: Parts = new Map();
  /** What the next block belongs to: after a heading all of them, after a label alone one of them. */
  #open: { field: FieldName; all: boolean } | undefined;

  take(block: Block): void {
    if (block.kind === 'heading') {
      const field = labelField(inlineText(block.inline));
      this.#open = field && { field, all: true };
      if (!field) this.#add('definition', block);
    } else if (block.kind !== 'paragraph' || !this.#label(block)) this.#unlabelled(block);
  }

  #add(field: FieldName, block: Block): void {
    this.parts.set(field, [...(this.parts.get(field) ?? []), block]);
  }

  #label(block: Extract<Block, { kind: 'paragraph' }>): boolean {
    const label = labelOf(block.inline);
    if (!label) return false;
    const isAlone = !inlineText(label.rest);
    if (!isAlone) this.#add(label.field, { ...block, inline: label.rest });
    this.#open = isAlone ? { field: label.field, all: false } : undefined;
    return true;
  }

  #unlabelled(block: Block): void {
    const left = block.kind === 'list' && !this.#open ? this.#unlabelledItems(block) : block;
    if (left) this.#add(this.#open?.field ?? 'definition', left);
    if (!this.#open?.all) this.#open = undefined;
  }

  /** Takes labelled items out of a list. @returns the list of the others */
  #unlabelledItems(list: Extract<Block, { kind: 'list' }>): Block | undefined {
    const items = list.items.filter((item) => {
      const [first, ...others] = item;
      const label = first?.kind === 'paragraph' ? labelOf(first.inline) : undefined;
      if (!label) return true;
      for (const block of [{ ...first!, inline: label.rest } as Block, ...others])
        this.#add(label.field, block);
      return false;
    });
    return items.length ? { ...list, items } : undefined;
  }
}

function labelOf(inline: Inline): { field: FieldName; rest: Inline } | undefined {
  const lead = leadOf(inline, true);
  const field = lead && !lead.weak ? labelField(lead.names.map(inlineText).join(' ')) : undefined;
  return field && lead ? { field, rest: lead.rest } : undefined;
}

const LEARN_MORE =
  /^(?:learn more|read more|more|see more|full link|source|reference|details|docs|documentation)\.?$/i;

/**
 * @param names how its term is written
 * @param body what is said of it
 * @param at its place, as `DraftEntry.at`
 */
export function entryOf(names: readonly Inline[], body: readonly Block[], at: string): RawEntry {
  const parts = partsOf(body);
  const { term, aliases } = termNames(...names);
  const entry: RawEntry = { term, at, aliases, hrefs: [], anchors: [], seeAlso: [], sources: [] };
  for (const field of [...LAYERS, 'category', 'status', 'reviewedBy', 'updated'] as const) {
    const text = blocksText(parts.get(field) ?? []);
    if (text) entry[field] = text;
  }
  if (/^(?:yes|true|ja|oui)$/i.test(blocksText(parts.get('caseSensitive') ?? []))) entry.caseSensitive = true;
  entry.aliases!.push(...listOf(parts.get('aliases') ?? []));
  addSeeAlsos(entry, parts.get('seeAlso') ?? []);
  addSources(entry, parts.get('sources') ?? []);
  // “See: Pod” is all that some entries say.
  if (!LAYERS.some((layer) => entry[layer]) && parts.has('seeAlso')) {
    entry.definition = `See ${blocksText(parts.get('seeAlso')!)}`;
  }
  addLinks(entry, names, body);
  return entry;
}

function addLinks(entry: RawEntry, names: readonly Inline[], body: readonly Block[]): void {
  const said = inlinesOf(body);
  entry.anchors.push(...[...names, ...said].flatMap((inline) => inline.flatMap(({ id }) => id ?? [])));
  for (const { href, text } of said.flat()) {
    if (!href) continue;
    entry.hrefs.push(href);
    if (LEARN_MORE.test(text.trim()) && isWeb(href)) entry.sources!.push(sourceOf(text, href));
  }
  const ownLink = names.flat().find(({ href }) => href && isWeb(href));
  if (ownLink) entry.sources!.unshift(sourceOf('', ownLink.href!));
}

/** The items of a list, written as one or in a line. */
function listOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) =>
      block.kind === 'list' ? block.items.map((item) => blocksText(item)) : splitList(blockLine(block)),
    )
    .map((name) => name.replaceAll('`', '').replace(/\.$/, ''))
    .filter(Boolean);
}

function blockLine(block: Block): string {
  return blocksText([block]);
}

function addSeeAlsos(entry: RawEntry, blocks: readonly Block[]): void {
  const linked = new Set<string>();
  for (const { text, href } of inlinesOf(blocks).flat()) {
    if (!href) continue;
    linked.add(text.trim());
    if (isWeb(href)) entry.sources!.push(sourceOf(text, href));
    else if (isEntryLink(href)) entry.hrefs.push(href);
  }
  const isLinked = (name: string) => [...linked].some((text) => text && name.includes(text));
  entry.seeAlso!.push(...listOf(blocks).filter((name) => !isLinked(name)));
}

function addSources(entry: RawEntry, blocks: readonly Block[]): void {
  const found = inlinesOf(blocks).flatMap((inline): Partial<Source>[] => {
    const links = inline.filter(({ href }) => href && isWeb(href));
    if (links.length) return links.map(({ text, href }) => sourceOf(text, href!));
    const title = inlineText(inline);
    return title && title.length <= 300 ? [isWeb(title) ? { url: title } : { title }] : [];
  });
  entry.sources!.push(...found);
}

function sourceOf(text: string, url: string): Partial<Source> {
  const title = text.trim();
  return title && !LEARN_MORE.test(title) && title !== url ? { title, url } : { url };
}

/** Does a link lead somewhere inside the same text? */
export function isEntryLink(href: string): boolean {
  return /^(?:#|term:)/.test(href);
}

function isWeb(href: string): boolean {
  return /^https?:\/\/\S+$/i.test(href);
}

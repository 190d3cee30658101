import { LAYERS } from '../pack-types.ts';
import { type Block, bareText, blocksText, inlineText } from './blocks.ts';
import { entryOf, type RawEntry } from './entry-parts.ts';
import { foldName } from './fields.ts';
import { type FrontMatter, listField, textField } from './front-matter.ts';
import { inlineMarkdown, markdownBlocks } from './markdown-blocks.ts';
import { termNames } from './term-names.ts';

/** The one entry of a Markdown file that is about one term. */

/** Longer short descriptions open the definition instead. Characters */
const MAX_BLURB = 200;

/** The term that front matter names. */
export function titleField(fields: FrontMatter['fields']): string | undefined {
  const title = textField(fields, 'term', 'display text', 'title', 'name', 'sidebar label', 'linktitle');
  return title.replace(/^glossary\s*[:|–-]\s*|\s*[|–-]\s*glossary$/i, '').trim() || undefined;
}

/**
 * @param name of the file, for what has no title and for links to it
 * @param at as `DraftEntry.at`
 * @returns the entry, and the address of more about it where it says no host
 */
export function termFileEntry(
  name: string,
  { fields, body, line }: FrontMatter,
  at: string,
): { entry: RawEntry; relative?: string } {
  const { title, blocks } = titled(markdownBlocks(body, line), titleField(fields));
  const entry = entryOf([], blocks, at);
  const names = termNames([{ text: title ?? readable(fileName(name)) }]);
  entry.term = names.term;
  entry.aliases = [...names.aliases, ...aliasesOf(fields), ...entry.aliases!];
  entry.anchors.push(fileName(name), ...idsOf(fields));
  const [id] = idsOf(fields);
  if (id && fields.has('id') && !id.includes('/')) entry.id = id;
  const category = categoryOf(fields);
  if (category) entry.category = category;
  for (const [field, text] of [
    ['status', textField(fields, 'status') || (fields.get('draft') === true ? 'draft' : '')],
    ['reviewedBy', textField(fields, 'reviewed by', 'reviewer')],
    ['updated', textField(fields, 'updated', 'lastmod', 'last modified', 'last updated')],
  ] as const) {
    if (text) entry[field] = text;
  }
  if (fields.get('case sensitive') === true) entry.caseSensitive = true;
  entry.seeAlso!.push(...listField(fields, 'see also', 'related', 'related terms'));
  addLayers(entry, fields);
  return { entry, ...addLink(entry, fields) };
}

/** Takes the heading that only says the title again. */
function titled(blocks: Block[], title: string | undefined): { title?: string | undefined; blocks: Block[] } {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'heading' || first.level !== 1) return { title, blocks };
  const heading = bareText(first.inline);
  return !title ||
    foldName(heading) === foldName(title) ||
    rest.every((block) => block.kind !== 'heading' || block.level > 1)
    ? { title: title ?? heading, blocks: rest }
    : { title, blocks };
}

function fileName(name: string): string {
  const parts = name.split('/');
  const base = parts.at(-1)!.replace(/\.\w+$/, '');
  return /^_?index$/.test(base) ? (parts.at(-2) ?? base) : base;
}

function readable(name: string): string {
  return name.replace(/[-_]+/g, ' ');
}

/** Hugo’s `aliases` are addresses that lead here; names stand there, too. */
function aliasesOf(fields: FrontMatter['fields']): string[] {
  const names = [
    'aka',
    'aliases',
    'alias',
    'also known as',
    'synonyms',
    'acronym',
    'abbreviation',
    'abbr',
    'longform',
  ];
  return names
    .flatMap((name) => listField(fields, name))
    .filter((alias) => !/^(?:\/|https?:)|\//.test(alias));
}

function idsOf(fields: FrontMatter['fields']): string[] {
  return [
    ...listField(fields, 'id'),
    ...listField(fields, 'slug').flatMap((slug) => slug.split('/').at(-1) ?? []),
  ];
}

/** Tags that say of a page only that it is one of these. */
const EVERYWHERE = /^(?:glossary|definition|term|disambiguation|needscontent)$/i;

function categoryOf(fields: FrontMatter['fields']): string | undefined {
  const names = [
    ...listField(fields, 'category', 'categories'),
    ...listField(fields, 'tags', 'tag', 'topic', 'domain'),
  ];
  return names.find((name) => !EVERYWHERE.test(name));
}

function addLayers(entry: RawEntry, fields: FrontMatter['fields']): void {
  for (const layer of LAYERS) {
    const text = layer === 'blurb' || layer === 'definition' ? '' : textField(fields, layer);
    if (text) entry[layer] = text;
  }
  const said = textField(fields, 'definition');
  if (said) entry.definition = [plain(said), entry.definition ?? ''].filter(Boolean).join('\n\n');
  const short = plain(
    textField(fields, 'blurb', 'short description', 'hover snippet', 'description', 'summary', 'excerpt'),
  );
  if (short) openWith(entry, short);
}

function plain(text: string): string {
  return blocksText(markdownBlocks(text)) || inlineText(inlineMarkdown(text));
}

/** Puts a short description before a definition that does not begin with it already. */
function openWith(entry: RawEntry, short: string): void {
  const { definition = '' } = entry;
  const [first = '', ...rest] = definition.split('\n\n');
  const isSaid = foldName(first) === foldName(short);
  if (!definition || (isSaid && !rest.length)) entry.definition = short;
  else if (short.length <= MAX_BLURB) {
    entry.blurb = short;
    if (isSaid) entry.definition = rest.join('\n\n');
  } else if (!foldName(definition).includes(foldName(short))) entry.definition = `${short}\n\n${definition}`;
}

function addLink(entry: RawEntry, fields: FrontMatter['fields']): { relative?: string } {
  const [link] = listField(
    fields,
    'full link',
    'learn more',
    'url',
    'link',
    'source',
    'canonical url',
    'reference',
  );
  if (!link) return {};
  if (!/^https?:\/\/\S+$/i.test(link)) return { relative: link };
  entry.sources!.push({ url: link });
  return {};
}

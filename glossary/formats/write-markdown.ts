import { stringify } from 'yaml';
import { type Category, type Entry, PACK_FORMAT, type Pack } from '../pack-types.ts';
import {
  CATEGORY_ANCHOR,
  ILLUSTRATION_LABEL,
  LAYER_LABELS,
  LINE_LABELS,
  type LineLabel,
  SOURCES_LABEL,
} from './own-labels.ts';

/**
 * A pack as one Markdown file that reads well on its own and can be read back without loss: front matter about the
 * pack, a heading for each category and, beneath it, for each of its entries.
 */
export function writeMarkdown(pack: Pack): string {
  const { entries, ...info } = pack;
  const names = new Map(entries.map(({ id, term }) => [id, term]));
  const shelves = info.categories.map((category) => [
    category,
    entries.filter((entry) => entry.category === category.id),
  ]) as [Category, Entry[]][];
  const blocks = shelves.flatMap(([category, own]) =>
    own.length ? [categoryHeading(category), ...own.flatMap((entry) => entryBlocks(entry, names))] : [],
  );
  const head = [`# ${title(info.name)}`, ...paragraphs(info.description ?? '')];
  const matter = stringify({ format: PACK_FORMAT, ...info }, { lineWidth: 0 });
  return `---\n${matter}---\n\n${[...head, ...blocks].join('\n\n')}\n`;
}

function categoryHeading({ id, name }: Category): string {
  return `## <a id="${CATEGORY_ANCHOR}${anchor(id)}"></a>${title(name)}`;
}

function entryBlocks(entry: Entry, names: ReadonlyMap<string, string>): string[] {
  const layers = LAYER_LABELS.flatMap(([layer, label]) => {
    const text = entry[layer];
    return text ? [`**${label}**`, ...paragraphs(text)] : [];
  });
  const line = (label: LineLabel, text: string | undefined) =>
    text ? [`**${LINE_LABELS[label]}** ${text}`] : [];
  const seeAlso = entry.seeAlso.map((id) => `[${inline(names.get(id) ?? id)}](<#${anchor(id)}>)`);
  const sources = entry.sources.map(({ title, url }) =>
    url ? `- [${inline(title)}](<${address(url)}>)` : `- ${started(inline(title))}`,
  );
  return [
    `### <a id="${anchor(entry.id)}"></a>${title(entry.term)}`,
    ...(entry.blurb ? [quoted(paragraphs(entry.blurb))] : []),
    ...paragraphs(entry.definition ?? ''),
    ...layers,
    ...line('aliases', entry.aliases.map((alias) => `*${inline(alias)}*`).join(', ')),
    ...line('seeAlso', seeAlso.join(', ')),
    ...(sources.length ? [`**${SOURCES_LABEL}**`, sources.join('\n')] : []),
    ...line('status', inline(entry.status ?? '')),
    ...line('reviewedBy', inline(entry.reviewedBy ?? '')),
    ...line('updated', inline(entry.updated ?? '')),
    ...line('caseSensitive', entry.caseSensitive ? 'yes' : ''),
    ...illustration(entry.illustration),
  ];
}

/** Data that no reader of the text misses, folded away. */
function illustration(data: unknown): string[] {
  if (data === undefined) return [];
  return [
    `<details><summary>${ILLUSTRATION_LABEL}</summary>`,
    `\`\`\`json\n${JSON.stringify(data)}\n\`\`\``,
    '</details>',
  ];
}

/** A blank line parts paragraphs; further ones open the next paragraph, so that none is lost. */
function paragraphs(text: string): string[] {
  if (!text) return [];
  return text.split(/(?<=[^\n])\n\n/).map((paragraph) =>
    paragraph
      .split('\n')
      .map((line) => started(inline(line)))
      .join('\\\n'),
  );
}

function quoted(blocks: readonly string[]): string {
  return blocks
    .join('\n\n')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

const CODE = /(`[^`\n]+`)/;
/** Signs that would make something of the text around them, for Markdown, for GitHub’s formulas and its emoji. */
const SIGNS = /[\\`*_[\]<>~|$]|&(?=#?\w+;)|:(?=[\w+-]+:)/g;
/** What would make a heading, a list, a rule or a definition of a line that begins with it. */
const BEGINNING = /^(?:[#+=:-]|\d+(?=[.)]))/;

function started(line: string): string {
  return line.replace(BEGINNING, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/** One line of plain text, in which backticks make code and nothing else means anything. */
function inline(text: string): string {
  let afterCode = false;
  const pieces = text.split(CODE).map((piece, i) => {
    if (!piece) return '';
    // Code that follows code, or has a space at both ends, would not be read back as what it is.
    afterCode = i % 2 === 1 && !afterCode && !/^` .* `$/.test(piece);
    return afterCode ? piece : piece.replace(SIGNS, '\\$&');
  });
  return pieces.join('').replace(/^\s+|\s+$/g, (space) => [...space].map(entity).join(''));
}

/** A heading may end in hashes that mean nothing, so that those that mean something are escaped. */
function title(text: string): string {
  return inline(text).replace(/(?<=[\s#>])#$/, '\\#');
}

function entity(sign: string): string {
  return `&#${sign.codePointAt(0)};`;
}

function anchor(id: string): string {
  // Half a surrogate pair cannot be written in a file, whatever it is written as.
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function address(url: string): string {
  return url.replace(/[\\<>]|&(?=#?\w+;)/g, '\\$&').replace(/\s/g, entity);
}

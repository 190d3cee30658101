import type { EntryView } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import { HEADINGS } from './headings.ts';

/** An entry as Markdown: every layer under its heading, see also, sources, and whose words they are. */
export function entryToMarkdown({ entry, category, pack, seeAlso }: EntryView): string {
  const layers = HEADINGS.flatMap(([layer, heading]) => {
    const text = entry[layer];
    if (!text) return [];
    const body = paragraphs(text);
    return [
      `## ${t(heading)}`,
      ...(layer === 'takeaway'
        ? [quoted(body)]
        : layer === 'myth'
          ? [quoted([`**${t('sharedMyth')}**`, ...body])]
          : body),
    ];
  });
  const near = seeAlso.map(({ term, blurb }) => `- **${inline(term)}**${blurb && `: ${inline(blurb)}`}`);
  const sources = entry.sources.map(
    ({ title, url }) => `- ${url ? `[${inline(title)}](<${url}>)` : inline(title)}`,
  );
  const shelf = [category.section, category.name].filter((name, i, all) => all.indexOf(name) === i);
  const owner = [pack.name, pack.version === '0.0.0' ? '' : pack.version, pack.author, pack.licence];
  return [
    `# ${inline(entry.term)}`,
    ...(entry.blurb ? [`*${inline(entry.blurb)}*`] : []),
    ...paragraphs(entry.definition ?? ''),
    ...layers,
    ...(near.length ? [`## ${t('sharedSeeAlso')}`, near.join('\n')] : []),
    ...(sources.length ? [`## ${t('sharedSources')}`, sources.join('\n')] : []),
    '---',
    `${shelf.map(inline).join(' / ')}. ${t('entryFromPack', inlineList(owner))}`,
  ]
    .join('\n\n')
    .concat('\n');
}

function inlineList(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => inline(part!))
    .join(t('listSeparator'));
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(block)
    .filter(Boolean);
}

function quoted(blocks: readonly string[]): string {
  return blocks
    .join('\n\n')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

const CODE = /(`[^`\n]+`)/;
/** Signs that would make something of the text around them. */
const SIGNS = /[\\`*_[\]<>~|]|&(?=#?\w+;)/g;
/** What would make a heading, a list or a rule of a line that begins with it. */
const BEGINNING = /^(?:[#+=-]|\d+(?=[.)]))/;

function block(text: string): string {
  return inline(text).replace(BEGINNING, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/** A stretch of plain text on one line, in which backticks make code and nothing else means anything. */
function inline(text: string): string {
  const pieces = text.trim().replace(/\s+/g, ' ').split(CODE);
  return pieces.map((piece, i) => (i % 2 ? piece : piece.replace(SIGNS, '\\$&'))).join('');
}

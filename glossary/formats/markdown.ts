import type { Draft, DraftInfo, ReadOptions } from './draft.ts';
import { type FrontMatter, frontMatterOf, textField } from './front-matter.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { isOwnMarkdown, readOwnMarkdown } from './markdown-own.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { isGlossaryWord } from './sections.ts';
import { entriesOfText } from './text-entries.ts';

/** A glossary in one Markdown file: a heading for each term, bold leads, tables, definition lists. */
export const markdownReader: Reader = {
  name: 'markdown',
  recognises: (files) => files.length === 1 && isMarkdown(files[0]!.text),
  read: ([file], options) => readMarkdown(file!, options),
};

/** Headings, led terms, tables, definition lists, directives; an underlined heading. */
const SIGNS = [
  /^ {0,3}#{2,6}\s+\S/m,
  /^[ \t]*(?:[-*+]\s+)?(?:\[|<a[^>]*>(?:<\/a>)?)?(?:\*\*|__)[^*_\n]+(?:\*\*|__)/m,
  /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|[-:| \t]*$/m,
  /^\S[^\n]*\n(?:\n)?:\s+\S/m,
  /^[ \t]*(?:`{3,}|~{3,}|:{3,})\{glossary\}/m,
  /^[^\s-][^\n]*\n(?:={3,}|-{3,})\s*\n/m,
];

/** A file that YAML reads has keys at its margin or in the items of a list, and its `#` are comments. */
const YAML =
  /^(?:#[^\n]*\n|[^\S\n]*\n|---[^\S\n]*\n)*(?:["']?\w[\w -]*["']?:(?:\s|$)|-\s+["']?\w[\w -]*["']?:[^\n]*\n[^\S\n]+["']?\w[\w -]*["']?:)/;

/** Is there anything in the text that only Markdown has? */
export function isMarkdown(text: string): boolean {
  if (
    !text ||
    (/^\s*[{<[]/.test(text.replace(/^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+/, '')) && !/^#{1,6}\s/m.test(text))
  )
    return false;
  if (/^\.\. \w+::/m.test(text)) return false;
  const body = text.replace(/^\s*(---|\+\+\+)\n[\s\S]*?\n\1\s*\n/, '');
  if (SIGNS.some((sign) => sign.test(body)) && !(YAML.test(body) && body === text)) return true;
  return /^# +\S/m.test(body) && !YAML.test(body);
}

function readMarkdown(file: Sample, options: ReadOptions): Draft {
  const matter = frontMatterOf(file.text);
  if (isOwnMarkdown(matter)) return readOwnMarkdown(matter);
  const { name, description, ...text } = entriesOfText(markdownBlocks(matter.body, matter.line), options);
  const info = {
    ...(name ? { name } : {}),
    ...(description ? { description } : {}),
    ...infoOfFields(matter.fields),
  };
  return { format: 'markdown', info, ...text };
}

/** What front matter says of a pack. */
export function infoOfFields(fields: FrontMatter['fields']): DraftInfo {
  const name = textField(fields, 'name', 'title');
  const language = textField(fields, 'language', 'lang', 'locale');
  const version = textField(fields, 'version');
  const set = {
    name: isGlossaryWord(name) ? '' : name.slice(0, 200),
    description: textField(fields, 'description', 'summary').slice(0, 10_000),
    author: textField(fields, 'author', 'authors').slice(0, 200),
    licence: textField(fields, 'licence', 'license').slice(0, 200),
    homepage: textField(fields, 'homepage', 'canonical url', 'url'),
    language: /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(language) ? language : '',
    version: /^\d+\.\d+\.\d+([-+].*)?$/.test(version) ? version : '',
  };
  if (!/^https?:\/\/\S+$/.test(set.homepage) || !URL.canParse(set.homepage)) set.homepage = '';
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value));
}

import { textAndLinks } from './html-entry.ts';

/** What a Yomitan row says of its term, as text. */

/** Content of content: texts, lists of them, and elements. */
type Content = string | Content[] | Element | null | undefined;

interface Element {
  tag?: string;
  content?: Content;
  href?: string;
}

export type Definition =
  | string
  | { type: 'text'; text: string }
  | { type: 'image' }
  | { type: 'structured-content'; content: Content }
  /** The form without its ending, and the rules that led to it. */
  | [string, string[]];

/** @returns '' where there are only pictures */
export function definitionText(definitions: readonly Definition[]): { text: string; hrefs: string[] } {
  const read = definitions.map(oneText).filter(({ text }) => text);
  const isList = read.length > 1 && read.every(({ text }) => !text.includes('\n'));
  const texts = read.map(({ text }) => (isList ? `• ${text}` : text));
  return { text: texts.join(isList ? '\n' : '\n\n'), hrefs: read.flatMap(({ hrefs }) => hrefs) };
}

function oneText(definition: Definition): { text: string; hrefs: string[] } {
  if (typeof definition === 'string') return { text: definition.trim(), hrefs: [] };
  if (Array.isArray(definition)) {
    const [form] = definition;
    return typeof form === 'string'
      ? { text: `→ ${form}`, hrefs: [`term:${form}`] }
      : { text: '', hrefs: [] };
  }
  if (definition?.type === 'text') return { text: String(definition.text ?? '').trim(), hrefs: [] };
  if (definition?.type !== 'structured-content') return { text: '', hrefs: [] };
  return textAndLinks(htmlOf(definition.content));
}

/** Readings over characters, which would stand twice in plain text, and pictures. */
const SILENT = new Set(['rt', 'rp', 'img']);
const VOID = new Set(['br']);
const TAGS = /^(?:a|br|div|span|ruby|table|thead|tbody|tfoot|tr|td|th|ol|ul|li|details|summary)$/;

function htmlOf(content: Content): string {
  if (typeof content === 'string') return escaped(content).replaceAll('\n', '<br>');
  if (Array.isArray(content)) return content.map(htmlOf).join('');
  if (typeof content !== 'object' || content === null) return '';
  const tag = content.tag ?? 'span';
  if (SILENT.has(tag) || !TAGS.test(tag)) return '';
  if (VOID.has(tag)) return `<${tag}>`;
  const href = typeof content.href === 'string' ? ` href="${escaped(linkOf(content.href))}"` : '';
  return `<${tag}${href}>${htmlOf(content.content)}</${tag}>`;
}

/** `?query=word&wildcards=off` is a link to another word. */
function linkOf(href: string): string {
  const query = href.startsWith('?') ? new URLSearchParams(href.slice(1)).get('query') : null;
  return query ? `term:${query}` : href;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

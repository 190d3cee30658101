/**
 * What site generators add to Markdown, turned into Markdown: shortcodes of Hugo, macros of MDN, roles of MyST,
 * components of MDX. What names an entry becomes a link to `term:name`, what says nothing is taken out. Lines stay
 * where they are, so that places can be named.
 */

type Change = readonly [pattern: RegExp, put: (...found: string[]) => string];

/** Taken out, but for its line breaks. */
const out = (found: string) => found.replace(/[^\n]+/g, '');

const CHANGES: readonly Change[] = [
  [/<!--[\s\S]*?(?:-->|$)/g, out],
  [/\{\/\*[\s\S]*?\*\/\}/g, out],
  // Of MDX: what is imported and exported, components with values that are no HTML.
  [
    /^(?:import\s[^\n]*\sfrom\s*['"][^\n]*|import\s*['"][^\n]*|export\s+(?:const|default|function)\s[^\n]*)$/gm,
    out,
  ],
  [/<\/?[A-Z][\w.]*\s[^<>]*=\{[^<>]*\/?>/g, out],
  [
    /\{\{<\s*gloss\w*\s*(?:["']([^"']*)["'])?\s*>\}\}([\s\S]*?)\{\{<\s*\/gloss\w*\s*>\}\}/g,
    (_, id, text) => link(text!, id || text!),
  ],
  [
    /\{\{[<%]\s*(\/?[\w./-]+)([^{}]*)[>%]\}\}/g,
    (_, name, rest) => shortcode(name!, rest!.replace(/\/?\s*$/, '')),
  ],
  [/(?<!\{)\{%-?\s[\s\S]*?%\}/g, out],
  [/\{\{\s*([A-Za-z]\w*)\s*(?:\(([^{}]*)\))?\s*\}\}/g, (_, name, rest) => macro(name!, rest)],
  [/\{\{\s*[\w.]+(?:\s*\|[^{}]*)?\s*\}\}/g, out],
  [/\{term\}`([^`<]+?)(?:\s*<([^`>]+)>)?`/g, (_, text, name) => link(text!, name || text!)],
  [/\{[a-z:+-]+\}`([^`<]+?)(?:\s*<[^`>]*>)?`/g, (_, text) => text!],
  [/^\[\^[^\]\n]+\]:.*(?:\n(?: {2,}|\t).*)*/gm, out],
  [/\[\^[^\]\s]+\]/g, out],
  [/^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\])[^\S\n]*$/gim, out],
  [/(?<!!)\[\[([^[\]|\n]+)(?:\\?\|([^[\]\n]+))?\]\]/g, (_, name, text) => link(text || name!, name!)],
  [/^r\[[\w.-]+\]$/gm, out],
  [/^\([\w:. -]+\)=[^\S\n]*$/gm, out],
  [/^[ \t]*\{:[^}\n]*\}[^\S\n]*$/gm, out],
  [/^([ \t]*>[ \t]*)\[![A-Z]+\]/gm, (_, mark) => mark!],
  [/^ {0,3}:{3,}(?!\s*\{glossary\})[^\n]*$/gm, out],
];

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** @returns the text as Markdown, with as many lines; listings are left as they are */
export function withoutShortcodes(text: string): string {
  const done: string[] = [];
  let open: string[] = [];
  let fence: string | undefined;
  const change = () => {
    if (open.length) done.push(changed(open.join('\n')));
    open = [];
  };
  for (const line of glossaryFences(text).split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && !mark) {
      open.push(line);
      continue;
    }
    change();
    done.push(line);
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  change();
  return done.join('\n');
}

/** MyST’s `:::{glossary}` as the fence that it is. */
function glossaryFences(text: string): string {
  return text.replace(
    /^ {0,3}(:{3,})\s*\{glossary\}[^\n]*\n([\s\S]*?)^ {0,3}\1\s*$/gm,
    (_, __, body: string) => `~~~~~{glossary}\n${body}~~~~~`,
  );
}

/** Code is left alone: `{{ .Values }}` in it is meant. */
function changed(text: string): string {
  const codes: string[] = [];
  // The marks are of a private-use area, so that no text has them.
  let now = text.replace(/(?<![}`])`[^`\n]+`/g, (code) => `\ue000${codes.push(code) - 1}\ue001`);
  for (const [pattern, put] of CHANGES) now = now.replace(pattern, (...found) => put(...(found as string[])));
  return now.replace(/\ue000(\d+)\ue001/g, (_, i) => codes[Number(i)] ?? '');
}

function link(text: string, name: string): string {
  const shown = text.trim().replace(/[[\]]/g, '\\$&');
  return `[${shown}](<term:${name.trim().replace(/[<>\n]/g, '')}>)`;
}

/** `text="a b" term_id="c"`, or values by their place. */
function argumentsOf(text: string): { named: Map<string, string>; plain: string[] } {
  const named = new Map<string, string>();
  const plain: string[] = [];
  for (const [, name, double, single, bare] of text.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s,"'=]+))/g,
  )) {
    const value = double ?? single ?? bare ?? '';
    if (name) named.set(name, value);
    else plain.push(value);
  }
  return { named, plain };
}

function shortcode(name: string, rest: string): string {
  const { named, plain } = argumentsOf(rest);
  const isTerm = /gloss|term|tooltip/i.test(name);
  const term =
    named.get('term_id') ?? named.get('term') ?? named.get('id') ?? (isTerm ? plain[0] : undefined);
  if (isTerm && term) return link(named.get('text') ?? plain[1] ?? readable(term), term);
  if (/^(?:rel)?ref$/.test(name)) return plain[0] ?? '';
  return named.get('text') ?? '';
}

/** An id as words, for want of anything better. */
function readable(id: string): string {
  return id.replace(/[-_]/g, ' ');
}

const CODE_MACRO = /^(?:\w*xref|htmlelement|svgelement|mathmlelement|svgattr|httpheader|httpmethod|csp)$/i;

function macro(name: string, rest: string | undefined): string {
  if (rest === undefined) return '';
  const { plain } = argumentsOf(rest);
  const [first = '', second = ''] = plain.map(entities);
  if (/^glossary$/i.test(name)) return link(second || first, first);
  if (/^rfc$/i.test(name)) return `RFC ${first}`;
  if (/^(?:html|svg|mathml)element$/i.test(name)) return `\`<${second || first}>\``;
  if (CODE_MACRO.test(name)) return `\`${second || first}\``;
  return /^(?:httpstatus|webextapiref|bug|link)$/i.test(name) ? second || first : '';
}

function entities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

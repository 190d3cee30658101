import { Parser } from 'htmlparser2';

/** Markup in somebody else's texts, taken out: entries are plain text, with paragraphs and code in backticks. */

/** A link that stood in a text. */
export interface TextLink {
  title: string;
  /** As written: an address, a path, “#anchor”. */
  target: string;
}

const PARAGRAPHS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tr ul'
  ).split(' '),
);
const LINES = new Set(['br', 'caption', 'summary', 'tbody', 'tfoot', 'thead']);
const CODE = new Set(['code', 'kbd', 'samp', 'tt']);
const HIDDEN = new Set(['head', 'noscript', 'rp', 'script', 'style', 'template', 'title']);
const INLINE =
  'a abbr acronym b bdi bdo big cite del dfn em font i img ins label mark meta link q rb rt ruby s small span ' +
  'strike strong sub sup td th time u var wbr col colgroup input button details';

const TAG_NAMES = [...PARAGRAPHS, ...LINES, ...CODE, ...HIDDEN, ...INLINE.split(' ')].join('|');
const ATTRIBUTES = String.raw`(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*`;
const WHOLE_TAG = String.raw`\/?(?:${TAG_NAMES})${ATTRIBUTES}\s*\/?>`;
const MARKUP = new RegExp(`<${WHOLE_TAG}|<!--|&(?:#\\d+|#x[\\da-f]+|[a-z][a-z\\d]{1,30});`, 'i');
/** “<” that begins no element of HTML: “List<String>”, “a < b”. */
const LOOSE_BRACKET = new RegExp(`<(?!${WHOLE_TAG}|!--|!doctype|!\\[CDATA\\[)`, 'gi');

/** Does a text hold elements or entities of HTML? */
export function hasHtml(text: string): boolean {
  return (text.includes('<') || text.includes('&')) && MARKUP.test(text);
}

/**
 * HTML as plain text: blocks become paragraphs, list items those that begin with “• ”, code stands in backticks, an
 * image is its alternative text; scripts and styles are left out. What is no element of HTML stays as it is written.
 */
export function plainText(html: string): string {
  return htmlText(html).text;
}

/** As `plainText`, with the links that stood in it. */
export function htmlText(html: string): { text: string; links: TextLink[] } {
  const work = new Flattening();
  const parser = new Parser(work.handler, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html.replace(LOOSE_BRACKET, '&lt;'));
  parser.end();
  return { text: work.text(), links: work.links };
}

/** As `htmlText`, for texts with some HTML in them: their own line breaks and blank lines stay, unless HTML makes these. */
export function textInLines(text: string): { text: string; links: TextLink[] } {
  const isOneLine = !text.includes('\n') || /<(?:p|br|div|li)\b/i.test(text);
  return htmlText(isOneLine ? text : text.replace(/\n[^\S\n]*\n/g, '<p>').replace(/\n/g, '<br>'));
}

/** HTML on its way to text. */
class Flattening {
  readonly links: TextLink[] = [];
  #text = '';
  /** Line breaks that are due before the next text. */
  #breaks = 0;
  /** A blank is due before the next text. */
  #blank = false;
  #hidden = 0;
  #preformatted = 0;
  #code: { from: number; depth: number } | undefined;
  #link: { target: string; from: number } | undefined;
  /** Of each open list the number of the next item; 0 for bullets. */
  readonly #lists: number[] = [];

  readonly handler = {
    onopentag: (name: string, attributes: Record<string, string>) => this.#open(name, attributes),
    onclosetag: (name: string) => this.#close(name),
    ontext: (text: string) => this.#add(text),
  };

  text(): string {
    return this.#text.replace(/[^\S\n]+$/gm, '').trim();
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (HIDDEN.has(name)) this.#hidden++;
    this.#break(name);
    if (name === 'ul' || name === 'ol') this.#lists.push(name === 'ol' ? 1 : 0);
    if (name === 'li') this.#item();
    if (name === 'pre') this.#preformatted++;
    if (name === 'img') this.#add(attributes.alt ?? '');
    if (name === 'rt') this.#add('(');
    if ((name === 'td' || name === 'th') && this.#breaks === 0) this.#add(' | ');
    if (name === 'a' && attributes.href) {
      this.#link = { target: attributes.href.trim(), from: this.#text.length };
    }
    if (CODE.has(name) || name === 'pre') this.#openCode();
  }

  #close(name: string): void {
    if (HIDDEN.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (name === 'rt') this.#add(')');
    if (CODE.has(name) || name === 'pre') this.#closeCode();
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted - 1);
    if (name === 'a' && this.#link) {
      const title = this.#text.slice(this.#link.from).replace(/\s+/g, ' ').trim();
      this.links.push({ title, target: this.#link.target });
      this.#link = undefined;
    }
    if (name !== 'br') this.#break(name);
  }

  #break(name: string): void {
    if (name === 'br') this.#breaks = Math.min(2, this.#breaks + 1);
    else this.#breaks = Math.max(this.#breaks, PARAGRAPHS.has(name) ? 2 : LINES.has(name) ? 1 : 0);
  }

  #item(): void {
    const number = this.#lists.at(-1) ?? 0;
    if (number) this.#lists[this.#lists.length - 1] = number + 1;
    this.#add(number ? `${number}. ` : '• ');
  }

  #openCode(): void {
    if (this.#code) this.#code.depth++;
    else this.#code = { from: this.#text.length, depth: 1 };
  }

  /** Backticks mark code within a line only; longer code stands as it is. */
  #closeCode(): void {
    if (!this.#code || --this.#code.depth) return;
    const { from } = this.#code;
    this.#code = undefined;
    const [, before = '', code = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(this.#text.slice(from)) ?? [];
    if (!code || /[`\n]/.test(code)) return;
    this.#text = `${this.#text.slice(0, from)}${before}\`${code}\`${after}`;
  }

  #add(text: string): void {
    if (this.#hidden || !text) return;
    const flat = this.#preformatted ? text.replace(/\r\n?/g, '\n') : text.replace(/[^\S\u00a0]+/g, ' ');
    const words = this.#preformatted ? flat : flat.trim();
    if (!words) {
      this.#blank ||= this.#text !== '';
      return;
    }
    if (this.#breaks && this.#text) this.#text = this.#text.trimEnd() + '\n'.repeat(this.#breaks);
    else if ((this.#blank || flat.startsWith(' ')) && this.#text && !/\s$/.test(this.#text))
      this.#text += ' ';
    this.#breaks = 0;
    this.#text += words;
    this.#blank = !this.#preformatted && flat.endsWith(' ');
  }
}

import { Parser } from 'htmlparser2';
import type { Block, Segment, TermPair } from './blocks.ts';

/** HTML that stands in Markdown, as blocks. Tags that mean nothing here are as if they were not there. */

const HIDDEN = new Set([
  'script',
  'style',
  'head',
  'template',
  'svg',
  'noscript',
  'iframe',
  'video',
  'audio',
]);
const PARAGRAPHS = new Set([
  'p',
  'div',
  'section',
  'article',
  'details',
  'figure',
  'figcaption',
  'center',
  'main',
  'blockquote',
  'hr',
]);
/** A summary is the heading of what can be folded out beneath it. */
const SUMMARY_LEVEL = 6;

const TERM_TAG = /^(?:term|glossary\w*|tooltip)$/i;

/** What inline tags say of the text in them, in Markdown's inline HTML and in whole blocks alike. */
export class InlineTags {
  #strong = 0;
  #em = 0;
  #code = 0;
  readonly #links: (string | undefined)[] = [];

  /** @returns a segment that the tag itself makes, if any */
  open(tag: string, attributes: Record<string, string>, isEmpty = false): Segment | undefined {
    const id = attributes.id ?? attributes.name;
    if (tag === 'strong' || tag === 'b') this.#strong++;
    else if (tag === 'em' || tag === 'i' || tag === 'dfn') this.#em++;
    else if (tag === 'code' || tag === 'kbd' || tag === 'samp' || tag === 'tt') this.#code++;
    else if (tag === 'a') this.#links.push(attributes.href);
    else if (tag === 'br') return { text: '\n' };
    // A component that names an entry: `<Term id="view" />`, `<Glossary term="pod" />`.
    else if (TERM_TAG.test(tag)) {
      const name = attributes.term ?? attributes.id ?? attributes.name ?? '';
      if (isEmpty) return { text: name.replace(/[-_]/g, ' '), href: `term:${name}` };
      this.#links.push(`term:${name}`);
      return undefined;
    }
    return id ? { text: '', id } : undefined;
  }

  close(tag: string): void {
    if (tag === 'strong' || tag === 'b') this.#strong = Math.max(0, this.#strong - 1);
    else if (tag === 'em' || tag === 'i' || tag === 'dfn') this.#em = Math.max(0, this.#em - 1);
    else if (tag === 'code' || tag === 'kbd' || tag === 'samp' || tag === 'tt')
      this.#code = Math.max(0, this.#code - 1);
    else if (tag === 'a' || TERM_TAG.test(tag)) this.#links.pop();
  }

  /** A text in the style that holds here. */
  segment(text: string): Segment {
    const href = this.#links.at(-1);
    return {
      text,
      ...(this.#strong ? { strong: true as const } : {}),
      ...(this.#em ? { em: true as const } : {}),
      ...(this.#code ? { code: true as const } : {}),
      ...(href ? { href } : {}),
    };
  }
}

/** @param line of the HTML's first line in its file @returns its blocks, each at that line or a later one */
export function htmlBlocks(html: string, line: number): Block[] {
  const builder = new Builder(html, line);
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes, parser.startIndex),
      ontext: (text) => builder.text(text),
      onclosetag: (name) => builder.close(name),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return builder.finish();
}

interface Container {
  tag: string;
  blocks: Block[];
}

class Builder {
  readonly #html: string;
  readonly #tags = new InlineTags();
  readonly #stack: Container[] = [{ tag: '', blocks: [] }];
  #hidden = 0;
  #inline: Segment[] = [];
  /** The line, and how far lines have been counted. */
  #at: number;
  #counted = 0;

  constructor(html: string, line: number) {
    this.#html = html;
    this.#at = line;
  }

  open(tag: string, attributes: Record<string, string>, index: number): void {
    if (HIDDEN.has(tag)) this.#hidden++;
    for (; this.#counted < index; this.#counted++) if (this.#html[this.#counted] === '\n') this.#at++;
    if (isBlock(tag)) {
      this.#endParagraph();
      this.#openContainer(tag);
      if (attributes.id) this.#inline.push({ text: '', id: attributes.id });
      return;
    }
    const segment = this.#tags.open(tag, attributes);
    if (segment) this.#inline.push(segment);
  }

  text(text: string): void {
    const isListing = this.#stack.some(({ tag }) => tag === 'pre');
    if (!this.#hidden) this.#inline.push(this.#tags.segment(isListing ? text : text.replace(/\s+/g, ' ')));
  }

  close(tag: string): void {
    if (HIDDEN.has(tag)) this.#hidden--;
    else if (isBlock(tag)) this.#closeContainer(tag);
    else this.#tags.close(tag);
  }

  finish(): Block[] {
    this.#endParagraph();
    while (this.#stack.length > 1) this.#closeContainer(this.#stack.at(-1)!.tag);
    return this.#stack[0]!.blocks;
  }

  #endParagraph(): void {
    if (this.#inline.some(({ text, id }) => text.trim() || id)) {
      this.#stack.at(-1)!.blocks.push({ kind: 'paragraph', inline: this.#inline, line: this.#at });
    }
    this.#inline = [];
  }

  #openContainer(tag: string): void {
    if (!PARAGRAPHS.has(tag)) this.#stack.push({ tag, blocks: [] });
  }

  #closeContainer(tag: string): void {
    this.#endParagraph();
    if (PARAGRAPHS.has(tag)) return;
    const depth = this.#stack.findLastIndex((container) => container.tag === tag);
    if (depth < 1) return;
    while (this.#stack.length > depth) {
      const { tag: closing, blocks } = this.#stack.pop()!;
      this.#stack.at(-1)!.blocks.push(...built(closing, blocks, this.#at));
    }
  }
}

function isBlock(tag: string): boolean {
  return PARAGRAPHS.has(tag) || /^(?:h[1-6]|summary|ul|ol|li|dl|dt|dd|table|tr|t[hd]|pre)$/.test(tag);
}

const inlineOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block, i) =>
    block.kind === 'paragraph' ? [...(i ? [{ text: ' ' }] : []), ...block.inline] : [],
  );

/** Parts that only mean something to what is around them travel as lists of one item, marked by their tag. */
const parts = new WeakMap<Block, string>();

function part(tag: string, blocks: Block[], line: number): Block {
  const block: Block = { kind: 'quote', body: blocks, line };
  parts.set(block, tag);
  return block;
}

function partsOf(blocks: readonly Block[], ...tags: string[]): Extract<Block, { kind: 'quote' }>[] {
  return blocks.filter(
    (block): block is Extract<Block, { kind: 'quote' }> =>
      block.kind === 'quote' && tags.includes(parts.get(block) ?? ''),
  );
}

function built(tag: string, blocks: Block[], line: number): Block[] {
  if (/^h[1-6]$/.test(tag) || tag === 'summary') {
    const level = tag === 'summary' ? SUMMARY_LEVEL : Number(tag[1]);
    return [{ kind: 'heading', level, inline: inlineOf(blocks), line }];
  }
  if (tag === 'pre')
    return [
      {
        kind: 'code',
        text: inlineOf(blocks)
          .map(({ text }) => text)
          .join(''),
        line,
      },
    ];
  if (tag === 'ul' || tag === 'ol') {
    const items = partsOf(blocks, 'li').map(({ body }) => body);
    return items.length ? [{ kind: 'list', start: tag === 'ol' ? 1 : null, items, line }] : [];
  }
  if (tag === 'dl') return termsOf(partsOf(blocks, 'dt', 'dd'), line);
  if (tag === 'table') return tableOf(partsOf(blocks, 'tr'), line);
  return [part(tag, blocks, line)];
}

function termsOf(found: readonly Extract<Block, { kind: 'quote' }>[], line: number): Block[] {
  const pairs: TermPair[] = [];
  for (const one of found) {
    const last = pairs.at(-1);
    if (parts.get(one) === 'dd') last?.body.push(...one.body);
    else if (last && !last.body.length) last.terms.push(inlineOf(one.body));
    else pairs.push({ terms: [inlineOf(one.body)], body: [], line: one.line });
  }
  return pairs.length ? [{ kind: 'terms', pairs, glossary: false, line }] : [];
}

function tableOf(rows: readonly Extract<Block, { kind: 'quote' }>[], line: number): Block[] {
  const found = rows.map((row) => ({
    cells: partsOf(row.body, 'th', 'td').map(({ body }) => inlineOf(body)),
    line: row.line,
    isHead: partsOf(row.body, 'th').length > 0 && partsOf(row.body, 'td').length === 0,
  }));
  const head = found[0]?.isHead ? found.shift()!.cells : [];
  return found.length
    ? [{ kind: 'table', head, rows: found.map(({ cells, line: at }) => ({ cells, line: at })), line }]
    : [];
}

import MarkdownIt, { type Token } from 'markdown-it';
import deflist from 'markdown-it-deflist';
import type { Block, Inline, Segment, TermPair } from './blocks.ts';
import { htmlBlocks, InlineTags } from './html-blocks.ts';
import { indentedPairs } from './indented.ts';
import { withoutShortcodes } from './shortcodes.ts';

/** Markdown as blocks. */

const markdown = new MarkdownIt({ html: true }).use(deflist);
// Addresses are read, never followed: as they are written.
markdown.normalizeLink = (url) => url;
markdown.validateLink = () => true;

/**
 * @param text without front matter
 * @param line of its first line in the file, counted from 1
 * @param exact it is our own: nothing but Markdown is in it
 */
export function markdownBlocks(text: string, line = 1, exact = false): Block[] {
  const tokens = markdown.parse(exact ? text : withoutShortcodes(text), {});
  return new Reader(tokens, line, exact).blocks(tokens.length);
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #first: number;
  readonly #exact: boolean;
  #at = 0;

  constructor(tokens: readonly Token[], first: number, exact: boolean) {
    this.#tokens = tokens;
    this.#first = first;
    this.#exact = exact;
  }

  /** The blocks up to the token `end`. */
  blocks(end: number): Block[] {
    const found: Block[] = [];
    while (this.#at < end) found.push(...this.#block());
    return found;
  }

  #block(): Block[] {
    const token = this.#tokens[this.#at]!;
    const line = this.#lineOf(token);
    switch (token.type) {
      case 'heading_open':
        return [this.#heading(Number(token.tag[1]), line)];
      case 'paragraph_open':
        return [{ kind: 'paragraph', inline: this.#inlineInside(), line }];
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const start = token.type[0] === 'o' ? Number(token.attrGet('start') ?? 1) : null;
        return [{ kind: 'list', start, items: this.#each('list_item_open'), line }];
      }
      case 'blockquote_open':
        return [{ kind: 'quote', body: this.#inside(), line }];
      case 'table_open':
        return [this.#table(line)];
      case 'dl_open':
        return [this.#terms(line)];
      case 'fence':
      case 'code_block':
        this.#at++;
        return this.#code(token, line);
      case 'html_block':
        this.#at++;
        return htmlBlocks(token.content, line);
      default:
        this.#at++;
        return [];
    }
  }

  #lineOf(token: Token): number {
    return this.#first + (token.map?.[0] ?? 0);
  }

  /** Where the token that closes this one stands. */
  #closing(): number {
    const { level } = this.#tokens[this.#at]!;
    let end = this.#at + 1;
    while (end < this.#tokens.length && this.#tokens[end]!.level > level) end++;
    return end;
  }

  #inside(): Block[] {
    const end = this.#closing();
    this.#at++;
    const blocks = this.blocks(end);
    this.#at = end + 1;
    return blocks;
  }

  #inlineInside(): Segment[] {
    const inline = this.#tokens[this.#at + 1];
    this.#at = this.#closing() + 1;
    return inline?.type === 'inline' ? segmentsOf(inline.children ?? []) : [];
  }

  #heading(level: number, line: number): Block {
    const inline = this.#inlineInside();
    const last = inline.at(-1);
    // `## Pod {#pod .term}`
    const [all, id] = /\s*\{:?\s*(?:#([\w.:-]+))?[^{}]*\}\s*$/.exec(last?.text ?? '') ?? [];
    if (this.#exact || !last || last.code || !all || !/\{:?\s*[#.]/.test(all))
      return { kind: 'heading', level, inline, line };
    last.text = last.text.slice(0, -all.length);
    return { kind: 'heading', level, inline: [...inline, ...(id ? [{ text: '', id }] : [])], line };
  }

  #each(type: string): Block[][] {
    const end = this.#closing();
    const found: Block[][] = [];
    for (this.#at++; this.#at < end; ) {
      if (this.#tokens[this.#at]!.type === type) found.push(this.#inside());
      else this.#at++;
    }
    this.#at = end + 1;
    return found;
  }

  #table(line: number): Block {
    const end = this.#closing();
    const rows: { cells: Inline[]; line: number }[] = [];
    for (; this.#at < end; this.#at++) {
      const token = this.#tokens[this.#at]!;
      if (token.type === 'tr_open') rows.push({ cells: [], line: this.#lineOf(token) });
      if (token.type === 'inline') rows.at(-1)?.cells.push(segmentsOf(token.children ?? []));
    }
    this.#at = end + 1;
    const [head, ...rest] = rows;
    return { kind: 'table', head: head?.cells ?? [], rows: rest, line };
  }

  #terms(line: number): Block {
    const end = this.#closing();
    const pairs: TermPair[] = [];
    for (this.#at++; this.#at < end; ) {
      const token = this.#tokens[this.#at]!;
      if (token.type === 'dt_open') {
        pairs.push({ terms: [], body: [], line: this.#lineOf(token) });
        pairs.at(-1)!.terms.push(this.#inlineInside());
      } else if (token.type === 'dd_open') pairs.at(-1)?.body.push(...this.#inside());
      else this.#at++;
    }
    this.#at = end + 1;
    return { kind: 'terms', pairs, glossary: false, line };
  }

  #code({ content, info, type }: Token, line: number): Block[] {
    const text = content.replace(/\n$/, '');
    const inside = line + (type === 'fence' ? 1 : 0);
    return /^\s*\{glossary\}/.test(info) ? mystGlossary(text, inside) : [{ kind: 'code', text, line }];
  }
}

/** What stands in MyST’s `{glossary}`: a definition list, or definitions indented beneath their terms. */
function mystGlossary(text: string, line: number): Block[] {
  const bare = text.replace(/^(?:\s*:[\w-]+:.*\n|---\n[\s\S]*?\n---\n)+/, (options) =>
    options.replace(/[^\n]+/g, ''),
  );
  if (/^ {0,3}:[^\S\n]/m.test(bare)) {
    return markdownBlocks(bare, line).map((block) =>
      block.kind === 'terms' ? { ...block, glossary: true } : block,
    );
  }
  const pairs = indentedPairs(bare.split('\n')).map((pair) => ({
    terms: pair.terms.map(inlineMarkdown),
    body: markdownBlocks(pair.body.join('\n'), line + pair.bodyLine),
    line: line + pair.line,
  }));
  return [{ kind: 'terms', pairs, glossary: true, line }];
}

/** One line of Markdown: a title, a short description. */
export function inlineMarkdown(text: string): Segment[] {
  const [token] = markdown.parseInline(withoutShortcodes(text), {});
  return segmentsOf(token?.children ?? []);
}

function segmentsOf(children: readonly Token[]): Segment[] {
  const tags = new InlineTags();
  const found: Segment[] = [];
  for (const token of children) {
    switch (token.type) {
      case 'text':
      case 'text_special':
        if (token.content) found.push(tags.segment(token.content));
        break;
      case 'code_inline':
        found.push({ ...tags.segment(token.content), code: true });
        break;
      case 'softbreak':
        found.push({ ...tags.segment(' '), soft: true });
        break;
      case 'hardbreak':
        found.push(tags.segment('\n'));
        break;
      case 'strong_open':
      case 'em_open':
      case 'link_open':
        tags.open(token.tag, { href: String(token.attrGet('href') ?? '') });
        break;
      case 'strong_close':
      case 'em_close':
      case 'link_close':
        tags.close(token.tag);
        break;
      case 'html_inline':
        found.push(...htmlTag(token.content, tags));
        break;
    }
  }
  return found;
}

/** One tag in the middle of a line. */
function htmlTag(html: string, tags: InlineTags): Segment[] {
  const [, slash, name = ''] = /^<(\/?)([A-Za-z][\w-]*)/.exec(html) ?? [];
  if (slash) tags.close(name.toLowerCase());
  if (slash || !name) return [];
  const attributes = Object.fromEntries(
    [...html.matchAll(/\s([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)].map(
      ([, key = '', double, single, bare]) => [key.toLowerCase(), double ?? single ?? bare ?? ''],
    ),
  );
  const segment = tags.open(name.toLowerCase(), attributes, /\/\s*>$/.test(html));
  return segment ? [segment] : [];
}

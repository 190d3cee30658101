import type { Block, TermPair } from './blocks.ts';
import { dedented, indentedPairs, indentOf } from './indented.ts';
import { type Definitions, definitionsOf, rstInline } from './rst-inline.ts';
import { gridTable, listTable, simpleTable } from './rst-tables.ts';

/** ReStructuredText as blocks: as much of it as glossaries are written in. */
export function rstBlocks(text: string): Block[] {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return new RstReader(definitionsOf(clean), [], 0).blocks(clean.split('\n'), 1);
}

const UNDERLINE = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
const BULLET = /^([-*+•‣])(\s+|$)/;
const NUMBER = /^\(?(?:(\d+)|#|[a-zA-Z]|[ivxIVX]+)[.)](?:\s+)(?=\S)/;
const DIRECTIVE = /^\.\.\s+(?:\|[^|]+\|\s+)?([\w:.+-]+)::(?:\s+(.*))?$/;
const OPTION = /^:[\w -]+:(?:\s|$)/;
/** Directives whose text is not part of what a reader reads. */
const SILENT =
  /^(?:index|toctree|contents|include|raw|image|figure|video|graphviz|plot|meta|only|ifconfig|tags|sectionauthor|codeauthor|highlight|default-role|role|currentmodule|module|py:module|automodule|autoclass|replace|unicode|date|container|title|bibliography|footbibliography|mermaid|csv-table|tikz)$/;
const LISTING =
  /^(?:code|code-block|sourcecode|parsed-literal|literalinclude|doctest|testcode|prompt|console|math|productionlist)$/;

/** Nobody indents deeper; what does is made to break its readers. */
const MAX_DEPTH = 40;

class RstReader {
  readonly #definitions: Definitions;
  /** The styles of headings in the order in which they are met: each is a level. */
  readonly #styles: string[];
  readonly #depth: number;
  #lines: readonly string[] = [];
  #first = 1;
  #at = 0;

  constructor(definitions: Definitions, styles: string[], depth: number) {
    this.#definitions = definitions;
    this.#styles = styles;
    this.#depth = depth;
  }

  blocks(lines: readonly string[], first: number): Block[] {
    this.#lines = lines;
    this.#first = first;
    const found: Block[] = [];
    while (this.#at < lines.length) found.push(...this.#block());
    return found;
  }

  /** What stands deeper, read by itself. */
  #inner(lines: readonly string[], at: number): Block[] {
    if (this.#depth === MAX_DEPTH) {
      return [{ kind: 'paragraph', inline: [{ text: lines.join(' ') }], line: this.#first + at }];
    }
    const reader = new RstReader(this.#definitions, this.#styles, this.#depth + 1);
    return reader.blocks(dedented(lines), this.#first + at);
  }

  #inline(text: string) {
    return rstInline(text, this.#definitions);
  }

  #line(at = this.#at): string {
    return this.#lines[at] ?? '';
  }

  #block(): Block[] {
    const text = this.#line();
    if (!text.trim()) {
      this.#at++;
      return [];
    }
    if (indentOf(text) > 0) return this.#quote();
    if (/^\.\.(?:\s|$)/.test(text)) return this.#explicit();
    if (/^__\s/.test(text)) return this.#skip();
    return (
      this.#heading() ?? this.#table() ?? this.#list() ?? this.#fields() ?? this.#definitionsOrParagraph()
    );
  }

  #skip(): Block[] {
    this.#at++;
    return [];
  }

  /** Lines from here that are indented, or blank between such. */
  #indented(): string[] {
    const start = this.#at;
    let end = start;
    for (let at = start; at < this.#lines.length; at++) {
      const text = this.#line(at);
      if (!text.trim()) continue;
      if (indentOf(text) === 0) break;
      end = at + 1;
    }
    this.#at = end;
    return this.#lines.slice(start, end);
  }

  #quote(): Block[] {
    const { line, at } = { line: this.#first + this.#at, at: this.#at };
    const body = this.#inner(this.#indented(), at);
    return body.length ? [{ kind: 'quote', body, line }] : [];
  }

  #heading(): Block[] | undefined {
    const over = UNDERLINE.exec(this.#line())?.[1];
    const text = over ? this.#line(this.#at + 1) : this.#line();
    const under = UNDERLINE.exec(this.#line(this.#at + (over ? 2 : 1)))?.[1];
    if (!text.trim() || !under || (over && over !== under))
      return over && !text.trim() ? this.#skip() : undefined;
    const style = over ? `${over}${under}` : under;
    if (!this.#styles.includes(style)) this.#styles.push(style);
    const line = this.#first + this.#at + (over ? 1 : 0);
    this.#at += over ? 3 : 2;
    return [
      { kind: 'heading', level: this.#styles.indexOf(style) + 1, inline: this.#inline(text.trim()), line },
    ];
  }

  #table(): Block[] | undefined {
    const text = this.#line();
    const isSimple = /^=+(?:\s+=+)+\s*$/.test(text);
    if (!isSimple && !/^\+[-=+]+\+\s*$/.test(text)) return undefined;
    const start = this.#at;
    const inline = (cell: string) => this.#inline(cell);
    let end = start + 1;
    if (isSimple) {
      // The border at the end has a blank line, or nothing, after it.
      while (end < this.#lines.length && !(/^=[=\s]*$/.test(this.#line(end)) && !this.#line(end + 1).trim()))
        end++;
    } else while (/^[+|]/.test(this.#line(end + 1))) end++;
    this.#at = end + 1;
    const lines = this.#lines.slice(start, end + 1);
    return (isSimple ? simpleTable : gridTable)(lines, this.#first + start, inline);
  }

  #list(): Block[] | undefined {
    const bullet = BULLET.exec(this.#line());
    const number = bullet ? null : NUMBER.exec(this.#line());
    const mark = bullet ?? number;
    if (
      !mark ||
      (number &&
        this.#line(this.#at + 1).trim() &&
        indentOf(this.#line(this.#at + 1)) === 0 &&
        !NUMBER.test(this.#line(this.#at + 1)))
    )
      return undefined;
    const line = this.#first + this.#at;
    const items: Block[][] = [];
    const isItem = (text: string) => (bullet ? BULLET.exec(text)?.[1] === bullet[1] : NUMBER.test(text));
    while (this.#at < this.#lines.length && isItem(this.#line())) {
      const at = this.#at;
      const sign = (bullet ? BULLET : NUMBER).exec(this.#line())![0];
      this.#at++;
      const first = ' '.repeat(Math.max(1, sign.length)) + this.#line(at).slice(sign.length);
      items.push(this.#inner([first, ...this.#indented()], at));
      while (this.#at < this.#lines.length && !this.#line().trim() && isItem(this.#line(this.#at + 1)))
        this.#at++;
    }
    return [{ kind: 'list', start: bullet ? null : Number(number?.[1] ?? 1), items, line }];
  }

  /** `:orphan:` and what else a document says of itself. */
  #fields(): Block[] | undefined {
    if (!/^:[\w -]+:(?:\s|$)/.test(this.#line())) return undefined;
    this.#at++;
    this.#indented();
    return [];
  }

  #definitionsOrParagraph(): Block[] {
    const next = this.#line(this.#at + 1);
    return next.trim() && indentOf(next) > 0 && !/::\s*$/.test(this.#line())
      ? this.#definitionList()
      : this.#paragraph();
  }

  #definitionList(): Block[] {
    const line = this.#first + this.#at;
    const pairs: TermPair[] = [];
    while (this.#line().trim() && indentOf(this.#line()) === 0 && indentOf(this.#line(this.#at + 1)) > 0) {
      const at = this.#at;
      this.#at++;
      const [term = ''] = this.#line(at).split(/\s:\s/);
      pairs.push({
        terms: [this.#inline(term.trim())],
        body: this.#inner(this.#indented(), at + 1),
        line: this.#first + at,
      });
      while (this.#at < this.#lines.length && !this.#line().trim()) this.#at++;
    }
    return [{ kind: 'terms', pairs, glossary: false, line }];
  }

  #paragraph(): Block[] {
    const start = this.#at;
    while (this.#line().trim() && (this.#at === start || indentOf(this.#line()) === 0)) this.#at++;
    const lines = this.#lines.slice(start, this.#at);
    const line = this.#first + start;
    if (lines[0]!.startsWith('>>>')) return [{ kind: 'code', text: lines.join('\n'), line }];
    const isVerse = lines.every((one) => /^\|(?:\s|$)/.test(one));
    const text = isVerse ? lines.map((one) => one.slice(1).trim()).join('\n') : lines.join(' ');
    const opens = /(^|\s)?::\s*$/.test(text);
    const shown = text.replace(/\s::\s*$/, '').replace(/::\s*$/, ':');
    const own: Block[] =
      shown.trim() && shown.trim() !== ':' ? [{ kind: 'paragraph', inline: this.#inline(shown), line }] : [];
    if (!opens) return own;
    const codeLine = this.#first + this.#at;
    const code = dedented(this.#indented()).join('\n').trim();
    return code ? [...own, { kind: 'code', text: code, line: codeLine }] : own;
  }

  /** What begins with two dots. */
  #explicit(): Block[] {
    const at = this.#at;
    const [, name, argument = ''] = DIRECTIVE.exec(this.#line()) ?? [];
    const target = /^\.\.\s+_([^:]+):\s*$/.exec(this.#line())?.[1];
    this.#at++;
    const body = this.#indented();
    if (target) return [{ kind: 'paragraph', inline: [{ text: '', id: target }], line: this.#first + at }];
    return name ? this.#directive(name, argument, body, at) : [];
  }

  #directive(name: string, argument: string, lines: readonly string[], at: number): Block[] {
    const bare = dedented(lines);
    let options = 0;
    while (OPTION.test(bare[options] ?? '')) options++;
    const body = bare.slice(options);
    const bodyAt = at + 1 + options;
    const line = this.#first + at;
    if (name === 'glossary') return [this.#glossary(body, bodyAt)];
    if (name === 'list-table') {
      const header = bare
        .slice(0, options)
        .join(' ')
        .match(/:header-rows:\s*(\d+)/)?.[1];
      return listTable(this.#inner(body, bodyAt), Number(header ?? 0), line);
    }
    if (SILENT.test(name)) return [];
    if (LISTING.test(name)) {
      const text = [name === 'math' ? argument : '', ...body].join('\n').trim();
      return text ? [{ kind: 'code', text, line }] : [];
    }
    if (name === 'seealso') {
      const label: Block = {
        kind: 'paragraph',
        inline: [{ text: 'See also', strong: true }, { text: ': ' }, ...this.#inline(argument)],
        line,
      };
      return [label, ...this.#inner(body, bodyAt)];
    }
    const opening: Block[] = argument ? [{ kind: 'paragraph', inline: this.#inline(argument), line }] : [];
    return [...opening, ...this.#inner(body, bodyAt)];
  }

  #glossary(body: readonly string[], at: number): Block {
    const readable = body.map((text) => (/^\.\.(?:\s|$)/.test(text) ? '' : text));
    const pairs = indentedPairs(readable).map((pair) => ({
      terms: pair.terms.map((term) => this.#inline(term.split(/\s+:\s+/)[0] ?? '')),
      body: this.#inner(pair.body, at + pair.bodyLine),
      line: this.#first + at + pair.line,
    }));
    return { kind: 'terms', pairs, glossary: true, line: this.#first + at };
  }
}

import { BREAK, hasLetter, isInlineTag, isSkippedTag, isTextlessTag, languageOf } from './page-rules.ts';

/**
 * A page's texts from its HTML, as a browser writes it (`Element.getHTML`): every tag whole, every attribute in double
 * quotes, every end tag there. To write it down is native code, many times quicker in a page than looking at nodes.
 */

/** A text, and the primary subtag of its language; '' where the page says none. */
export type TextInLanguage = readonly [text: string, language: string];

/** Pieces of a page in one language: the HTML inside an element, or the number of an earlier piece that says the same. */
export type Pieces = [language: string, ...html: (string | number)[]];

/** What does not end, which no browser writes, takes all that comes after it: no place is looked at twice. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<\?[^>]*(?:>|$)|<(\/?)([a-z][^\s/>]*)((?: [^\s/>][^\s/>=]*="[^"]*")*)(?:>|[\s\S]*$)/gi;

/** Has no end tag. */
const VOID = new Set(
  'AREA BASE BASEFONT BGSOUND BR COL EMBED FRAME HR IMG INPUT KEYGEN LINK META PARAM SOURCE TRACK WBR'.split(
    ' ',
  ),
);
/** What stands in it is not escaped, and looks like tags where it is none. */
const RAW = new Set('IFRAME NOEMBED NOFRAMES NOSCRIPT PLAINTEXT SCRIPT STYLE XMP'.split(' '));
/** Text that people type into: as `EDITABLE` in the content script, which asks the element itself. */
const EDITABLE =
  /\scontenteditable="(?!false")|\srole="(?:textbox|searchbox)"|\sclass="(?:[^"]*\s)?(?:cm-editor|CodeMirror|monaco-editor|ace_editor)[\s"]/i;
const LANGUAGE = /\slang="([^"]*)"/i;
const SHADOW_ROOT = /\sshadowrootmode="/;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', quot: '"' };

function character(entity: string, name: string): string {
  return name.startsWith('#') ? String.fromCharCode(Number(name.slice(1))) : (ENTITIES[name] ?? entity);
}

/** A block that is being read. */
interface Block {
  pieces: string[];
  isTextless: boolean;
  /** Of its first text. */
  language: string | undefined;
  /** Its place in reading order, once it has text. */
  number: number | undefined;
}

/** An open element. */
interface Open {
  tag: string;
  /** The block its text belongs to; none where its text is left alone. */
  block: Block | undefined;
  language: string;
}

/** The texts of pieces, block by block, in reading order. */
export function textsOf([language, ...pieces]: Readonly<Pieces>): TextInLanguage[] {
  const read: TextInLanguage[][] = [];
  for (const piece of pieces) {
    read.push(typeof piece === 'number' ? (read[piece] ?? []) : textsIn(piece, language));
  }
  return read.flat();
}

function textsIn(content: string, language: string): TextInLanguage[] {
  const reader = createReader(language);
  let at = 0;
  MARKUP.lastIndex = 0;
  for (let found = MARKUP.exec(content); found; found = MARKUP.exec(content)) {
    if (found.index > at) reader.text(content.slice(at, found.index));
    at = MARKUP.lastIndex;
    const tag = found[2]?.toUpperCase();
    if (tag === undefined) continue;
    if (found[1]) reader.close(tag);
    else if (RAW.has(tag)) {
      const end = content.indexOf(`</${found[2]}`, at);
      reader.open(tag, found[3]!);
      reader.raw(content.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? content.length : end;
      MARKUP.lastIndex = at;
    } else reader.open(tag, found[3]!);
  }
  reader.text(content.slice(at));
  return reader.end();
}

function createReader(language: string) {
  const texts: (TextInLanguage | undefined)[] = [];
  const root: Open = { tag: '', block: blockOf(false), language };
  const stack: Open[] = [root];
  /** How many elements of a name are in the stack. */
  const opened = new Map<string, number>();
  let top = root;

  function append(block: Block, piece: string): void {
    if (piece === BREAK && block.pieces.at(-1) === BREAK) return;
    block.pieces.push(piece);
  }

  function raw(text: string): void {
    const { block } = top;
    if (!block || block.isTextless || !text) return;
    block.language ??= top.language;
    if (block.number === undefined && /\S/.test(text)) block.number = texts.push(undefined) - 1;
    append(block, text);
  }

  function finish({ number, pieces, language: own }: Block): void {
    if (number === undefined) return;
    const text = pieces.join('');
    if (hasLetter(text)) texts[number] = [text, own ?? ''];
  }

  function push(open: Open): void {
    stack.push(open);
    opened.set(open.tag, (opened.get(open.tag) ?? 0) + 1);
    top = open;
  }

  function open(tag: string, attributes: string): void {
    const { block } = top;
    if (!block) {
      if (!VOID.has(tag)) push({ tag, block, language: '' });
    } else if (tag === 'BR') append(block, '\n');
    else if (tag === 'WBR') return;
    else if (tag === 'TEMPLATE' && SHADOW_ROOT.test(attributes)) openShadowRoot(tag);
    else openWithin(block, tag, attributes);
  }

  function openWithin(block: Block, tag: string, attributes: string): void {
    const isSkipped = isSkippedTag(tag) || (attributes !== '' && EDITABLE.test(attributes));
    const isInline = !isSkipped && isInlineTag(tag);
    if (!isInline) append(block, BREAK);
    if (VOID.has(tag)) return;
    const said = attributes && LANGUAGE.exec(attributes);
    const language = said ? languageOf(said[1]!) : top.language;
    if (isInline) push({ tag, block, language });
    else push({ tag, block: isSkipped ? undefined : blockOf(isTextlessTag(tag)), language });
  }

  /** Its host is a place of its own, whatever its name; the template is the first thing in it. */
  function openShadowRoot(tag: string): void {
    if (isInlineTag(top.tag)) {
      append(top.block!, BREAK);
      top.block = blockOf(false);
    }
    push({ tag, block: blockOf(false), language: top.language });
  }

  function close(tag: string): void {
    if (!opened.get(tag)) return;
    for (let passed = pop(); passed.tag !== tag; passed = pop());
  }

  function pop(): Open {
    const passed = stack.pop()!;
    opened.set(passed.tag, (opened.get(passed.tag) ?? 0) - 1);
    top = stack.at(-1) ?? root;
    if (passed.block && passed.block !== top.block) finish(passed.block);
    return passed;
  }

  return {
    open,
    close,
    raw,
    text(html: string) {
      raw(html.includes('&') ? html.replace(/&(#?\w+);/g, character) : html);
    },
    end(): TextInLanguage[] {
      while (stack.length) pop();
      finish(root.block!);
      return texts.filter((text) => text !== undefined);
    },
  };
}

function blockOf(isTextless: boolean): Block {
  return { pieces: [], isTextless, language: undefined, number: undefined };
}

import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import { type Draft, FormatError, type ReadOptions } from './draft.ts';
import { areMostly, readEach } from './each-file.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { DEEPEST, type Tree } from './tree.ts';
import { draftOfTree } from './tree-draft.ts';

/** JSON in whatever shape: a list, a map, columns, one object a line. */
export const jsonReader: Reader = {
  name: 'json',
  recognises: (files) => areMostly(files, isJson),
  read: (files, options) => readEach(files, options, isJson, readJson),
};

/** Keys of linked data, which others read. */
const LINKED = /^@(?:context|graph|type|id)$/;

/** A map with a key in quotes, or a list of maps, lists or texts. */
const BEGINNING = /^(?:\{\s*(?:"[^"\n]*"\s*:|\/[/*]|\})|\[\s*[{["\]])/;
const COMMENT = /^(?:\/\/[^\n]*|\/\*.*?\*\/)\s*/s;

function isJson(file: Sample): boolean {
  const { json, text } = file;
  if (json !== undefined) return !isLinked(json);
  // Comments, commas too many, a bracket missing: to be read, or to be told where it is broken.
  return BEGINNING.test(withoutFirstComments(text));
}

/** One by one: a single pattern for all of them would try every way to divide a line full of `//`. */
function withoutFirstComments(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const [comment] = COMMENT.exec(rest) ?? [];
    if (comment === undefined) return rest;
    rest = rest.slice(comment.length);
  }
}

function isLinked(json: unknown): boolean {
  const one = Array.isArray(json) ? json[0] : json;
  return typeof one === 'object' && one !== null && Object.keys(one).some((key) => LINKED.test(key));
}

function readJson(file: Sample, options: ReadOptions): Draft {
  const tree = linesTree(file) ?? wholeTree(file);
  return draftOfTree(tree, 'json', options, file.name);
}

/** A file with an object on each line. */
function linesTree({ text, json, name }: Sample): Tree | undefined {
  if (json !== undefined) return undefined;
  const lines = text.split('\n');
  const filled = lines
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');
  if (filled.length < 2 || !filled.slice(0, 2).every(({ line }) => /^\{.*\}$/.test(line))) return undefined;
  return {
    line: 1,
    items: filled.map(({ line, number }) => {
      try {
        return treeOfValue(JSON.parse(line), number);
      } catch {
        throw new FormatError('this is not JSON', [name, `line ${number}`].filter(Boolean).join(', '));
      }
    }),
  };
}

function treeOfValue(value: unknown, line: number): Tree {
  if (Array.isArray(value)) return { line, items: value.map((item) => treeOfValue(item, line)) };
  if (typeof value !== 'object' || value === null)
    return { line, scalar: value as string | number | boolean | null };
  return {
    line,
    pairs: Object.entries(value).map(([key, one]) => ({ key, line, value: treeOfValue(one, line) })),
  };
}

function wholeTree({ text, name }: Sample): Tree {
  const growing = new GrowingTree();
  try {
    visit(text, growing, { allowTrailingComma: true });
  } catch {
    throw new FormatError('it is nested too deeply', name);
  }
  const { root, error } = growing;
  if (root && !error) return root;
  const place = [name, error ? `line ${error.line}` : ''].filter(Boolean).join(', ');
  throw new FormatError(`this is not JSON (${error?.what ?? 'empty'})`, place);
}

/** A tree that grows while a text is read, value by value. */
class GrowingTree implements JSONVisitor {
  root: Tree | undefined;
  error: { what: string; line: number } | undefined;
  readonly #open: Tree[] = [];
  #key: { text: string; line: number } | undefined;

  onObjectBegin = (_offset: number, _length: number, line: number) =>
    this.#grow({ line: line + 1, pairs: [] }, true);
  onArrayBegin = (_offset: number, _length: number, line: number) =>
    this.#grow({ line: line + 1, items: [] }, true);
  onObjectEnd = () => void this.#open.pop();
  onArrayEnd = () => void this.#open.pop();

  onObjectProperty = (text: string, _offset: number, _length: number, line: number) => {
    this.#key = { text, line: line + 1 };
  };

  onLiteralValue = (
    scalar: string | number | boolean | null,
    _offset: number,
    _length: number,
    line: number,
  ) => this.#grow({ line: line + 1, scalar }, false);

  onError = (code: number, _offset: number, _length: number, line: number) => {
    const words = printParseErrorCode(code).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
    this.error ??= { what: words.toLowerCase(), line: line + 1 };
  };

  #grow(tree: Tree, isOpen: boolean): void {
    const parent = this.#open.at(-1);
    if (parent?.items) parent.items.push(tree);
    else if (parent?.pairs)
      parent.pairs.push({ key: this.#key?.text ?? '', line: this.#key?.line ?? tree.line, value: tree });
    else this.root ??= tree;
    if (!isOpen) return;
    this.#open.push(tree);
    if (this.#open.length > DEEPEST) throw new RangeError('nested too deeply');
  }
}

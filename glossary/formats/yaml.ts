import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { type Draft, FormatError, type ReadOptions } from './draft.ts';
import { areMostly, readEach } from './each-file.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { DEEPEST, type Tree } from './tree.ts';
import { draftOfTree } from './tree-draft.ts';
import { looksLikeYaml } from './yaml-look.ts';

/** YAML: maps, lists, language blocks; several documents in a file are a list. */
export const yamlReader: Reader = {
  name: 'yaml',
  recognises: (files) => areMostly(files, isYaml),
  read: (files, options) => readEach(files, options, isYaml, readYaml),
};

function isYaml({ text, json }: Sample): boolean {
  return json === undefined && looksLikeYaml(text);
}

/** Nodes that a document may come to, and aliases that are followed: no glossary has as many, a bomb more. */
const MOST_NODES = 3_000_000;
const MOST_ALIASES = 2_000;

function readYaml({ text, name }: Sample, options: ReadOptions): Draft {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) throw new FormatError('the file is empty', name);
  const trees = documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) {
      const { line } = lines.linePos(error.pos[0]);
      throw new FormatError(
        `this is not YAML: ${error.message}`,
        [name, `line ${line}`].filter(Boolean).join(', '),
      );
    }
    return document.contents ? [new Reading(document, lines, name).tree(document.contents, 0)] : [];
  });
  if (!trees.length) throw new FormatError('the file is empty', name);
  const root =
    trees.length === 1 ? trees[0]! : { line: 1, items: trees.flatMap((tree) => tree.items ?? [tree]) };
  return draftOfTree(root, 'yaml', options, name);
}

/** A document on its way to a tree. */
class Reading {
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #name: string;
  #nodes = 0;
  #aliases = 0;

  constructor(document: Document.Parsed, lines: LineCounter, name: string) {
    this.#document = document;
    this.#lines = lines;
    this.#name = name;
  }

  tree(node: ParsedNode | null, depth: number, fallback = 1): Tree {
    if (!node) return { line: fallback, scalar: null };
    const line = this.#lines.linePos(node.range[0]).line;
    if (isAlias(node)) this.#aliases++;
    if (depth > DEEPEST || ++this.#nodes > MOST_NODES || this.#aliases > MOST_ALIASES) {
      throw new FormatError(
        'it is nested too deeply',
        [this.#name, `line ${line}`].filter(Boolean).join(', '),
      );
    }
    if (isAlias(node)) {
      const target = node.resolve(this.#document) as ParsedNode | undefined;
      return { ...this.tree(target ?? null, depth + 1, line), line };
    }
    if (isSeq(node))
      return { line, items: node.items.map((item) => this.tree(item as ParsedNode, depth + 1, line)) };
    if (!isMap(node)) return { line, scalar: isScalar(node) ? written(node) : null };
    return {
      line,
      pairs: node.items.map(({ key, value }) => {
        const at = key ? this.#lines.linePos((key as ParsedNode).range[0]).line : line;
        return {
          key: isScalar(key) ? String(written(key) ?? '') : String(key),
          line: at,
          value: this.tree(value as ParsedNode | null, depth + 1, at),
        };
      }),
    };
  }
}

/** A scalar as its author wrote it: `1.10` is no number, and “No” and “Null” may be terms. */
function written(node: Scalar): string | boolean | null {
  if (typeof node.value === 'string' || typeof node.value === 'boolean') return node.value;
  const { source = '' } = node;
  return source === '' || source === '~' ? null : source;
}

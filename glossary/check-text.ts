import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Finding, findingOnPack } from './check/finding.ts';
import { type CheckOptions, findingsOf } from './check-pack.ts';
import { inspectPack } from './pack.ts';
import type { Pack } from './pack-types.ts';

/** A finding with its place in a text. Both count from 1. */
export interface PlacedFinding extends Finding {
  line?: number;
  column?: number;
}

/** What checking a format 1 file gives. */
export interface CheckedText {
  /** What of it could be read; missing when it is no pack at all. */
  pack?: Pack;
  findings: PlacedFinding[];
}

/**
 * Checks a pack's file of format 1, with line and column of everything that is said. Faults of the JSON itself are
 * named, and what can be read beside them is checked as well.
 * @param json the file's whole text
 */
export function checkPackText(json: string, options: CheckOptions): CheckedText {
  // Kept as long as before: a byte order mark would shift the columns.
  const text = json.replace(/^\ufeff/, ' ');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const lineStarts = startsOfLines(text);
  const inspected = inspectPack(root && jsonOf(root));
  const findings = findingsOf(inspected, options).map((finding) =>
    placed(finding, offsetOf(finding, root), lineStarts),
  );
  const faults = errors
    .filter(({ offset }, i) => errors[i - 1]?.offset !== offset)
    .map(({ error, offset }) => {
      const message = `this is not JSON: ${SYNTAX[printParseErrorCode(error)] ?? 'something is wrong here'}`;
      return placed(findingOnPack('json', '', message), offset, lineStarts);
    });
  return { ...(inspected.pack ? { pack: inspected.pack } : {}), findings: [...faults, ...findings] };
}

/** What to do about each kind of fault. */
const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is none of true, false and null: put text between double quotes',
  InvalidNumberFormat: 'not a number: put text between double quotes',
  PropertyNameExpected: 'a field’s name between double quotes is needed here; is there a comma too many?',
  ValueExpected: 'a value is needed here; is there a comma too many?',
  ColonExpected: 'a colon is needed here',
  CommaExpected: 'a comma is needed here',
  CloseBraceExpected: '“}” is needed here',
  CloseBracketExpected: '“]” is needed here',
  EndOfFileExpected: 'the file should end here',
  InvalidCommentToken: 'JSON has no comments: take it out',
  UnexpectedEndOfComment: 'the file ends within a comment',
  UnexpectedEndOfString: 'this text has no closing quote; a line break in it is written \\n',
  UnexpectedEndOfNumber: 'this number is cut off',
  InvalidUnicode: 'a character by number is written \\u and four hex digits',
  InvalidEscapeCharacter: 'a backslash in text is written \\\\',
  InvalidCharacter: 'this character cannot stand in a text: a tab is written \\t',
};

/** The JSON value of a tree, as far as there is one. */
function jsonOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(jsonOf);
  if (node.type !== 'object') return node.value;
  const fields = (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
    name && value ? [[name.value as string, jsonOf(value)] as const] : [],
  );
  return Object.fromEntries(fields);
}

/** The place of the field, or of the nearest thing around it that is there. */
function offsetOf({ entry, field = '' }: Finding, root: Node | undefined): number {
  if (!root) return 0;
  const steps =
    field === '' ? [] : field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const path = entry ? ['entries', entry.number - 1, ...steps] : steps;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return (node.parent?.type === 'property' ? node.parent : node).offset;
  }
  return root.offset;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}

function placed(finding: Finding, offset: number, lineStarts: readonly number[]): PlacedFinding {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const [line, column] = [low + 1, offset - lineStarts[low]! + 1];
  return { ...finding, at: `line ${line}, column ${column}`, line, column };
}

import type { PlacedFinding } from '../check-text.ts';
import type { FormatName } from '../formats/draft.ts';

/** How findings are told: to a person, file by file, and to a machine. */

/** A file that was checked, or could not be. */
export interface CheckedFile {
  file: string;
  format?: FormatName;
  /** How many of its entries are in order. */
  entries?: number;
  /** Why it could not be read at all. */
  unreadable?: string;
  /** Of a file that was only found in a folder: why it is no glossary. */
  skipped?: string;
  findings: PlacedFinding[];
}

/** Changes only by additions; a later number would say that it did not. */
const OUTPUT_FORMAT = 'lumomate-findings/1';

export interface Counts {
  errors: number;
  advice: number;
  unreadable: number;
}

export function countFindings(files: readonly CheckedFile[]): Counts {
  const findings = files.flatMap((file) => file.findings);
  const errors = findings.filter(({ level }) => level === 'error').length;
  return {
    errors,
    advice: findings.length - errors,
    unreadable: files.filter(({ unreadable }) => unreadable !== undefined).length,
  };
}

/** For machines: one JSON object, `docs/pack-tool.md`. */
export function findingsJson(files: readonly CheckedFile[]): string {
  return `${JSON.stringify({ format: OUTPUT_FORMAT, ...countFindings(files), files }, null, 2)}\n`;
}

/** For people: a file's findings below its name, and a count at the end. */
export function findingsText(files: readonly CheckedFile[], isColourful: boolean): string {
  const paint = painter(isColourful);
  const blocks = files
    .filter(({ findings, unreadable, skipped }) => findings.length || (unreadable ?? skipped) !== undefined)
    .map((file) => block(file, paint));
  const { errors, advice, unreadable } = countFindings(files);
  const told = blocks.length ? `${blocks.join('\n')}\n` : '';
  if (!errors && !advice && !unreadable) {
    const read = files.filter((file) => file.skipped === undefined).length;
    return `${told}${paint('green', '✔')} ${counted(read, 'file')}, nothing to say\n`;
  }
  const counts = [
    counted(errors, 'error'),
    advice === 1 ? '1 piece of advice' : `${advice} pieces of advice`,
    ...(unreadable ? [`${counted(unreadable, 'file')} that cannot be read`] : []),
  ];
  const isBad = errors + unreadable > 0;
  return `${told}${paint(isBad ? 'red' : 'yellow', `${isBad ? '✖' : '!'} ${counts.join(', ')}`)}\n`;
}

type Paint = (colour: keyof typeof COLOURS, text: string) => string;

const COLOURS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

function painter(isColourful: boolean): Paint {
  return (colour, text) => (isColourful ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text);
}

function block({ file, unreadable, skipped, findings }: CheckedFile, paint: Paint): string {
  const rows = findings.map((finding) => ({ ...finding, place: placeOf(finding) }));
  const width = rows.reduce((most, { place }) => Math.max(most, place.length), 0);
  const lines = rows.map(({ level, rule, place, ...finding }) => {
    const named = level === 'error' ? paint('red', 'error ') : paint('yellow', 'advice');
    return `  ${paint('dim', place.padEnd(width))}  ${named}  ${subjectOf(finding)}${finding.message}  ${paint('dim', rule)}`;
  });
  if (skipped !== undefined) lines.push(`  ${paint('dim', `skipped: ${skipped}`)}`);
  if (unreadable !== undefined) lines.unshift(`  ${paint('red', 'cannot be read')}: ${unreadable}`);
  return `${paint('bold', file)}\n${lines.join('\n')}\n`;
}

/** As editors and terminals understand it where there is a line: `12:5`. */
function placeOf({ line, column, at }: PlacedFinding): string {
  return line === undefined ? (at ?? '') : `${line}:${column}`;
}

function subjectOf({ entry, field }: Pick<PlacedFinding, 'entry' | 'field'>): string {
  const parts = [entry ? `entry ${entry.number}${entry.term ? ` “${entry.term}”` : ''}` : '', field ?? ''];
  const subject = parts.filter(Boolean).join(', ');
  return subject ? `${subject}: ` : '';
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

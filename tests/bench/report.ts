import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** Medians, tables, and their places in `docs/performance.md`. */

const FILE = join(import.meta.dirname, '../../docs/performance.md');

/** The middle value; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Median with least and most: `3.1 (2.8–4.0)`. */
export function spread(values: readonly number[], digits = 1): string {
  const round = (value: number) => value.toFixed(digits);
  return `${round(median(values))} (${round(Math.min(...values))}–${round(Math.max(...values))})`;
}

/** As `spread`, of times as many; each value is the quotient of one pair. */
export function times(values: readonly number[], others: readonly number[], digits = 2): string {
  const quotients = values.map((value, i) => value / others[i]!);
  return `${median(quotients).toFixed(digits)}× (${Math.min(...quotients).toFixed(digits)}–${Math.max(...quotients).toFixed(digits)})`;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Puts what was measured into the place that the document keeps for it, and prints it. */
export function write(name: string, browser: string, runs: number, text: string): void {
  const date = new Date().toISOString().slice(0, 10);
  const [{ model = 'unknown' } = {}, ...more] = cpus();
  const times = runs === 1 ? 'One run' : `Medians (least–most) of ${runs} runs`;
  const section = `${text}\n\n_${times}, ${date}, ${browser}, headless, ${more.length + 1} cores of ${model.trim()}._`;
  insert(FILE, name, section);
}

/** Puts a section between its marks in a document, and prints it. @throws when the document keeps no place for it */
export function insert(file: string, name: string, section: string): void {
  console.log(`\n${section}\n`);
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const document = readFileSync(file, 'utf8');
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for “${name}”: ${begin} … ${end}`);
  writeFileSync(file, `${document.slice(0, from + begin.length)}\n\n${section}\n\n${document.slice(to)}`);
}

import { abbreviates } from '../acronym.ts';
import { type Inline, inlineText } from './blocks.ts';

/** A heading, a bold lead or a cell, as the name of a term and its other names. */
export interface TermNames {
  term: string;
  aliases: string[];
}

const EDGES = /^[\s"“”„«»'‘’`*_¶§·•#]+(?=[\p{L}\p{N}])|[\s"“”»’`*_¶#:：–—-]+$/gu;
const PICTURES = /(?:[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]\ufe0f?\u200d?)+/gu;
/** “(aka X)”, “(also Y, Z)”, “(plural: W)” */
const OTHER_NAMES =
  /\s*\((?:a\.?k\.?a\.?|also(?: known as| called)?|or|plural|abbr(?:eviat\w+|\.)?|abbreviated(?: as)?|formerly|short(?: for)?)[:,]?\s+([^()]+)\)/i;

/** @param inlines several where the mark-up gives several, or a line break parts them */
export function termNames(...inlines: Inline[]): TermNames {
  const names = inlines
    .flatMap((inline) => inlineText(inline).split('\n'))
    .flatMap((name) => namesIn(name.replaceAll('`', '')));
  const [term = '', ...others] = names.filter((name, i) => name && names.indexOf(name) === i);
  return { term, aliases: others };
}

function namesIn(text: string): string[] {
  const aliases: string[] = [];
  let name = text.replace(PICTURES, ' ');
  for (let found = OTHER_NAMES.exec(name); found; found = OTHER_NAMES.exec(name)) {
    aliases.push(...found[1]!.split(/\s*[,;/]\s*|\s+or\s+/));
    name = name.replace(found[0], '');
  }
  const [main = '', ...parts] = variants(name.trim());
  return [main, ...parts, ...aliases].map(trimmed).filter(Boolean);
}

/** “wide pointer / fat pointer”; “control-flow graph, CFG”, “trait reference, trait ref”. */
function variants(name: string): string[] {
  const slashed = name.split(/\s+[/|]\s+/);
  if (slashed.length === 2) return slashed;
  const parts = name.split(/\s*[,;]\s+/);
  const [first = '', ...others] = parts;
  return others.length && others.every((other) => isVariant(other, first)) ? parts : [name];
}

/** A second name says the first one shorter, or in other words that it shares; “planning, budgeting” is one name. */
function isVariant(other: string, name: string): boolean {
  if (/^(?:and|or|&)\s/i.test(other)) return false;
  if (abbreviates(other, name) || abbreviates(name, other)) return true;
  const [one, two] = [name, other].map((text) => text.toLowerCase().split(/[\s-]+/));
  return (
    one![0]!.slice(0, 3) === two![0]!.slice(0, 3) &&
    (one!.length > 1 || two!.length > 1 || one![0] === two![0])
  );
}

function trimmed(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  // A term may be a sign: “:”, “*”.
  const bare = line.replace(EDGES, '') || line;
  // The full stop of a lead, not of an abbreviation such as “U.S.”.
  return /^[^.]*[\p{L}\p{N})]{3,}\.$/u.test(bare) ? bare.slice(0, -1) : bare;
}

import type { IsEveryday, Surface } from '../forms.ts';
import type { Entry, Pack } from '../pack-types.ts';

/** What checking a pack gives: findings, each by one rule. */

/** Errors make a pack unfit; advice is for its author to weigh. */
export type Level = 'error' | 'advice';

/** All rules, by the names that findings carry. Others filter by them: a name is never changed. */
export const RULES = {
  json: 'error',
  schema: 'error',
  'duplicate-id': 'error',
  'dead-see-also': 'error',
  'bad-url': 'error',
  'left-out': 'advice',
  'unknown-field': 'advice',
  'shared-form': 'advice',
  'other-pack': 'advice',
  'everyday-alias': 'advice',
  'everyday-term': 'advice',
  'never-found': 'advice',
  'look-alike': 'advice',
  invisible: 'advice',
  markup: 'advice',
  'missing-layer': 'advice',
  'long-blurb': 'advice',
  'same-text': 'advice',
  'only-see': 'advice',
  'no-category': 'advice',
  'bare-acronym': 'advice',
} as const satisfies Record<string, Level>;

export type RuleName = keyof typeof RULES;

export interface Finding {
  level: Level;
  rule: RuleName;
  /** Missing where the pack as a whole is meant. `number` counts from 1; `id` is '' where it could not be read. */
  entry?: { number: number; id: string; term: string };
  /** As in format 1; of a list, with its place: `aliases.0`. */
  field?: string;
  /** Where it stands in its file, as a person would find it: “line 12, column 5”, “row 3”. */
  at?: string;
  /** What is wrong, and what to do about it. */
  message: string;
}

/** An entry that is being checked, with what is known of it. */
export interface Subject {
  entry: Entry;
  /** Its number in the file, from 1. */
  number: number;
  /** The forms in which it is looked for. */
  surfaces: readonly Surface[];
  pack: Pack;
  isEveryday: IsEveryday;
}

/** A finding on a field of an entry. */
export function findingOn(
  { entry: { id, term }, number }: Pick<Subject, 'entry' | 'number'>,
  rule: RuleName,
  field: string,
  message: string,
): Finding {
  return { level: RULES[rule], rule, entry: { number, id, term }, field, message };
}

/** A finding on the pack as a whole. */
export function findingOnPack(rule: RuleName, field: string, message: string): Finding {
  return { level: RULES[rule], rule, field, message };
}

/** The texts of an entry that pages are compared with, each with its field. */
export function namesOf({ term, aliases }: Entry): { field: string; name: string }[] {
  return [{ field: 'term', name: term }, ...aliases.map((name, i) => ({ field: `aliases.${i}`, name }))];
}

/** “a”, “b” and 3 more */
export function quoted(names: readonly string[], most = 3): string {
  const more = names.length - most;
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}

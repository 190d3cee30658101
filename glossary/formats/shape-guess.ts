import type { Candidate } from './columns.ts';

/** Terms are shorter than this. Characters */
const LONGEST_TERM = 60;
/** Definitions without a heading are longer than this. Characters */
const SHORTEST_DEFINITION = 25;
/** The full form of an acronym is shorter than this; what is longer explains. Characters */
const LONGEST_EXPANSION = 60;

/**
 * Finds the columns of terms and of definitions among those whose names say nothing.
 * @param columns changed in place
 * @param isKeyed the first holds the keys of a map
 */
export function guessByShape(columns: Candidate[], isKeyed: boolean): void {
  if (!has(columns, 'term')) guessTerm(columns, isKeyed);
  if (!has(columns, 'definition')) guessDefinition(columns);
}

function has(columns: readonly Candidate[], ...fields: Candidate['field'][]): boolean {
  return columns.some(({ field, shape }) => fields.includes(field) && shape.filled > 0);
}

function guessTerm(columns: Candidate[], isKeyed: boolean): void {
  const [key] = columns;
  const short = columns.find(({ field, shape }) => field === 'blurb' && shape.filled);
  const long = columns.find(({ field, shape }) => field === 'definition' && shape.filled);
  if (short && long && isAcronymPair(short, long)) {
    short.field = 'term';
    long.field = 'aliases';
    long.isExpansion = true;
    return;
  }
  const term =
    (isKeyed && key && key.shape.words > 0.5 ? key : undefined) ??
    columns.find((column) => column.field === null && !column.language && isTermLike(column)) ??
    columns.find(
      ({ field, isExpansion, shape }) => field === 'aliases' && !isExpansion && shape.filled > 0.8,
    ) ??
    columns.find(({ field, shape }) => field === 'id' && shape.words > 0.5) ??
    columns.find(({ field, shape }) => field === null && shape.filled > 0.5 && shape.words > 0.5) ??
    columns.find(({ field }) => field === 'id');
  if (!term) return;
  term.field = 'term';
  delete term.isExpansion;
}

/** `{short: FPGA, long: Field Programmable Gate Array}`, as in lists of acronyms. */
function isAcronymPair(short: Candidate, long: Candidate): boolean {
  return (
    /short/i.test(short.name) &&
    /long/i.test(long.name) &&
    short.shape.length < 20 &&
    long.shape.length < LONGEST_EXPANSION
  );
}

function isTermLike({ shape }: Candidate): boolean {
  return (
    shape.filled > 0.8 &&
    shape.distinct > 0.7 &&
    shape.words > 0.6 &&
    shape.length > 1 &&
    shape.length <= LONGEST_TERM
  );
}

function guessDefinition(columns: Candidate[]): void {
  const free = columns.filter(
    ({ field, language, shape }) => field === null && !language && shape.filled > 0.3 && shape.words > 0.5,
  );
  free.sort((a, b) => b.shape.length - a.shape.length);
  const [longest] = free;
  if (longest && longest.shape.length >= SHORTEST_DEFINITION) longest.field = 'definition';
  if (has(columns, 'definition', 'blurb') || columns.some(({ isExpansion }) => isExpansion)) return;
  // A list of translations or full forms: the first column of words, in the order of the file.
  const words = columns.find(
    ({ field, language, shape }) =>
      field === null &&
      !language &&
      shape.filled > 0.3 &&
      shape.words > 0.5 &&
      shape.slugs < 0.5 &&
      shape.distinct > 0.3,
  );
  if (words) words.field = 'blurb';
}

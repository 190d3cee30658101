/**
 * English: the rules by which one written form of a term gives others. All language rules are in files like this
 * one; a pack in another language gets only the forms that need none (`forms.ts`). Rules may give words that do
 * not exist ("foundate"): they cost a few bytes of index and are never met. They must not give words that mean
 * something else, which is why derivations are only taken where they are no everyday words.
 */

/** Plurals that no rule gives, in words that glossaries have. */
const IRREGULAR: readonly (readonly [string, string])[] = [
  ['index', 'indices'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['appendix', 'appendices'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['schema', 'schemata'],
  ['analysis', 'analyses'],
  ['hypothesis', 'hypotheses'],
  ['basis', 'bases'],
  ['crisis', 'crises'],
  ['parenthesis', 'parentheses'],
  ['person', 'people'],
  ['child', 'children'],
  ['leaf', 'leaves'],
  ['half', 'halves'],
  ['datum', 'data'],
  ['medium', 'media'],
];
const PLURALS = new Map(IRREGULAR);
const SINGULARS = new Map(IRREGULAR.map(([one, many]) => [many, one]));

/** Singulars in -as; all others (replicas, schemas) are plurals. */
const SINGULAR_AS = /^(?:alias|atlas|bias|canvas|gas|has|was)$/;

/** Endings of words that have no plural in use. */
const UNCOUNTED = /(?:[^s]s|ness|ware)$/;

/** The plurals of a word, regular and irregular (Quirk et al., A Comprehensive Grammar, §5.79 ff.). */
export function pluralsOf(word: string): string[] {
  const irregular = PLURALS.get(word);
  const regular = regularPluralOf(word);
  return [irregular, regular].filter((plural) => plural !== undefined && plural !== word) as string[];
}

function regularPluralOf(word: string): string | undefined {
  if (word.length < 2 || SINGULARS.has(word)) return undefined;
  if (/(?:us|as|ss|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (UNCOUNTED.test(word)) return undefined;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

/**
 * What a word that looks like a plural could be the plural of; none for others. Where the ending does not tell
 * (*caches*, *boxes*; *cookies*, *policies*), both: the wrong one is no word, and never met.
 */
export function singularsOf(word: string): string[] {
  const irregular = SINGULARS.get(word);
  if (irregular) return [irregular];
  if (word.length < 3 || !word.endsWith('s') || /(?:ss|us|is|ous)$/.test(word) || SINGULAR_AS.test(word))
    return [];
  const bare = word.slice(0, -1);
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? [`${word.slice(0, -3)}y`, bare] : [bare];
  if (/(?:x|ch|sh|ss|z|us)es$/.test(word)) return [word.slice(0, -2), bare];
  return [bare];
}

type Spelling = readonly [sign: RegExp, ending: RegExp, to: string];

/**
 * British ↔ American endings: what every such word has in it, whatever its case; the ending; the other one. Made when
 * they are first wanted, for a worker that only looks words up: each \p{L} with `iu` costs it a quarter of a ms.
 */
const createSpellings = (): readonly Spelling[] => [
  [/is[eai]/i, /\b(\p{L}{3,})is(e|ed|er|es|ing|ation)\b/giu, '$1iz$2'],
  [/iz[eai]/i, /\b(\p{L}{3,})iz(e|ed|er|es|ing|ation)\b/giu, '$1is$2'],
  [/our/i, /\b(\p{L}{2,})our(s|ed|ing|al)?\b/giu, '$1or$2'],
  [/[ivlnb]or/i, /\b(behavi|col|fav|flav|hon|neighb|lab|harb)or(s|ed|ing|al)?\b/giu, '$1our$2'],
  [/[tb]re/i, /\b(cent|met|fib|lit)re(s?)\b/giu, '$1er$2'],
  [/[tb]er/i, /\b(cent|fib|lit)er(s?)\b/giu, '$1re$2'],
  [/logue/i, /\b(cata|dia|ana)logue(s?)\b/giu, '$1log$2'],
  [/alog/i, /\b(cata|ana)log(s?)\b/giu, '$1logue$2'],
  [/[aeu]ll[ei]/i, /\b(\p{L}+[aeu]l)l(ed|ing|er)\b/giu, '$1$2'],
  [/l[ei]/i, /\b(label|model|cancel|channel|tunnel|signal|travel)(ed|ing|er)\b/giu, '$1l$2'],
  [/nce/i, /\b(licen|defen)ce\b/giu, '$1se'],
  [/nse/i, /\b(licen|defen)se\b/giu, '$1ce'],
];

let spellings: readonly Spelling[] | undefined;

/** A text in the other spellings of English; empty where they are all the same. */
export function otherSpellings(text: string): string[] {
  spellings ??= createSpellings();
  const others: string[] = [];
  for (const [sign, ending, to] of spellings) {
    if (!sign.test(text)) continue;
    const other = text.replace(ending, to);
    if (other !== text && !others.includes(other)) others.push(other);
  }
  return others;
}

/** Long and short forms of words that people use for one another in terms. */
const CLIPPED: readonly (readonly [string, string])[] = [
  ['application', 'app'],
  ['administrator', 'admin'],
  ['configuration', 'config'],
  ['repository', 'repo'],
  ['specification', 'spec'],
];

/** A phrase with its last word clipped or written out: *single-page app*. */
export function clippedForms(words: readonly string[]): string[][] {
  const last = words.at(-1) ?? '';
  const ending = last.endsWith('s') ? 's' : '';
  const bare = ending ? last.slice(0, -1) : last;
  const other = CLIPPED.flatMap(([long, short]) => (bare === long ? short : bare === short ? long : []));
  return words.length > 1 ? other.map((word) => [...words.slice(0, -1), word + ending]) : [];
}

/** Word endings that name the same thing as an act, a doer or a quality. [ending, what stands in its place] */
const DERIVED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(.{3,})([sz])ation$/, ['$1$2e', '$1$2es', '$1$2ed', '$1$2ing', '$1$2er', '$1$2ers']],
  [/^(.{5,})ation$/, ['$1ate', '$1ates', '$1ated', '$1ating', '$1ator', '$1ators']],
  [/^(.{4,})ability$/, ['$1able']],
  [/^(.{5,})ence$/, ['$1ent', '$1ency']],
  [/^(.{5,})ency$/, ['$1ence']],
];
/** Only in compounds: by itself *training* is not *trained*. */
const DERIVED_IN_COMPOUNDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(.{3,})ing$/, ['$1ed', '$1er', '$1ers']],
  [/^(.{3,})er$/, ['$1ing', '$1ed']],
  [/^(.{3,})ed$/, ['$1ing']],
];

/** Words made from a term's last word that speak of the same thing: *tokenization*, *tokenized*. */
export function derivedForms(words: readonly string[]): string[][] {
  const last = words.at(-1) ?? '';
  const rules = words.length > 1 ? [...DERIVED, ...DERIVED_IN_COMPOUNDS] : DERIVED;
  const rule = rules.find(([ending]) => ending.test(last));
  return rule ? rule[1].map((to) => [...words.slice(0, -1), last.replace(rule[0], to)]) : [];
}

/** Last words that only say what kind of thing a name is: *Brotli compression* is also just *Brotli*. */
const KINDS = new Set(
  'algorithm architecture attack authentication compression database file format framework language library protocol'.split(
    ' ',
  ),
);

/** A phrase without the word that only says what kind of thing it is, or undefined. */
export function withoutKind(words: readonly string[]): string[] | undefined {
  const last = words.at(-1) ?? '';
  return words.length > 1 && [last, ...singularsOf(last)].some((word) => KINDS.has(word))
    ? words.slice(0, -1)
    : undefined;
}

import { invisibles, lookAlikes } from './check/characters.ts';
import { ClaimedForms } from './check/claimed-forms.ts';
import { type Finding, findingOn, RULES, type RuleName, type Subject } from './check/finding.ts';
import { bareAcronym, everydayNames, neverFound } from './check/names.ts';
import { onlySee } from './check/only-see.ts';
import { markup, missingLayers, repeatedAndLong } from './check/texts.ts';
import { formsOf, type IsEveryday } from './forms.ts';
import { type Inspected, inspectPack, type Problem } from './pack.ts';
import { type Entry, PACK_FORMAT, type Pack } from './pack-types.ts';

/** The linter of packs: the same in the options page and in `lumomate-pack check`. */

export interface CheckOptions {
  isEveryday: IsEveryday;
  /** Packs that readers of this one have as well; forms that they share are told. */
  others?: readonly Pack[];
}

/**
 * Everything that can be said about a pack: errors, for which it would be refused, and advice.
 * @returns findings in the order of the entries, those on the whole pack first
 */
export function checkPack(pack: Pack, options: CheckOptions): Finding[] {
  // What the browser stores of a pack beside its file is no unknown field of it.
  return findingsOf({ ...inspectPack({ ...pack, format: PACK_FORMAT }), unknown: [] }, options);
}

/** What can be said about an entry alone, while it is being written. */
export function checkEntry(
  entry: Entry,
  pack: Omit<Pack, 'entries'>,
  { isEveryday }: Pick<CheckOptions, 'isEveryday'>,
): Finding[] {
  const surfaces = formsOf(entry, pack.language, isEveryday);
  const subject = { entry, number: 1, surfaces, pack: { ...pack, entries: [entry] }, isEveryday };
  return ENTRY_RULES.flatMap((rule) => rule(subject));
}

/** As `checkPack`, of what has been read from a pack's file. */
export function findingsOf(inspected: Inspected, options: CheckOptions): Finding[] {
  const { pack, numbers, problems, deadLinks, unknown } = inspected;
  const ids = new Map(numbers.map((number, i) => [number, pack?.entries[i]?.id ?? '']));
  const ofProblem = (
    { entry: number, term = '', field, message }: Problem,
    rule: RuleName,
    advice = '',
  ): Finding => ({
    level: RULES[rule],
    rule,
    ...(number === undefined ? {} : { entry: { number, id: ids.get(number) ?? '', term } }),
    ...(field === undefined ? {} : { field }),
    message: message + advice,
  });
  const findings = [
    ...problems.map((problem) => {
      const rule = ruleOf(problem);
      return ofProblem(problem, rule, rule === 'duplicate-id' ? ': give one of the two another' : '');
    }),
    ...deadLinks.map((problem) =>
      ofProblem(problem, 'dead-see-also', ': name the id of one of its entries, or leave it out'),
    ),
    ...unknown.map((problem) =>
      ofProblem(problem, 'unknown-field', ': it is left out; is the name misspelt?'),
    ),
    ...(pack ? adviceOn(pack, numbers, options) : []),
  ];
  return findings.sort((a, b) => (a.entry?.number ?? 0) - (b.entry?.number ?? 0));
}

/**
 * The advice on a pack that was taken.
 * @param numbers of its entries, in its file
 */
function adviceOn(
  pack: Pack,
  numbers: readonly number[],
  { isEveryday, others = [] }: CheckOptions,
): Finding[] {
  const claimed = new ClaimedForms();
  const layers = missingLayers(pack);
  const findings: Finding[] = [...layers.onPack];
  const lone = loneCategory(pack);
  for (const [i, entry] of pack.entries.entries()) {
    const surfaces = formsOf(entry, pack.language, isEveryday);
    const subject: Subject = { entry, number: numbers[i] ?? i + 1, surfaces, pack, isEveryday };
    claimed.add(subject);
    for (const rule of ENTRY_RULES) findings.push(...rule(subject));
    findings.push(...layers.onEntry(subject));
    if (lone && entry.category === lone)
      findings.push(findingOn(subject, 'no-category', 'category', NO_CATEGORY));
  }
  // One by one: more arguments than some ten thousand are too many for a call.
  for (const finding of claimed.shared()) findings.push(finding);
  for (const other of others) {
    const surfacesOf = (entry: Entry) => formsOf(entry, other.language, isEveryday);
    for (const finding of claimed.sharedWith(other, surfacesOf)) findings.push(finding);
  }
  return [...findings, ...onlySee(pack.entries.map((entry, i) => ({ entry, number: numbers[i] ?? i + 1 })))];
}

const ENTRY_RULES: readonly ((subject: Subject) => Finding[])[] = [
  neverFound,
  everydayNames,
  bareAcronym,
  lookAlikes,
  invisibles,
  repeatedAndLong,
  markup,
];

const NO_CATEGORY =
  'is missing, which other entries have: the card, muting and what a page is about go by it';

/** The category of entries that have none, when others have one. */
function loneCategory({ entries }: Pack): string | undefined {
  const lone = 'unsorted';
  return entries.some(({ category }) => category !== lone) ? lone : undefined;
}

function ruleOf({ field = '', message }: Problem): RuleName {
  if (/(?:^homepage|\.url)$/.test(field) && /address/.test(message)) return 'bad-url';
  return field === 'id' && /already the id/.test(message) ? 'duplicate-id' : 'schema';
}

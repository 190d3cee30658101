import { LAYERS, type Layer, type Pack } from '../pack-types.ts';
import { type Finding, findingOn, findingOnPack, quoted, type Subject } from './finding.ts';

/** The layers of an entry: are they there, short enough, each with something of its own, and plain text? */

/** What a reader takes in at a glance; two lines of the card. Characters. */
const LONGEST_BLURB = 160;

/** Blurbs that are too long, and definitions that only say the blurb again. */
export function repeatedAndLong(subject: Subject): Finding[] {
  const { blurb = '', definition = '' } = subject.entry;
  const findings: Finding[] = [];
  if (blurb.length > LONGEST_BLURB) {
    const message = `has ${blurb.length} characters; a blurb is read at a glance: say it in at most ${LONGEST_BLURB}, and the rest in the definition`;
    findings.push(findingOn(subject, 'long-blurb', 'blurb', message));
  }
  if (blurb && bare(blurb) === bare(definition)) {
    const message = 'says the same as the blurb, and is shown below it: say more, or leave one of them out';
    findings.push(findingOn(subject, 'same-text', 'definition', message));
  }
  return findings;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

/** From this share of a pack's entries on, a layer is the pack's habit, and an entry without it stands out. */
const HABIT = 0.5;

/** Which layers a pack's entries have, so that those which lack one can be told. */
export function missingLayers({ entries }: Pack): {
  onPack: Finding[];
  onEntry(subject: Subject): Finding[];
} {
  const counts = LAYERS.map((layer) => entries.filter((entry) => entry[layer]).length);
  const isHabit = (count: number) => count > HABIT * entries.length;
  const usual = LAYERS.filter((_, i) => isHabit(counts[i]!));
  const rare = LAYERS.filter((_, i) => !isHabit(counts[i]!));
  const told = rare.map((layer, i) => `${layer} (${counts[LAYERS.indexOf(rare[i]!)]})`).join(', ');
  const message = `of ${entries.length} entries, few or none have ${told}: the card has room for all eight layers`;
  return {
    onPack: rare.length ? [findingOnPack('missing-layer', 'entries', message)] : [],
    onEntry(subject) {
      const missing = usual.filter((layer) => !subject.entry[layer]);
      return missing.length ? [findingOn(subject, 'missing-layer', missing[0]!, layersMissing(missing))] : [];
    },
  };
}

function layersMissing(missing: readonly Layer[]): string {
  const are = missing.length > 1 ? 'are' : 'is';
  return `${quoted(missing, LAYERS.length)} ${are} missing, which most entries of this pack have: write it`;
}

/** What mark-up looks like in a text, once code between backticks is out. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/```/, 'a fenced code block'],
  [
    /<\/?(?:a|abbr|b|br|code|dd|div|dl|dt|em|h[1-6]|i|img|kbd|li|ol|p|pre|q|small|span|strong|sub|sup|table|t[dhr]|u|ul)(?:\s[^<>]*)?\/?>/i,
    'HTML',
  ],
  [/<!--/, 'an HTML comment'],
  [/&(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|#\d{2,6}|#x[\da-f]{2,5});/i, 'an HTML character reference'],
  [/!?\[[^\]\n]+\]\((?:[^()\s]|\([^()\s]*\))+\)/, 'a Markdown link'],
  [/\*\*\S(?:[^*\n]*\S)?\*\*/, 'Markdown emphasis'],
  [/^#{1,6} \S/m, 'a Markdown heading'],
  [/\{\{[<%]|\{\{\s*\w+\s*\(|\{%/, 'a template macro'],
  [/:(?:term|ref|doc|class|func|pep):`/, 'a reStructuredText role'],
];

/** HTML, Markdown and the like, which the card shows as they stand. */
export function markup(subject: Subject): Finding[] {
  return (['term', ...LAYERS] as const).flatMap((field) => {
    const whole = subject.entry[field] ?? '';
    if (!/[<&[*#{`]/.test(whole)) return [];
    for (const [pattern, what] of MARKUP) {
      // Fences and roles are made of backticks themselves.
      const text = pattern.source.includes('`') ? whole : whole.replace(/`[^`\n]*`/g, ' ');
      const found = pattern.exec(text)?.[0];
      if (!found) continue;
      const message = `“${found.slice(0, 40)}” looks like ${what}, and would be shown as it stands: texts are plain; put code between backticks`;
      return [findingOn(subject, 'markup', field, message)];
    }
    return [];
  });
}

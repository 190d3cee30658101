import { type Block, type Inline, inlineText, type Segment, trimInline } from './blocks.ts';

/** Terms that lead their definitions: `**Term**: text`, `- **Term** — text`, `Term\n: text`. */
export interface Item {
  names: Inline[];
  body: Block[];
  line: number;
}

interface Lead {
  names: Segment[][];
  rest: Segment[];
  /** Only emphasis says that it is a lead: “**Pods** are …”. */
  weak: boolean;
}

const MAX_NAME = 90;
/** What parts a lead from its definition. */
const PARTING = /^\s*(?:[:：]|[-–—―=]{1,3}(?=\s|$)|→|\.(?=\s|$)|\n)\s*/;
const PARTING_END = /\s*[:：–—.-]\s*$/;
/** What stands between two names of one thing. */
const BETWEEN = /^\s*(?:,|\/|\||or|oder|ou)\s*$/;
/** “**Note:** …” says something about what stands around it. */
const NOTICE = /^(?:note|notes|nb|warning|tip|hint|important|caution|todo|disclaimer|hinweis|注意?)$/i;
const QUALIFIER = /^\s*\([^()]{1,80}\)/;

/** The lead of a line, or undefined. @param plain takes “Term: text” without any emphasis as well */
export function leadOf(inline: Inline, plain = false): Lead | undefined {
  const style = styleOf(inline.find(({ text }) => text.trim()));
  const lead = style ? styledLead(inline, style) : plain ? plainLead(inline) : undefined;
  const name = lead?.names.map(inlineText).join(' ') ?? '';
  return /[\p{L}\p{N}]/u.test(name) && name.length <= MAX_NAME && !NOTICE.test(name) ? lead : undefined;
}

type Style = 'strong' | 'em' | 'code';

function styleOf(segment: Segment | undefined): Style | undefined {
  return (['strong', 'em', 'code'] as const).find((style) => segment?.[style]);
}

function styledLead(inline: Inline, style: Style): Lead | undefined {
  const { names, rest } = emphasised(inline, style);
  const first = rest[0];
  const after = afterwards(first?.text ?? '', rest[1]);
  const parting = PARTING_END.exec(inlineText(names.at(-1)!))?.[0].trim();
  // The full stop of “**Set.** Placing a card …”, but not of “**U.S.** — …”.
  const isInside = parting !== undefined && !(parting === '.' && PARTING.test(after));
  if (isInside) names.push(trimInline(names.pop()!, /^/, PARTING_END));
  else takeQualifier(names, rest);
  const isParted = isInside || isLineOver(rest) || PARTING.test(afterwards(rest[0]?.text ?? '', rest[1]));
  if (!isParted) return style === 'strong' ? { names, rest: [...inline], weak: true } : undefined;
  // A line in italics, or a sentence in bold, is no name.
  if (!rest.length && (style !== 'strong' || parting === '.')) return undefined;
  return { names, rest: withoutParting(rest), weak: false };
}

/** Does a name stand alone on its line? A sentence that is broken there goes on with a small letter. */
function isLineOver([first, second]: readonly Segment[]): boolean {
  return !first || (first.soft === true && !/^\p{Ll}/u.test(second?.text ?? ''));
}

/** What is emphasised at the beginning of a line: a name, or several of the same thing. */
function emphasised(inline: Inline, style: Style): { names: Segment[][]; rest: Segment[] } {
  const names: Segment[][] = [[]];
  let at = 0;
  for (; at < inline.length; at++) {
    const segment = inline[at]!;
    const isGap = segment.text.trim() === '' && !segment.text.includes('\n') && !segment.soft;
    if (segment[style] || isGap) names.at(-1)!.push(segment);
    else if (BETWEEN.test(segment.text) && inline[at + 1]?.[style]) names.push([]);
    else break;
  }
  return { names, rest: inline.slice(at).map((segment) => ({ ...segment })) };
}

/** “**Accessibility** (a11y): …” says another name; “**Pods** (which see) are …” does not. */
function takeQualifier(names: readonly Segment[][], [first, second]: readonly Segment[]): void {
  const qualifier = first && QUALIFIER.exec(first.text)?.[0];
  if (!qualifier || !PARTING.test(afterwards(first.text.slice(qualifier.length), second))) return;
  names.at(-1)!.push({ text: qualifier });
  first.text = first.text.slice(qualifier.length);
}

/** A segment may end between a lead and what parts it from its text. */
function afterwards(text: string, next: Segment | undefined): string {
  return text.trim() ? text : text + (next?.text ?? '');
}

function withoutParting(rest: readonly Segment[]): Segment[] {
  const filled = rest.findIndex(({ text }) => text.trim() || text.includes('\n'));
  if (filled < 0) return [];
  const left = trimInline(rest.slice(filled), PARTING);
  // A line break after a colon: “**Term:**\ntext”.
  return trimInline(left, /^\s+/);
}

function plainLead(inline: Inline): Lead | undefined {
  const at = inline.findIndex(({ text }) => text.trim());
  const segment = inline[at];
  if (!segment) return undefined;
  const next = inline[at + 1];
  if (segment.href && next && PARTING.test(next.text)) {
    return { names: [[segment]], rest: withoutParting(inline.slice(at + 1)), weak: false };
  }
  const [all, name] = /^\s*([^:：\n.]{1,60}?)\s*(?:[:：]\s+|\s[-–—]\s+|\s?=\s+)/.exec(segment.text) ?? [];
  if (!all || !name || name.split(/\s+/).length > 7) return undefined;
  const rest = inline.slice(at).map((one) => ({ ...one }));
  rest[0]!.text = segment.text.slice(all.length);
  return { names: [[{ text: name }]], rest, weak: false };
}

/** A paragraph cut where its lines begin with leads: “**A**: …\n**B**: …” is two, in all but a blank line. */
export function cutAtLeads(inline: Inline): Segment[][] {
  const pieces: Segment[][] = [[]];
  for (const [i, segment] of inline.entries()) {
    const isBreak = segment.text === ' ' || segment.text === '\n';
    const rest = inline.slice(i + 1);
    if (isBreak && rest[0]?.strong && isStrong(leadOf(rest)) && isStrong(leadOf(pieces.at(-1)!)))
      pieces.push([]);
    else pieces.at(-1)!.push(segment);
  }
  return pieces;
}

function isStrong(lead: Lead | undefined): boolean {
  return lead !== undefined && !lead.weak && lead.rest.length > 0;
}

/** The entry that a list’s item is: its lead, and whatever else stands in the item. */
export function itemOfList(item: readonly Block[], plain: boolean): (Item & { weak: boolean }) | undefined {
  const [first, ...others] = item;
  if (first?.kind !== 'paragraph') return undefined;
  const lead = leadOf(first.inline, plain);
  if (lead) {
    const own: Block[] = inlineText(lead.rest) ? [{ ...first, inline: lead.rest }] : [];
    const body = [...own, ...others];
    return body.length ? { names: lead.names, body, line: first.line, weak: lead.weak } : undefined;
  }
  const isName = plain && others.length > 0 && inlineText(first.inline).length <= MAX_NAME / 2;
  return isName ? { names: [first.inline], body: others, line: first.line, weak: false } : undefined;
}

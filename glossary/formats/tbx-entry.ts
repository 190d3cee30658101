import { LIMITS } from '../pack-schema.ts';
import type { Source } from '../pack-types.ts';
import { closestIn, inLanguage } from './choose-language.ts';
import type { DraftEntry, Dropped } from './draft.ts';
import { textOfMarkup, unwrapped } from './markup-text.ts';
import { CASE_SENSITIVE_NOTE, labelled, NOTE_LABELS } from './own-tbx.ts';
import type { Concept, Item, Section, Term } from './tbx-parse.ts';
import { entryWithinLimits, isHttp } from './within-limits.ts';

/** One concept of a termbase as an entry. */

export interface TbxReading {
  language: string;
  /** LumoMate wrote the file. */
  ours: boolean;
  /** The ids of entries, by the ids of concepts and terms in the file. */
  ids: ReadonlyMap<string, string>;
  /** Lines about what is left out; each once. */
  notes: Set<string>;
  /** Data categories that have no place in an entry, with how often they are there. */
  unread: Map<string, number>;
}

const EXAMPLES = new Set(['context', 'example', 'samplesentence', 'usageexample']);
const SUBJECTS = new Set(['subjectfield', 'domain', 'subject']);
const STATUSES = new Set([
  'administrativestatus',
  'usagestatus',
  'normativeauthorization',
  'termstatus',
  'status',
]);
const PICTURES = new Set(['xgraphic', 'figure', 'graphic', 'image']);
const RELATIONS =
  /^(?:crossreference|seealso|entailedterm|antonymconcept|.*related.*|.*(?:ordinate|broader|narrower).*)$/;
/** What nobody misses in an entry: grammar, and the housekeeping of the termbase. */
const SILENT =
  /^(?:date|responsibility|transaction.*|transac.*|.*partofspeech|grammatical.*|termtype|normativeauth.*|hi|foreign|processstatus)$/;

/** Not to be used any more. */
const WITHDRAWN = /deprecat|supersed|obsolete|forbidden|prohibit|not.?recommended|rejected|do.?not.?use/i;
const PREFERRED = /^(?!.*(?:not|dis|un))\s*(?:.*preferred|standardi[sz]ed|valid|recommended)/i;
/** Notes that only say where a text is from: `G-Source: Oxford 2007`. */
const SOURCE_NOTE = /^(?:\w{1,3}-)?source\s*:\s*/i;

/** @returns the entry, or why there is none */
export function termbaseEntry(concept: Concept, reading: TbxReading): DraftEntry | Dropped {
  const { at } = concept;
  const named = concept.sections.filter(({ terms }) => terms.some(({ text }) => text.trim()));
  const sections = inLanguage(named, reading.language);
  const [term, ...others] = termsOf(sections, reading);
  if (term === undefined) {
    const first = named[0]?.terms[0]?.text.trim();
    const tags = named.map(({ language }) => language).join(', ');
    return first
      ? { at, term: first, why: `has no term in “${reading.language}”, only in ${tags}` }
      : { at, why: 'has no term' };
  }
  const items = [...concept.items, ...sections.flatMap((section) => itemsOf(section))];
  const definition = explanationOf(concept, sections, reading.ours);
  noteLeftOut(items, definition, reading);
  const id = reading.ids.get(concept.id);
  const subject = items.find(({ category }) => SUBJECTS.has(category));
  const entry: DraftEntry = {
    term,
    at,
    ...(id === undefined ? {} : { id }),
    aliases: [...new Set(others)].filter((name) => name !== term),
    ...(subject ? { category: line(subject.text, reading) } : {}),
    ...(definition ? { definition } : {}),
    ...exampleOf(sections, reading),
    seeAlso: items.flatMap((item) => relationOf(item, reading)),
    sources: items.flatMap((item) => (reading.ours ? ownSourceOf(item) : sourceOf(item))),
    ...updatedOf(items),
    ...(reading.ours ? ownFields(concept.items) : {}),
  };
  const notes: string[] = [];
  const fitted = entryWithinLimits(entry, notes);
  for (const note of notes) reading.notes.add(note);
  return fitted;
}

/** What explains a concept to readers of these sections: the definition that is nearest to them, else notes. */
export function explanationOf(
  { items }: Pick<Concept, 'items'>,
  sections: readonly Section[],
  ours = false,
): string | undefined {
  const language = sections[0]?.language ?? '';
  const levels = [
    closestSections(sections).flatMap((section) => section.items),
    sections.flatMap(({ terms }) => terms.flatMap((term) => term.items)),
    closestIn(items, language),
  ];
  const all = (isIt: (item: Item) => boolean, some: Item[][]) =>
    some.map((level) => level.filter((item) => isIt(item) && item.text.trim())).find((found) => found.length);
  const found =
    all(({ category }) => category === 'definition', levels) ??
    all(({ category }) => category === 'explanation', levels) ??
    (ours ? undefined : all(isRemark, levels.toReversed()));
  if (!found) return undefined;
  const texts = found.map(({ text }) => (ours ? text : unwrapped(textOfMarkup(text))));
  return [...new Set(texts)].join('\n\n') || undefined;
}

/** Of sections in several tags of a language, those in the one that comes first. */
function closestSections(sections: readonly Section[]): Section[] {
  return sections.filter(({ language }) => language === sections[0]?.language);
}

function isRemark({ category, text }: Item): boolean {
  return category === 'note' && !SOURCE_NOTE.test(text.trim()) && !isHttp(text.trim());
}

/** The terms, the one to be shown first: what is preferred, else the first that is not withdrawn. */
function termsOf(sections: readonly Section[], reading: TbxReading): string[] {
  const terms = sections.flatMap((section) => section.terms).filter(({ text }) => text.trim());
  const own = closestSections(sections).flatMap((section) => section.terms);
  const shown =
    own.find((term) => hasStatus(term, PREFERRED) && !hasStatus(term, WITHDRAWN)) ??
    own.find((term) => term.text.trim() && !hasStatus(term, WITHDRAWN)) ??
    terms[0];
  return (shown ? [shown, ...terms.filter((term) => term !== shown)] : []).map(({ text }) =>
    line(text, reading),
  );
}

function hasStatus({ items }: Term, status: RegExp): boolean {
  return items.some(({ category, text }) => STATUSES.has(category) && status.test(text));
}

function exampleOf(sections: readonly Section[], reading: TbxReading): Pick<DraftEntry, 'example'> {
  const examples = sections
    .flatMap((section) => [
      ...section.items,
      ...section.terms.filter((term) => !hasStatus(term, WITHDRAWN)).flatMap(({ items }) => items),
    ])
    .filter(({ category, text }) => EXAMPLES.has(category) && text.trim())
    .map(({ text }) => (reading.ours ? text : unwrapped(textOfMarkup(text))));
  const [first, ...more] = new Set(examples);
  if (first === undefined) return {};
  let example = first;
  for (const text of more) {
    if (example.length + text.length + 2 <= LIMITS.text) example += `\n\n${text}`;
  }
  return { example };
}

function relationOf({ category, target, text }: Item, { ids }: TbxReading): string[] {
  if (category === 'externalcrossreference' || !(RELATIONS.test(category) || (target && category === 'hi')))
    return [];
  const name = ids.get(target.replace(/^#/, '')) ?? text.trim();
  return name ? [name] : [];
}

function sourceOf({ category, target, text }: Item): Partial<Source>[] {
  const title = text.trim();
  if (category === 'externalcrossreference') {
    const url = target || title;
    return url ? [{ ...(title && title !== url ? { title } : {}), url }] : [];
  }
  const isNote = category === 'note' && (SOURCE_NOTE.test(title) || isHttp(title));
  if (category !== 'source' && !isNote) return [];
  const source = unwrapped(title.replace(isNote ? SOURCE_NOTE : '', ''));
  if (!source) return [];
  return [isHttp(source) ? { url: source } : { title: source }];
}

function ownSourceOf({ category, target, text }: Item): Partial<Source>[] {
  if (category === 'externalcrossreference') return [{ title: text, url: target }];
  return category === 'source' ? [{ title: text }] : [];
}

/** The last day on which something of it was changed. */
function updatedOf(items: readonly Item[]): Pick<DraftEntry, 'updated'> {
  const days = items
    .filter(({ category, text }) => category === 'date' && /^\s*\d{4}-\d\d-\d\d/.test(text))
    .map(({ text }) => text.trim().slice(0, 10))
    .sort();
  const last = days.at(-1);
  return last ? { updated: last } : {};
}

function ownFields(items: readonly Item[]): Partial<DraftEntry> {
  const fields: Partial<DraftEntry> = {};
  for (const { category, text } of items) {
    if (category !== 'note') continue;
    if (text === CASE_SENSITIVE_NOTE) fields.caseSensitive = true;
    const note = labelled(text, NOTE_LABELS);
    if (note) fields[note.field] = note.text;
  }
  return fields;
}

function itemsOf({ items, terms }: Section): Item[] {
  return [...items, ...terms.flatMap((term) => term.items)];
}

function noteLeftOut(items: readonly Item[], definition: string | undefined, reading: TbxReading): void {
  if (reading.ours) return;
  for (const { category, target, text } of items) {
    if (PICTURES.has(category)) reading.notes.add('pictures are not taken');
    else if (isRemark({ category, target, text, language: '' })) {
      if (definition && !definition.includes(unwrapped(textOfMarkup(text)))) {
        reading.notes.add('notes are taken only where there is no definition');
      }
    } else if (!isRead(category)) reading.unread.set(category, (reading.unread.get(category) ?? 0) + 1);
  }
}

function isRead(category: string): boolean {
  return (
    ['definition', 'explanation', 'note', 'source', 'externalcrossreference'].includes(category) ||
    EXAMPLES.has(category) ||
    SUBJECTS.has(category) ||
    STATUSES.has(category) ||
    RELATIONS.test(category) ||
    SILENT.test(category)
  );
}

function line(text: string, { ours }: TbxReading): string {
  return ours ? text : textOfMarkup(text).replace(/\s+/g, ' ').trim();
}

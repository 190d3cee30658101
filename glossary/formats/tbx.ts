import { PACK_FORMAT } from '../pack-types.ts';
import { LanguageCount, tagOf } from './choose-language.ts';
import {
  type Draft,
  type DraftEntry,
  type DraftInfo,
  type Dropped,
  FormatError,
  type ReadOptions,
} from './draft.ts';
import { HEADER_LABELS, idOfXml, labelled, NO_DESCRIPTION, PRIVATE_LINE } from './own-tbx.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { apart, isMostly } from './skos-files.ts';
import { explanationOf, type TbxReading, termbaseEntry } from './tbx-entry.ts';
import { type Concept, type Item, readTermbase, type Termbase } from './tbx-parse.ts';
import { infoWithinLimits } from './within-limits.ts';
import { rootName } from './xml.ts';

/** TBX, the exchange format of terminology: version 3 in both styles, version 2 (`martif`), and the early TBX-Min. */

function isTbx({ text }: Sample): boolean {
  return /^(?:[\w.-]+:)?(?:tbx|martif)$/i.test(rootName(text));
}

function readTbx(files: readonly Sample[], options: ReadOptions): Draft {
  const { theirs, others } = apart(files, isTbx, 'tbx');
  const bases = theirs.map(({ text, name }) => readTermbase(text, theirs.length > 1 ? name : ''));
  const concepts = bases.flatMap((base) => base.concepts);
  if (!concepts.length) throw new FormatError('this is TBX, but there are no concepts in it');
  const ours = bases.every(({ header }) => header.some(({ text }) => text === PACK_FORMAT));
  const languages = languagesOf(concepts);
  const reading: TbxReading = {
    language: languages.choose(options.language),
    ours,
    ids: idsOf(concepts, ours),
    notes: new Set(),
    unread: new Map(),
  };
  const entries: DraftEntry[] = [];
  const dropped: Dropped[] = [...others];
  for (const concept of concepts) {
    const taken = termbaseEntry(concept, reading);
    if ('why' in taken) dropped.push(taken);
    else entries.push(taken);
  }
  const unread = [...reading.unread].map(([category, count]) => `“${category}” (${count})`);
  if (unread.length) reading.notes.add(`data that has no place in an entry: ${unread.join(', ')}`);
  const tags = languages.tags;
  return {
    format: 'tbx',
    info: infoOf(bases, reading),
    entries,
    dropped,
    notes: [...reading.notes],
    ...(ours ? { exact: true } : {}),
    ...(tags.length > 1 ? { languages: tags } : {}),
  };
}

function languagesOf(concepts: readonly Concept[]): LanguageCount {
  const languages = new LanguageCount();
  for (const concept of concepts) {
    const sections = concept.sections.filter(({ terms }) => terms.some(({ text }) => text.trim()));
    languages.add(
      sections.map(({ language }) => tagOf(language)),
      sections.filter((section) => explanationOf(concept, [section])).map(({ language }) => language),
    );
  }
  return languages;
}

/** The ids of entries, by all ids that lead to them. */
function idsOf(concepts: readonly Concept[], ours: boolean): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, termIds } of concepts) {
    if (!id) continue;
    for (const one of [id, ...termIds])
      if (!ids.has(one)) ids.set(one, ours ? idOfXml(id) : id.replaceAll('/', '-'));
  }
  return ids;
}

function infoOf(bases: readonly Termbase[], { language, ours }: TbxReading): DraftInfo {
  const header = bases.flatMap((base) => base.header);
  const texts = (category: string) => header.filter((item) => item.category === category).map(textOf);
  const description = texts('sourcedesc').join('\n\n');
  const own: Partial<Record<keyof typeof HEADER_LABELS, string>> = {};
  for (const text of ours ? texts('publicationstmt') : []) {
    const said = labelled(text, HEADER_LABELS);
    if (said) own[said.field] = said.text;
  }
  const [name] = texts('title');
  return infoWithinLimits({
    ...own,
    ...(name ? { name } : {}),
    ...(description && description !== NO_DESCRIPTION ? { description } : {}),
    language: (ours && bases[0]?.language) || tagOf(language),
    ...(ours && texts('publicationstmt').includes(PRIVATE_LINE) ? { private: true } : {}),
  });
}

function textOf({ text }: Item): string {
  return text.trim();
}

export const tbxReader: Reader = {
  name: 'tbx',
  recognises: (files) => isMostly(files, isTbx),
  read: readTbx,
};

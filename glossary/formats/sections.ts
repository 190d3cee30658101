import { type Block, bareText, blocksText, type Inline } from './blocks.ts';
import { labelField } from './entry-parts.ts';
import { foldName } from './fields.ts';

/** A text as its headings part it. */
export interface Section {
  /** 0 is what stands before the first heading. */
  level: number;
  inline: Inline;
  /** Its heading as text, without the number before it. */
  title: string;
  line: number;
  blocks: Block[];
  parent: Section | undefined;
  children: Section[];
}

export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [
    { level: 0, inline: [], title: '', line: 1, blocks: [], parent: undefined, children: [] },
  ];
  /** The sections that the next one may be in. */
  const above = [...sections];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      sections.at(-1)!.blocks.push(block);
      continue;
    }
    const { level, inline, line } = block;
    while (above.at(-1)!.level >= level) above.pop();
    const parent = above.at(-1);
    const section: Section = {
      level,
      inline,
      title: bareText(inline),
      line,
      blocks: [],
      parent,
      children: [],
    };
    parent?.children.push(section);
    sections.push(section);
    above.push(section);
  }
  withoutNumbers(sections);
  return sections;
}

const NUMBER = /^\s*\d+(?:\.\d+)*[.)]?\s+(?=\S)/;

/** “3.2 Pod” is the term “Pod” where all headings of its level are numbered. */
function withoutNumbers(sections: readonly Section[]): void {
  for (const level of new Set(sections.map((section) => section.level))) {
    const own = sections.filter((section) => section.level === level && section.title);
    const numbered = own.filter(({ title }) => NUMBER.test(title));
    if (numbered.length < 3 || numbered.length < own.length * 0.7) continue;
    for (const section of numbered) {
      section.title = section.title.replace(NUMBER, '');
      section.inline = section.inline.map((segment, i) =>
        i === section.inline.findIndex(({ text }) => text.trim())
          ? { ...segment, text: segment.text.replace(NUMBER, '') }
          : segment,
      );
    }
  }
}

/** The heading that names the whole text: the first one, where it alone is of its level, or says “Glossary”. */
export function titleOf(sections: readonly Section[]): Section | undefined {
  const first = sections.find(({ level }) => level > 0);
  if (!first) return undefined;
  const peers = sections.filter(({ level }) => level === first.level);
  const isAlone = peers.length === 1 && sections.every(({ level }) => level === 0 || level >= first.level);
  const own = sections.filter(({ parent }) => parent === first);
  return (isAlone && (own.length > 0 || isGlossaryWord(first.title) || hasManyBlocks(first))) ||
    (isGlossaryWord(first.title) && first.level <= 2)
    ? first
    : undefined;
}

function hasManyBlocks({ blocks }: Section): boolean {
  return (
    blocks.length > 1 || blocks.some(({ kind }) => kind === 'table' || kind === 'list' || kind === 'terms')
  );
}

const GLOSSARY_WORDS = new Set(
  (
    'glossary,the glossary,terms,all terms,terminology,definitions,vocabulary,terms and definitions,glossary of terms,' +
    'key terms,term definitions,terms definitions,definition of terms,list of terms,entries,jargon,dictionary,' +
    'glossar,begriffe,glossaire,glosario,glossario,用語集,术语表,词汇表,глоссарий,термины'
  ).split(','),
);

/** Says of what follows that it is a glossary, and nothing about its subject. */
export function isGlossaryWord(title: string): boolean {
  return GLOSSARY_WORDS.has(foldName(title.replace('&', 'and'))) || GLOSSARY_WORDS.has(title.trim());
}

const PARTS_OF_TEXTS = new Set(
  (
    'introduction,about this document,about this glossary,about the glossary,purpose and scope,contents,' +
    'table of contents,toc,quick links,quick navigation,navigation,references,further reading,see also,' +
    'related documents,related documentation,related docs,related resources,related pages,additional resources,' +
    'resources,external resources,external links,links,useful links,sources,notes,footnotes,' +
    'how to use this glossary,how to use this document,how to read this glossary,how to use,conventions used,' +
    'contributing,contributions,how to contribute,contributing to this glossary,adding new terms,adding terms,' +
    'maintenance,maintenance notes,changelog,change log,revision history,version history,document history,' +
    'document control,license,licence,copyright,credits,acknowledgements,acknowledgments,authors,todo,appendix,' +
    'conclusion,next steps,legend,inhalt,inhaltsverzeichnis,einleitung,literatur,目次,参考,参考资料'
  ).split(','),
);
/** As well terms as parts; at the beginning or end of a text they are parts. */
const PERHAPS_PARTS = new Set(
  'overview,about,purpose,scope,background,content,index,reference,related,note,usage,history,summary,intro,status'.split(
    ',',
  ),
);

/** A part that every text may have: introduction, references, how to contribute. */
export function isPartOfText(title: string): boolean {
  return PARTS_OF_TEXTS.has(foldName(title)) || PARTS_OF_TEXTS.has(title.trim());
}

/** Does a heading at the edge of its text say a part of it? */
function isPartAtEdge(section: Section): boolean {
  const peers = section.parent?.children ?? [];
  return (section === peers[0] || section === peers.at(-1)) && PERHAPS_PARTS.has(foldName(section.title));
}

/** “A”, “A–C”, “0-9”, “#”: the alphabet’s shelves. */
function isLetter(title: string): boolean {
  const text = title.trim();
  return (
    /^(?:\p{L}|[#@&*?!]|\d)$/u.test(text) ||
    /^(?:0\s*[-–—]\s*9|123|numbers?|numeric|symbols?|symbols? (?:and|&) numbers?|numbers? (?:and|&) symbols?|#|other|misc)$/i.test(
      text,
    ) ||
    /^(?:\p{L}\s+){1,3}\p{L}$/u.test(text)
  );
}

/** “A–C” in a row of such. */
function isLetterRange({ title, parent }: Section): boolean {
  const range = /^\p{L}\s*[-–—/]\s*\p{L}$/u;
  return range.test(title.trim()) && (parent?.children ?? []).every((peer) => range.test(peer.title.trim()));
}

/** The alphabet’s shelves: “A”, “A–C”. */
export function isShelf(section: Section): boolean {
  return isLetter(section.title) || isLetterRange(section);
}

/** May a heading be a term? */
export function isTermTitle(section: Section): boolean {
  const { title } = section;
  return (
    /[\p{L}\p{N}]/u.test(title) &&
    title.length <= 120 &&
    !isShelf(section) &&
    !isGlossaryWord(title) &&
    !isPartOfText(title) &&
    !isPartAtEdge(section)
  );
}

/** Does a heading only label a part of what stands over it: “Example”, under one term after the other? */
export function isLabelTitle(section: Section, sections: readonly Section[]): boolean {
  if (labelField(section.title) === undefined) return false;
  return sections.some((other) => other !== section && other.title === section.title);
}

/** The category that stands over a section: the nearest heading that is a subject. */
export function categoryOver(section: Section, title: Section | undefined): string | undefined {
  for (let above = section.parent; above && above !== title; above = above.parent) {
    if (above.level > 0 && isCategoryName(above)) return shortened(above.title);
  }
  return undefined;
}

/** As `categoryOver`, of what stands in the section itself. */
export function categoryOf(section: Section, title: Section | undefined): string | undefined {
  if (section === title || section.level === 0) return undefined;
  return isCategoryName(section) ? shortened(section.title) : categoryOver(section, title);
}

function isCategoryName(section: Section): boolean {
  const { title } = section;
  return Boolean(title.trim()) && !isShelf(section) && !isGlossaryWord(title) && !isPartOfText(title);
}

const MAX_CATEGORY = 100;

function shortened(title: string): string {
  return title.length <= MAX_CATEGORY ? title : `${title.slice(0, MAX_CATEGORY - 1)}…`;
}

/** Is there text in a section that is not in what is under it? */
export function hasText({ blocks }: Section): boolean {
  return blocksText(blocks) !== '';
}

import { type Draft, type DraftInfo, type Dropped, FormatError, type ReadOptions } from './draft.ts';
import type { RawEntry } from './entry-parts.ts';
import { type FrontMatter, frontMatterOf, textField } from './front-matter.ts';
import { linkEntries } from './link-entries.ts';
import { infoOfFields } from './markdown.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { isOwnMarkdown } from './markdown-own.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { isGlossaryWord } from './sections.ts';
import { termFileEntry, titleField } from './term-file.ts';
import { entriesOfText } from './text-entries.ts';

/** A glossary of one Markdown file for each term, as Hugo, Docusaurus and MDN keep theirs. */
export const markdownFilesReader: Reader = {
  name: 'markdown-files',
  recognises: (files) => (files.length === 1 ? isTermFile(files[0]!) : isFolder(files)),
  read: readFiles,
};

/** Fields that only a file about one term has. */
const TERM_FIELDS = [
  'short description',
  'full link',
  'page type',
  'hover snippet',
  'display text',
  'term',
  'aka',
];
/** Fields that it may have; a file of many terms has them sometimes. */
const USUAL_FIELDS = ['id', 'status', 'category', 'tags', 'slug', 'sidebar label', 'aliases'];

function matterOf(file: Sample): FrontMatter | undefined {
  if (!/^\ufeff?\s*(?:---|\+\+\+)[^\S\n]*\r?\n/.test(file.text)) return undefined;
  try {
    return frontMatterOf(file.text);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

function isTermFile(file: Sample): boolean {
  const matter = matterOf(file);
  const title = matter && titleField(matter.fields);
  if (!matter || !title || isOwnMarkdown(matter) || saysGlossary(title)) return false;
  if (TERM_FIELDS.some((name) => matter.fields.has(name))) return true;
  if (!USUAL_FIELDS.some((name) => matter.fields.has(name))) return false;
  return entriesOfText(markdownBlocks(matter.body)).entries.length < 4;
}

function saysGlossary(title: string): boolean {
  return isGlossaryWord(title) || /glossar|terminolog|vocabular/i.test(title);
}

/** Most of its texts have front matter with a title, or a heading at their beginning. */
function isFolder(files: readonly Sample[]): boolean {
  const texts = files.filter((file) => isText(file) && !isPage(file.name));
  const fit = texts.filter((file) => {
    const { text } = file;
    if (
      /^\ufeff?\s*(?:---|\+\+\+)[^\S\n]*\r?\n[\s\S]*?^["']?(?:title|term|name|id|slug)["']?\s*[:=]/im.test(
        text,
      )
    )
      return true;
    return /^\ufeff?\s*# +\S[^\n]*\n/.test(text);
  });
  return fit.length > 0 && fit.length >= texts.length / 2;
}

/** A folder has pictures and settings in it as well. */
function isText({ name, text }: Sample): boolean {
  return text !== '' && !/\.(?!(?:mdx?|markdown|mdown|mkdn?|txt)$)[a-z]\w*$/i.test(name);
}

const PAGE =
  /(?:^|\/)(?:_[^/]*|readme[^/]*|contributing[^/]*|licen[cs]e[^/]*|changelog[^/]*|code_of_conduct[^/]*)$/i;

/** A page that is kept beside terms: by its name it is none of them. */
function isPage(name: string): boolean {
  return PAGE.test(name);
}

function readFiles(files: readonly Sample[], options: ReadOptions): Draft {
  const { chosen, languages, language } = inLanguage(files, options.language);
  const reading = new Reading(chosen);
  for (const file of chosen) reading.take(file);
  const { entries, notes } = linkEntries(reading.entries, true);
  if (reading.relative.length) {
    const [first] = reading.relative;
    notes.push(`${reading.relative.length} addresses without a host, such as “${first}”, are left out`);
  }
  return {
    format: 'markdown-files',
    info: { ...reading.info, ...(language ? { language } : {}) },
    entries,
    dropped: reading.dropped,
    notes,
    ...(languages.length > 1 ? { languages } : {}),
  };
}

class Reading {
  readonly entries: RawEntry[] = [];
  readonly dropped: Dropped[] = [];
  /** Addresses that say no host. */
  readonly relative: string[] = [];
  info: DraftInfo = {};
  readonly #files: readonly Sample[];
  readonly #folder: string;

  constructor(files: readonly Sample[]) {
    this.#files = files;
    this.#folder = commonFolder(files.map(({ name }) => name));
  }

  take(file: Sample): void {
    const at = file.name.slice(this.#folder.length) || 'the file';
    if (!isText(file)) {
      this.dropped.push({ at, why: 'is no Markdown' });
      return;
    }
    let matter: FrontMatter;
    try {
      matter = frontMatterOf(file.text);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.dropped.push({ at: `${at}, ${error.at}`, why: error.message.slice(error.at.length + 2) });
      return;
    }
    const why = this.#whyNoTerm(file.name, matter);
    if (why) {
      if (this.#isIndex(file.name)) this.info = infoOfFields(matter.fields);
      this.dropped.push({ at, why });
    } else if (isShelf(matter)) this.#shelf(matter, at);
    else this.#term(file, matter, at);
  }

  #isIndex(name: string): boolean {
    const base = name.slice(this.#folder.length);
    return this.#files.length > 1 && /^(?:_?index|readme)(?:\.\w+)*$/i.test(base);
  }

  #whyNoTerm(name: string, { fields }: FrontMatter): string | undefined {
    if (this.#isIndex(name) || /(?:^|\/)_index(?:\.\w+)*$/.test(name)) return 'is an index page';
    if (this.#files.length > 1 && isPage(name)) return 'is a page beside the glossary';
    const type = textField(fields, 'page type', 'layout');
    if (/landing|listing|disambiguation|sidebar|search|^glossary$|redirect/i.test(type))
      return `is a page of the kind “${type}”`;
    return undefined;
  }

  #term(file: Sample, matter: FrontMatter, at: string): void {
    const { entry, relative } = termFileEntry(file.name, matter, at);
    if (relative) this.relative.push(relative);
    if (entry.definition || entry.blurb) this.entries.push(entry);
    else this.dropped.push({ at, term: entry.term, why: 'has no definition' });
  }

  /** A file of several terms, for a letter or a subject. */
  #shelf(matter: FrontMatter, at: string): void {
    const { entries, dropped } = entriesOfText(markdownBlocks(matter.body, matter.line));
    this.entries.push(
      ...entries.map((entry) => ({ ...entry, at: `${at}, ${entry.at}`, hrefs: [], anchors: [] })),
    );
    this.dropped.push(...dropped.map((one) => ({ ...one, at: `${at}, ${one.at}` })));
  }
}

/** A file for a letter, or of a glossary’s own name, with several terms in it. */
function isShelf({ fields, body }: FrontMatter): boolean {
  const heading = /^\s*# +([^\n]*)\n/.exec(body)?.[1] ?? '';
  const names = [titleField(fields) ?? '', heading];
  if (!names.some((name) => /^\p{L}$/u.test(name.trim()) || isGlossaryWord(name))) return false;
  return entriesOfText(markdownBlocks(body)).entries.length > 1;
}

/** The folder that all files are in, with its slash. */
function commonFolder(names: readonly string[]): string {
  let folder = names[0]?.replace(/[^/]*$/, '') ?? '';
  while (folder && !names.every((name) => name.startsWith(folder))) folder = folder.replace(/[^/]*\/$/, '');
  return folder;
}

const LANGUAGE = /^[a-z]{2,3}(?:[-_](?:[a-z]{2}|[a-z]{4}))?$/i;

/** Sites keep each language in a folder of its own: `content/en/…`, `content/pt-br/…`. */
function inLanguage(
  files: readonly Sample[],
  wanted: string | undefined,
): { chosen: readonly Sample[]; languages: string[]; language?: string } {
  const folder = commonFolder(files.map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const { name } of files) {
    const [first = ''] = name.slice(folder.length).split('/');
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const languages = [...counts.keys()].filter((name) => LANGUAGE.test(name));
  if (languages.length < 2 || languages.length < counts.size * 0.8) return { chosen: files, languages: [] };
  languages.sort((a, b) => counts.get(b)! - counts.get(a)!);
  const tag = (name: string) => name.replace('_', '-');
  const chosen =
    languages.find((name) => tag(name).toLowerCase() === wanted?.toLowerCase()) ??
    languages.find((name) => name === 'en') ??
    languages[0]!;
  return {
    chosen: files.filter(({ name }) => name.startsWith(`${folder}${chosen}/`)),
    languages: languages.map(tag),
    language: tag(chosen),
  };
}

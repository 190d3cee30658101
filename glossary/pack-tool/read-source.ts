import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { RULES, type RuleName } from '../check/finding.ts';
import { type CheckOptions, checkPack } from '../check-pack.ts';
import { checkPackText, type PlacedFinding } from '../check-text.ts';
import { type Draft, FormatError, type FormatName, type InputFile } from '../formats/draft.ts';
import { type Finished, finishDraft } from '../formats/finish.ts';
import { decodeText } from '../formats/sample.ts';
import { describeProblem, PackError } from '../pack.ts';
import type { Pack } from '../pack-types.ts';
import { slug } from '../slug.ts';
import type { SourceOptions } from './command.ts';
import { ToolError } from './tool-error.ts';
import type { World } from './world.ts';

/** Reads what the command line names: files of any format, and folders. */

/** What becomes one pack: a file, or the files of a folder. */
export interface Source {
  /** As the person named it. */
  name: string;
  files: InputFile[];
}

/** A source that has been read and checked. */
export interface ReadSource {
  name: string;
  format: FormatName;
  /** Missing when nothing of it is a pack. */
  pack?: Pack;
  findings: PlacedFinding[];
}

const PIPED = '-';
/** In folders, what may be a glossary of its own; archives and pages are only read when they are named. */
const SINGLE = new Set(
  '.json .jsonld .csv .tsv .xlsx .yaml .yml .rst .ttl .nt .rdf .tbx .xml .txt .zip'.split(' '),
);
/** In folders, what may be one entry each. */
const MARKDOWN = new Set(['.md', '.mdx', '.markdown']);

/**
 * The sources that names on the command line mean. A folder's Markdown files are one source, which may hold a term
 * each; its other files are one each.
 * @throws ToolError for names that cannot be read
 */
export async function findSources(names: readonly string[], world: World): Promise<Source[]> {
  const found = await Promise.all(names.map((name) => sourcesOf(name, world)));
  return found.flat();
}

/** As `findSources`, of a name that must be a single pack; a folder is taken as a whole. */
export async function findSource(name: string, world: World): Promise<Source> {
  const sources = await sourcesOf(name, world);
  const [source] = sources;
  if (!source) throw new ToolError(`${name}: the folder has no file that could be a glossary`, 2);
  return { name, files: sources.flatMap(({ files }) => files) };
}

async function sourcesOf(name: string, world: World): Promise<Source[]> {
  if (name === PIPED) return [{ name, files: [{ name: '', bytes: await world.stdin() }] }];
  const path = resolve(world.cwd, name);
  try {
    if (!(await stat(path)).isDirectory())
      return [{ name, files: [{ name: basename(name), bytes: await readFile(path) }] }];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ToolError(
      `${name}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be opened (${code})`}`,
      2,
    );
  }
  const paths = (await filesIn(path)).sort();
  const read = (file: string) =>
    readFile(file).then((bytes): InputFile => ({ name: relative(path, file).replaceAll('\\', '/'), bytes }));
  const pages = paths.filter((file) => MARKDOWN.has(extname(file).toLowerCase()));
  const singles = paths.filter((file) => SINGLE.has(extname(file).toLowerCase()));
  return [
    ...(pages.length ? [{ name, files: await Promise.all(pages.map(read)) }] : []),
    ...(await Promise.all(
      singles.map(async (file) => ({ name: relative(world.cwd, file), files: [await read(file)] })),
    )),
  ];
}

async function filesIn(folder: string): Promise<string[]> {
  const items = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    items
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map((item) => {
        const path = join(folder, item.name);
        return item.isDirectory() ? filesIn(path) : [path];
      }),
  );
  return found.flat();
}

/**
 * Reads and checks a source.
 * @throws ToolError when it is in no format that is read
 */
export async function readSource(
  source: Source,
  { read, pack: said }: SourceOptions,
  world: World,
  options: CheckOptions,
): Promise<ReadSource> {
  const { name, files } = source;
  const text = ownText(files, read.format);
  if (text !== undefined) {
    const { pack, findings } = checkPackText(text, options);
    return { name, format: 'lumomate', ...(pack ? { pack: { ...pack, ...said } } : {}), findings };
  }
  let draft: Draft;
  try {
    draft = await world.readDraft(files, read);
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof PackError)) throw error;
    throw new ToolError(`${name}: ${error.message}`, 2);
  }
  try {
    const finished = finishDraft(draft, { ...namedAfter(source, draft), ...said });
    const advice = checkPack(finished.pack, options).map((finding) => withPlace(finding, finished));
    const findings = [...lossesOf(draft, finished), ...advice];
    return { name, format: draft.format, pack: finished.pack, findings };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const findings = error.problems.map((problem) => told('schema', { message: describeProblem(problem) }));
    return { name, format: draft.format, findings: [...findings, ...draft.dropped.map(dropped('left-out'))] };
  }
}

/** The text of a file of format 1, also of one whose JSON is not quite right. */
function ownText(files: readonly InputFile[], format: FormatName | undefined): string | undefined {
  const [file, ...others] = files;
  if (!file || others.length || (format !== undefined && format !== 'lumomate')) return undefined;
  const text = decodeText(file.bytes);
  const isOwn =
    format === 'lumomate' || /^\s*(?:\/[/*].*\s*)*\{[^[]{0,2000}?"format"\s*:\s*"lumomate-pack\//.test(text);
  return isOwn ? text : undefined;
}

function namedAfter({ name }: Source, { info }: Draft): { id: string; name: string } {
  const stem = name === PIPED ? '' : basename(name).replace(/\.[^.]+$/, '');
  const id = slug(stem)
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/^-+|-+$/g, '');
  return { id: info.id ?? (id.slice(0, 64) || 'glossary'), name: info.name ?? (stem || 'Glossary') };
}

/** What of the file is not in the pack, or leads nowhere. */
function lossesOf(draft: Draft, { pack, dropped: all, dead, places }: Finished): PlacedFinding[] {
  return [
    ...all.slice(0, draft.dropped.length).map(dropped('left-out')),
    ...all.slice(draft.dropped.length).map(dropped('schema')),
    ...dead.map(({ entry: i, field, value }) => {
      const { id, term } = pack.entries[i]!;
      const [rule, message] =
        field === 'seeAlso'
          ? ([
              'dead-see-also',
              `see-also “${value}” is not in this pack: name one of its entries, or leave it out`,
            ] as const)
          : (['bad-url', `“${value}” must be an http(s) address`] as const);
      return told(rule, { entry: { number: i + 1, id, term }, field, at: places[i]!, message });
    }),
    ...draft.notes.map((note) => told('left-out', { message: note })),
  ];
}

function dropped(rule: RuleName) {
  return ({ at, term, why }: Draft['dropped'][number]): PlacedFinding =>
    told(rule, { at, message: `${term ? `“${term}” ` : ''}${why}: it is left out` });
}

function told(rule: RuleName, rest: Omit<PlacedFinding, 'rule' | 'level'>): PlacedFinding {
  return { level: RULES[rule], rule, ...rest };
}

function withPlace(finding: PlacedFinding, { places }: Finished): PlacedFinding {
  const at = finding.entry && places[finding.entry.number - 1];
  return at ? { ...finding, at } : finding;
}

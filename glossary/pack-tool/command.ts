import { type ParseArgsConfig, parseArgs } from 'node:util';
import * as v from 'valibot';
import { FIELDS, type FieldName, FORMAT_NAMES, type FormatName, type ReadOptions } from '../formats/draft.ts';
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportName, exportNameOf } from '../formats/export-formats.ts';
import { InfoSchema } from '../pack-schema.ts';
import { BUMPS, type Bump } from '../publish/bump.ts';
import { ToolError } from './tool-error.ts';

/** The command line: words in, a command out, or a sentence on what is wrong with them. */

/** What is said of a file on the command line that the file does not say itself. */
export interface SourceOptions {
  read: ReadOptions;
  /** Of the pack that it becomes. */
  pack: { id?: string; name?: string; version?: string; language?: string };
}

export type Command =
  | { name: 'help' }
  | {
      name: 'check';
      files: string[];
      json: boolean;
      strict: boolean;
      others: string[];
      source: SourceOptions;
    }
  | { name: 'convert'; from: string; to: ExportName; out: string; source: SourceOptions }
  | { name: 'build'; file: string; out: string; baseUrl: string; bump?: Bump; source: SourceOptions };

const text = { type: 'string' } as const;
const READ_OPTIONS = { language: text, columns: text, format: text } as const;
const PACK_OPTIONS = { id: text, name: text, version: text } as const;
const SOURCE_OPTIONS = { ...READ_OPTIONS, ...PACK_OPTIONS } as const;
const flag = { type: 'boolean', default: false } as const;

/**
 * @param words as given after the command's name
 * @throws ToolError when they are no command
 */
export function parseCommand(words: readonly string[]): Command {
  const [name = 'help', ...rest] = words;
  if (name === 'help' || words.includes('--help') || words.includes('-h')) return { name: 'help' };
  if (name === 'check') return parseCheck(rest);
  if (name === 'convert') return parseConvert(rest);
  if (name === 'build') return parseBuild(rest);
  throw usage(`there is no command “${name}”: check, convert and build are those there are`);
}

function parseCheck(args: string[]): Command {
  const options = { ...READ_OPTIONS, json: flag, strict: flag, with: { ...text, multiple: true } } as const;
  const { values, positionals: files } = parsed({ args, options, allowPositionals: true });
  if (!files.length) throw usage('check which file? Name one or more, or - for what is piped in');
  const { json, strict, with: others = [] } = values;
  return { name: 'check', files, json, strict, others, source: sourceOptions(values) };
}

function parseConvert(args: string[]): Command {
  const options = { ...SOURCE_OPTIONS, to: text } as const;
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [from, out = '-', ...more] = positionals;
  if (!from || more.length)
    throw usage('convert takes a file to read and one to write, or --to with a format');
  const to = values.to ?? exportNameOf(out);
  if (to === undefined || !Object.hasOwn(EXPORT_FORMATS, to)) {
    const wanted = values.to ?? out;
    throw usage(`“${wanted}” says none of the formats that are written: --to ${list(EXPORT_NAMES)}`);
  }
  return { name: 'convert', from, to: to as ExportName, out, source: sourceOptions(values) };
}

function parseBuild(args: string[]): Command {
  const options = { ...SOURCE_OPTIONS, out: text, 'base-url': text, bump: text } as const;
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [file, ...more] = positionals;
  const { out, bump } = values;
  if (!file || more.length) throw usage('build takes one file');
  if (!out) throw usage('build needs --out with the folder to write');
  if (bump !== undefined && !BUMPS.includes(bump as Bump)) throw usage(`--bump is one of ${list(BUMPS)}`);
  return {
    name: 'build',
    file,
    out,
    baseUrl: baseUrlOf(values['base-url']),
    ...(bump === undefined ? {} : { bump: bump as Bump }),
    source: sourceOptions(values),
  };
}

function baseUrlOf(address: string | undefined): string {
  if (address === undefined) return '';
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw usage(`--base-url “${address}” is no http(s) address`);
  }
  return address.endsWith('/') ? address : `${address}/`;
}

function sourceOptions(
  values: { [name in keyof typeof SOURCE_OPTIONS]?: string | undefined },
): SourceOptions {
  const { language, columns, format, id, name, version } = values;
  if (format !== undefined && !Object.hasOwn(FORMAT_NAMES, format)) {
    throw usage(`--format “${format}” is none that is read: ${list(Object.keys(FORMAT_NAMES))}`);
  }
  const read = {
    ...(language === undefined ? {} : { language }),
    ...(columns === undefined ? {} : { columns: columnsOf(columns) }),
    ...(format === undefined ? {} : { format: format as FormatName }),
  };
  const said = Object.entries({ id, name, version, language }).filter(([, value]) => value !== undefined);
  for (const [field, value] of said) {
    const [issue] = v.safeParse(InfoSchema.entries[field as keyof SourceOptions['pack']], value).issues ?? [];
    if (issue) throw usage(`--${field} “${value}” ${issue.message}`);
  }
  return { read, pack: Object.fromEntries(said) };
}

/** `term,-,definition`: what each column fills, `-` or nothing for one that is left out. */
function columnsOf(columns: string): (FieldName | null)[] {
  return columns.split(',').map((column) => {
    const field = column.trim();
    if (field === '' || field === '-') return null;
    if (FIELDS.includes(field as FieldName)) return field as FieldName;
    throw usage(`--columns: “${field}” is no field; those there are: ${list(FIELDS)}; - leaves a column out`);
  });
}

/** `parseArgs`, with its complaints as ours. */
function parsed<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function usage(message: string): ToolError {
  return new ToolError(`${message}\nlumomate-pack help tells more.`, 2);
}

function list(names: readonly string[]): string {
  return names.join(', ');
}

export const HELP = `lumomate-pack – checks, converts and publishes glossaries for LumoMate

  lumomate-pack check FILE…                  what is wrong with them, and what could be better
      --json                                 as JSON
      --strict                               advice counts as an error
      --with FILE                            also compares with a pack that the same readers have
  lumomate-pack convert IN OUT               in the format that OUT's name says
  lumomate-pack convert IN --to FORMAT       to standard output (${EXPORT_NAMES.join(', ')})
  lumomate-pack build FILE --out DIR         a folder that any web server can serve
      --base-url URL                         where it will be served
      --bump patch|minor|major               raises the version when something has changed

Of files that do not say it themselves:
      --language TAG                         which of several languages to read
      --columns term,definition,-            what each column of a table is; - leaves one out
      --format NAME                          reads it as this (${Object.keys(FORMAT_NAMES).join(', ')})
      --id ID  --name NAME  --version 1.2.0  of the pack that it becomes (convert, build)

FILE may be a folder, or - for what is piped in. Ends with 0 when all is well (advice is), 1 when there are errors,
2 when the command or a file cannot be understood.
`;

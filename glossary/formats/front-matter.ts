import { parseDocument } from 'yaml';
import { FormatError } from './draft.ts';
import { foldName } from './fields.ts';

/** What stands between `---` (YAML) or `+++` (TOML) at the head of a text file. */
export interface FrontMatter {
  /** By their names, folded as `foldName` does: authors write `Title` and `title`. */
  fields: ReadonlyMap<string, unknown>;
  /** The rest of the file. */
  body: string;
  /** Of the body's first line, counted from 1. */
  line: number;
}

/**
 * @returns no fields for a text without front matter
 * @throws FormatError naming the line, for YAML that cannot be read
 */
export function frontMatterOf(text: string): FrontMatter {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const found = /^(\s*)(---|\+\+\+)[^\S\n]*\n([\s\S]*?)(?:^|\n)(?:\2|\.\.\.)[^\S\n]*(?:\n|$)/.exec(clean);
  if (!found) return { fields: new Map(), body: clean, line: 1 };
  const [whole, space = '', mark, head = ''] = found;
  const data = mark === '---' ? yamlFields(head, space.split('\n').length + 1) : tomlFields(head);
  // A rule at the head of a text that has none is a line, not front matter.
  if (!data) return { fields: new Map(), body: clean, line: 1 };
  const fields = new Map(Object.entries(data).map(([key, value]) => [foldName(key), value]));
  return { fields, body: clean.slice(whole.length), line: whole.split('\n').length };
}

function yamlFields(head: string, line: number): Record<string, unknown> | undefined {
  // Hugo and Jekyll take a key that stands twice; so do we, the last one.
  const document = parseDocument(head, { uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const at = line + (error.linePos?.[0].line ?? 1) - 1;
    const [message = ''] = error.message.split('\n');
    throw new FormatError(
      `its front matter is not YAML: ${message.replace(/ at line \d+.*$/, '')}`,
      `line ${at}`,
    );
  }
  const data: unknown = document.toJS();
  if (data === null) return {};
  return typeof data === 'object' && !Array.isArray(data) ? (data as Record<string, unknown>) : undefined;
}

/** As much of TOML as front matter needs: `key = value` with texts, numbers and lists on one line. */
function tomlFields(head: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of head.split('\n')) {
    const [, key, value = ''] = /^\s*["']?([\w-]+)["']?\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (!key || Object.hasOwn(fields, key)) continue;
    try {
      fields[key] = JSON.parse(value.replace(/'([^'"]*)'/g, '"$1"').replace(/,\s*\]$/, ']'));
    } catch {
      // Dates and what else JSON has no word for.
      fields[key] = value;
    }
  }
  return fields;
}

/** A field as one text: lists are joined, '' for what is none. */
export function textField(fields: FrontMatter['fields'], ...names: string[]): string {
  return listField(fields, ...names).join(', ');
}

/** A field as a list of texts: the first of these names that is filled. */
export function listField(fields: FrontMatter['fields'], ...names: string[]): string[] {
  for (const name of names) {
    const value = fields.get(name);
    const texts = (Array.isArray(value) ? value : [value]).map(asText).filter(Boolean);
    if (texts.length) return texts;
  }
  return [];
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

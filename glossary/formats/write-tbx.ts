import { type Category, type Entry, PACK_FORMAT, type Pack } from '../pack-types.ts';
import {
  CASE_SENSITIVE_NOTE,
  HEADER_LABELS,
  NO_DESCRIPTION,
  NOTE_LABELS,
  PRIVATE_LINE,
  xmlId,
} from './own-tbx.ts';

/** A pack as a termbase: TBX version 3, dialect TBX-Basic, style DCA. */

/** Writes a pack so that translation tools read it. @returns XML, in UTF-8 once it is a file */
export function writeTbx(pack: Pack): string {
  const names = new Map(pack.categories.map((category) => [category.id, category]));
  const terms = new Map(pack.entries.map(({ id, term }) => [id, term]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx type="TBX-Basic" style="dca" xml:lang="${attribute(pack.language)}" xmlns="urn:iso:std:iso:30042:ed-2">`,
    header(pack),
    '<text>',
    '<body>',
    ...pack.entries.map((entry) => concept(entry, pack.language, names.get(entry.category), terms)),
    '</body>',
    '</text>',
    '</tbx>',
    '',
  ].join('\n');
}

function header(pack: Pack): string {
  const facts = Object.entries(HEADER_LABELS).flatMap(([field, label]) => {
    const value = pack[field as keyof typeof HEADER_LABELS];
    return value ? [`${label}: ${value}`] : [];
  });
  if (pack.private) facts.push(PRIVATE_LINE);
  return [
    '<tbxHeader>',
    '<fileDesc>',
    `<titleStmt>${element('title', pack.name)}</titleStmt>`,
    `<publicationStmt>${facts.map((fact) => element('p', fact)).join('')}</publicationStmt>`,
    `<sourceDesc>${element('p', pack.description || NO_DESCRIPTION)}</sourceDesc>`,
    '</fileDesc>',
    `<encodingDesc>${element('p', PACK_FORMAT)}</encodingDesc>`,
    '</tbxHeader>',
  ].join('\n');
}

function concept(
  entry: Entry,
  language: string,
  category: Category | undefined,
  terms: ReadonlyMap<string, string>,
): string {
  const lines = [`<conceptEntry id="${attribute(xmlId(entry.id))}">`];
  if (category) lines.push(element('descrip', category.name, 'subjectField'));
  for (const { title, url } of entry.sources) {
    lines.push(
      url ? element('xref', title, 'externalCrossReference', url) : element('admin', title, 'source'),
    );
  }
  for (const id of entry.seeAlso)
    lines.push(element('ref', terms.get(id) ?? id, 'crossReference', xmlId(id)));
  for (const [field, label] of Object.entries(NOTE_LABELS)) {
    const text = entry[field as keyof typeof NOTE_LABELS];
    if (text) lines.push(element('note', `${label}: ${text}`));
  }
  if (entry.caseSensitive) lines.push(element('note', CASE_SENSITIVE_NOTE));
  lines.push(`<langSec xml:lang="${attribute(language)}">`);
  if (entry.definition) lines.push(element('descrip', entry.definition, 'definition'));
  lines.push(termSection(entry.term, 'preferredTerm-admn-sts', entry.example));
  for (const alias of entry.aliases) lines.push(termSection(alias, 'admittedTerm-admn-sts'));
  lines.push('</langSec>', '</conceptEntry>');
  return lines.join('\n');
}

function termSection(term: string, status: string, example?: string): string {
  const parts = [element('term', term), element('termNote', status, 'administrativeStatus')];
  if (example) parts.push(element('descrip', example, 'context'));
  return `<termSec>${parts.join('')}</termSec>`;
}

function element(name: string, text: string, type?: string, target?: string): string {
  const attributes =
    (type === undefined ? '' : ` type="${attribute(type)}"`) +
    (target === undefined ? '' : ` target="${attribute(target)}"`);
  return `<${name}${attributes}>${escaped(text)}</${name}>`;
}

// What XML 1.0 has no way to write, and half characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function attribute(text: string): string {
  return escaped(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, (space) => `&#${space.charCodeAt(0)};`);
}

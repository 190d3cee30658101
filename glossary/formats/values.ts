import type { Source } from '../pack-types.ts';
import { fieldOf, splitList } from './fields.ts';
import { isBlank } from './raw-table.ts';

/** What a cell, or a value of JSON or YAML, says: a text, a list, sources, yes or no. */

type Values = Record<string, unknown>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/**
 * A value as one text: of a list, its items as paragraphs; of several numbered senses, `1. …` before each.
 * @returns '' for nothing
 */
export function textOf(value: unknown): string {
  if (isBlank(value)) return '';
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n\n');
  if (!isObject(value)) return String(value);
  const pairs = Object.entries(value).filter(([, one]) => !isBlank(one));
  if (pairs.length && pairs.every(([key]) => /^\d+$/.test(key))) {
    const senses = pairs.map(([, sense]) => textOf(sense));
    return senses.length === 1 ? senses[0]! : senses.map((sense, i) => `${i + 1}. ${sense}`).join('\n\n');
  }
  const named = pairs.find(([key]) => /^(?:definition|blurb)$/.test(fieldOf(key)?.field ?? ''));
  if (named) return textOf(named[1]);
  const text = pairs.find(([key, one]) => /^(?:value|html|markdown|#text)$/i.test(key) && !isObject(one));
  if (text) return textOf(text[1]);
  return pairs.map(([key, one]) => `${key}: ${textOf(one)}`).join('\n');
}

/** A day as `2026-11-20`. */
function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** The names in a value: a list of texts or of things with names, or a list written in one text. */
export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean);
  if (isObject(value)) return [nameOf(value)].filter(Boolean);
  return splitList(textOf(value));
}

function nameOf(value: unknown): string {
  if (!isObject(value)) return textOf(value).trim();
  for (const wanted of ['id', 'term', 'aliases']) {
    const found = Object.entries(value).find(([key]) => fieldOf(key)?.field === wanted);
    if (found) return textOf(found[1]).trim();
  }
  return '';
}

/** Sources: addresses, titles, `Title <address>`, `[Title](address)`, or things with a title and an address. */
export function sourcesOf(value: unknown): Partial<Source>[] {
  if (Array.isArray(value)) return value.flatMap(sourcesOf);
  if (isObject(value)) return sourceOf(value);
  const text = textOf(value);
  // An address or a title may hold commas; only what `joinList` writes parts sources.
  const items = /[;|\n]/.test(text) || text.startsWith('"') ? splitList(text) : [text];
  return items.flatMap(sourceText);
}

function sourceOf(value: Values): Partial<Source>[] {
  const pairs = Object.entries(value);
  const url = pairs.find(([key, one]) => fieldOf(key)?.field === 'sources' && typeof one === 'string')?.[1];
  const title = pairs.find(([key]) => fieldOf(key)?.field === 'term')?.[1];
  if (url === undefined && title === undefined) return sourceText(textOf(value));
  return [{ ...(title ? { title: textOf(title) } : {}), ...(url ? { url: textOf(url) } : {}) }];
}

const ADDRESS = String.raw`https?:\/\/[^\s<>]+`;
const WITH_TITLE = [
  new RegExp(`^\\[(?<title>[^\\]]+)\\]\\((?<url>${ADDRESS})\\)$`, 'i'),
  /^(?<title>.*\S)\s*<(?<url>https?:\/\/.*)>$/is,
  new RegExp(`^(?<title>.*[^\\s:,–—-])\\s*[:,–—-]?\\s+(?<url>${ADDRESS})$`, 'is'),
];

function sourceText(raw: string): Partial<Source>[] {
  const text = raw.trim();
  if (!text) return [];
  // As `writeCsv` marks a title that might be taken for an address.
  if (text.endsWith(' <>')) return [{ title: text.slice(0, -3) }];
  if (/^(?:https?:)?\/\/\S+$/i.test(text)) return [{ url: text.startsWith('//') ? `https:${text}` : text }];
  for (const pattern of WITH_TITLE) {
    const { title, url } = pattern.exec(text)?.groups ?? {};
    if (title && url) return [{ title, url }];
  }
  return [{ title: text }];
}

/** Yes or no; undefined for what is neither. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value).trim().toLowerCase();
  if (/^(?:true|yes|y|1|x|✓|✔|ja|oui|s[ií]|sim|tak|да|はい|是|예)$/.test(text)) return true;
  return /^(?:false|no|n|0|-|nein|non|não|nie|нет|いいえ|否|아니요)?$/.test(text) ? false : undefined;
}

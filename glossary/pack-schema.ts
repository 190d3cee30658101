import * as v from 'valibot';
import { LAYERS, type Layer, PACK_FORMAT } from './pack-types.ts';

/** What may stand where in a pack of format 1: the fields, their limits, and what is said when one is wrong. */

/** Caps that no real glossary meets; they keep a hostile or broken file from filling the machine. */
export const LIMITS = {
  id: 128,
  term: 200,
  text: 10_000,
  aliases: 100,
  links: 100,
  entries: 600_000,
  /** Of a file, or of all files that are one pack, uncompressed. */
  bytes: 300_000_000,
};

// C0/C1 controls, bidi overrides and isolates: they reorder or hide text on somebody's screen.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const text = (max: number) =>
  v.pipe(
    v.string('must be text'),
    v.transform((value) => value.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').normalize('NFC').trim()),
    v.maxLength(max, `is longer than ${max} characters`),
  );
const filled = (max: number) => v.pipe(text(max), v.minLength(1, 'must not be empty'));
const line = (max: number) =>
  v.pipe(
    filled(max),
    v.transform((value) => value.replace(/\s+/g, ' ')),
  );
const lines = (max: number, count: number) =>
  v.optional(
    v.pipe(v.array(line(max), 'must be a list'), v.maxLength(count, `has more than ${count} items`)),
    () => [],
  );
const httpsUrl = v.pipe(
  text(2_000),
  v.check(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an http(s) address',
  ),
);
const flag = v.optional(v.boolean('must be true or false'), false);

export const EntrySchema = v.object({
  id: v.optional(v.pipe(line(LIMITS.id), v.regex(/^[^/]+$/, 'must not contain “/”'))),
  term: line(LIMITS.term),
  aliases: lines(LIMITS.term, LIMITS.aliases),
  category: v.optional(line(LIMITS.id)),
  ...(Object.fromEntries(LAYERS.map((layer) => [layer, v.optional(text(LIMITS.text))])) as {
    [layer in Layer]: v.OptionalSchema<ReturnType<typeof text>, undefined>;
  }),
  illustration: v.optional(v.unknown()),
  seeAlso: lines(LIMITS.id, LIMITS.links),
  sources: v.optional(
    v.pipe(
      v.array(v.object({ title: line(500), url: v.optional(httpsUrl) }), 'must be a list'),
      v.maxLength(LIMITS.links, `has more than ${LIMITS.links} items`),
    ),
    () => [],
  ),
  caseSensitive: flag,
  status: v.optional(line(100)),
  reviewedBy: v.optional(line(200)),
  updated: v.optional(line(40)),
});

const CategorySchema = v.object({
  id: line(LIMITS.id),
  name: line(LIMITS.term),
  section: v.optional(line(LIMITS.term)),
});

export const InfoSchema = v.object({
  format: v.literal(PACK_FORMAT, `must be “${PACK_FORMAT}”`),
  id: v.pipe(text(64), v.regex(/^[a-z0-9-]{1,64}$/, 'must be 1–64 of a–z, 0–9 and “-”')),
  name: line(LIMITS.term),
  version: v.optional(v.pipe(text(64), v.regex(/^\d+\.\d+\.\d+([-+].*)?$/, 'must look like 1.4.0')), '0.0.0'),
  language: v.optional(
    v.pipe(
      text(35),
      v.regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, 'must be a language tag such as en or pt-BR'),
    ),
    'en',
  ),
  description: v.optional(text(LIMITS.text)),
  author: v.optional(line(LIMITS.term)),
  licence: v.optional(line(LIMITS.term)),
  homepage: v.optional(httpsUrl),
  private: flag,
  categories: v.optional(v.array(CategorySchema, 'must be a list'), () => []),
});

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

// C0/C1 controls, bidi overrides and isolates, and what is never seen: they reorder, hide or counterfeit text.
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Letters of an alphabet that nobody sees; flags of regions are spelt with them, after a black flag. */
const UNSEEN_LETTERS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0000}-\u{e007f}]+/gu;
/** No script sets so many marks on one letter; a flood of them covers what stands around it. */
const TOO_MANY_MARKS = /(\p{M}{10})\p{M}+/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

function cleaned(value: string): string {
  return (
    value
      // Half a character cannot be part of an address, and most of what takes text breaks over it.
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(UNPRINTABLE, '')
      .replace(UNSEEN_LETTERS, '')
      .normalize('NFC')
      .replace(TOO_MANY_MARKS, '$1')
      .trim()
  );
}

const text = (max: number) =>
  v.pipe(
    v.string('must be text'),
    v.transform(cleaned),
    v.maxLength(max, `is longer than ${max} characters`),
  );
const filled = (max: number) =>
  v.pipe(
    text(max),
    v.minLength(1, 'must not be empty'),
    v.regex(VISIBLE, 'must have something in it that can be seen'),
  );
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
  v.check(isHttp, 'must be an http(s) address'),
  v.check(isWebAddress, 'must not hold a name or password'),
);

function isHttp(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** May a reader be sent there? A name before the host makes an address look like another one's. */
export function isWebAddress(address: string): boolean {
  if (!isHttp(address)) return false;
  const { username, password } = new URL(address);
  return !username && !password;
}

/** Real pictures are a dozen values, three deep. */
const MOST_VALUES = 2_000;
const DEEPEST = 20;

/** Whoever walks through a value that is not checked any further has an end to reach. */
function isModest(value: unknown): boolean {
  let level = [value];
  let count = 0;
  for (let depth = 0; level.length; depth++) {
    count += level.length;
    if (count > MOST_VALUES || depth > DEEPEST) return false;
    if (level.some((one) => typeof one === 'string' && one.length > LIMITS.text)) return false;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return true;
}

const flag = v.optional(v.boolean('must be true or false'), false);

export const EntrySchema = v.object({
  id: v.optional(v.pipe(line(LIMITS.id), v.regex(/^[^/]+$/, 'must not contain “/”'))),
  term: line(LIMITS.term),
  aliases: lines(LIMITS.term, LIMITS.aliases),
  category: v.optional(line(LIMITS.id)),
  ...(Object.fromEntries(LAYERS.map((layer) => [layer, v.optional(text(LIMITS.text))])) as {
    [layer in Layer]: v.OptionalSchema<ReturnType<typeof text>, undefined>;
  }),
  illustration: v.optional(v.pipe(v.unknown(), v.check(isModest, 'is too large or nested too deeply'))),
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

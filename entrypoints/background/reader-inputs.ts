import * as v from 'valibot';
import { ReaderRowsSchema } from '../../glossary/backup.ts';
import type { ReaderOwnRequests, ReaderPageRequests } from '../../glossary/reader-requests.ts';
import { GRADES } from '../../glossary/recall.ts';

/** What requests about the reader may carry (`answer.ts`). */

const key = v.pipe(v.string(), v.maxLength(300));
const week = v.pipe(v.string(), v.regex(/^\d{4,6}-W\d\d$/, 'a week looks like 2026-W48'));
const number = v.pipe(v.number(), v.integer(), v.minValue(0));
const limit = v.pipe(number, v.maxValue(500));
const query = v.optional(v.pipe(v.string(), v.maxLength(200)));
const nothing = v.object({});

export const READER_INPUTS: Record<keyof ReaderPageRequests | keyof ReaderOwnRequests, v.GenericSchema> = {
  meet: v.object({ key }),
  'know-term': v.object({ key, known: v.boolean() }),
  'list-meetings': v.object({
    before: v.optional(number),
    query,
    key: v.optional(key),
    site: v.optional(key),
    week: v.optional(week),
    limit: v.pipe(limit, v.minValue(1)),
  }),
  'list-met': v.object({ query, order: v.picklist(['recent', 'often', 'name']), offset: number, limit }),
  'count-meetings': nothing,
  'delete-meetings': v.union([
    v.strictObject({ id: number }),
    v.strictObject({ key }),
    v.strictObject({ site: key }),
    v.strictObject({ week }),
  ]),
  'export-meetings': v.object({ after: v.optional(number) }),
  'forget-everything': v.object({ sure: v.literal(true) }),
  'where-met': v.object({ key }),
  'letter-status': nothing,
  'switch-letter': v.object({ on: v.boolean() }),
  'list-letters': nothing,
  'get-letter': v.object({ week: v.optional(week) }),
  'mark-letter-read': v.object({ week }),
  'delete-letter': v.object({ week }),
  'due-questions': v.object({ limit: v.pipe(number, v.maxValue(100)) }),
  'recall-of': v.object({ keys: v.pipe(v.array(key), v.maxLength(1_000)) }),
  answer: v.object({ key, grade: v.picklist(GRADES) }),
  'undo-answer': v.object({ key }),
  'export-memories': v.object({ after: v.optional(key) }),
  'export-rows': v.object({
    part: v.picklist(['meetings', 'terms', 'memories', 'weeks', 'letters']),
    after: v.optional(v.union([key, number])),
  }),
  'import-rows': v.object({ rows: ReaderRowsSchema }),
};

/** Those that only the extension's own pages may make. */
export const READER_OWN: Record<keyof ReaderOwnRequests, true> = {
  'list-meetings': true,
  'list-met': true,
  'count-meetings': true,
  'delete-meetings': true,
  'export-meetings': true,
  'forget-everything': true,
  'where-met': true,
  'letter-status': true,
  'switch-letter': true,
  'list-letters': true,
  'get-letter': true,
  'mark-letter-read': true,
  'delete-letter': true,
  'due-questions': true,
  'recall-of': true,
  answer: true,
  'undo-answer': true,
  'export-memories': true,
  'export-rows': true,
  'import-rows': true,
};

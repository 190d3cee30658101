import * as v from 'valibot';
import type { Changes } from './changes.ts';
import { delayAfterCheck, delayAfterFailure, LONGEST_WAIT } from './schedule.ts';

/**
 * A pack that is fetched again and again. Subscriptions stand in `storage.local`, apart from the packs: a lost
 * database is filled again from them.
 */

const text = v.pipe(v.string(), v.maxLength(2_000));
const time = v.pipe(v.number(), v.finite());
const edition = v.object({ version: text, sha256: text });
const terms = v.array(v.string());
const changes = v.object({
  from: v.string(),
  added: v.number(),
  changed: v.number(),
  removed: v.number(),
  addedTerms: terms,
  changedTerms: terms,
  removedTerms: terms,
});

const SubscriptionSchema = v.object({
  /** Of the manifest or the pack; names the subscription. */
  url: text,
  /** What was typed, when `url` was found on that page. */
  page: v.optional(text),
  /** The pack's id and name; unknown until it has been fetched once. */
  pack: v.optional(text),
  name: v.optional(text),
  /** A header goes with every request. Its value lies elsewhere: pages' scripts can read `storage.local`. */
  headerName: v.optional(text),
  addedBy: v.picklist(['reader', 'sync', 'policy']),
  /** An administrator wants it: it cannot be removed or paused. */
  byPolicy: v.optional(v.boolean(), false),
  paused: v.optional(v.boolean(), false),
  /** What is held. */
  version: v.optional(text),
  sha256: v.optional(text),
  entries: v.optional(v.number()),
  /** What the server knows its last answer by, and since when we have been saying it back. */
  validators: v.optional(v.object({ etag: v.optional(text), lastModified: v.optional(text), since: time })),
  checkedAt: v.optional(time),
  changedAt: v.optional(time),
  nextCheck: time,
  /** Since the last check that worked. */
  failures: v.optional(v.number(), 0),
  /** Why the last check did not work: a sentence for the reader. */
  problem: v.optional(text),
  /** What a roll-back brings. */
  previous: v.optional(edition),
  /** What was rolled back; it is not taken again. */
  refused: v.optional(edition),
  /** What the server offers and is not taken, being older than what is held or rolled back. */
  offered: v.optional(v.object({ version: text, why: v.picklist(['older', 'refused']) })),
  /** What the last new version brought. */
  changes: v.optional(changes),
});

export type Subscription = v.InferOutput<typeof SubscriptionSchema>;
export type Validators = NonNullable<Subscription['validators']>;
export type Edition = v.InferOutput<typeof edition>;

export const SUBSCRIPTIONS_KEY = 'subscriptions';

/** Stored subscriptions; one that is damaged costs no other. */
export function parseSubscriptions(stored: unknown): Subscription[] {
  return (Array.isArray(stored) ? stored : []).flatMap((raw) => {
    const parsed = v.safeParse(SubscriptionSchema, raw);
    return parsed.success ? [parsed.output] : [];
  });
}

/** What came of a check. */
export type Outcome =
  /** Nothing new. */
  | { kind: 'unchanged'; validators?: Validators | undefined }
  /** A new version is stored. */
  | {
      kind: 'updated';
      url: string;
      pack: string;
      name: string;
      edition: Edition;
      entries: number;
      /** What was held before it, when something was. */
      before?: Edition | undefined;
      changes?: Changes | undefined;
      validators?: Validators | undefined;
    }
  /** There is another version, and it is not taken. */
  | { kind: 'kept'; version: string; why: 'older' | 'refused' }
  /** @param retryAfter as the server asked. ms */
  | { kind: 'failed'; problem: string; retryAfter?: number | undefined };

/**
 * The state after a check.
 * @param now ms since 1970
 * @param random of 0 … 1: subscribers that begin together are spread
 */
export function next(before: Subscription, outcome: Outcome, now: number, random: number): Subscription {
  if (outcome.kind === 'failed') {
    const failures = before.failures + 1;
    const nextCheck = now + delayAfterFailure(failures, outcome.retryAfter, random);
    return { ...before, failures, problem: outcome.problem, nextCheck };
  }
  const { problem: _, offered: __, validators: ___, ...rest } = before;
  const checked = { ...rest, checkedAt: now, nextCheck: now + delayAfterCheck(random), failures: 0 };
  if (outcome.kind === 'kept') return { ...checked, offered: { version: outcome.version, why: outcome.why } };
  const validators = outcome.validators && { validators: outcome.validators };
  if (outcome.kind === 'unchanged') return { ...checked, ...validators };
  const { refused: ____, changes: _____, ...kept } = checked;
  return {
    ...kept,
    ...validators,
    url: outcome.url,
    ...(outcome.url !== before.url && { page: before.url }),
    pack: outcome.pack,
    name: outcome.name,
    ...outcome.edition,
    entries: outcome.entries,
    changedAt: now,
    ...(outcome.before && { previous: outcome.before }),
    ...(outcome.changes && { changes: outcome.changes }),
  };
}

/** Before a check begins, in case it takes the whole worker down with it: then it has failed, and waits like any other. */
export function beginning(before: Subscription, now: number, random: number): Subscription {
  const nextCheck = now + delayAfterFailure(before.failures + 1, undefined, random);
  return { ...before, failures: before.failures + 1, nextCheck };
}

/** The state after a roll-back: what was held is not taken again. */
export function rolledBack(before: Subscription): Subscription {
  const { previous, version, sha256, entries: _, validators: __, changes: ___, ...rest } = before;
  if (!previous || version === undefined || sha256 === undefined) return before;
  return { ...rest, ...previous, refused: { version, sha256 }, offered: { version, why: 'refused' } };
}

/** Clocks are put right by so much every day; that is no reason to ask a server sooner than it said. ms */
const CLOCK_SLACK = 24 * 60 * 60_000;

/**
 * Should it be checked now? A time further away than any wait was written by a clock that has since been set back.
 * @param isMissing its pack is not in the store
 */
export function isDue(subscription: Subscription, now: number, isMissing = false): boolean {
  if (subscription.paused) return false;
  // After a failure even a missing pack waits: where nothing can be stored, asking again helps nobody.
  if (isMissing && !subscription.failures) return true;
  return dueAt(subscription, now) <= now;
}

/** When it is due, by the clock of now. ms since 1970; Infinity for a paused one */
export function dueAt({ paused, nextCheck }: Subscription, now: number): number {
  if (paused) return Number.POSITIVE_INFINITY;
  return nextCheck > now + LONGEST_WAIT + CLOCK_SLACK ? now : nextCheck;
}

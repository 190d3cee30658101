import * as v from 'valibot';
import { InfoSchema, LIMITS } from './pack-schema.ts';

/**
 * What a published pack says of itself (`manifest.json`): small, asked for again and again, and enough to know
 * whether and what to fetch. Written by `lumomate-pack build`, read by subscriptions.
 */

export const MANIFEST_FORMAT = 'lumomate-manifest/1';

const sha256 = v.pipe(v.string('must be text'), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'));
const count = v.pipe(
  v.number('must be a number'),
  v.integer('must be whole'),
  v.minValue(0, 'must not be negative'),
);
/** A file beside the manifest: no folders above it, no other host. */
const fileName = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/, 'must be the name of a file beside the manifest'),
);
const terms = v.array(v.pipe(v.string(), v.maxLength(LIMITS.term)));

/** A file with entries, named by its own hash, so that it never changes: caches may keep it for ever. */
const ShardSchema = v.object({
  file: fileName,
  sha256,
  /** Uncompressed. */
  bytes: count,
  entries: count,
  /** Holds what changed after the others had been published. */
  patch: v.optional(v.literal(true)),
});

/** What is different from the version before; at most 50 terms are named each, the counts are whole. */
const ChangesSchema = v.object({
  from: v.string(),
  added: count,
  changed: count,
  removed: count,
  addedTerms: terms,
  changedTerms: terms,
  removedTerms: terms,
});

export const ManifestSchema = v.object({
  format: v.literal(MANIFEST_FORMAT, `must be “${MANIFEST_FORMAT}”`),
  /** As in a pack, without `format` and entries. */
  pack: v.omit(InfoSchema, ['format']),
  entries: count,
  /** The whole pack, format 1. */
  file: fileName,
  sha256,
  /** Of `file`, uncompressed. */
  bytes: count,
  /**
   * Of a pack over 5 MB: its entries in order, each file a JSON array; an entry of a later file takes the place of
   * the one with its id in an earlier one, at its place. So that an update is one small file more. Put together by
   * `assemble`.
   */
  shards: v.optional(v.array(ShardSchema)),
  /** Ids that stand in shards and are no longer in the pack. */
  removed: v.optional(v.array(v.string())),
  changes: v.optional(ChangesSchema),
  /** ISO date and time. */
  published: v.string(),
});

export type Manifest = v.InferOutput<typeof ManifestSchema>;
export type Shard = v.InferOutput<typeof ShardSchema>;

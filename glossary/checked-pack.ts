import * as v from 'valibot';
import { PackError } from './pack.ts';
import { EntrySchema, InfoSchema, LIMITS } from './pack-schema.ts';
import type { Entry, PackInfo } from './pack-types.ts';

/**
 * The last look at a pack that comes in pieces, from a page or a server: what a parser has let through passes as it
 * is, and nothing else passes.
 */

const { format: _, ...infoFields } = InfoSchema.entries;
const Info = v.object({
  ...infoFields,
  categories: v.array(
    v.object({ id: v.pipe(v.string(), v.minLength(1)), name: v.string(), section: v.string() }),
  ),
});
const Entries = v.pipe(
  v.array(
    v.object({
      ...EntrySchema.entries,
      id: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.id), v.regex(/^[^/]+$/)),
      category: v.pipe(v.string(), v.minLength(1)),
    }),
  ),
  v.check((entries) => entries.every(({ blurb, definition }) => blurb || definition)),
);

/** @throws PackError when this is not what is said of a pack */
export function checkInfo(data: unknown): PackInfo {
  return checked(Info, data) as PackInfo;
}

/** @throws PackError when one of these is not a whole entry */
export function checkEntries(data: unknown): Entry[] {
  return checked(Entries, data) as Entry[];
}

function checked<S extends v.GenericSchema>(schema: S, data: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw new PackError([{ ...(field ? { field } : {}), message: issue.message }]);
}

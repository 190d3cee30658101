import { compareVersions } from '../version.ts';
import { type Bump, bumped } from './bump.ts';

/** What is known when a pack's version is decided. */
export interface VersionFacts {
  /** What its file or the command says; undefined when neither says one. */
  given: string | undefined;
  /** Of the pack published before. */
  published: string | undefined;
  /** Apart from its version, the pack is the one published before. */
  isSame: boolean;
  bump: Bump | undefined;
}

/** A pack whose file says no version begins with this one. */
const FIRST = '1.0.0';

/**
 * The version to publish: never an earlier one, and never the same for something else.
 * @returns the version, or what to do where there is none to be taken
 */
export function nextVersion({
  given,
  published,
  isSame,
  bump,
}: VersionFacts): { version: string } | { refused: string } {
  if (published === undefined) return { version: given ?? FIRST };
  const wanted = given ?? published;
  const order = compareVersions(wanted, published);
  if (order > 0) return { version: wanted };
  if (isSame && (order === 0 || bump)) return { version: published };
  if (bump) return { version: bumped(published, bump) };
  if (order < 0)
    return {
      refused: `version ${wanted} is earlier than ${published}, which is published: readers would not take it; give a later one, or let --bump patch raise it`,
    };
  return {
    refused: `the pack has changed, and its version is still ${published}, which is published: give a later one in the file or by --version, or let --bump patch raise it`,
  };
}

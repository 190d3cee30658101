import { t, tCount } from '../../components/messages/messages.ts';
import { Comparison } from '../../glossary/changes.ts';
import { describeProblem, PackError } from '../../glossary/pack.ts';
import type { PackHeader } from '../../glossary/pack-header.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { BUILT_IN } from '../../glossary/requests.ts';
import type { Edition, Outcome, Subscription } from '../../glossary/subscription.ts';
import { compareVersions } from '../../glossary/version.ts';
import { FetchError } from './fetch-bytes.ts';
import { type FetchTools, fetchPack, forgetShards } from './fetch-pack.ts';

/** Where packs are kept. */
export interface PackKeeper {
  /** Stores a pack whole or not at all; the one with its id before it can be rolled back to. */
  put(pack: Pack): Promise<void>;
  /** Of a stored pack. */
  version(id: string): Promise<string | undefined>;
  /** Of a stored pack, some at a time. */
  slices(id: string): AsyncIterable<readonly Entry[]>;
  /** Puts the pack that was stored before in the place of the one that is. @throws when that is not this version */
  rollBack(id: string, version: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface CheckTools extends FetchTools {
  keeper: PackKeeper;
}

export interface CheckOptions {
  header: PackHeader | undefined;
  /** The reader has said that an older or rolled-back version may come. */
  takesOlder: boolean;
  /** Asked before anything is taken. @throws when the subscription may not bring this pack */
  admit(pack: string): Promise<void>;
}

/** Asks a subscription's server once, and stores what is new. Whatever goes wrong is an outcome; the old pack stays. */
export async function checkPack(
  subscription: Subscription,
  { header, takesOlder, admit }: CheckOptions,
  tools: CheckTools,
): Promise<Outcome> {
  const { keeper, drawer } = tools;
  try {
    const held = subscription.pack === undefined ? undefined : await keeper.version(subscription.pack);
    const fetched = await fetchPack(
      {
        url: subscription.url,
        header,
        pack: subscription.pack,
        // Without its pack, “not modified” would say nothing.
        validators: held === undefined || takesOlder ? undefined : subscription.validators,
        async judge(edition, id) {
          await admit(id);
          return judge(edition, subscription, await keeper.version(id), takesOlder);
        },
      },
      tools,
    );
    if (fetched.kind !== 'taken') return fetched;
    const { pack, edition, url, validators, shards } = fetched;
    await admit(pack.id);
    const before = await editionHeld(subscription, pack.id, keeper);
    const comparison = new Comparison(pack.entries);
    if (before) for await (const some of keeper.slices(pack.id)) comparison.see(some);
    await keeper.put(pack);
    await forgetShards(drawer, pack.id, shards).catch(() => {});
    return {
      kind: 'updated',
      url,
      pack: pack.id,
      name: pack.name,
      edition,
      entries: pack.entries.length,
      before,
      changes: before && comparison.changes(before.version),
      validators,
    };
  } catch (error) {
    const retryAfter = error instanceof FetchError ? error.retryAfter : undefined;
    return { kind: 'failed', problem: sentenceOf(error), retryAfter };
  }
}

function judge(
  edition: Edition,
  { sha256, version, refused }: Subscription,
  held: string | undefined,
  takesOlder: boolean,
): 'take' | 'unchanged' | 'older' | 'refused' {
  if (held !== undefined && held === version && edition.sha256 === sha256) return 'unchanged';
  if (takesOlder) return 'take';
  const known = held ?? version;
  if (known === undefined) return 'take';
  const isRefused =
    edition.sha256 === refused?.sha256 || (edition.version === refused?.version && edition.version !== known);
  if (isRefused) return 'refused';
  return compareVersions(edition.version, known) < 0 ? 'older' : 'take';
}

async function editionHeld(
  { version, sha256 = '' }: Subscription,
  pack: string,
  keeper: PackKeeper,
): Promise<Edition | undefined> {
  const held = await keeper.version(pack);
  // A pack imported by hand since then is known by its version alone.
  return held === undefined ? undefined : { version: held, sha256: held === version ? sha256 : '' };
}

/** @throws PackError: the built-in glossary comes with the extension only */
export function refuseBuiltIn(pack: string): void {
  if (pack === BUILT_IN) {
    throw new PackError([{ field: 'id', message: `“${BUILT_IN}” is the built-in glossary` }]);
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof PackError)) return error instanceof Error ? error.message : String(error);
  const [first, ...others] = error.problems.map(describeProblem);
  const said = first ?? '';
  return others.length ? tCount('followRefusedMore', others.length, said) : t('followRefused', said);
}

import { replay, type Sequence, type ShardEntry } from '../assemble.ts';
import type { Shard } from '../manifest.ts';

/**
 * How a large pack is cut into files that never change. A new version leaves them as they are and adds what changed;
 * now and then everything is cut anew, so that a first reader does not fetch what is long gone.
 */

/** A base shard: small enough to be fetched again when it is cut off, large enough to be compressed well. */
const MOST_ENTRIES = 1_000;
const MOST_BYTES = 500_000;
/** All is cut anew when the patches are larger than this share of the pack. */
const MOST_PATCHED = 1 / 4;
/** So many files of patches are left side by side; after that they are put together to as few as they need. */
const MOST_PATCHES = 12;

/** What was published before, with the shards' parsed contents. */
export interface Published {
  shards: readonly Shard[];
  contents: readonly ShardEntry[][];
}

export interface ShardPlan {
  /** Shards of before that are still used, in order; the new ones come after them. */
  kept: Shard[];
  added: { text: string; entries: number; patch?: true }[];
  /** Ids that stand in shards and are no longer in the pack. */
  removed: string[];
}

/**
 * Plans the shards of a pack.
 * @param entries of the new version, as its file has them
 */
export function planShards(entries: readonly ShardEntry[], before?: Published): ShardPlan {
  const whole: ShardPlan = { kept: [], added: cut(entries), removed: [] };
  if (!before?.shards.length) return whole;
  const size = sum(whole.added.map(({ text }) => bytesOf(text)));
  const onTop = planPatch(entries, before);
  const isScattered = [...onTop.kept, ...onTop.added].filter(({ patch }) => patch).length > MOST_PATCHES;
  const plan = isScattered ? planPatch(entries, baseOf(before)) : onTop;
  const patched =
    sum(plan.kept.filter(({ patch }) => patch).map(({ bytes }) => bytes)) +
    sum(plan.added.map(({ text }) => bytesOf(text)));
  const isWorn = patched > MOST_PATCHED * size || plan.removed.length > MOST_PATCHED * entries.length;
  return isWorn ? whole : plan;
}

function planPatch(entries: readonly ShardEntry[], { shards, contents }: Published): ShardPlan {
  const sequence = replay(contents);
  const ids = new Set(entries.map(({ id }) => id));
  return {
    kept: [...shards],
    added: cut(patchOf(sequence, entries)).map((shard) => ({ ...shard, patch: true })),
    removed: idsIn(sequence).filter((id) => !ids.has(id)),
  };
}

/** Our own shards have an id in every entry. */
function idsIn(sequence: Sequence): string[] {
  return [...sequence].map((entry) => (entry as ShardEntry).id);
}

function baseOf({ shards, contents }: Published): Published {
  return {
    shards: shards.filter(({ patch }) => !patch),
    contents: contents.filter((_, i) => !shards[i]?.patch),
  };
}

/** The entries that, put into a sequence one after the other, make it the wanted one. */
function patchOf(sequence: Sequence, wanted: readonly ShardEntry[]): ShardEntry[] {
  const places = new Map(wanted.map(({ id }, place) => [id, place]));
  const known = idsIn(sequence)
    .map((id) => places.get(id))
    .filter((place) => place !== undefined);
  const added = wanted.flatMap(({ id }, place) => (sequence.get(id) ? [] : [place]));
  const staying = longestRise([...known, ...added]);
  return wanted.flatMap((entry, place) => {
    if (!staying.has(place)) return [{ ...entry, after: wanted[place - 1]?.id ?? null }];
    return JSON.stringify(sequence.get(entry.id)) === JSON.stringify(entry) ? [] : [entry];
  });
}

/**
 * The most numbers of a list that stand in rising order: what need not be moved. By patience sorting (Fredman,
 * “On computing the length of longest increasing subsequences”, 1975).
 */
function longestRise(numbers: readonly number[]): Set<number> {
  /** At k, the place of the smallest number that ends a rise of k + 1. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [at, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1];
    ends[low] = at;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.add(numbers[at]!);
  return rise;
}

/** Cuts entries into files: a JSON array each, an entry a line. */
function cut(entries: readonly ShardEntry[]): { text: string; entries: number }[] {
  const shards: string[][] = [];
  let size = 0;
  for (const entry of entries) {
    const line = JSON.stringify(entry);
    const bytes = bytesOf(line) + 2;
    const last = shards.at(-1);
    if (!last || last.length >= MOST_ENTRIES || size + bytes > MOST_BYTES) {
      shards.push([line]);
      size = bytes;
    } else {
      last.push(line);
      size += bytes;
    }
  }
  return shards.map((lines) => ({ text: `[\n${lines.join(',\n')}\n]\n`, entries: lines.length }));
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

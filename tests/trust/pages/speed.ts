import { ALL } from '../all-cases.ts';

/** Timings that may be asserted on a busy machine: in pairs, by medians, and measured longer before they fail. */

/** How many pairs are measured at first, and how often as many again. */
const PAIRS = ALL ? 12 : 6;
const MORE = 3;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Measures two states in turn, in changing order, until their difference is as small as wanted or has been measured
 * often enough.
 * @param compare of one pair: e.g. the difference, or the ratio
 * @returns the median of all pairs
 */
export async function inPairs<State>(
  states: readonly [State, State],
  measure: (state: State) => Promise<number>,
  compare: (without: number, having: number) => number,
  limit: number,
): Promise<{ median: number; pairs: number }> {
  const results: number[] = [];
  const [without, having] = states;
  for (let round = 0; round <= MORE; round++) {
    for (let i = 0; i < PAIRS; i++) {
      const order = i % 2 ? [having, without] : [without, having];
      const measured = new Map<State, number>();
      for (const state of order) measured.set(state, await measure(state));
      results.push(compare(measured.get(without)!, measured.get(having)!));
    }
    if (median(results) <= limit) break;
  }
  return { median: median(results), pairs: results.length };
}

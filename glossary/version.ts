/**
 * Order of versions, after semver 2.0 §11. Written here because the comparison is all that is needed of semver: the
 * packages bring ranges, coercion and their own idea of what a version is, and `pack-schema.ts` has said that already.
 */

/**
 * Which of two versions is newer; what follows “+” does not count.
 * @returns less than 0 when `one` is older than `other`, 0 when neither is newer
 */
export function compareVersions(one: string, other: string): number {
  const a = partsOf(one);
  const b = partsOf(other);
  const byNumbers = compareLists(a.numbers, b.numbers);
  if (byNumbers) return byNumbers;
  // 1.0.0-beta comes before 1.0.0.
  if (!a.before.length || !b.before.length) return Math.sign(b.before.length - a.before.length);
  return compareLists(a.before, b.before);
}

function partsOf(version: string): { numbers: string[]; before: string[] } {
  const [bare = ''] = version.split('+');
  const dash = bare.indexOf('-');
  const core = dash < 0 ? bare : bare.slice(0, dash);
  return { numbers: core.split('.'), before: dash < 0 ? [] : bare.slice(dash + 1).split('.') };
}

function compareLists(one: readonly string[], other: readonly string[]): number {
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const order = comparePart(one[i]!, other[i]!);
    if (order) return order;
  }
  return Math.sign(one.length - other.length);
}

function comparePart(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && isOtherNumber) {
    const [a, b] = [BigInt(one), BigInt(other)];
    return a < b ? -1 : Number(a > b);
  }
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}

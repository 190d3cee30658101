/** Which number of a version is raised. */
export const BUMPS = ['major', 'minor', 'patch'] as const;

export type Bump = (typeof BUMPS)[number];

/** The next version: `1.4.2`, minor → `1.5.0`. */
export function bumped(version: string, bump: Bump): string {
  const numbers = version.split(/[-+]/)[0]!.split('.').map(Number);
  const at = BUMPS.indexOf(bump);
  return numbers.map((number, i) => (i < at ? number : i === at ? number + 1 : 0)).join('.');
}

/** How LumoMate is: what its diagnostics page shows, and what a reader can copy for those who help. */

/** What the background knows of itself. */
export interface Diagnosis {
  version: string;
  /** Whether there is a database, or the built-in glossary works alone, from memory. */
  database: 'stored' | 'memory';
  packs: PackHealth[];
  /** What is known of the reader; why it cannot be read, where that is so. */
  reader: { meetings: number; terms: number } | { problem: string };
  /** ms since 1970 */
  alarms: { name: string; at: number; every?: number | undefined }[];
}

export interface PackHealth {
  id: string;
  name: string;
  version: string;
  entries: number;
  /** Its terms must not be told. */
  private: boolean;
  builtIn: boolean;
  /** What is wrong with it; nothing when its entries and its index can be read. */
  problem?: string;
}

export interface DiagnosisRequests {
  /** How LumoMate is. */
  diagnose: (input: Record<never, never>) => Diagnosis;
  /** Makes every pack's index again from its entries. @param sure it is work @returns of how many */
  'rebuild-indexes': (input: { sure: true }) => { packs: number };
}

/** What a page adds to it. */
export interface Surroundings {
  browser: string;
  /** Bytes */
  used?: number | undefined;
  quota?: number | undefined;
  subscriptions: readonly {
    url: string;
    /** The pack's. */
    name: string;
    version?: string | undefined;
    checkedAt?: number | undefined;
    nextCheck: number;
    failures: number;
    problem?: string | undefined;
  }[];
  syncProblem?: string | undefined;
}

/**
 * As text for those who help, in English. It has no term, no name of a pack, no address and no site: packs and
 * subscriptions are numbered, and what was said about one loses the host it names.
 */
export function diagnosisText(
  { version, database, packs, reader, alarms }: Diagnosis,
  { browser, used, quota, subscriptions, syncProblem }: Surroundings,
  now: number,
): string {
  const size = (bytes: number | undefined) =>
    bytes === undefined ? 'unknown' : `${(bytes / 1e6).toFixed(1)} MB`;
  const when = (at: number | undefined) => (at === undefined ? 'never' : new Date(at).toISOString());
  const lines = [
    `LumoMate ${version}`,
    browser,
    `at ${when(now)}`,
    `database: ${database}`,
    `storage: ${size(used)} of ${size(quota)}`,
    'problem' in reader
      ? `history: ${reader.problem}`
      : `history: ${reader.meetings} meetings of ${reader.terms} terms`,
    ...packs.map(({ builtIn, version: own, entries, problem, private: isPrivate }, i) => {
      const name = builtIn ? 'built-in glossary' : `pack ${i + 1}${isPrivate ? ' (private)' : ''}`;
      return `${name}: version ${own}, ${entries} entries, ${problem ? withoutNames(problem, packs) : 'fine'}`;
    }),
    ...subscriptions.map(({ url, checkedAt, nextCheck, failures, problem, ...held }, i) => {
      const wrong = problem ? `, ${failures} failures: ${problem.replaceAll(hostOf(url), '…')}` : '';
      return `subscription ${i + 1}: version ${held.version ?? 'none'}, checked ${when(checkedAt)}, next ${when(nextCheck)}${wrong}`;
    }),
    ...(syncProblem ? [`other devices: ${syncProblem}`] : []),
    ...alarms.map(
      ({ name, at, every }) => `alarm ${name}: ${when(at)}${every ? `, every ${every} min` : ''}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function withoutNames(text: string, packs: readonly PackHealth[]): string {
  return packs.reduce((rest, { name, id }) => rest.replaceAll(name, '…').replaceAll(id, '…'), text);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

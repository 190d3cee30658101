import { BUILT_IN } from './requests.ts';

/**
 * What a reader has chosen about their packs: which explains first, which are off, and where each applies. Kept
 * apart from `settings.ts`, under a key of its own, because pages need none of it: only the background reads this.
 */

export interface PackSettings {
  /** Pack ids, the one that explains first at the front; packs that are not in it stand as `arrange` says. */
  packOrder: string[];
  /** Ids of packs that explain nothing. */
  packsOff: string[];
  /** Where a pack applies, by its id; one that is not here applies everywhere. */
  packSites: Record<string, PackSites>;
  /** Form, folded → id of the pack whose meaning is taken wherever several packs have that form. */
  packChoices: Record<string, string>;
}

/** Host patterns: `docs.example.com` is one host, `*.example.com` that host and all below it. */
export interface PackSites {
  /** Applies here and nowhere else. */
  only?: string[];
  /** Applies everywhere but here. */
  not?: string[];
}

export const PACK_SETTINGS_KEY = 'packs-settings';

/** More forms than this are not remembered; the oldest go first. */
const MAX_CHOICES = 5_000;

/** Stored pack settings, with the default for everything that is missing or damaged. */
export function parsePackSettings(stored: unknown): PackSettings {
  const given = isRecord(stored) ? stored : {};
  return {
    packOrder: textsOf(given.packOrder),
    packsOff: textsOf(given.packsOff),
    packSites: Object.fromEntries(
      Object.entries(isRecord(given.packSites) ? given.packSites : {}).flatMap(([id, sites]) => {
        const parsed = parseSites(sites);
        return parsed ? [[id, parsed]] : [];
      }),
    ),
    packChoices: Object.fromEntries(
      Object.entries(isRecord(given.packChoices) ? given.packChoices : {})
        .filter((choice): choice is [string, string] => typeof choice[1] === 'string')
        .slice(-MAX_CHOICES),
    ),
  };
}

function parseSites(sites: unknown): PackSites | undefined {
  if (!isRecord(sites)) return undefined;
  // An empty `only` is kept: it says “nowhere yet”, and must not come back as “everywhere”.
  if (Array.isArray(sites.only)) return { only: textsOf(sites.only) };
  return Array.isArray(sites.not) ? { not: textsOf(sites.not) } : undefined;
}

function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item, i): item is string => typeof item === 'string' && value.indexOf(item) === i);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is a host meant by a pattern? @param host '' for files, which no pattern names */
export function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  const parent = pattern.slice(2);
  return parent !== '' && (host === parent || host.endsWith(`.${parent}`));
}

/**
 * Does a pack explain anything on a site?
 * @param host of the page; undefined where no page is asking, as in the popup's search
 */
export function isPackOn({ packsOff, packSites }: PackSettings, pack: string, host?: string): boolean {
  if (packsOff.includes(pack)) return false;
  const sites = Object.hasOwn(packSites, pack) ? packSites[pack] : undefined;
  if (!sites || host === undefined) return true;
  const isNamed = (patterns: readonly string[]) => patterns.some((pattern) => matchesHost(pattern, host));
  return sites.only ? isNamed(sites.only) : !isNamed(sites.not ?? []);
}

/**
 * Pack settings with which a pack applies on a site.
 * @param isNew it has just come in, and applies nowhere else unless its reader says so
 */
export function useOn(settings: PackSettings, pack: string, host: string, isNew: boolean): PackSettings {
  const wasOff = settings.packsOff.includes(pack);
  const packsOff = settings.packsOff.filter((id) => id !== pack);
  const sites = Object.hasOwn(settings.packSites, pack) ? settings.packSites[pack] : undefined;
  const next = sites ? withSite(sites, host) : isNew || wasOff ? { only: [host] } : undefined;
  return { ...settings, packsOff, packSites: { ...settings.packSites, ...(next && { [pack]: next }) } };
}

function withSite({ only, not = [] }: PackSites, host: string): PackSites {
  if (!only) return { not: not.filter((pattern) => !matchesHost(pattern, host)) };
  return { only: only.some((pattern) => matchesHost(pattern, host)) ? only : [...only, host] };
}

/**
 * Packs in the order in which they explain. Those the reader has not placed stand before those they have: what was
 * added last was added for a reason; the built-in pack comes last unless it was placed. Otherwise by name.
 */
export function arrange<P extends { id: string; name: string }>(
  packs: readonly P[],
  { packOrder }: PackSettings,
): P[] {
  const placed = new Map(packOrder.map((id, i) => [id, i]));
  const rank = ({ id }: P) => placed.get(id) ?? (id === BUILT_IN ? packOrder.length : -1);
  return [...packs].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** Ids with one of them moved so many places towards the end, or, below 0, towards the front. */
export function move(ids: readonly string[], id: string, by: number): string[] {
  const at = ids.indexOf(id);
  if (at < 0) return [...ids];
  const others = ids.filter((other) => other !== id);
  const to = Math.max(0, Math.min(others.length, at + by));
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Pack settings that take a pack's meaning of some forms, or, for null, again that of the pack in front. */
export function choosePack(
  settings: PackSettings,
  forms: readonly string[],
  pack: string | null,
): PackSettings {
  const others = Object.entries(settings.packChoices).filter(([form]) => !forms.includes(form));
  const chosen = pack === null ? [] : forms.map((form): [string, string] => [form, pack]);
  return { ...settings, packChoices: Object.fromEntries([...others, ...chosen].slice(-MAX_CHOICES)) };
}

import { isWebAddress, LIMITS } from '../pack-schema.ts';
import type { DraftEntry, DraftInfo } from './draft.ts';

/**
 * What terminology systems say is often longer than a pack takes: a concept with four hundred narrower ones, a licence
 * of a page. One such list or line must not cost its whole entry or pack.
 */

/** Longest name of a pack, an author or a licence. */
const LINE = LIMITS.term;

/** What a file says of itself, as far as a pack can say it; the rest is left out. */
export function infoWithinLimits(info: DraftInfo): DraftInfo {
  const { name, author, licence, description, homepage, version, id, ...rest } = info;
  const set = {
    id: id && /^[a-z0-9-]{1,64}$/.test(id) ? id : undefined,
    name: clipped(name, LINE),
    version: version && versionOf(version),
    description: clipped(description, LIMITS.text),
    author: clipped(author, LINE),
    licence: clipped(licence, LINE),
    homepage: homepage && isHttp(homepage) ? homepage : undefined,
    ...rest,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value)) as DraftInfo;
}

/** The entry with no longer lists and names than a pack takes; what is left out of them gets a line in `notes`. */
export function entryWithinLimits(entry: DraftEntry, notes: string[]): DraftEntry {
  const { aliases = [], seeAlso = [], sources = [], id, category, status, reviewedBy, updated } = entry;
  const cut = <T>(what: string, list: T[], most: number): T[] => {
    if (list.length > most) {
      notes.push(`“${entry.term.slice(0, 60)}” has ${list.length} ${what}; the first ${most} are taken`);
    }
    return list.slice(0, most);
  };
  const short = aliases.filter((alias) => alias.length <= LIMITS.term);
  for (const alias of aliases) {
    if (alias.length > LIMITS.term) notes.push(`“${alias.slice(0, 60)}…” is too long for another name`);
  }
  const cleanId = id?.replaceAll('/', '-').trim();
  const set = {
    id: cleanId && cleanId.length <= LIMITS.id ? cleanId : undefined,
    aliases: cut('other names', short, LIMITS.aliases),
    seeAlso: cut('see-alsos', seeAlso, LIMITS.links),
    sources: cut('sources', sources, LIMITS.links).map(({ title, url }) => ({
      ...(title ? { title: clipped(title, 500) } : {}),
      ...(url ? { url } : {}),
    })),
    category: clipped(category, LIMITS.id),
    status: clipped(status, 100),
    reviewedBy: clipped(reviewedBy, 200),
    updated: clipped(updated, 40),
  };
  return {
    ...entry,
    ...(Object.fromEntries(Object.entries(set).filter(([, value]) => value)) as Partial<DraftEntry>),
  };
}

/** @returns true for an address that a reader may be sent to */
export function isHttp(text: string): boolean {
  return text.length <= 2_000 && isWebAddress(text);
}

function clipped<T extends string | undefined>(text: T, most: number): T {
  return (text && text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text) as T;
}

/** `v2.1` → `2.1.0`; undefined for what is no version number. */
function versionOf(text: string): string | undefined {
  const [, major, minor = '0', patch = '0', rest = ''] =
    /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?([-+].*)?$/i.exec(text.trim()) ?? [];
  // A lone number is as likely a year or a date.
  if (major === undefined || !/\./.test(text) || text.length > 64) return undefined;
  return `${major}.${minor}.${patch}${rest}`;
}

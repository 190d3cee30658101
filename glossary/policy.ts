import * as v from 'valibot';
import { readAddress } from './address.ts';
import { HeaderSchema, type PackHeader } from './pack-header.ts';
import { type Choices, parseChoices, parseSettings, type Settings } from './settings.ts';

/** What an administrator rolls out (`storage.managed`, docs/policy.md). */

export interface Policy {
  packs: { url: string; header?: PackHeader | undefined }[];
  settings: Choices;
  /** Names of settings that a reader cannot change. */
  locked: string[];
  /** What was not understood, for who wrote the policy. */
  notes: string[];
}

const PackSchema = v.object({ url: v.string('must be text'), header: v.optional(HeaderSchema) });

/** More packs than these are nobody's policy. */
const MOST_PACKS = 100;

/** What may be locked or given a default. What a word means on a site is each reader's own. */
const POLICY_SETTINGS = [
  'on',
  'startOn',
  'look',
  'mentions',
  'everydayOn',
  'mutedCategories',
  'mutedTerms',
  'syncOn',
  'historyOn',
  'pagesOn',
  'historyKept',
  'letterOn',
  'letterDay',
  'letterHour',
  'emptyWeek',
  'fadeOn',
] as const;

/** `sites` of a policy is two settings. */
const SITES = { off: 'sitesOff', on: 'sitesOn' } as const;

/** Reads a policy; what is wrong in it costs nothing else. */
export function parsePolicy(managed: unknown): Policy {
  const given = isRecord(managed) ? managed : {};
  const notes: string[] = [];
  const packs = listOf(given.packs, 'packs', notes)
    .slice(0, MOST_PACKS)
    .flatMap((raw, i) => {
      const parsed = v.safeParse(PackSchema, raw);
      try {
        if (parsed.success) return [{ ...parsed.output, url: readAddress(parsed.output.url, 'typed') }];
        notes.push(`packs, ${i + 1}: ${v.getDotPath(parsed.issues[0]) ?? 'it'} ${parsed.issues[0].message}`);
      } catch (error) {
        notes.push(`packs, ${i + 1}: ${(error as Error).message}`);
      }
      return [];
    });
  return { packs, settings: settingsOf(given, notes), locked: lockedOf(given.locked, notes), notes };
}

function settingsOf({ settings = {}, sites = {} }: Record<string, unknown>, notes: string[]): Choices {
  const wanted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(isRecord(settings) ? settings : {})) {
    if (POLICY_SETTINGS.some((other) => other === name)) wanted[name] = value;
    else notes.push(`settings: there is no “${name}”`);
  }
  for (const [name, value] of Object.entries(isRecord(sites) ? sites : {})) {
    if (Object.hasOwn(SITES, name)) wanted[SITES[name as keyof typeof SITES]] = value;
    else notes.push(`sites: there is no “${name}”`);
  }
  const taken = parseChoices(wanted);
  // Which pages somebody reads is taken down only where they said so themselves.
  if (taken.pagesOn) {
    delete taken.pagesOn;
    notes.push('“pagesOn” can only be off, or locked: nobody turns it on for somebody else');
    delete wanted.pagesOn;
  }
  for (const name of Object.keys(wanted))
    if (!(name in taken)) notes.push(`“${name}” has a value it cannot have`);
  return taken;
}

function lockedOf(given: unknown, notes: string[]): string[] {
  const names = listOf(given, 'locked', notes).flatMap((name) =>
    name === 'sites' ? Object.values(SITES) : [name],
  );
  const known: readonly unknown[] = [...POLICY_SETTINGS, ...Object.values(SITES)];
  for (const name of names) if (!known.includes(name)) notes.push(`locked: there is no “${String(name)}”`);
  return [...new Set(names.filter((name): name is string => known.includes(name)))];
}

/** What applies: defaults, then the administrator's, then the reader's choices, then what is locked. */
export function effectiveSettings(choices: Choices, { settings, locked }: Policy): Settings {
  const free = Object.fromEntries(Object.entries(choices).filter(([name]) => !locked.includes(name)));
  return { ...parseSettings(undefined), ...settings, ...free, locked };
}

/** Is there any policy at all? */
export function isEmptyPolicy({ packs, settings, locked, notes }: Policy): boolean {
  return !packs.length && !Object.keys(settings).length && !locked.length && !notes.length;
}

function listOf(given: unknown, name: string, notes: string[]): unknown[] {
  if (given === undefined || Array.isArray(given)) return given ?? [];
  notes.push(`“${name}” must be a list`);
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

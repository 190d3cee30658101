import { readAddress } from './address.ts';
import { type Choices, parseChoices } from './settings.ts';

/**
 * What a reader's devices tell one another: each choice with the moment it was made, the later one counts. Lists go
 * item by item, so two devices that each mute a term mute both. What comes in is somebody else's data.
 */

/** A choice: a value, or null for one that was taken back; and when. ms since 1970 */
export type Register = readonly [value: string | number | boolean | null, at: number];

/**
 * By name: `s/look` a setting, `l/mutedTerms/lumomate/dns` an item of a list, `m/site form` a meaning,
 * `p/https://…` a subscription.
 */
export type Registers = ReadonlyMap<string, Register>;

const LISTS = ['sitesOff', 'sitesOn', 'mutedCategories', 'mutedTerms', 'everydayOn'] as const;
/** Not what is recorded and for how long: each machine is asked by itself. Nor notifications, which each browser allows. */
const SCALARS = [
  'on',
  'startOn',
  'look',
  'mentions',
  'letterOn',
  'letterDay',
  'letterHour',
  'emptyWeek',
  'fadeOn',
] as const;

/** What is chosen on one device. */
export interface LocalChoices {
  choices: Choices;
  /** Addresses that packs are subscribed from. */
  addresses: readonly string[];
}

/** Registers as they would be if everything here had been chosen without a moment. */
function valuesOf({ choices, addresses }: LocalChoices): Map<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  for (const name of SCALARS) if (choices[name] !== undefined) values.set(`s/${name}`, choices[name]);
  for (const list of LISTS) for (const item of choices[list] ?? []) values.set(`l/${list}/${item}`, true);
  for (const [form, key] of Object.entries(choices.meanings ?? {})) values.set(`m/${form}`, key);
  for (const address of addresses) if (travels(address)) values.set(`p/${address}`, true);
  return values;
}

/** Does this address mean the same on another device, and may it be taken over there? */
function travels(address: string): boolean {
  try {
    return readAddress(address, 'offered') === address;
  } catch {
    return false;
  }
}

/** Notes what has been chosen, or taken back, since the registers were written. @param now ms since 1970 */
export function note(registers: Registers, local: LocalChoices, now: number): Registers {
  const values = valuesOf(local);
  const noted = new Map(registers);
  const stamp = (name: string, value: Register[0]) => {
    const [known = null, at = 0] = registers.get(name) ?? [];
    // Later than whatever it takes the place of, even if a clock went wrong.
    if (known !== value) noted.set(name, [value, Math.max(now, at + 1)]);
  };
  for (const [name, value] of values) stamp(name, value);
  for (const name of registers.keys()) if (!values.has(name) && isUnderstood(name)) stamp(name, null);
  return noted;
}

/** A newer version of LumoMate may write registers that this one only carries along. */
function isUnderstood(name: string): boolean {
  const [kind, ...rest] = name.split('/');
  if (kind === 's') return SCALARS.some((other) => other === rest[0]);
  if (kind === 'l') return LISTS.some((other) => other === rest[0]);
  return kind === 'm' || (kind === 'p' && travels(name.slice(2)));
}

/** Puts two devices' registers together: the same whichever comes first, and however often. */
export function merge(one: Registers, other: Registers): Registers {
  const merged = new Map(one);
  for (const [name, register] of other) {
    const twin = merged.get(name);
    if (!twin || isLater(register, twin)) merged.set(name, register);
  }
  return merged;
}

/** At the same moment the greater text counts, so that all devices decide alike. */
export function isLater(one: Register, other: Register): boolean {
  return one[1] > other[1] || (one[1] === other[1] && JSON.stringify(one[0]) > JSON.stringify(other[0]));
}

/** The choices that registers say, laid over those that are here; what they do not name stays as it is. */
export function choicesOf(registers: Registers, local: Choices): Choices {
  const settings: Record<string, unknown> = {};
  for (const name of SCALARS) {
    const [value = null] = registers.get(`s/${name}`) ?? [];
    if (value !== null) settings[name] = value;
  }
  for (const list of LISTS) {
    const items = new Set(local[list]);
    for (const [item, value] of named(registers, `l/${list}/`)) {
      if (value === true) items.add(item);
      else items.delete(item);
    }
    if (local[list] || items.size) settings[list] = [...items];
  }
  const meanings = new Map(Object.entries(local.meanings ?? {}));
  for (const [form, value] of named(registers, 'm/')) {
    if (typeof value === 'string') meanings.set(form, value);
    else meanings.delete(form);
  }
  if (local.meanings || meanings.size) settings.meanings = Object.fromEntries(meanings);
  return { ...local, ...parseChoices(settings) };
}

/** The registers whose names begin so, with the rest of the name. */
function named(registers: Registers, prefix: string): [rest: string, value: Register[0]][] {
  return [...registers]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, [value]]) => [name.slice(prefix.length), value]);
}

/** The addresses that registers name, each with whether it is subscribed; those that are not fit for it are left out. */
export function addressesOf(registers: Registers): Map<string, boolean> {
  const addresses = named(registers, 'p/').filter(([address]) => travels(address));
  return new Map(addresses.map(([address, value]) => [address, value === true]));
}

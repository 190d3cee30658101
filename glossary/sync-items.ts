import { isLater, type Register, type Registers } from './sync.ts';

/**
 * Registers in the shape of `storage.sync`: some dozens of items of limited size, each register in the item that its
 * name's hash says. The browsers take 8,192 bytes an item, 102,400 in all.
 */

const ITEMS = 32;
const MAX_ITEM_BYTES = 7_500;
const MAX_BYTES = 90_000;
/** Longest name or value of a register. Characters */
const MAX_TEXT = 2_100;
/** Of one item that comes in. */
const MAX_REGISTERS = 20_000;
/** Later moments are no moments (`Date`). */
const LAST_MOMENT = 8.64e15;

/** The items' names. */
export const ITEM_NAMES = Array.from({ length: ITEMS }, (_, i) => `r${i}`);

/** Reads what another device wrote; whatever is not a register is left out. @param items as `storage.sync` gives them */
export function parseItems(items: Record<string, unknown>): Registers {
  const registers = new Map<string, Register>();
  for (const item of ITEM_NAMES) {
    const raw = items[item];
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) continue;
    for (const [name, register] of Object.entries(raw).slice(0, MAX_REGISTERS)) {
      if (name.length <= MAX_TEXT && isRegister(register)) registers.set(name, register);
    }
  }
  return registers;
}

function isRegister(raw: unknown): raw is Register {
  if (!Array.isArray(raw) || raw.length !== 2) return false;
  const [value, at] = raw;
  const isValue =
    value === null ||
    typeof value === 'boolean' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && value.length <= MAX_TEXT);
  return isValue && Number.isSafeInteger(at) && at >= 0 && at < LAST_MOMENT;
}

/**
 * The items that say to other devices what they do not know yet.
 * @param known what the items say now
 * @returns items to be written, and how many registers find no room in any
 */
export function itemsToWrite(
  registers: Registers,
  known: Registers,
): { items: Record<string, Record<string, Register>>; left: number } {
  const items: Record<string, Record<string, Register>> = {};
  const sizes = new Map<string, number>();
  const news = new Set<string>();
  let whole = 0;
  let left = 0;
  for (const [name, register] of [...registers].sort(byWeight)) {
    const item = itemOf(name);
    const size = bytesOf(JSON.stringify([name, register]));
    const filled = (sizes.get(item) ?? bytesOf(item) + 2) + size;
    if (name.length > MAX_TEXT || filled > MAX_ITEM_BYTES || whole + size > MAX_BYTES) {
      left++;
      continue;
    }
    sizes.set(item, filled);
    whole += size;
    items[item] = { ...items[item], [name]: register };
    const twin = known.get(name);
    if (!twin || isLater(register, twin)) news.add(item);
  }
  // An item is never written only to take something out: two devices would do so by turns.
  return { items: Object.fromEntries(Object.entries(items).filter(([item]) => news.has(item))), left };
}

const KINDS = ['s', 'p', 'l', 'm'];

/** What finds room first: settings, then subscriptions, lists and meanings; what stands before what was taken back; the later first. */
function byWeight(
  [name, [value, at]]: [string, Register],
  [other, [twin, then]]: [string, Register],
): number {
  const weight = (text: string) =>
    (KINDS.indexOf(text.split('/')[0]!) + KINDS.length + 1) % (KINDS.length + 1);
  return (
    weight(name) - weight(other) ||
    Number(value === null) - Number(twin === null) ||
    then - at ||
    (name < other ? -1 : 1)
  );
}

/** FNV-1a. */
function itemOf(name: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return ITEM_NAMES[(hash >>> 0) % ITEMS]!;
}

/** As browsers count, with what Chromium writes in six characters. */
function bytesOf(json: string): number {
  return new TextEncoder().encode(json).length + 5 * (json.split('<').length - 1);
}

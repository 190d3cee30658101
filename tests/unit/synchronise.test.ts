import { describe, expect, test } from 'vitest';
import { createSynchroniser, type SyncArea } from '../../entrypoints/background/synchronise.ts';
import type { Choices } from '../../glossary/settings.ts';
import { memoryValues } from './memory.ts';

/** Devices that share one `storage.sync`. */

let clock = 1_795_000_000_000;

function sharedArea(): SyncArea & { all: Record<string, unknown>; writes: number; broken?: string } {
  const area = {
    all: {} as Record<string, unknown>,
    writes: 0,
    broken: undefined as string | undefined,
    get: async (names: string[]) =>
      structuredClone(Object.fromEntries(Object.entries(area.all).filter(([name]) => names.includes(name)))),
    async set(items: Record<string, unknown>) {
      if (area.broken) throw new Error(area.broken);
      area.writes++;
      Object.assign(area.all, structuredClone(items));
    },
  };
  return area as never;
}

function device(area: SyncArea | undefined, choices: Choices = {}, addresses: string[] = []) {
  const own = { choices, addresses: new Set(addresses), isOn: true };
  const sync = createSynchroniser({
    area,
    values: memoryValues(),
    now: () => ++clock,
    isOn: async () => own.isOn,
    local: async () => ({ choices: own.choices, addresses: [...own.addresses] }),
    async apply(change, told) {
      own.choices = change(own.choices);
      for (const [address, isOn] of told) isOn ? own.addresses.add(address) : own.addresses.delete(address);
    },
  });
  return { own, ...sync };
}

describe('two devices', () => {
  test('come to have the same choices and subscriptions, and stop writing', async () => {
    const area = sharedArea();
    const one = device(area, { look: 'tint', sitesOff: ['a.example'] }, ['https://p.example/m.json']);
    const other = device(area, { mentions: 'every', sitesOff: ['b.example'] });
    for (const meet of [one.meet, other.meet, one.meet]) await meet();
    expect(other.own.choices).toEqual({
      look: 'tint',
      mentions: 'every',
      sitesOff: ['b.example', 'a.example'],
    });
    expect(one.own.choices).toEqual({
      look: 'tint',
      mentions: 'every',
      sitesOff: ['a.example', 'b.example'],
    });
    expect([...other.own.addresses]).toEqual(['https://p.example/m.json']);
    expect((await other.status()).taken?.what.sort()).toEqual(['look', 'packs', 'sitesOff']);
    const { writes } = area;
    for (const meet of [one.meet, other.meet, one.meet]) await meet();
    expect(area.writes).toBe(writes);
  });

  test('take back what was taken back', async () => {
    const area = sharedArea();
    const one = device(area, { sitesOff: ['a.example'] }, ['https://p.example/m.json']);
    const other = device(area);
    for (const meet of [one.meet, other.meet]) await meet();
    other.own.choices = { ...other.own.choices, sitesOff: [] };
    other.own.addresses.clear();
    for (const meet of [other.meet, one.meet]) await meet();
    expect(one.own.choices.sitesOff).toEqual([]);
    expect([...one.own.addresses]).toEqual([]);
  });

  test('that differ keep the later choice', async () => {
    const area = sharedArea();
    const one = device(area, { look: 'tint' });
    const other = device(area, { look: 'hover' });
    for (const meet of [one.meet, other.meet, one.meet]) await meet();
    expect([one.own.choices.look, other.own.choices.look]).toEqual(['hover', 'hover']);
  });
});

test('what a device of another mind wrote harms nothing, and is put right', async () => {
  const area = sharedArea();
  area.all = {
    r0: { 's/look': ['neon', 9e14], 'p/http://evil.example/': [true, 5], 'l/locked/look': [true, 5] },
    r1: 'x',
    settings: { on: false },
  };
  const one = device(area, { look: 'tint' });
  await one.meet();
  expect(one.own.choices).toEqual({ look: 'tint' });
  expect([...one.own.addresses]).toEqual([]);
  await one.meet();
  const other = device(area);
  await other.meet();
  expect(other.own.choices.look).toBe('tint');
});

test('a quota that is used up is said in a sentence, and no longer when it is over', async () => {
  const area = sharedArea();
  const one = device(area, { look: 'tint' });
  area.broken = 'QUOTA_BYTES quota exceeded';
  await one.meet();
  expect((await one.status()).problem).toBe(
    'The browser’s sync storage did not take your choices: QUOTA_BYTES quota exceeded',
  );
  area.broken = undefined as never;
  await one.meet();
  expect(await one.status()).toEqual({ available: true });
});

test('nothing goes out when it is switched off, or the browser has no such storage', async () => {
  const area = sharedArea();
  const off = device(area, { look: 'tint' });
  off.own.isOn = false;
  await off.meet();
  expect(area.all).toEqual({});
  const without = device(undefined, { look: 'tint' });
  await without.meet();
  expect(await without.status()).toEqual({ available: false });
});

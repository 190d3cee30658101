import { describe, expect, test } from 'vitest';
import { createChoices } from '../../entrypoints/background/choices.ts';
import { effectiveSettings, isEmptyPolicy, parsePolicy } from '../../glossary/policy.ts';
import { POLICY_SCHEMA } from '../../glossary/policy-schema.ts';
import { parseSettings, SETTINGS_KEY } from '../../glossary/settings.ts';
import { memoryValues } from './memory.ts';

const DEFAULTS = parseSettings(undefined);
const WHOLE = {
  packs: [
    { url: 'https://packs.example/manifest.json' },
    { url: 'https://git.example/words.json', header: { name: 'PRIVATE-TOKEN', value: 's3cret' } },
  ],
  sites: { off: ['pay.example'], on: ['wiki.example'] },
  settings: { startOn: 'chosen-sites', look: 'tint', syncOn: false },
  locked: ['look', 'sites', 'syncOn'],
};

describe('a policy', () => {
  test('is read whole', () => {
    expect(parsePolicy(WHOLE)).toEqual({
      packs: WHOLE.packs,
      settings: {
        startOn: 'chosen-sites',
        look: 'tint',
        syncOn: false,
        sitesOff: ['pay.example'],
        sitesOn: ['wiki.example'],
      },
      locked: ['look', 'sitesOff', 'sitesOn', 'syncOn'],
      notes: [],
    });
  });

  test.each([[undefined], [null], [{}], ['x'], [[]]])('that is none is empty: %j', (managed) => {
    expect(isEmptyPolicy(parsePolicy(managed))).toBe(true);
  });

  test('may stop letters and history, and set their time; it cannot turn the memory of pages on', () => {
    const settings = { historyOn: false, letterOn: true, letterDay: 5, letterHour: 17, pagesOn: true };
    const policy = parsePolicy({ settings, locked: ['historyOn', 'pagesOn'] });
    expect(policy.settings).toEqual({ historyOn: false, letterOn: true, letterDay: 5, letterHour: 17 });
    expect(policy.notes).toEqual([
      '“pagesOn” can only be off, or locked: nobody turns it on for somebody else',
    ]);
    expect(effectiveSettings({ historyOn: true, pagesOn: true, letterHour: 9 }, policy)).toMatchObject({
      historyOn: false,
      pagesOn: false,
      letterHour: 9,
    });
    expect(parsePolicy({ settings: { letterDay: 7, letterHour: 24 } }).settings).toEqual({});
  });

  test('says what of it was not understood, and keeps the rest', () => {
    const policy = parsePolicy({
      packs: [
        { url: 'http://packs.example/' },
        { url: 5 },
        'x',
        { url: 'https://a.example/', header: { name: 'Cookie', value: 'a' } },
        { url: 'https://a.example/', header: { name: 'X-Token', value: 'a\nb' } },
        { url: 'https://b.example/' },
      ],
      sites: { off: 'pay.example', of: [] },
      settings: { look: 'neon', colour: 'red', meanings: { a: 'b' }, mentions: 'every' },
      locked: ['look', 'colour', 5, '__proto__'],
    });
    expect(policy.packs).toEqual([{ url: 'https://b.example/' }]);
    expect(policy.settings).toEqual({ mentions: 'every' });
    expect(policy.locked).toEqual(['look']);
    expect(policy.notes).toEqual([
      'packs, 1: Packs come from https:// addresses only (http:// from localhost alone).',
      'packs, 2: url must be text',
      expect.stringMatching(/^packs, 3: /),
      'packs, 4: header.name is a header that cannot be set',
      'packs, 5: header.value must be 1–4,000 characters of plain ASCII',
      'settings: there is no “colour”',
      'settings: there is no “meanings”',
      'sites: there is no “of”',
      '“look” has a value it cannot have',
      '“sitesOff” has a value it cannot have',
      'locked: there is no “colour”',
      'locked: there is no “5”',
      'locked: there is no “__proto__”',
    ]);
  });

  test('may say all that its schema lets through', () => {
    const { settings, sites } = POLICY_SCHEMA.properties;
    const sample = (part: object): unknown => {
      const { type, enum: values, maximum } = part as { type: string; enum?: string[]; maximum?: number };
      return values?.at(-1) ?? maximum ?? (type === 'boolean' ? false : ['a']);
    };
    const filled = (properties: object) =>
      Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, sample(part)]));
    const managed = { settings: filled(settings.properties), sites: filled(sites.properties) };
    const policy = parsePolicy({ ...managed, locked: [...Object.keys(managed.settings), 'sites'] });
    expect(policy.notes).toEqual([]);
    expect(Object.keys(policy.settings)).toHaveLength(18);
    expect(policy.locked).toHaveLength(18);
    expect(Object.keys(POLICY_SCHEMA.properties)).toEqual(Object.keys(WHOLE));
  });
});

describe('what applies', () => {
  test.each<[what: string, choices: object, managed: object, applies: object]>([
    ['the default', {}, {}, { look: 'underline' }],
    ['the administrator’s default', {}, { settings: { look: 'tint' } }, { look: 'tint' }],
    ['the reader’s choice over that', { look: 'hover' }, { settings: { look: 'tint' } }, { look: 'hover' }],
    [
      'what is locked over that',
      { look: 'hover' },
      { settings: { look: 'tint' }, locked: ['look'] },
      { look: 'tint', locked: ['look'] },
    ],
    [
      'the default where that is locked',
      { look: 'hover' },
      { locked: ['look'] },
      { look: 'underline', locked: ['look'] },
    ],
  ])('%s', (_, choices, managed, applies) => {
    expect(effectiveSettings(choices, parsePolicy(managed))).toMatchObject({ ...DEFAULTS, ...applies });
  });
});

describe('a reader under a policy', () => {
  const setUp = async (stored: Record<string, unknown> = {}) => {
    const values = memoryValues(stored);
    let chosen = 0;
    const keeper = createChoices(values, () => chosen++);
    return { values, keeper, chosen: () => chosen, applied: () => parseSettings(values.all[SETTINGS_KEY]) };
  };

  test('cannot change what is locked, and is told so', async () => {
    const { keeper, applied, chosen } = await setUp();
    await keeper.setPolicy({ settings: { look: 'tint' }, locked: ['look'] });
    await expect(keeper.change((settings) => ({ ...settings, look: 'hover', on: false }))).rejects.toThrow(
      'Your organisation has locked this setting (look).',
    );
    expect(applied()).toMatchObject({ look: 'tint', on: true, locked: ['look'] });
    expect(chosen()).toBe(0);
    await keeper.change((settings) => ({ ...settings, look: 'tint', on: false }));
    expect(applied()).toMatchObject({ look: 'tint', on: false });
  });

  test('has their own choices back when the policy ends', async () => {
    const { keeper, applied } = await setUp();
    await keeper.change((settings) => ({ ...settings, look: 'hover' }));
    await keeper.setPolicy({ settings: { look: 'tint', mentions: 'every' }, locked: ['look'] });
    expect(applied()).toMatchObject({ look: 'tint', mentions: 'every' });
    await keeper.setPolicy({});
    expect(applied()).toEqual({ ...DEFAULTS, look: 'hover' });
  });

  test('keeps what they had chosen before there were policies', async () => {
    const { keeper, applied } = await setUp({
      [SETTINGS_KEY]: { ...DEFAULTS, on: false, mutedTerms: ['a/b'] },
    });
    await keeper.setPolicy({ settings: { on: true, look: 'tint' } });
    expect(applied()).toMatchObject({ on: false, mutedTerms: ['a/b'], look: 'tint' });
  });

  test('adds to a default list, and may empty it', async () => {
    const { keeper, applied } = await setUp();
    await keeper.setPolicy({ sites: { off: ['pay.example'] } });
    await keeper.change((settings) => ({ ...settings, sitesOff: [...settings.sitesOff, 'a.example'] }));
    expect(applied().sitesOff).toEqual(['pay.example', 'a.example']);
    await keeper.change((settings) => ({ ...settings, sitesOff: [] }));
    expect(applied().sitesOff).toEqual([]);
  });

  test('loses no change that is made at the same time as others', async () => {
    const { keeper, applied } = await setUp();
    const add = (term: string) =>
      keeper.change((settings) => ({ ...settings, mutedTerms: [...settings.mutedTerms, term] }));
    await Promise.all(Array.from({ length: 50 }, (_, i) => add(`a/${i}`)));
    expect(applied().mutedTerms).toHaveLength(50);
  });
});

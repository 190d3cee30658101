import { describe, expect, test } from 'vitest';
import { CHOICES, chosenMeaning, mute, parseSettings, readsSite, remember } from '../../glossary/settings.ts';

const DEFAULTS = parseSettings(undefined);

test('a new reader has every page read, and terms underlined at their first mention', () => {
  expect(DEFAULTS).toMatchObject({
    on: true,
    startOn: 'every-site',
    sitesOff: [],
    sitesOn: [],
    mutedCategories: [],
    mutedTerms: [],
    look: 'underline',
    mentions: 'first',
    historyOn: true,
    pagesOn: false,
    letterOn: true,
    letterDay: 1,
    letterHour: 8,
    notifyOn: false,
  });
});

describe('damaged stored settings fall back to the defaults', () => {
  test.each<[what: string, stored: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', '{"on":false}'],
    ['a number', 7],
    ['a list', [{ on: false }]],
    ['an hour there is not', { letterHour: 24, letterDay: -1 }],
    ['an hour that is text', { letterHour: '8' }],
    ['a switch that is text', { on: 'false' }],
    ['a choice there is not', { look: 'blink', mentions: 'all', startOn: '' }],
    ['a choice that is a list', { look: ['tint'] }],
    ['a choice named like what every object has', { look: 'constructor', mentions: 'toString' }],
    ['a list that is text', { sitesOff: 'example.com' }],
    ['a list that is an object', { sitesOff: { 0: 'example.com', length: 1 } }],
    ['a map that is a list', { meanings: ['lumomate/dns'] }],
    ['a map with something else in it', { meanings: { 'a.example node': 5 } }],
    ['a list with something else in it', { mutedTerms: ['lumomate/dns', 5], sitesOn: [null] }],
    ['settings nobody knows', { colour: 'red', sitesOff2: ['a.example'] }],
    ['a poisoned prototype', JSON.parse('{"__proto__":{"on":false}}')],
  ])('%s', (_, stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULTS);
  });

  test('and one damaged setting costs no other', () => {
    const stored = { on: false, look: 'tint', mentions: 3, mutedTerms: ['lumomate/dns'] };
    expect(parseSettings(stored)).toEqual({
      ...DEFAULTS,
      on: false,
      look: 'tint',
      mutedTerms: ['lumomate/dns'],
    });
  });
});

test('whole settings are read as they were stored', () => {
  for (const startOn of CHOICES.startOn)
    for (const look of CHOICES.look)
      for (const mentions of CHOICES.mentions) {
        const settings = {
          ...DEFAULTS,
          on: false,
          startOn,
          look,
          mentions,
          sitesOn: ['a.example'],
          sitesOff: [''],
        };
        expect(parseSettings(structuredClone(settings))).toEqual(settings);
      }
});

describe('muting', () => {
  test.each(['term', 'category', 'site'] as const)(
    'a %s twice lists it once, and unmuting takes it off',
    (kind) => {
      const list = ({ term: 'mutedTerms', category: 'mutedCategories', site: 'sitesOff' } as const)[kind];
      const once = mute(DEFAULTS, kind, 'a', true);
      const twice = mute(mute(once, kind, 'b', true), kind, 'a', true);
      expect(once[list]).toEqual(['a']);
      expect([...twice[list]].sort()).toEqual(['a', 'b']);
      expect(mute(twice, kind, 'a', false)[list]).toEqual(['b']);
    },
  );

  test('leaves the settings it was given as they were', () => {
    mute(DEFAULTS, 'term', 'a', true);
    expect(DEFAULTS.mutedTerms).toEqual([]);
  });
});

describe('a site is read', () => {
  const lists = { sitesOff: ['off.example'], sitesOn: ['on.example', 'off.example'] };
  test.each<[settings: object, host: string, isRead: boolean]>([
    [{ startOn: 'every-site' }, 'any.example', true],
    [{ startOn: 'every-site' }, '', true],
    [{ startOn: 'every-site' }, 'off.example', false],
    [{ startOn: 'chosen-sites' }, 'any.example', false],
    [{ startOn: 'chosen-sites' }, 'on.example', true],
    [{ startOn: 'chosen-sites' }, 'off.example', false],
    [{ startOn: 'when-asked' }, 'on.example', false],
    [{ on: false }, 'on.example', false],
  ])('with %j, “%s”: %s', (chosen, host, isRead) => {
    expect(readsSite(parseSettings({ ...lists, ...chosen }), host)).toBe(isRead);
  });
});

describe('what a form means on a site', () => {
  test('is remembered there and nowhere else', () => {
    const settings = remember(DEFAULTS, 'a.example', 'node', 'lumomate/node-dom');
    expect(chosenMeaning(settings, 'a.example', 'node')).toBe('lumomate/node-dom');
    expect(chosenMeaning(settings, 'b.example', 'node')).toBeUndefined();
    expect(chosenMeaning(settings, 'a.example', 'pod')).toBeUndefined();
    expect(parseSettings(structuredClone(settings))).toEqual(settings);
  });

  test('may be chosen again', () => {
    const once = remember(DEFAULTS, 'a.example', 'node', 'lumomate/node-dom');
    const twice = remember(once, 'a.example', 'node', 'acme/node');
    expect(chosenMeaning(twice, 'a.example', 'node')).toBe('acme/node');
    expect(chosenMeaning(once, 'a.example', 'node')).toBe('lumomate/node-dom');
  });

  test('is nothing where nobody chose, whatever every object has', () => {
    expect(chosenMeaning(DEFAULTS, '', 'constructor')).toBeUndefined();
    expect(chosenMeaning(DEFAULTS, '__proto__', '')).toBeUndefined();
  });

  test('is forgotten, oldest first, when there is too much of it', () => {
    let settings = DEFAULTS;
    for (let i = 0; i < 600; i++) settings = remember(settings, 'a.example', `form ${i}`, 'acme/x');
    expect(chosenMeaning(settings, 'a.example', 'form 599')).toBe('acme/x');
    expect(chosenMeaning(settings, 'a.example', 'form 0')).toBeUndefined();
    expect(Object.keys(settings.meanings).length).toBeLessThanOrEqual(500);
  });
});

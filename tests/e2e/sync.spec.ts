import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { until } from '../browser/until.ts';
import { BROWSERS } from './fixtures.ts';
import { ask, type View, viewOf } from './views.ts';

/** Another device of the reader's is what stands in `storage.sync`: the browsers bring it there. */

describe.each(Object.entries(BROWSERS))('another device, in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let options: View;

  beforeAll(async () => {
    extended = await launch();
    options = viewOf(await extended.openExtensionPage('/options.html'));
  });
  afterAll(() => extended.close());

  const settings = () =>
    options.run(async () => ((await chrome.storage.local.get('settings')).settings ?? {}) as object);
  const shared = () => options.run(async () => JSON.stringify(await chrome.storage.sync.get(null)));
  const send = (registers: Record<string, [unknown, number]>) =>
    options.run((_view, item) => chrome.storage.sync.set({ r0: item }), registers);

  test('hears of what is chosen here', async () => {
    await ask(options, 'save-settings', { settings: { mentions: 'every' } });
    await ask(options, 'mute', { kind: 'site', key: 'a.example', muted: true });
    await until('it is told', async () => {
      const text = await shared();
      return text.includes('"s/mentions":["every",') && text.includes('"l/sitesOff/a.example":[true,');
    });
  });

  test('is heard here, but for what makes no sense', async () => {
    const at = Date.now() + 1_000;
    await send({
      's/look': ['tint', at],
      'l/sitesOff/b.example': [true, at],
      's/mentions': ['never', at],
      's/locked': ['look', at],
      'p/http://packs.example/m.json': [true, at],
      'p/https://10.0.0.1/m.json': [true, at],
    });
    await until('it is heard', async () => ((await settings()) as { look?: string }).look === 'tint');
    expect(await settings()).toMatchObject({
      look: 'tint',
      mentions: 'every',
      sitesOff: ['a.example', 'b.example'],
      locked: [],
    });
    expect(await ask(options, 'list-subscriptions', {})).toEqual([]);
    const { sync } = await ask(options, 'upkeep-status', {});
    expect(sync).toMatchObject({ available: true, taken: { what: ['sitesOff', 'look'] } });
    expect(sync.problem).toBeUndefined();
  });

  test('is not heard, nor told, when the reader does not want it', async () => {
    await ask(options, 'save-settings', { settings: { syncOn: false } });
    const before = await shared();
    await ask(options, 'save-settings', { settings: { startOn: 'when-asked' } });
    await send({ 's/look': ['hover', Date.now() + 60_000] });
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await settings()).toMatchObject({ look: 'tint', startOn: 'when-asked' });
    expect((await shared()).includes('s/startOn')).toBe(before.includes('s/startOn'));
  });
});

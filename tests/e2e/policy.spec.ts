import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PackHost, startPackHost } from '../browser/pack-host.ts';
import {
  launchManagedChromium,
  launchManagedFirefox,
  type ManagedBrowser,
  whyUnmanaged,
} from '../browser/policies.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { publishedFiles } from '../published-files.ts';
import { pageWith, testIf, untilMarked } from './fixtures.ts';
import { ask, isOn, openPopup, textsOf, untilText, type View, viewOf } from './views.ts';

/** What an organisation rolls out by policy files, in real browsers. */

const OUTPUT = join(import.meta.dirname, '../../.output');
const BROWSERS = {
  chromium: (managed: object) => launchManagedChromium(join(OUTPUT, 'chrome-mv3'), managed),
  firefox: (managed: object) => launchManagedFirefox(join(OUTPUT, 'firefox-mv3'), managed),
};
const PACK = { version: '1.0.0', entries: { Zorkmid: 'A coin.' } };
const LOCKED = 'Your organisation has locked this setting';

const places = Object.entries(BROWSERS).filter(([name]) => {
  const why = whyUnmanaged(name as keyof typeof BROWSERS);
  if (why) console.log(`Policies are not tried in ${name}: ${why}.`);
  return !why;
});

describe.each(places)('a policy in %s', (name, launch) => {
  let host: PackHost;
  let managed: ManagedBrowser;
  let options: View;

  beforeAll(async () => {
    host = await startPackHost();
    host.put(publishedFiles(PACK));
    managed = await launch({
      packs: [
        { url: `${host.origin}/manifest.json`, header: { name: 'PRIVATE-TOKEN', value: 's3cret' } },
        { url: 'http://packs.example/not-https.json' },
      ],
      sites: { off: ['blocked.example'] },
      settings: { look: 'tint', mentions: 'every' },
      locked: ['look', 'sites'],
    });
    options = viewOf(await managed.extended.openExtensionPage('/options.html'));
  });
  afterAll(async () => {
    await managed?.close();
    await host.close();
  });

  const packs = () => ask(options, 'list-packs', {});
  const settings = () => options.run(async () => (await chrome.storage.local.get('settings')).settings);

  test('brings its packs, with their token', async () => {
    await until('the pack is there', async () => (await packs()).some(({ id }) => id === 'acme'), 30_000);
    // What is known of the subscription is written once its pack is in.
    const subscription = await until('its subscription knows it', async () =>
      (await ask(options, 'list-subscriptions', {})).find(({ pack }) => pack === 'acme'),
    );
    expect(host.asked().map(({ path, token }) => [path, token])).toEqual([
      ['/manifest.json', 's3cret'],
      ['/pack-1.0.0.json', 's3cret'],
    ]);
    expect(subscription).toMatchObject({ id: 'acme', byPolicy: true, addedBy: 'policy', hasToken: true });
    const site = await serve({ pages: { '/': pageWith('<p>A zorkmid is a coin.</p>') } });
    const page = await managed.extended.browser.newPage();
    await page.goto(site.origin);
    await untilMarked(page, ['zorkmid']);
    await page.close();
    await site.close();
  });

  test('has its settings applied', async () => {
    await until('the policy applies', async () => ((await settings()) as { look?: string })?.look === 'tint');
    expect(await settings()).toMatchObject({
      look: 'tint',
      mentions: 'every',
      sitesOff: ['blocked.example'],
      locked: ['look', 'sitesOff', 'sitesOn'],
    });
  });

  test('keeps locked settings locked, and lets its defaults be changed', async () => {
    await expect(ask(options, 'save-settings', { settings: { look: 'hover' } })).rejects.toThrow(LOCKED);
    const unblock = { kind: 'site', key: 'blocked.example', muted: false } as const;
    await expect(ask(options, 'mute', unblock)).rejects.toThrow(LOCKED);
    await ask(options, 'save-settings', { settings: { mentions: 'first' } });
    expect(await settings()).toMatchObject({
      look: 'tint',
      mentions: 'first',
      sitesOff: ['blocked.example'],
    });
  });

  test('keeps its packs from being removed', async () => {
    const why = '“Acme words” is provided by your organisation';
    await expect(ask(options, 'remove-pack', { id: 'acme' })).rejects.toThrow(why);
    await expect(ask(options, 'unsubscribe', { id: 'acme', keepPack: false })).rejects.toThrow(why);
    await expect(ask(options, 'pause-subscription', { id: 'acme', paused: true })).rejects.toThrow(why);
    expect((await packs()).map(({ id }) => id).sort()).toEqual(['acme', 'lumomate']);
  });

  /** Labels of the switches, choices and buttons that can be used in a part of a view. */
  const usable = (view: View, within: string) =>
    view.run(({ document }, place) => {
      const controls = document.querySelectorAll<HTMLButtonElement>(`:is(${place}) :is(button, input)`);
      const free = [...controls].filter((control) => !control.matches(':disabled'));
      return free.map(({ labels }) => labels?.[0]?.innerText.trim() ?? '');
    }, within);

  test('shows on the options page what cannot be changed', async () => {
    const marks = '[aria-labelledby=marks]';
    await untilText(options, `${marks} .locked`, 'Set by your organisation.');
    expect(await usable(options, marks)).toEqual(['The first in each section of a page', 'Every one']);
    // Sites to leave alone: neither can one be added nor the one that is there be removed.
    expect(await textsOf(options, '.site-list .list-label')).toEqual(['blocked.example']);
    expect(await usable(options, '.site-list')).toEqual([]);
    await untilText(options, '.pack', 'Your organisation has set this pack up');
    const said = await untilText(options, '.policy', 'locked: the look of marks');
    expect(said).toContain('sites to leave alone, sites to read.');
    expect(await textsOf(options, '.policy summary')).toEqual(['What of its policy is not followed (1)']);
  });

  test('shows in the popup what cannot be changed', async () => {
    const site = await serve({ pages: { '/': pageWith('<p>A zorkmid is a coin.</p>') } });
    const page = await managed.extended.browser.newPage();
    await page.goto(site.origin);
    const popup = await openPopup(managed.extended, page);
    await untilText(popup, '.header-locked', 'Set by your organisation.');
    expect(await isOn(popup, 'LumoMate on 127.0.0.1')).toBe(true);
    expect(await usable(popup, '.site')).toEqual([]);
    expect(await usable(popup, '.masthead')).toHaveLength(1);
    await popup.close();
    await page.close();
    await site.close();
  });

  test('is told what of it was not understood', async () => {
    const { policy } = await ask(options, 'upkeep-status', {});
    expect(policy).toEqual({
      isThere: true,
      notes: ['packs, 2: Packs come from https:// addresses only (http:// from localhost alone).'],
    });
  });

  testIf(name === 'chromium')('that ends takes its packs along and unlocks what it locked', async () => {
    managed.change?.({ settings: { mentions: 'every' } });
    await until('the pack is gone', async () => (await packs()).length === 1, 40_000);
    await ask(options, 'save-settings', { settings: { look: 'hover' } });
    // What the reader chose under the policy stays theirs.
    expect(await settings()).toMatchObject({ look: 'hover', mentions: 'first', sitesOff: [], locked: [] });
  });
});

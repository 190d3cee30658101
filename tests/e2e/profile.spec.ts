import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, importPack, pageWith, testIf, untilMarked } from './fixtures.ts';
import { inventory, largePack, wholeVersion } from './large-pack.ts';
import { everythingStored } from './stored.ts';
import { ask, importFile, untilText, viewOf } from './views.ts';

/** What is there when the browser is opened again. */

const PAGE = pageWith('<p>Kubernetes keeps the quuxaaaab busy, and a reverse proxy asks DNS.</p>');

describe.each(Object.entries(BROWSERS))('a profile in %s', (name, launch) => {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-profile-'));
  const options = {
    userDataDir: folder,
    // Firefox takes back what a temporary extension stored, unless told.
    extraPrefsFirefox: {
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  };
  const first50 = { ...largePack(0), entries: largePack(0).entries.slice(0, 50) };
  let site: Served;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('keeps packs and settings when the browser is closed and opened again', async () => {
    const first = await launch(options);
    let kept: Awaited<ReturnType<typeof everythingStored>>;
    try {
      expect(await importPack(first, JSON.stringify(first50))).toHaveProperty('done');
      const view = viewOf(await first.openExtensionPage('/options.html'));
      await ask(view, 'mute', { kind: 'term', key: 'lumomate/dns', muted: true });
      await ask(view, 'mute', { kind: 'category', key: 'lumomate/infra-devops', muted: true });
      await ask(view, 'save-settings', { settings: { look: 'tint', mentions: 'every' } });
      kept = await everythingStored(view);
    } finally {
      await first.close();
    }
    const second = await launch(options);
    try {
      const view = viewOf(await second.openExtensionPage('/options.html'));
      expect(await everythingStored(view)).toEqual(kept);
      const page = await second.browser.newPage();
      await page.goto(site.origin);
      await untilMarked(page, ['quuxaaaab', 'reverse proxy']);
    } finally {
      await second.close();
    }
  });

  testIf(name === 'chromium')('has one version whole when the browser is killed in an import', async () => {
    const first = await BROWSERS.chromium(options);
    try {
      const view = viewOf(await first.openExtensionPage('/options.html'));
      await untilText(view, '.pack', 'Large');
      await importFile(view, 'large.json', JSON.stringify(largePack(1)));
      await untilText(view, '.report', 'is being stored');
    } finally {
      first.browser.process()?.kill('SIGKILL');
    }
    await until('the browser is gone', () => !first.browser.connected);

    const second = await BROWSERS.chromium(options);
    try {
      const view = viewOf(await second.openExtensionPage('/options.html'));
      const old = { ...wholeVersion(0), entries: 50, counted: 50, ids: 50, lookedUp: { 0: 50 } };
      expect([old, wholeVersion(1)]).toContainEqual(await inventory(view, [0, 1]));
    } finally {
      await second.close();
    }
  });
});

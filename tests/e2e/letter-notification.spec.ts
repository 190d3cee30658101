import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExtendedBrowser, launchChromium } from '../browser/launch.ts';
import { until } from '../browser/until.ts';
import { badgeOf, letTheLetterCome } from './reader-fixtures.ts';
import { ask, type View, viewOf } from './views.ts';

/** The notification of a letter. Firefox’s can be neither seen nor clicked by a test. */

const OUTPUT = join(import.meta.dirname, '../../.output');

describe('the notification in Chromium', () => {
  let extended: ExtendedBrowser;
  let own: View;
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-letter-'));

  beforeAll(async () => {
    // As after the reader has allowed notifications: the browser’s own question cannot be answered by a test.
    cpSync(join(OUTPUT, 'chrome-mv3'), folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    const permissions = [...manifest.permissions, 'notifications'];
    writeFileSync(file, JSON.stringify({ ...manifest, permissions, optional_permissions: [] }));
    extended = await launchChromium(folder);
    own = viewOf(await extended.openExtensionPage('/options.html'));
    await ask(own, 'save-settings', { settings: { notifyOn: true } });
  });
  afterAll(async () => {
    await extended.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shown = () =>
    own.run(async () => {
      const { notifications } = chrome as unknown as { notifications: { getAll(): Promise<object> } };
      return Object.keys(await notifications.getAll());
    });
  const press = (event: 'onClicked' | 'onButtonClicked', ...args: unknown[]) =>
    extended.runInExtension(
      (name, given) => {
        const { notifications } = chrome as unknown as {
          notifications: Record<string, { dispatch(...args: unknown[]): void }>;
        };
        notifications[name]!.dispatch(...given);
      },
      event,
      args,
    );

  test('says that a letter is here; its click opens it, its button stops letters', async () => {
    const week = await letTheLetterCome(own);
    await until('it is shown', async () => (await shown()).includes('letter'));
    await press('onClicked', 'letter');
    await until('the letter is open', async () =>
      extended.browser.targets().some((target) => target.url().endsWith(`/letter.html#${week}`)),
    );
    await press('onButtonClicked', 'letter', 1);
    await until('letters are stopped', async () => !(await ask(own, 'letter-status', {})).on);
    expect(await badgeOf(own)).toBe('');
    expect(await shown()).toEqual([]);
  });
});

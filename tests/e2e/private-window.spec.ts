import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { clickInCard, lookWhen, openCard } from './card-fixtures.ts';
import { BROWSERS, markedTexts, pageWith } from './fixtures.ts';
import { keptOf } from './reader-fixtures.ts';
import { viewOf } from './views.ts';

/** In a private window terms are explained, and nothing is taken down. */

const PAGE = pageWith('<p style="margin:60px 40px">Elsewhere, phishing and SQL injection.</p>');

/** A card is read after this. ms */
const READ = 1_500;

/** Lets the extension into Chromium’s private windows, as its own page for extensions does. It starts anew by that. */
async function allowPrivate({ browser, extensionId, openExtensionPage }: ExtendedBrowser): Promise<void> {
  type Developer = Record<
    'updateProfileConfiguration' | 'updateExtensionConfiguration',
    (to: object) => unknown
  >;
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async (id) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: Developer };
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
  await settings.close();
  const isAllowed = async () => {
    const page = await openExtensionPage('/options.html');
    const answer = await page.evaluate(() => chrome.extension.isAllowedIncognitoAccess());
    await page.close();
    return answer;
  };
  await until('the extension is back', () => isAllowed().catch(() => false));
}

/** A page in a private window, with the extension at work in it. */
async function openPrivately(extended: ExtendedBrowser, url: string): Promise<Page> {
  await extended.runInExtension(
    (address) => chrome.windows.create({ incognito: true, url: address, width: 900, height: 900 }),
    url,
  );
  return until('the private page is open', async () => {
    for (const target of extended.browser.targets()) {
      if (target.url() === url) return (await target.page()) ?? undefined;
    }
    return undefined;
  });
}

describe.each(Object.entries(BROWSERS))('a private window in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  const profile = mkdtempSync(join(tmpdir(), 'lumomate-private-'));

  beforeAll(async () => {
    site = await serve({ pages: { '/private': PAGE } });
    // How Firefox remembers which extensions may go into private windows.
    const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
    const allowances = JSON.stringify({ 'lumomate@lumomate.example': allowed });
    writeFileSync(join(profile, 'extension-preferences.json'), allowances);
    extended = await launch({ userDataDir: profile });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test('leaves nothing: no card that was read, nothing that is known', async () => {
    if (extended.origin.startsWith('chrome-')) await allowPrivate(extended);
    const own = viewOf(await extended.openExtensionPage('/options.html'));
    const hidden = await openPrivately(extended, `${site.origin}/private`);
    await hidden.setViewport({ width: 900, height: 900 });
    await hidden.bringToFront();
    await until('the private page is marked', async () => (await markedTexts(hidden)).length > 0);
    await openCard(extended, hidden, 'SQL injection');
    await new Promise((resolve) => setTimeout(resolve, READ + 500));
    await clickInCard(extended, hidden, 'I know this');
    await lookWhen(extended, hidden, 'the card says no', ({ text }) =>
      text.includes('In a private window LumoMate takes nothing down.'),
    );
    const kept = JSON.stringify(await keptOf(own));
    expect(kept).toContain('lumomate-reader meetings');
    for (const trace of ['sql-injection', '127.0.0.1', '/private']) expect(kept).not.toContain(trace);
  });
});

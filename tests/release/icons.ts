import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { launchPlainChromium } from '../browser/launch.ts';
import { ROOT } from '../run/step.ts';

/** `npm run icons`: draws the extension's icons anew from the two drawings in `components/icons`. */

const FOLDER = join(ROOT, 'components/icons');
/** Up to this size the small drawing, which keeps to whole pixels, is the clearer one. px */
const SMALL = 32;
/** What `wxt.config.ts` puts into the extension. px */
const SIZES = [16, 32, 48, 96, 128];

/** Draws the icon. @param size of its side, px @returns a PNG, clear around the corners */
export async function drawIcon(browser: Browser, size: number): Promise<Uint8Array> {
  const svg = readFileSync(join(FOLDER, size <= SMALL ? 'icon-small.svg' : 'icon.svg'), 'utf8');
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const browser = await launchPlainChromium();
  try {
    for (const size of SIZES) writeFileSync(join(FOLDER, `${size}.png`), await drawIcon(browser, size));
  } finally {
    await browser.close();
  }
}

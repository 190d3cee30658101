import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page, Viewport } from 'puppeteer-core';
import { type ExtendedChromium, launchChromium } from '../browser/launch.ts';
import { type Box, cardOf, findMark, restOn, termsOf } from '../browser/marks.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { dropFile, typeSearch, untilText, viewOf } from '../e2e/views.ts';
import { build, ROOT } from '../run/step.ts';
import { drawIcon } from './icons.ts';

/**
 * `npm run store-images`: the pictures that stores ask for (`docs/store/listing.md`), of the running extension, in
 * `.output/store`; with `-- readme` also the one in the README.
 */

const FOLDER = join(ROOT, '.output/store');
const README_PICTURE = join(ROOT, 'docs/card.png');
/** What all stores take. px */
const SCREEN = { width: 1280, height: 800 };
/** Chrome's small promotional tile, seen from further away. px */
const TILE = { width: 770, height: 490, deviceScaleFactor: 4 / 7 };
/** The same, as small as it can be. px */
const README_SCREEN = { width: 900, height: 640 };
/** Down to where the layers begin. px */
const LAYERS_SCROLL = 330;

/** Cards fade in, and their pictures are drawn after them. ms */
const FADE = 1_500;

/** A team's glossary, as teams have them. */
const TEAM_CSV = `Term,Synonyms,Definition,Area
Golden path,paved road,The way to ship a service that the platform team keeps working.,Delivery
Blast radius,,What stops working when one thing does.,Reliability
Sev 1,major incident,Customers cannot buy; somebody is woken up.,Reliability
Ring 0,canary ring,"Our own people, who get every release first.",Delivery
Feature freeze,,"The week before the sale, when only repairs go out.",Delivery
`;

const TILE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>LumoMate</title>
<style>body { margin: 0; padding: 34px 40px; background: #f5f1e8; color: #1f1c17; font: 24px/1.5 Georgia, serif }
h1 { display: flex; gap: 14px; align-items: center; margin: 0 0 16px; font-size: 44px; line-height: 1.1 }
img { inline-size: 66px } p { margin: 0; inline-size: 290px }</style>
<h1><img src="/128.png" alt=""> LumoMate</h1>
<p>The shop stayed up. Its load balancer had found every one of the new machines, and the queue began to move.</p>`;

if (!build('chrome')) process.exit(1);
mkdirSync(FOLDER, { recursive: true });
const sample = await serve({ directory: join(ROOT, 'tests/sample'), pages: {} });
const tile = await serve({ directory: join(ROOT, 'components/icons'), pages: { '/tile': TILE_PAGE } });
const chromium = await launchChromium(join(ROOT, '.output/chrome-mv3'), { defaultViewport: SCREEN });
try {
  await takeCard(chromium, SCREEN, join(FOLDER, '1-card.png'));
  if (process.argv.includes('readme')) await takeCard(chromium, README_SCREEN, README_PICTURE);
  await takeLayers(chromium);
  await takeOwnPages(chromium);
  await takeTile(chromium);
  for (const [name, size] of [
    ['logo-300', 300],
    ['icon-1024', 1024],
  ] as const) {
    save(join(FOLDER, `${name}.png`), await drawIcon(chromium.browser, size));
  }
} finally {
  await chromium.close();
  await sample.close();
  await tile.close();
}

async function takeCard({ browser }: ExtendedChromium, viewport: Viewport, path: string): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.goto(`${sample.origin}/article.html`);
  await restOn(page, await findMark(page, 'CDN'));
  await cardOf(page);
  await painted();
  save(path, await page.screenshot());
  await page.close();
}

async function takeLayers(extended: ExtendedChromium): Promise<void> {
  const { browser, runInPage } = extended;
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await page.goto(`${sample.origin}/article.html`);
  const terms = await termsOf(extended, page);
  const { key } = terms.find(({ term }) => term === 'Deadlock')!;
  await runInPage(page, (wanted) => globalThis.lumomate?.reveal(wanted), key);
  const button = await until('the card can be unfolded', () =>
    runInPage(page, () => {
      const host = document.querySelector<HTMLElement>(':popover-open');
      const box =
        host && chrome.dom.openOrClosedShadowRoot(host)?.querySelector('.unfold')?.getBoundingClientRect();
      return box?.toJSON() as Box | undefined;
    }),
  );
  // By the mouse: what the page’s scripts press, the card does not obey.
  await page.mouse.move(button.x, button.y - button.height);
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2, { delay: 100 });
  await page.mouse.wheel({ deltaY: LAYERS_SCROLL });
  await painted();
  await take(page, '2-layers.png');
  await page.close();
}

async function takeOwnPages({ openExtensionPage }: ExtendedChromium): Promise<void> {
  const front = await openExtensionPage('/glossary.html');
  await untilText(viewOf(front), '.results', 'ACID');
  await typeSearch(viewOf(front), 'load');
  await untilText(viewOf(front), '.results', 'Load balancer');
  await painted();
  await take(front, '4-glossary.png');
  await front.close();

  const entry = await openExtensionPage('/glossary.html#/substrate/infra-devops/load-balancer');
  await untilText(viewOf(entry), 'h1', 'Load balancer');
  await painted();
  await take(entry, '3-entry.png');
  await entry.close();

  const options = await openExtensionPage('/options.html');
  await untilText(viewOf(options), '.pack', 'Built in');
  await dropFile(viewOf(options), 'platform-words.csv', TEAM_CSV);
  await untilText(viewOf(options), '.preview', 'Golden path');
  await options.evaluate(() => document.querySelector('.preview')?.scrollIntoView());
  await options.evaluate(() => scrollBy(0, -40));
  await painted();
  await take(options, '5-packs.png');
  await options.close();
}

async function takeTile({ browser }: ExtendedChromium): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport(TILE);
  await page.goto(`${tile.origin}/tile`);
  await restOn(page, await findMark(page, 'load balancer'));
  await cardOf(page);
  await painted();
  await take(page, 'tile.png');
  await page.close();
}

function painted(): Promise<void> {
  return new Promise((done) => setTimeout(done, FADE));
}

async function take(page: Page, name: string): Promise<void> {
  save(join(FOLDER, name), await page.screenshot());
}

function save(path: string, png: Uint8Array): void {
  writeFileSync(path, png);
  console.log(`${relative(process.cwd(), path)}: ${Math.round(png.length / 1000)} kB`);
}

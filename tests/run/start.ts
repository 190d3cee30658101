import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { Pack } from '../../glossary/pack-types.ts';
import type { PageTerm } from '../../glossary/requests.ts';
import { type ExtendedChromium, launchChromium } from '../browser/launch.ts';
import { cardOf, findMark, restOn, termsOf } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { build, ROOT } from './step.ts';

/**
 * `npm start [-- URL or file]`: LumoMate in a real browser, on the sample article unless told otherwise. With a
 * screen the browser stays open until it is closed; without one, what it would show is printed and photographed.
 */

const BUILD = join(ROOT, '.output/chrome-mv3');
const PICTURES = join(ROOT, '.run');
const SAMPLE = join(ROOT, 'tests/sample/article.html');

const hasScreen =
  ['darwin', 'win32'].includes(process.platform) ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const { url, served } = await locate(process.argv[2]);
if (!build('chrome')) process.exit(1);
const chromium = await launchChromium(BUILD, {
  headless: !hasScreen,
  defaultViewport: hasScreen ? null : { width: 1280, height: 900 },
});
try {
  const [first] = await chromium.browser.pages();
  const page = first ?? (await chromium.browser.newPage());
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const terms = await termsOf(chromium, page);
  console.log(`\n${url}\n\n${table(terms)}\n`);
  if (hasScreen) await untilClosed(chromium);
  else await photograph(page, terms[0]);
} catch (error) {
  // A page that cannot be reached, a card that does not open: the sentence says it, the stack would not.
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await chromium.close();
  await served?.close();
}

/** A file is served rather than opened: extensions may not read `file:` pages unless their user says so. */
async function locate(target = SAMPLE): Promise<{ url: string; served?: Served }> {
  if (/^https?:/.test(target)) return { url: target };
  // npm moves to the project's folder; the reader's path begins where they are.
  const path = target.startsWith('file:')
    ? fileURLToPath(target)
    : resolve(process.env.INIT_CWD ?? '', target);
  if (!existsSync(path) || !statSync(path).isFile()) {
    console.error(
      `There is no file ${path}. Give a file or an address that begins with http:// or https://.`,
    );
    process.exit(1);
  }
  const served = await serve({ directory: dirname(path) });
  return { url: `${served.origin}/${encodeURIComponent(basename(path))}`, served };
}

function table(terms: readonly PageTerm[]): string {
  if (!terms.length) return 'No term of the glossary stands on this page.';
  const { categories } = JSON.parse(readFileSync(join(BUILD, 'built-in-pack.json'), 'utf8')) as Pack;
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const rows = terms.map(({ term, category, count }) => {
    const id = category.slice(category.indexOf('/') + 1);
    return [term, names.get(id) ?? id, String(count)];
  });
  const head = ['Term', 'Category', 'Times'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = ([term = '', category = '', count = '']: string[]) =>
    `${term.padEnd(widths[0]!)}  ${category.padEnd(widths[1]!)}  ${count.padStart(widths[2]!)}`;
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(head), rule, ...rows.map(line), '', `${terms.length} terms`].join('\n');
}

async function photograph(page: Page, first: PageTerm | undefined): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  if (!first) return picture(page, 'page.png', 'The page');
  // Where the first screen has no term, go to the first one there is.
  const mark = await findMark(page).catch(async () => {
    await chromium.runInPage(page, (key) => globalThis.lumomate?.reveal(key), first.key);
    await cardOf(page);
    await page.keyboard.press('Escape');
    return findMark(page);
  });
  await picture(page, 'page.png', 'The page');
  await restOn(page, mark);
  await cardOf(page);
  await new Promise((painted) => setTimeout(painted, 500));
  await picture(page, 'card.png', 'A card');
}

async function picture(page: Page, name: string, what: string): Promise<void> {
  const path = join(PICTURES, name);
  await page.screenshot({ path: path as `${string}.png` });
  console.log(`${what}: ${relative(process.cwd(), path)}`);
}

async function untilClosed({ browser }: ExtendedChromium): Promise<void> {
  console.log('Rest the pointer on a marked term. Close the browser to end.');
  await new Promise<void>((closed) => {
    browser.once('disconnected', () => closed());
    // On macOS the program outlives its last window.
    browser.on('targetdestroyed', async () => {
      if (browser.connected && !(await browser.pages()).length) closed();
    });
    process.once('SIGINT', () => closed());
  });
}

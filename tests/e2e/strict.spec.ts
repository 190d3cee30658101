import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { cardOf } from '../browser/marks.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { clickInCard, lookWhen, openCard, openPage, untilClosed } from './card-fixtures.ts';
import { BROWSERS, pageWith, snapshot, whenRead } from './fixtures.ts';

/** Pages that forbid nearly everything; only Firefox's request for an icon is let through. */

const POLICY = [
  "default-src 'none'; style-src 'none'; script-src 'none'; img-src 'self'; font-src 'none'; connect-src 'none'",
  "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /reported",
].join('; ');
const LIGHT = pageWith('<p>Kubernetes, on a page that allows nothing at all.</p>');
// Attributes: a style sheet would be forbidden.
const DARK = LIGHT.replace('<body>', '<body bgcolor="#101418" text="#d8dce0">');
const STYLED_DARK = pageWith(
  '<main><p>Kubernetes, at night.</p></main>',
  '<style>:root { color-scheme: dark } main { background: oklch(0.2 0.02 250); color: #ddd }</style>',
);

describe.each(Object.entries(BROWSERS))('the card on a strict page in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;

  beforeAll(async () => {
    const headers = { 'content-security-policy': POLICY };
    site = await serve({
      pages: {
        '/light': { body: LIGHT, headers },
        '/dark': { body: DARK, headers },
        '/styled-dark': STYLED_DARK,
      },
    });
    extended = await launch();
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test.each([
    { path: '/light', theme: 'light' },
    { path: '/dark', theme: 'dark' },
    { path: '/styled-dark', theme: 'dark' },
  ])('$path: looks as it should, and nothing of it is forbidden', async ({ path, theme }) => {
    const page = await openPage(extended, site.origin + path, noteViolations);
    await whenRead(extended, page);
    const before = await snapshot(page);
    await openCard(extended, page, 'kubernetes');
    await clickInCard(extended, page, 'Read on');
    const seen = await lookWhen(extended, page, 'the card is unfolded', ({ down }) =>
      down.includes('Fold away'),
    );
    expect(seen.theme).toBe(theme);
    const [paper, ink] = [lightness(seen.background), lightness(seen.color)];
    expect(paper > ink ? 'light' : 'dark').toBe(theme);
    expect(Math.abs(paper - ink)).toBeGreaterThan(0.5);
    const { width, height } = await cardOf(page);
    expect(width).toBeGreaterThan(300);
    expect(width).toBeLessThan(400);
    expect(height).toBeGreaterThan(300);
    expect(height).toBeLessThan(700);

    await clickInCard(extended, page, 'Close');
    await untilClosed(page);
    expect(await snapshot(page)).toBe(before);
    expect(await violations(page)).toEqual([]);
    expect(site.requests).not.toContain('/reported');
    await page.close();
  });

  test('would have been heard doing what is forbidden', async () => {
    const page = await openPage(extended, `${site.origin}/light`, noteViolations);
    await page.evaluate(() => document.body.append(Object.assign(new Image(), { src: 'data:,' })));
    await until('the page forbids a picture', async () => (await violations(page)).length > 0);
    await until('the page reports it', () => site.requests.includes('/reported'));
    await page.close();
  });
});

/** Runs in the page before anything of its own. */
function noteViolations(): void {
  const noted: string[] = [];
  (globalThis as { violations?: string[] }).violations = noted;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    noted.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
  });
}

function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as { violations?: string[] }).violations ?? ['nobody listened']);
}

/** 0 black … 1 white. @param color `rgb(…)` */
function lightness(color: string): number {
  const [r, g, b] = (/^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? []).slice(1).map(Number);
  return ((r ?? Number.NaN) + g! + b!) / 3 / 255;
}

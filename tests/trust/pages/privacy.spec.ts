import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { type Served, serve } from '../../browser/serve.ts';
import { hasCard, lookWhen, openPage, untilClosed } from '../../e2e/card-fixtures.ts';
import { BROWSERS, importPack, pageWith, snapshot, whenRead } from '../../e2e/fixtures.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/** What viewing says to others: to servers, and to the page itself. */

const VISITS = ALL ? 100 : 10;

/** How long one visit may take at most, on a slow machine. ms */
const A_VISIT = 6_000;

/** Entries that would like to be loaded from somewhere, in every layer. @param server notices what is asked of it */
function hungryPack(server: string) {
  const wishes = (id: string) =>
    [
      `<img src="${server}/${id}/img" srcset="${server}/${id}/srcset 2x" onerror="fetch('${server}/${id}/js')">`,
      `![](${server}/${id}/markdown) [x](${server}/${id}/link) <link rel=preload href="${server}/${id}/link" as=image>`,
      `<style>@import "${server}/${id}/css"; * { background: url(${server}/${id}/url) }</style>`,
      `<svg><image href="${server}/${id}/svg"/></svg><video poster="${server}/${id}/poster" src="${server}/${id}/video">`,
      `<iframe src="${server}/${id}/frame"></iframe><object data="${server}/${id}/object"></object>`,
    ].join(' ');
  return {
    format: 'lumomate-pack/1',
    id: 'hungry',
    name: `<img src="${server}/name">`,
    homepage: `${server}/homepage`,
    categories: [],
    entries: Array.from({ length: 10 }, (_, i) => ({
      id: `wish${i}`,
      term: `Wishful${'abcdefghij'[i]}`,
      definition: wishes(`${i}/definition`),
      blurb: `<img src="${server}/${i}/blurb">`,
      example: wishes(`${i}/example`),
      picture: wishes(`${i}/picture`),
      illustration: `<svg><image href="${server}/${i}/illustration"/></svg>`,
      sources: [{ title: `<img src="${server}/${i}/title">`, url: `${server}/${i}/source` }],
    })),
  };
}

const pageOf = (i: number) =>
  pageWith(`<p>Here stands the <span id="term">wishful${'abcdefghij'[i % 10]}</span> on page ${i}.</p>`);

/** A page that listens for anything that it did not do itself. */
const WATCHFUL = pageWith(
  '<p>Kubernetes stands here with a load balancer and a reverse proxy, beside SQL injection.</p>',
  `<style>p::highlight(own) { color: red }</style>`,
);

describe.each(Object.entries(BROWSERS))('in %s, reading', (name, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let others: Served;

  beforeAll(async () => {
    const pages = Object.fromEntries(Array.from({ length: VISITS }, (_, i) => [`/page-${i}`, pageOf(i)]));
    site = await serve({ pages: { ...pages, '/watchful': WATCHFUL, '/favicon.ico': '' } });
    others = await serve({});
    extended = await launch();
    expect(await importPack(extended, JSON.stringify(hungryPack(others.origin)))).toHaveProperty('done');
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
    await others.close();
  });

  test(
    `${VISITS} pages and opening ${VISITS} cards of a pack that wants to be loaded asks nobody for anything`,
    async () => {
      const page = await openPage(extended, `${site.origin}/page-0`);
      let cards = 0;
      for (let i = 0; i < VISITS; i++) {
        if (i) await page.goto(`${site.origin}/page-${i}`);
        await whenRead(extended, page);
        await extended.runInPage(page, (key) => globalThis.lumomate?.reveal(key), `hungry/wish${i % 10}`);
        const term = `Wishful${'abcdefghij'[i % 10]}`;
        await lookWhen(extended, page, `the card of ${term}`, ({ heading }) => heading === term);
        cards += 1;
        await page.keyboard.press('Escape');
      }
      await page.close();
      const own = new Set(site.requests.filter((path) => !/^\/(page-\d+|favicon\.ico)$/.test(path)));
      const asked = others.requests.length + own.size;
      report({
        figure: 'Requests that visiting pages and opening cards of hostile packs causes',
        tried: VISITS + cards,
        passed: asked ? VISITS + cards - asked : VISITS + cards,
        where: name,
        measured: `${asked} requests`,
      });
      expect(others.requests).toEqual([]);
      expect([...own]).toEqual([]);
      // Nor twice what the reader asked for once.
      expect(site.requests.filter((path) => path.startsWith('/page-'))).toHaveLength(VISITS);
    },
    VISITS * A_VISIT,
  );

  test('shows the page nothing of the extension before the first card', async () => {
    const page = await openPage(extended, `${site.origin}/watchful`, watchEverything);
    await whenRead(extended, page);
    await page.mouse.move(400, 30);
    await page.mouse.move(420, 600, { steps: 5 });
    await page.evaluate(() => scrollTo(0, 10));
    await whenRead(extended, page);
    const seen = await page.evaluate(() => (globalThis as unknown as Watching).watched());
    const marked = 'lumomate';
    const signs = {
      'messages and events': seen.events,
      globals: seen.globals,
      'document changes': seen.changes,
      'elements and attributes': [
        ...(await snapshot(page)).matchAll(/lumo|data-wxt|popover|extension:/gi),
      ].map(String),
      'style sheets': seen.sheets.filter((css) => css.includes(marked)),
      'computed styles': seen.styles,
      'performance entries': seen.entries.filter((entry) => /extension:|lumo/.test(entry)),
      'files of the extension': await reachable(page, extended),
    };
    const tried = Object.keys(signs).length;
    const passed = Object.values(signs).filter((found) => found.length === 0).length;
    report({
      figure: 'Signs of the extension that a page can see before the first card',
      tried,
      passed,
      where: name,
    });
    expect(signs).toEqual(Object.fromEntries(Object.keys(signs).map((sign) => [sign, []])));
    expect(await hasCard(page)).toBe(false);

    // What remains, and is said to remain: public marks stand in the page's own registry.
    expect(seen.highlights.every((highlight) => /^(own|lumomate-(underline|tint))$/.test(highlight))).toBe(
      true,
    );
    await page.close();
  });

  test('leaves the page nothing after the last card', async () => {
    const page = await openPage(extended, `${site.origin}/page-1`);
    await whenRead(extended, page);
    const before = await snapshot(page);
    const globals = () => page.evaluate(() => Object.getOwnPropertyNames(globalThis).length);
    const count = await globals();
    await extended.runInPage(page, () => globalThis.lumomate?.reveal('hungry/wish1'));
    await lookWhen(extended, page, 'a card', () => true);
    await page.keyboard.press('Escape');
    await untilClosed(page);
    expect(await snapshot(page)).toBe(before);
    expect(await globals()).toBe(count);
    await page.close();
  });
});

/** Files of the extension that a page can load, from among all that it has. */
async function reachable(page: Page, { origin, extensionId }: ExtendedBrowser): Promise<string[]> {
  const files = [
    ...['manifest.json', 'content-script.js', 'card.js', 'drawings.js', 'background.js', 'assets/marks.css'],
    ...['options.html', 'popup.html', 'glossary.html', 'editor.html', 'icons/16.png', 'icons/128.png'],
    ...[
      'built-in-pack.json',
      'everyday-words.txt',
      'policy-schema.json',
      'card.css',
      'content-scripts/content.js',
    ],
  ];
  const origins = new Set([origin, `chrome-extension://${extensionId}`, `moz-extension://${extensionId}`]);
  const urls = [...origins].flatMap((base) => files.map((file) => `${base}/${file}`));
  return page.evaluate(async (wanted) => {
    const answers = await Promise.all(
      wanted.map(async (url) => {
        const fetched = fetch(url).then(
          () => true,
          () => false,
        );
        const loaded = new Promise<boolean>((resolve) => {
          const image = new Image();
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = url;
        });
        return (await fetched) || (await loaded) ? [url] : [];
      }),
    );
    return answers.flat();
  }, urls);
}

interface Watched {
  events: string[];
  globals: string[];
  changes: string[];
  sheets: string[];
  styles: string[];
  entries: string[];
  highlights: string[];
}
interface Watching {
  watched(): Watched;
}

/** Runs in the page, first of all. It travels as source. */
function watchEverything(): void {
  const own = new Set(Object.getOwnPropertyNames(globalThis));
  const events: string[] = [];
  const changes: string[] = [];
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    events.push(`dispatched ${event.type}`);
    return dispatch.call(this, event);
  };
  const untrusted = (event: Event) => {
    if (!event.isTrusted) events.push(event.type);
  };
  const types = new Set([
    'message',
    'lumomate',
    'toggle',
    'beforetoggle',
    'focusin',
    'securitypolicyviolation',
    'error',
  ]);
  for (const name in HTMLElement.prototype) if (name.startsWith('on')) types.add(name.slice(2));
  for (const type of types) addEventListener(type, untrusted, true);
  for (const type of ['message', 'securitypolicyviolation', 'error', 'unhandledrejection'])
    addEventListener(type, ({ type: what }) => events.push(what), true);
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      for (const { type, target } of records) changes.push(`${type} in ${target.nodeName}`);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const plain = style();
    const elements = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element).cssText);
    (globalThis as unknown as Watching).watched = () => ({
      events,
      globals: Object.getOwnPropertyNames(globalThis).filter(
        // The test's own, and what Chromium adds for numbered frames
        (name) => !own.has(name) && !['watched', ...puppeteerNames(name)].includes(name),
      ),
      changes,
      sheets: [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) =>
        [...sheet.cssRules].map(({ cssText }) => cssText),
      ),
      styles: [
        ...(style() === plain ? [] : ['of a marked paragraph']),
        ...[...document.querySelectorAll('*')].flatMap((element, i) =>
          getComputedStyle(element).cssText === elements[i] ? [] : [element.nodeName],
        ),
      ],
      entries: performance.getEntries().map((entry) => JSON.stringify(entry)),
      highlights: [...CSS.highlights.keys()],
    });
  });
  const puppeteerNames = (name: string) => (/^__?puppeteer/.test(name) ? [name] : []);
  const style = () => {
    const element = document.querySelector('p')!;
    return ['::selection', '::before', '::marker']
      .map((pseudo) => getComputedStyle(element, pseudo).cssText)
      .join('\n');
  };
}

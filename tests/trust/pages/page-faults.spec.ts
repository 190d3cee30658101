import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { type Served, type ServedPage, serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { hasCard, lookWhen, openPage, untilClosed } from '../../e2e/card-fixtures.ts';
import { BROWSERS, markedTexts, pageWith, testIf, untilMarked } from '../../e2e/fixtures.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/** Pages that are strange, broken or hostile: the page goes on, and so does the reader. */

const TERM = '<p>Kubernetes stands here, before a load balancer.</p>';

/** Depth of a page that no person would write. Chromium takes minutes over 5,000 levels by itself. */
const DEEP = { chromium: 2_000, firefox: 20_000 };
const LONG_TEXT = 10 * 2 ** 20;
const FRAMES = 200;

const PAGES: Record<string, ServedPage> = {
  '/': pageWith(TERM),
  '/other': pageWith('<p>Elsewhere, ransomware and a reverse proxy.</p>'),
  '/frames': pageWith(
    `${TERM}<script>for (let i = 0; i < ${FRAMES}; i++) { const f = document.createElement('iframe'); f.width = 300; f.height = 120; f.srcdoc = '<p>Kubernetes in frame ' + i + ', of which there are many more than one.</p>'; document.body.append(f) }</script>`,
  ),
  '/deep': pageWith(
    `${TERM}<script>const deep = navigator.userAgent.includes('Firefox') ? ${DEEP.firefox} : ${DEEP.chromium}; let at = document.body; for (let i = 0; i < deep; i++) { const d = document.createElement('div'); at.append(d); at = d } at.append('A load balancer at the bottom.')</script>`,
  ),
  '/long': pageWith(
    `${TERM}<p id="long"></p><script>long.textContent = 'bread and flour with some salt '.repeat(${Math.ceil(LONG_TEXT / 31)}) + ' reverse proxy'</script>`,
  ),
  '/loop': pageWith(
    `${TERM}<p id="loop">Clock</p><script>globalThis.turns = 0; const turn = () => { loop.textContent = 'Kubernetes ' + turns++; loop.append(document.createElement('b')); setTimeout(turn) }; turn();
     new MutationObserver(() => { document.body.dataset.turns = turns }).observe(loop, { childList: true })</script>`,
  ),
};

/** Runs in the page, first of all: what a page can break of its own, it breaks. */
function overrideEverything(): void {
  const angry = () => {
    throw new Error('broken by the page');
  };
  for (const name of [
    'map',
    'filter',
    'forEach',
    'push',
    'find',
    'flatMap',
    'some',
    'includes',
    'sort',
  ] as const)
    Array.prototype[name] = angry as never;
  Object.defineProperty(Array.prototype, Symbol.iterator, { value: angry });
  Reflect.set(Promise.prototype, 'then', angry);
  Element.prototype.attachShadow = angry as never;
  HTMLElement.prototype.showPopover = angry as never;
  Node.prototype.appendChild = angry as never;
  Element.prototype.append = angry as never;
  Element.prototype.matches = angry as never;
  Element.prototype.getBoundingClientRect = angry as never;
  document.createElement = angry as never;
  document.createElementNS = angry as never;
  document.querySelectorAll = angry as never;
  document.caretPositionFromPoint = angry as never;
  EventTarget.prototype.addEventListener = angry as never;
  globalThis.MutationObserver = angry as never;
  globalThis.Highlight = angry as never;
  globalThis.StaticRange = angry as never;
  customElements.define = angry as never;
  JSON.parse = angry as never;
  Object.prototype.toString = angry as never;
  Map.prototype.get = angry as never;
}

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'a page in %s',
  (name, launch) => {
    let extended: ExtendedBrowser;
    let site: Served;
    let page: Page | undefined;
    const survived = new Map<string, boolean>();

    beforeAll(async () => {
      site = await serve({ pages: PAGES });
      extended = await launch(
        name === 'chromium' ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {},
      );
    });
    afterEach(async () => {
      await page?.close();
      page = undefined;
    });
    afterAll(async () => {
      report({
        figure: 'Strange, broken and hostile pages survived',
        tried: survived.size,
        passed: [...survived.values()].filter(Boolean).length,
        where: name,
      });
      await extended.close();
      await site.close();
    });

    async function survives(fault: string, run: () => Promise<void>): Promise<void> {
      survived.set(fault, false);
      await run();
      survived.set(fault, true);
    }

    async function open(path: string, before?: () => void): Promise<Page> {
      page = await openPage(extended, site.origin + path, before);
      return page;
    }

    async function cardOpens(on: Page): Promise<void> {
      await until('a card of Kubernetes is open', async () => {
        await extended.runInPage(on, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
        await sleep(300);
        return hasCard(on);
      });
      await lookWhen(extended, on, 'the card of Kubernetes', ({ heading }) => heading === 'Kubernetes');
      await on.keyboard.press('Escape');
      await untilClosed(on);
    }

    test('that is left and come back to is marked, and opens cards', () =>
      survives('bfcache', async () => {
        const own = await open('/');
        await untilMarked(own, ['Kubernetes', 'load balancer']);
        await own.evaluate(() => {
          (globalThis as { isKept?: boolean }).isKept = true;
        });
        await own.goto(`${site.origin}/other`);
        await untilMarked(own, ['ransomware', 'reverse proxy']);
        await extended.runInExtension(async () => {
          await chrome.storage.local.set({ settings: { mutedTerms: ['lumomate/load-balancer'] } });
        });
        await own.evaluate(() => history.back()).catch(() => {});
        await until('the first page is back', () =>
          own.evaluate(() => location.pathname === '/').catch(() => false),
        );
        await untilMarked(own, ['Kubernetes']);
        await cardOpens(own);
        await extended.runInExtension(async () => {
          await chrome.storage.local.set({ settings: {} });
        });
        await untilMarked(own, ['Kubernetes', 'load balancer']);
      }));

    testIf(name === 'chromium')(
      'that was rendered before anybody went there is marked once somebody does',
      () =>
        survives('prerender', async () => {
          const own = await open('/other');
          await own.evaluate(() => {
            const rules = document.createElement('script');
            rules.type = 'speculationrules';
            rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: ['/'] }] });
            document.head.append(rules);
          });
          await sleep(1_000);
          await own.evaluate(() => {
            location.href = '/';
          });
          await until('it is there', () => own.evaluate(() => location.pathname === '/').catch(() => false));
          await untilMarked(own, ['Kubernetes', 'load balancer']);
        }),
    );

    test.each(['document.open', 'document.write'])(
      'that begins anew by %s is read anew, or left as it is',
      (how) =>
        survives(how, async () => {
          const own = await open('/');
          await untilMarked(own, ['Kubernetes', 'load balancer']);
          await own.evaluate(
            (isOpened, html) => {
              if (isOpened) document.open();
              document.write(html);
              document.close();
            },
            how === 'document.open',
            pageWith('<p>All new: ransomware and DNS.</p>'),
          );
          await until('nothing old is marked', async () => {
            const marked = await markedTexts(own);
            return !marked.includes('Kubernetes') && marked.includes('ransomware');
          });
        }),
    );

    test('that breaks everything it can get hold of breaks nothing of ours', () =>
      survives('overridden prototypes', async () => {
        const own = await open('/', overrideEverything);
        await until('the page is read', () =>
          extended.runInPage(own, () => globalThis.lumomate?.timing().marked !== undefined),
        );
        await extended.runInPage(own, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
        await until('a card is open', () =>
          extended.runInPage(own, () => document.querySelector(':popover-open') !== null),
        );
        await own.keyboard.press('Escape');
        await until('the card is gone', () =>
          extended.runInPage(own, () => document.querySelector('[popover]') === null),
        );
      }));

    test('that removes what others add ends up without a card, and without a struggle', () =>
      survives('host removed', async () => {
        const own = await open('/');
        await untilMarked(own, ['Kubernetes', 'load balancer']);
        await own.evaluate(() => {
          const counted = globalThis as { removals?: number };
          counted.removals = 0;
          new MutationObserver(() => {
            for (const added of document.querySelectorAll('[popover]')) {
              added.remove();
              counted.removals! += 1;
            }
          }).observe(document, { childList: true, subtree: true });
        });
        await extended.runInPage(own, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
        await until('the page has removed a card', () =>
          own.evaluate(() => (globalThis as { removals?: number }).removals! > 0),
        );
        await sleep(1_000);
        expect(await own.evaluate(() => (globalThis as { removals?: number }).removals)).toBeLessThan(5);
        expect(await hasCard(own)).toBe(false);
        await untilMarked(own, ['Kubernetes', 'load balancer']);
      }));

    test('that clears the registry again and again is marked again, at its own pace', () =>
      survives('registry cleared', async () => {
        const own = await open('/');
        await untilMarked(own, ['Kubernetes', 'load balancer']);
        await own.evaluate(() => {
          for (let i = 0; i < 100; i++) CSS.highlights.clear();
        });
        await own.evaluate(() => dispatchEvent(new Event('resize')));
        await cardOpens(own);
      }));

    test.each([
      ['/deep', 'thousands of levels deep'],
      ['/long', 'with 10 MB in one text'],
      ['/frames', `with ${FRAMES} frames`],
    ])('%s, %s, is read, and goes on', (path) =>
      survives(path, async () => {
        const own = await open(path);
        await until(
          'its first screen is marked',
          async () => (await markedTexts(own)).includes('Kubernetes'),
          40_000,
        );
        await cardOpens(own);
        // It still answers within a moment.
        const start = Date.now();
        await own.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
        expect(Date.now() - start).toBeLessThan(2_000);
      }),
    );

    test('that changes in an endless loop goes on turning, and can be explained', () =>
      survives('endless changes', async () => {
        const own = await open('/loop');
        await until('the rest of it is marked', async () =>
          (await markedTexts(own)).includes('load balancer'),
        );
        const turns = () => own.evaluate(() => (globalThis as { turns?: number }).turns!);
        const before = await turns();
        await sleep(1_000);
        expect(await turns()).toBeGreaterThan(before + 50);
        await cardOpens(own);
      }));
  },
);

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { cardOf, restOn } from '../../browser/marks.ts';
import { type Served, serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { hasCard, isCardAt, openPage } from '../../e2e/card-fixtures.ts';
import { BROWSERS, pageWith, snapshot, whenRead } from '../../e2e/fixtures.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/** Everything that can lie above a page, and the card in each: in sight and of use, or not there at all. */

const TERM = '<p style="margin:60px 40px;background:#fff">Kubernetes asks for a decision.</p>';
const BOX = 'style="width:600px;height:520px;overflow:auto;background:#fff"';

interface Place {
  body: string;
  /** Runs in the page, within a gesture, and brings it on top. */
  raise(): void;
}

const PLACES: Record<string, Place> = {
  'a modal dialog': {
    body: `<dialog id="a" ${BOX}>${TERM}</dialog>`,
    raise: () => (document.getElementById('a') as HTMLDialogElement).showModal(),
  },
  'a modal dialog in a modal dialog': {
    body: `<dialog id="a" ${BOX}><p>The first.</p><dialog id="b" ${BOX}>${TERM}</dialog></dialog>`,
    raise: () => {
      for (const id of ['a', 'b']) (document.getElementById(id) as HTMLDialogElement).showModal();
    },
  },
  'a modal dialog above another one': {
    body: `<dialog id="a" ${BOX}><p>The first.</p></dialog><dialog id="b" ${BOX}>${TERM}</dialog>`,
    raise: () => {
      for (const id of ['a', 'b']) (document.getElementById(id) as HTMLDialogElement).showModal();
    },
  },
  'a modal dialog in a shadow root': {
    body: '<x-box id="a"></x-box>',
    raise: () => {
      const root = document.getElementById('a')!.attachShadow({ mode: 'open' });
      const dialog = document.createElement('dialog');
      dialog.style.cssText = 'width:600px;height:520px;background:#fff';
      const text = document.createElement('p');
      text.textContent = 'Kubernetes asks for a decision.';
      text.style.margin = '60px 40px';
      dialog.append(text);
      root.append(dialog);
      dialog.showModal();
    },
  },
  'a dialog that is not modal': {
    body: `<dialog id="a" ${BOX}>${TERM}</dialog>`,
    raise: () => (document.getElementById('a') as HTMLDialogElement).show(),
  },
  'a popover': {
    body: `<div popover id="a" ${BOX}>${TERM}</div>`,
    raise: () => document.getElementById('a')!.showPopover(),
  },
  'a popover on a modal dialog': {
    body: `<dialog id="a" ${BOX}><p>Below.</p><div popover id="b" ${BOX}>${TERM}</div></dialog>`,
    raise: () => {
      (document.getElementById('a') as HTMLDialogElement).showModal();
      document.getElementById('b')!.showPopover();
    },
  },
  'a fullscreen element': {
    body: `<div id="a" style="background:#fff">${TERM}</div>`,
    raise: () => void document.getElementById('a')!.requestFullscreen(),
  },
  'a modal dialog in a fullscreen element': {
    body: `<div id="a"><dialog id="b" ${BOX}>${TERM}</dialog></div>`,
    raise: () => {
      void document
        .getElementById('a')!
        .requestFullscreen()
        .then(() => (document.getElementById('b') as HTMLDialogElement).showModal());
    },
  },
};

/** The card of a term beneath something modal cannot be reached, so there is none. */
const BENEATH = pageWith(
  `<p style="position:absolute;top:10px">Kubernetes lies beneath.</p>
   <dialog id="a" style="width:300px;height:300px;margin:400px 0 0 400px"><p>Nothing to explain.</p></dialog>`,
);

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'on top of the page in %s',
  (name, launch) => {
    let extended: ExtendedBrowser;
    let site: Served;
    let tried = 0;
    let passed = 0;

    beforeAll(async () => {
      const places = Object.entries(PLACES).map(([_, { body }], i) => [
        `/place-${i}`,
        pageWith(`${body}<button id="raise" style="position:fixed;bottom:0;left:0">Raise</button>`),
      ]);
      site = await serve({
        pages: {
          ...Object.fromEntries(places),
          '/beneath': BENEATH,
          '/inner': pageWith(TERM),
          '/frame': pageWith('<iframe src="/inner" width="800" height="600"></iframe>'),
          '/data': pageWith(
            `<iframe sandbox="allow-scripts" src="/inner" width="800" height="600"></iframe>`,
          ),
          '/low': pageWith('<iframe src="/inner" width="500" height="150"></iframe>'),
        },
      });
      extended = await launch();
    });
    afterAll(async () => {
      report({
        figure: 'The card above dialogs, popovers, fullscreen and in frames',
        tried,
        passed,
        where: name,
      });
      await extended.close();
      await site.close();
    });

    /** Counts what is tried here. */
    async function counted(run: () => Promise<void>): Promise<void> {
      tried += 1;
      await run();
      passed += 1;
    }

    async function open(path: string): Promise<Page> {
      const page = await openPage(extended, site.origin + path);
      await whenRead(extended, page);
      return page;
    }

    test.each(Object.keys(PLACES).map((place, i) => [place, i] as const))('stands in %s', (place, i) =>
      counted(async () => {
        const page = await open(`/place-${i}`);
        await page.evaluate(
          (act) =>
            document.getElementById('raise')!.addEventListener('click', new Function(`(${act})()`) as never),
          String(PLACES[place]!.raise),
        );
        await page.click('#raise');
        await until('it is on top', () =>
          page.evaluate(
            () => document.elementFromPoint(innerWidth / 2, 100) !== null && document.body !== null,
          ),
        );
        const before = await page.evaluate(() => document.documentElement.outerHTML);
        const box = await until('its term is on screen', () => page.evaluate(termIn));
        await restOn(page, box);
        await until('the card can be read and unfolded', async () => {
          const at = await extended.runInPage(page, controlIn, 'Read on');
          if (at) await page.mouse.move(at.x, at.y);
          if (at?.isReached) await page.mouse.click(at.x, at.y);
          return extended.runInPage(page, controlIn, 'Fold away');
        });
        const close = await until('the card lies still', () => extended.runInPage(page, controlIn, 'Close'));
        await page.mouse.click(close.x, close.y);
        await until('the card is gone', async () => !(await extended.runInPage(page, controlIn, 'Close')));
        expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
        await page.close();
      }),
    );

    test('is absent where a modal dialog lies above its term', () =>
      counted(async () => {
        const page = await open('/beneath');
        await page.evaluate(() => (document.getElementById('a') as HTMLDialogElement).showModal());
        const before = await snapshot(page);
        await extended.runInPage(page, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
        await extended.runInPage(page, () => globalThis.lumomate?.walk(1));
        await new Promise((resolve) => setTimeout(resolve, 800));
        if (await hasCard(page)) {
          const { x, y, width } = await cardOf(page);
          expect(await page.evaluate(isCardAt, x + width / 2, y + 20), 'a card that is there is of use').toBe(
            true,
          );
        } else expect(await snapshot(page)).toBe(before);
        await page.close();
      }));

    test.each([
      ['in a frame', '/frame'],
      ['in a sandboxed frame', '/data'],
      ['in a frame as low as a card', '/low'],
    ])('stands %s', (_, path) =>
      counted(async () => {
        const page = await openPage(extended, site.origin + path);
        const frame = await until('the frame is there', () =>
          page.frames().find((other) => other.url().endsWith('/inner')),
        );
        await until('the frame is read', () =>
          extended
            .runInPage(frame, () => globalThis.lumomate?.timing().marked !== undefined)
            .catch(() => false),
        );
        await extended.runInPage(frame, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
        const inSight = await until('a card in the frame', () =>
          frame.evaluate(() => {
            const card = document.querySelector(':popover-open');
            if (!card) return undefined;
            const { left, top, right, bottom, width, height } = card.getBoundingClientRect();
            if (!width || !height) return undefined;
            const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
            return {
              isInside,
              isHit: document.elementFromPoint(left + width / 2, top + height / 2) === card,
            };
          }),
        );
        expect(inSight).toEqual({ isInside: true, isHit: true });
        await frame.evaluate(() => (document.activeElement as HTMLElement)?.blur());
        await page.close();
      }),
    );
  },
);

/** Runs in the page: where the term stands, once it is what a point there hits. */
function termIn(): { x: number; y: number; width: number; height: number } | undefined {
  const roots = [
    document,
    ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ];
  for (const root of roots) {
    for (const paragraph of root.querySelectorAll('p')) {
      const text = paragraph.firstChild;
      if (!text?.nodeValue?.startsWith('Kubernetes')) continue;
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(text, 'Kubernetes'.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      const hit = root.elementFromPoint(x + width / 2, y + height / 2);
      if (width && hit === paragraph) return { x, y, width, height };
    }
  }
  return undefined;
}

/**
 * Runs in the content script’s world: the middle of a control of the card, once the card takes the pointer there.
 * The card may stand in a shadow root, and popovers of the page’s own may be open beside it.
 */
function controlIn(name: string): { x: number; y: number; isReached: boolean } | undefined {
  const roots = [
    document,
    ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ];
  for (const root of roots) {
    for (const host of root.querySelectorAll<HTMLElement>('[popover=manual]:popover-open')) {
      const inside: ShadowRoot | null | undefined =
        chrome.dom?.openOrClosedShadowRoot(host) ??
        (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
      const control = [...(inside?.querySelectorAll('button') ?? [])].find(
        (one) => (one.ariaLabel ?? one.innerText).trim() === name,
      );
      if (!control) continue;
      const { left, top, width, height } = control.getBoundingClientRect();
      const at = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      // Until the pointer is on the card, it lets every point through.
      const isLetThrough = getComputedStyle(host).pointerEvents === 'none';
      const isReached = !isLetThrough && control.contains(inside!.elementFromPoint(at.x, at.y));
      if (isLetThrough || isReached) return { ...at, isReached };
    }
  }
  return undefined;
}

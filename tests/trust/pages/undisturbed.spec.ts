import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../../browser/launch.ts';
import { type Served, serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { lookWhen, openPage, untilClosed } from '../../e2e/card-fixtures.ts';
import {
  BROWSERS,
  changesOf,
  countChanges,
  markedTexts,
  pageWith,
  snapshot,
  whenRead,
} from '../../e2e/fixtures.ts';
import { ALL } from '../all-cases.ts';
import { bundle } from './fixtures/bundle.ts';
import { drawReact, drawVue } from './fixtures/served-apps.mjs';
import { report } from './report.ts';

/** Pages go on as if nobody but their reader were there. */

const TYPED = ALL ? 1_000 : 150;

const NODE_MODULES = join(import.meta.dirname, '../../../node_modules');

const TERMS = '<p>A load balancer stands before Kubernetes, and a reverse proxy before DNS.</p>';

/** What its readers type: half of it is terms. */
const TEXT = 'Kubernetes and a load balancer meet SQL injection. ';

const POLICIES = {
  "default-src 'none'": "default-src 'none'",
  'a strict one with a nonce':
    "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; object-src 'none'; base-uri 'none'",
  'Trusted Types':
    "require-trusted-types-for 'script'; trusted-types 'none'; default-src 'self'; script-src 'unsafe-inline'",
  'a sandbox': 'sandbox allow-scripts',
};

describe.each(Object.entries(BROWSERS))('undisturbed in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  const pages = new Map<string, boolean>();

  beforeAll(async () => {
    const withApp = (html: string, script: string) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title></head><body><div id="app">${html}</div><script src="${script}"></script></body></html>`;
    const editor = (script: string, head = '') =>
      pageWith(`${TERMS}<div id="editor" style="height:300px"></div>${script}`, head);
    site = await serve({
      directory: NODE_MODULES,
      pages: {
        '/react': withApp(drawReact(), '/react.js'),
        '/react.js': { body: await bundle('react-client'), type: 'text/javascript' },
        '/vue': withApp(await drawVue(), '/vue.js'),
        '/vue.js': { body: await bundle('vue-client'), type: 'text/javascript' },
        '/codemirror': editor('<script src="/codemirror.js"></script>'),
        '/codemirror.js': { body: await bundle('codemirror'), type: 'text/javascript' },
        '/prosemirror': editor(
          '<script src="/prosemirror.js"></script>',
          // Of its own style sheet: a space at the end is a space.
          '<style>.ProseMirror { white-space: pre-wrap }</style>',
        ),
        '/prosemirror.js': { body: await bundle('prosemirror'), type: 'text/javascript' },
        '/monaco': editor(
          `<script src="/monaco-editor/min/vs/loader.js"></script><script>
            require.config({ paths: { vs: '/monaco-editor/min/vs' } });
            require(['vs/editor/editor.main'], () => {
              const own = monaco.editor.create(document.getElementById('editor'), { value: '', autoClosingBrackets: 'never',
                quickSuggestions: false, wordBasedSuggestions: 'off', suggestOnTriggerCharacters: false });
              globalThis.editor = { focus: () => own.focus(), text: () => own.getValue() };
            });</script>`,
        ),
        ...Object.fromEntries(
          Object.values(POLICIES).map((policy, i) => [
            `/policy-${i}`,
            { body: pageWith(TERMS), headers: { 'content-security-policy': policy } },
          ]),
        ),
      },
    });
    extended = await launch();
  });
  afterAll(async () => {
    report({
      figure: 'Pages that go on undisturbed (frameworks, editors, policies)',
      tried: pages.size,
      passed: [...pages.values()].filter(Boolean).length,
      where: name,
    });
    await extended.close();
    await site.close();
  });

  async function onPage(
    path: string,
    use: (page: Page) => Promise<void>,
    before?: () => void,
  ): Promise<void> {
    pages.set(path, false);
    const page = await openPage(extended, site.origin + path, before);
    try {
      await use(page);
      pages.set(path, true);
    } finally {
      await page.close();
    }
  }

  async function openAndClose(page: Page): Promise<void> {
    await extended.runInPage(page, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
    await lookWhen(extended, page, 'a card is open', ({ heading }) => heading === 'Kubernetes');
    await page.keyboard.press('Escape');
    await untilClosed(page);
  }

  test.each(['react', 'vue'])('%s takes over what its server drew, marks and card or not', (framework) =>
    onPage(`/${framework}`, async (page) => {
      await whenRead(extended, page);
      expect(await markedTexts(page)).toContain('Kubernetes');
      await countChanges(page);
      const before = await snapshot(page);
      await openAndClose(page);
      expect(await snapshot(page)).toBe(before);
      await page.evaluate(() => (globalThis as unknown as { hydrate(): void }).hydrate());
      await page.click('#more');
      await until('the framework answers', () =>
        page.$eval('#counted', ({ textContent }) => textContent === 'Kubernetes was counted 1 times.'),
      );
      await openAndClose(page);
      await page.click('#more');
      await until('it still does', () =>
        page.$eval('#counted', ({ textContent }) => textContent === 'Kubernetes was counted 2 times.'),
      );
      expect(await page.evaluate(() => (globalThis as unknown as { problems: string[] }).problems)).toEqual(
        [],
      );
    }),
  );

  test.each(['codemirror', 'prosemirror', 'monaco'])(
    `%s keeps its text through ${TYPED} typed characters`,
    (editor) =>
      onPage(`/${editor}`, async (page) => {
        await until('the editor is there', () => page.evaluate(() => 'editor' in globalThis));
        await whenRead(extended, page);
        expect(await markedTexts(page)).toContain('Kubernetes');
        await page.evaluate(() => (globalThis as unknown as Edited).editor.focus());
        const typed = TEXT.repeat(Math.ceil(TYPED / TEXT.length)).slice(0, TYPED);
        await page.keyboard.type(typed.slice(0, TYPED / 2));
        await openAndClose(page);
        await page.evaluate(() => (globalThis as unknown as Edited).editor.focus());
        await page.keyboard.type(typed.slice(TYPED / 2));
        const text = () => page.evaluate(() => (globalThis as unknown as Edited).editor.text());
        await until('all of it is there', async () => (await text()).length >= TYPED).catch(() => {});
        expect(await text()).toBe(typed);
      }),
    180_000,
  );

  test.each(Object.keys(POLICIES).map((policy, i) => [policy, i] as const))(
    'a page with the policy %s hears of no violation',
    (_, i) =>
      onPage(
        `/policy-${i}`,
        async (page) => {
          await whenRead(extended, page);
          expect(await markedTexts(page)).toContain('Kubernetes');
          await countChanges(page);
          const before = await snapshot(page);
          expect(await changesOf(page)).toEqual([]);
          await openAndClose(page);
          expect(await snapshot(page)).toBe(before);
          const violations = await page.evaluate(() => (globalThis as { violations?: string[] }).violations);
          expect(violations).toEqual([]);
        },
        () => {
          const violations: string[] = [];
          Object.assign(globalThis, { violations });
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
            // Firefox asks for it by itself.
            if (!blockedURI.endsWith('/favicon.ico')) violations.push(`${violatedDirective}: ${blockedURI}`);
          });
        },
      ),
  );
});

interface Edited {
  editor: { focus(): void; text(): string };
}

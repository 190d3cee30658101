import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weekOf } from '../../glossary/letter-schedule.ts';
import { parsePackText } from '../../glossary/pack.ts';
import { packPage } from '../../glossary/publish/page.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { clickInCard, lookWhen, openCard, openPage, untilClosed } from '../e2e/card-fixtures.ts';
import { BROWSERS, importPack, pageWith, whenRead } from '../e2e/fixtures.ts';
import { metBefore, savedBy } from '../e2e/met-before.ts';
import { letTheLetterCome } from '../e2e/reader-fixtures.ts';
import { ask, dropFile, openPopup, press, untilText, type View, viewOf } from '../e2e/views.ts';
import { ALL } from './all-cases.ts';
import { countFigure } from './count-figure.ts';
import { foreignIn } from './foreign-in.ts';
import { AT_ONCE, hostilePack, wordOf } from './hostile-pack.ts';
import { payloads } from './payloads.ts';

/** Packs that try to be more than text, on everything that shows them: nothing runs, nothing is made, nothing is fetched. */

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'payloads in %s',
  (name, launch) => {
    const figure = countFigure('payloads on surfaces that stay text', name);
    let extended: ExtendedBrowser;
    let site: Served;
    let page: Page;
    const published: Record<string, string> = {};
    let texts: string[];
    let pack: ReturnType<typeof hostilePack>;
    /** As they are stored, in the pack's order. */
    let stored: { term: string; path: string }[];

    beforeAll(async () => {
      site = await serve({ pages: published });
      texts = payloads(`${site.origin}/leak`);
      pack = hostilePack(texts);
      const words = texts.map((_, i) => `<p>Here stands a ${wordOf(i)}, among others.</p>`).join('\n');
      published['/page'] = pageWith(words);
      extended = await launch();
      expect(await importPack(extended, JSON.stringify(pack))).toEqual({
        done: { id: 'hostile' },
      });
      const options = viewOf(await extended.openExtensionPage('/options.html'));
      const keys = texts.map((_, i) => `hostile/e${i}`);
      stored = await ask(options, 'name-entries', { keys });
      expect(stored).toHaveLength(texts.length);
      page = await openPage(extended, `${site.origin}/page`);
      await whenRead(extended, page);
    });
    afterAll(async () => {
      await extended.close();
      await site.close();
    });

    test('there are at least 200 of them', () => {
      expect(new Set(texts).size).toBeGreaterThanOrEqual(200);
    });

    test('would be heard if they did anything', async () => {
      const control = await serve({ pages: { '/': pageWith('') } });
      const victim = await extended.browser.newPage();
      await victim.goto(control.origin);
      await victim.evaluate(
        (markup) => {
          document.body.innerHTML = markup;
        },
        payloads(`${control.origin}/leak`)
          .filter((text) => /^<(?:img|video|style)/.test(text))
          .join(' '),
      );
      await until('a payload has run', () => victim.evaluate(() => 'hacked' in globalThis));
      await until('a payload has fetched', () => control.requests.some((path) => path.startsWith('/leak')));
      expect(await victim.evaluate(foreignIn)).not.toEqual([]);
      await victim.close();
      await control.close();
    });

    /** Each surface shows payloads, and says how many. A new one is a line here. */
    const surfaces: [surface: string, show: () => Promise<{ view?: View; shown: number }>][] = [
      ['the list of the glossary’s page', showList],
      ['the entry pages', showEntries],
      ['the options page', showOptions],
      ['the popup', showPopup],
      ['the editor', showEditor],
      ['the card', showCards],
      ['names of files', showFileNames],
      ['the published page', showPublished],
      ['the history', showHistory],
      ['recall', showRecall],
      ['the letter and its saved page', showLetter],
    ];

    test.each(surfaces)(
      'are text on %s',
      async (_, show) => {
        const { view, shown } = await show();
        expect(shown).toBeGreaterThanOrEqual(AT_ONCE);
        await figure.check(async () => {
          if (view) expect(await view.run(foreignIn)).toEqual([]);
          expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
          expect(await extended.runInExtension(() => 'hacked' in globalThis)).toBe(false);
          expect(site.requests.filter((path) => path.startsWith('/leak'))).toEqual([]);
        }, shown);
      },
      900_000,
    );

    /** Waits until payloads are to be seen. @returns how many */
    async function shownIn(view: View): Promise<number> {
      const terms = stored.map(({ term }) => term.slice(0, 60));
      return until('payloads are shown', async () => {
        const count = await view.run(
          ({ document }, wanted) => wanted.filter((term) => document.body.textContent?.includes(term)).length,
          terms,
        );
        return count >= AT_ONCE && count;
      });
    }

    async function showList() {
      const view = viewOf(await extended.openExtensionPage('/glossary.html?pack=hostile'));
      return { view, shown: await shownIn(view) };
    }

    async function showEntries() {
      const view = viewOf(await extended.openExtensionPage(stored[0]!.path));
      for (const { path, term } of stored) {
        await view.run((own, hash) => own.location.replace(hash), path.slice(path.indexOf('#')));
        await until(`the page of ${term} is shown`, () =>
          view.run(
            ({ document }, wanted) => document.querySelector('article h1')?.textContent === wanted,
            term,
          ),
        );
        expect(await view.run(foreignIn)).toEqual([]);
      }
      return { view, shown: stored.length };
    }

    async function showOptions() {
      const view = viewOf(await extended.openExtensionPage('/options.html'));
      await untilText(view, '.pack', 'hacked');
      await dropFile(view, 'again.json', JSON.stringify(pack));
      await untilText(view, '.preview', 'again.json');
      await view.run(({ document }) => {
        for (const folded of document.querySelectorAll('details')) folded.open = true;
      });
      return { view, shown: await shownIn(view) };
    }

    async function showPopup() {
      const view = await openPopup(extended, page);
      return { view, shown: await shownIn(view) };
    }

    async function showEditor() {
      const options = viewOf(await extended.openExtensionPage('/options.html'));
      const { id } = await ask(options, 'create-pack', { words: { name: texts[0]! } });
      for (const entry of pack.entries.slice(0, AT_ONCE)) {
        const { seeAlso: _, ...words } = entry;
        await ask(options, 'save-entry', { pack: id, entry: { ...words, category: entry.status } });
      }
      const view = viewOf(await extended.openExtensionPage(`/editor.html?pack=${id}`));
      return { view, shown: await shownIn(view) };
    }

    async function showCards() {
      const step = ALL ? 1 : Math.ceil(texts.length / 4);
      let shown = 0;
      await page.bringToFront();
      for (let i = 0; i < texts.length; i += step) {
        await page.evaluate((word) => {
          const place = [...document.querySelectorAll('p')].find((one) => one.textContent?.includes(word));
          place?.scrollIntoView({ block: 'center', behavior: 'instant' });
        }, wordOf(i));
        await openCard(extended, page, wordOf(i));
        await clickInCard(extended, page, 'Read on');
        const seen = await lookWhen(extended, page, 'the card is unfolded', ({ down }) =>
          down.includes('Fold away'),
        );
        expect(seen.foreign).toEqual([]);
        shown += ALL ? 1 : AT_ONCE;
        await clickInCard(extended, page, 'Close');
        await untilClosed(page);
      }
      return { shown };
    }

    /** The reader has met every term, so that history, recall and letter are about them. */
    async function meetAll(): Promise<View> {
      const options = viewOf(await extended.openExtensionPage('/options.html'));
      const page = { title: texts[0]!, url: `https://a.example/?${encodeURI(texts[1]!)}`, site: 'a.example' };
      // Long enough ago to be asked again.
      const at = Date.now() - 3 * 86_400_000;
      await metBefore(
        options,
        stored.map(({ term }, i) => ({
          key: `hostile/e${i}`,
          term,
          at: at + i,
          week: weekOf(new Date(at)),
          page,
        })),
      );
      return options;
    }

    /** Payloads that a page shows, whatever white space became of theirs. */
    function countShown(view: View): Promise<number> {
      return view.run(({ document }, wanted) => {
        const text = document.body.textContent?.replace(/\s+/g, ' ') ?? '';
        return wanted.filter((one) => text.includes(one.replace(/\s+/g, ' ').trim())).length;
      }, texts);
    }

    async function showHistory() {
      await meetAll();
      const view = viewOf(await extended.openExtensionPage('/history.html'));
      return { view, shown: await shownIn(view) };
    }

    async function showRecall() {
      const view = viewOf(await extended.openExtensionPage('/recall.html'));
      await press(view, 'Show the answer');
      const shown = await until('an answer is shown', async () => {
        const count = await countShown(view);
        return count >= AT_ONCE && count;
      });
      return { view, shown };
    }

    async function showLetter() {
      await letTheLetterCome(viewOf(await extended.openExtensionPage('/options.html')));
      const opened = await extended.openExtensionPage('/letter.html');
      const view = viewOf(opened);
      await untilText(view, '.keep', 'HTML');
      expect(await view.run(foreignIn)).toEqual([]);
      published['/saved'] = withoutPolicy(await savedBy(opened, () => press(view, 'HTML')));
      const saved = viewOf(await openPage(extended, `${site.origin}/saved`));
      return { view: saved, shown: await countShown(saved) };
    }

    async function showFileNames() {
      const view = viewOf(await extended.openExtensionPage('/options.html'));
      for (const text of texts.slice(0, NAMES_OF_FILES)) {
        const file = text.replaceAll('/', '∕');
        await dropFile(view, file, 'nothing of any format');
        await until(`${file} is refused`, () =>
          view.run(({ document }) => document.querySelectorAll('.report-refused').length > 0),
        );
        expect(await view.run(foreignIn)).toEqual([]);
        await press(view, `Dismiss the report on ${file}`.replace(/\s+/g, ' ').trim());
      }
      return { view, shown: NAMES_OF_FILES };
    }

    async function showPublished() {
      const facts = { file: 'pack.json', address: '', styleSha256: '', published: '2026-01-01' };
      const whole = packPage(parsePackText(JSON.stringify(pack)).pack, facts);
      published['/published'] = withoutPolicy(whole);
      const view = viewOf(await openPage(extended, `${site.origin}/published`));
      const shown = await shownIn(view);
      expect(await view.run((own) => own.document.querySelectorAll('script, style, meta').length)).toBe(7);
      return { view, shown };
    }
  },
);

const NAMES_OF_FILES = 40;

/** What a page says is to be text even without the policy that it carries. */
function withoutPolicy(html: string): string {
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  expect(bare).not.toBe(html);
  return bare;
}

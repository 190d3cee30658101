import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { clickInCard, lookWhen, openCard, openPage, untilClosed } from './card-fixtures.ts';
import { BROWSERS, markedTexts, pageWith, untilMarked, whenRead } from './fixtures.ts';
import { badgeOf, keptOf, letTheLetterCome } from './reader-fixtures.ts';
import { ask, untilText, type View, viewOf } from './views.ts';

/** What is taken down of a reader, and what is not; the letter that is made of it. */

const PAGE = pageWith(
  `<p style="margin:60px 40px">Kubernetes and a load balancer.</p>
  <p style="margin:60px 40px">Elsewhere, phishing and SQL injection.</p>`,
);

/** A card is read after this. ms */
const READ = 1_500;

async function metOf(view: View): Promise<Record<string, number>> {
  const { terms } = await ask(view, 'list-met', { order: 'name', offset: 0, limit: 100 });
  return Object.fromEntries(terms.map(({ term, count }) => [term, count]));
}

async function untilMet(view: View, wanted: Record<string, number>): Promise<void> {
  let met: Record<string, number> = {};
  await until(`met: ${JSON.stringify(wanted)}`, async () => {
    met = await metOf(view);
    return JSON.stringify(met) === JSON.stringify(wanted);
  }).catch((error) => {
    throw new Error(`${error.message}; met instead: ${JSON.stringify(met)}`);
  });
}

async function closeCard(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await untilClosed(page);
  await page.mouse.move(5, 5);
}

/** What is kept, without what a reader has chosen, and that the policy was looked at since the browser's start. */
function metIn(kept: Record<string, string>): Record<string, string> {
  const chosen = /^(?:(?:local|sync) (?:settings|choices|syncRegisters|syncStatus|r\d+)|session looked)$/;
  return Object.fromEntries(Object.entries(kept).filter(([what]) => !chosen.test(what)));
}

/** Reads the card of a term for long enough. */
async function readCard(extended: ExtendedBrowser, page: Page, text: string): Promise<void> {
  await openCard(extended, page, text);
  await new Promise((resolve) => setTimeout(resolve, READ + 300));
  await closeCard(page);
}

describe.each(Object.entries(BROWSERS))('what is met in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;
  let page: Page;
  let own: View;
  let fresh: Record<string, string>;

  beforeAll(async () => {
    site = await serve({ pages: { '/page': PAGE, '/other': PAGE, '/private': PAGE } });
    extended = await launch();
    own = viewOf(await extended.openExtensionPage('/options.html'));
    page = await openPage(extended, `${site.origin}/page?a=1#part`);
    await whenRead(extended, page);
    await until('LumoMate has looked for letters', async () => {
      const kept = await keptOf(own);
      return kept['lumomate-reader state']?.includes('since');
    });
    fresh = await keptOf(own);
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  test('a card that is only brushed against is not; one that is read is, once a page', async () => {
    await openCard(extended, page, 'phishing');
    await closeCard(page);
    await readCard(extended, page, 'Kubernetes');
    await untilMet(own, { Kubernetes: 1 });
    await readCard(extended, page, 'Kubernetes');
    await readCard(extended, page, 'load balancer');
    await untilMet(own, { Kubernetes: 1, 'Load balancer': 1 });
  });

  test('nothing is said of the page, unless the reader wants it', async () => {
    const before = await keptOf(own);
    expect(JSON.stringify(before)).not.toContain('127.0.0.1');
    await ask(own, 'save-settings', { settings: { pagesOn: true } });
    const other = await openPage(extended, `${site.origin}/other?a=1#part`);
    await whenRead(extended, other);
    await readCard(extended, other, 'Kubernetes');
    await untilMet(own, { Kubernetes: 2, 'Load balancer': 1 });
    const { meetings } = await ask(own, 'list-meetings', { limit: 1 });
    expect(meetings[0]?.page).toEqual({
      title: 'Fixture',
      url: `${site.origin}/other?a=1`,
      site: '127.0.0.1',
    });
    await ask(own, 'save-settings', { settings: { pagesOn: false } });
    await other.close();
  });

  test('an entry that is opened is, and says where its term was met', async () => {
    const address = '/glossary.html#/trust/security/phishing';
    const first = await extended.openExtensionPage(address);
    await untilMet(own, { Kubernetes: 2, 'Load balancer': 1, Phishing: 1 });
    await first.close();
    const entry = await extended.openExtensionPage(address);
    await untilText(viewOf(entry), '.where-met', /^where you met it once/i);
    await untilMet(own, { Kubernetes: 2, 'Load balancer': 1, Phishing: 1 });
    await entry.evaluate(() => location.assign('#/substrate/infra-devops/kubernetes'));
    await untilText(viewOf(entry), '.where-met', '127.0.0.1');
    await entry.close();
    await page.bringToFront();
  });

  test('“I know this” takes the marks away, and Undo brings them back', async () => {
    const all = ['Kubernetes', 'SQL injection', 'load balancer', 'phishing'];
    await untilMarked(page, all);
    await openCard(extended, page, 'Kubernetes');
    await clickInCard(extended, page, 'I know this');
    await untilMarked(page, all.slice(1));
    const { down } = await lookWhen(extended, page, 'what was done is said', ({ text }) =>
      text.includes('Kubernetes is no longer marked.'),
    );
    expect(down).toContain('I know this');
    await clickInCard(extended, page, 'Undo');
    await untilMarked(page, all);
    await closeCard(page);
  });

  test('what is remembered for weeks is marked faintly, then no more', async () => {
    const remember = (stability: number) =>
      own.run(
        ({ indexedDB }, days) =>
          new Promise<void>((resolve) => {
            const opening = indexedDB.open('lumomate-reader');
            opening.onsuccess = () => {
              const memories = opening.result.transaction('memories', 'readwrite').objectStore('memories');
              const getting = memories.get('lumomate/kubernetes');
              getting.onsuccess = () => {
                const answered = Date.now();
                const due = answered + 9e9;
                const learned = { stability: days, difficulty: 5, answered, answers: 5, state: 2, due };
                memories.put({ ...getting.result, ...learned }).onsuccess = () => {
                  opening.result.close();
                  resolve();
                };
              };
            };
          }),
        stability,
      );
    const faint = () =>
      page.evaluate(() => CSS.highlights.get('lumomate-faintunderline' as never)?.size ?? 0);
    /** Another answer makes the background look at its memories again. */
    const look = async () => {
      await ask(own, 'answer', { key: 'lumomate/phishing', grade: 'good' });
    };
    await remember(40);
    await look();
    await until('Kubernetes is marked faintly', async () => (await faint()) === 1);
    expect(await markedTexts(page)).not.toContain('Kubernetes');
    await remember(200);
    await look();
    await until('Kubernetes is not marked', async () => (await faint()) === 0);
    await whenRead(extended, page);
    const terms = await extended.runInPage(
      page,
      async () => (await globalThis.lumomate?.terms())?.terms ?? [],
    );
    expect(terms.map(({ term }) => term)).toContain('Kubernetes');
    await ask(own, 'answer', { key: 'lumomate/kubernetes', grade: 'again' });
    await until('Kubernetes is marked again', async () => (await markedTexts(page)).includes('Kubernetes'));
  });

  test('the letter comes when it is its time, once, and waits quietly', async () => {
    const week = await letTheLetterCome(own);
    const letter = await ask(own, 'get-letter', {});
    expect(letter).toMatchObject({ week, kind: 'met', terms: 3 });
    // The others were met as well, and are remembered.
    expect(letter?.essay?.view.entry.term).toBe('Load balancer');
    expect(letter?.questions.length).toBe(3);
    await until('the badge says so', async () => (await badgeOf(own)) === '1');
    const { letterDay = 0 } = await own.run(
      async () => (await chrome.storage.local.get('settings')).settings as { letterDay?: number },
    );
    await ask(own, 'save-settings', { settings: { letterDay: (letterDay + 6) % 7 } });
    await ask(own, 'switch-letter', { on: true });
    expect(await ask(own, 'list-letters', {})).toHaveLength(1);
    expect(await ask(own, 'letter-status', {})).toMatchObject({ on: true, unread: week });
    await ask(own, 'mark-letter-read', { week });
    expect(await badgeOf(own)).toBe('');
  });

  test('its questions change what is due', async () => {
    const { due: before } = await ask(own, 'due-questions', { limit: 0 });
    const [question] = (await ask(own, 'get-letter', {}))!.questions;
    const again = await ask(own, 'answer', { key: question!.key, grade: 'again' });
    const easy = await ask(own, 'answer', { key: question!.key, grade: 'easy' });
    expect(easy.due).toBeGreaterThan(again.due);
    expect(await ask(own, 'recall-of', { keys: [question!.key] })).toEqual([
      expect.objectContaining({ due: easy.due, answers: easy.answers }),
    ]);
    expect((await ask(own, 'undo-answer', { key: question!.key })).due).toBe(again.due);
    await expect(ask(own, 'undo-answer', { key: question!.key })).rejects.toThrow('no answer');
    expect(before).toBeGreaterThanOrEqual(0);
  });

  test('stopped letters set no alarm; started again, they do', async () => {
    const alarm = () => own.run(async () => (await chrome.alarms.get('letter')) !== undefined);
    expect(await alarm()).toBe(true);
    expect(await ask(own, 'switch-letter', { on: false })).toMatchObject({ on: false, next: null });
    expect(await alarm()).toBe(false);
    expect((await ask(own, 'switch-letter', { on: true })).next).toBeGreaterThan(Date.now());
    expect(await alarm()).toBe(true);
  });

  test('off is off', async () => {
    await ask(own, 'save-settings', { settings: { historyOn: false } });
    const before = await keptOf(own);
    await page.reload();
    await whenRead(extended, page);
    await readCard(extended, page, 'SQL injection');
    expect(metIn(await keptOf(own))).toEqual(metIn(before));
    expect((await ask(own, 'letter-status', {})).recording).toBe(false);
    await ask(own, 'save-settings', { settings: { historyOn: true } });
  });

  test('“Forget everything” leaves what a new installation has', async () => {
    await ask(own, 'save-settings', { settings: { letterDay: 1, letterHour: 8 } });
    await ask(own, 'know-term', { key: 'lumomate/phishing', known: true });
    await ask(own, 'forget-everything', { sure: true });
    const left = await keptOf(own);
    const state = { 'lumomate-reader state': expect.stringMatching(/^\[\{"since":\d+,"on":true\}\]$/) };
    expect(metIn(left)).toEqual({ ...metIn(fresh), ...state });
    for (const trace of ['kubernetes', 'phishing', 'load-balancer', '127.0.0.1', 'W4', 'W5'])
      expect(JSON.stringify(left), trace).not.toContain(trace);
    expect(await badgeOf(own)).toBe('');
    await until('all is marked again', async () => (await markedTexts(page)).includes('phishing'));
  });
});

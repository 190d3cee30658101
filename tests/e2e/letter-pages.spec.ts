import PostalMime from 'postal-mime';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, importPack } from './fixtures.ts';
import { MET, metBefore, packOf, savedBy } from './met-before.ts';
import { letTheLetterCome } from './reader-fixtures.ts';
import {
  accessibilityProblems,
  ask,
  isOn,
  openPopup,
  press,
  textsOf,
  untilText,
  type View,
  viewOf,
} from './views.ts';

/** The letter’s page and its files, as their reader has them. */

describe.each(Object.entries(BROWSERS))('in %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let server: Served;
  let tab: Page;
  let options: View;

  beforeAll(async () => {
    server = await serve({ pages: {} });
    extended = await launch();
    expect(await importPack(extended, packOf(server.origin))).toHaveProperty('done');
    tab = await extended.openExtensionPage('/options.html');
    options = viewOf(tab);
  });
  afterAll(async () => {
    await extended?.close();
    await server?.close();
  });
  beforeEach(async () => {
    await ask(options, 'forget-everything', { sure: true });
    await ask(options, 'save-settings', { settings: { historyOn: true, letterOn: true } });
  });

  async function meetAndWrite(): Promise<string> {
    await metBefore(options, MET);
    return letTheLetterCome(options);
  }

  async function openAt(path: string, selector: string, text: string | RegExp): Promise<Page> {
    const page = await extended.openExtensionPage(path);
    await page.setViewport({ width: 1000, height: 900 });
    await untilText(viewOf(page), selector, text);
    return page;
  }

  test('before any letter it is said when the first one comes', async () => {
    const page = await openAt('/letter.html', 'h1', 'Your first letter is not written yet');
    await untilText(viewOf(page), '.waiting', /It comes on \w+day, \d+ \w+ \d{4}, at \d\d:00\./);
    await page.close();
  });

  test('the letter reads from its date to its end, and is then read', async () => {
    const week = await meetAndWrite();
    expect(await ask(options, 'letter-status', {})).toMatchObject({ unread: week });
    const page = await openAt('/letter.html', '.ending', 'That was this week’s letter.');
    const [text = ''] = await textsOf(viewOf(page), '.letter-text');
    expect(text).toContain('Lately you met four terms, seven times in all.');
    expect(text).toContain('The definition of Zorkmid. <img src=');
    expect(text).toContain('One worth meeting next');
    expect(await textsOf(viewOf(page), '.essay h2')).toEqual(['Zorkmid']);
    expect(await textsOf(viewOf(page), '.others b')).toEqual(['Groat', 'Ducat', 'Thaler']);
    expect(await textsOf(viewOf(page), '.letter-questions > li')).toHaveLength(3);
    await until('the letter is read', async () => (await ask(options, 'letter-status', {})).unread === null);
    expect(server.requests).toEqual([]);
    await page.close();
    const named = await openAt(`/letter.html#${week}`, '.essay h2', 'Zorkmid');
    await named.evaluate(() => {
      location.hash = '1999-W01';
    });
    await untilText(viewOf(named), '.letter-none', 'There is no letter of that week');
    await press(viewOf(named), 'Zorkmid', '.past');
    await untilText(viewOf(named), '.essay h2', 'Zorkmid');
    await named.close();
  });

  test('an answer in the letter changes what is due, and can be taken back', async () => {
    await meetAndWrite();
    const page = await openAt('/letter.html', '.questions', 'Show the answer');
    const before = await ask(options, 'due-questions', { limit: 0 });
    await press(viewOf(page), 'Show the answer', '.question-meaning');
    await untilText(viewOf(page), '.question-meaning .answer', 'A coin of the');
    await page.keyboard.press('4');
    await untilText(viewOf(page), '.question-done', /will be asked about again on \w+day/);
    expect((await ask(options, 'due-questions', { limit: 0 })).due).toBe(before.due - 1);
    await page.close();
    const again = await openAt('/letter.html', '.question-done', 'will be asked about again');
    await press(viewOf(again), 'A myth', '.question-myth');
    await untilText(viewOf(again), '.verdict', /^(Right|No): it is/);
    await again.keyboard.press('1');
    await press(viewOf(again), 'Undo');
    await untilText(viewOf(again), '.question-myth', 'so, or a myth?');
    expect((await ask(options, 'due-questions', { limit: 0 })).due).toBe(before.due - 1);
    await again.close();
  });

  test('one click in the letter and one in the popup stop it, and start it again', async () => {
    await meetAndWrite();
    const on = async () => (await ask(options, 'letter-status', {})).on;
    const page = await openAt('/letter.html', '.letter-head', 'Stop these letters');
    await press(viewOf(page), 'Stop these letters', '.letter-head');
    await untilText(viewOf(page), '.letter-head', 'No more letters will be written.');
    expect(await on()).toBe(false);
    await press(viewOf(page), 'Start them again', '.letter-head');
    await untilText(viewOf(page), '.letter-head', 'Stop these letters');
    expect(await on()).toBe(true);
    const popup = await openPopup(extended, page);
    await press(popup, 'Stop the letters');
    await untilText(popup, '.letter-line', 'Start');
    expect(await on()).toBe(false);
    await press(popup, 'Start the letters again');
    await untilText(popup, '.letter-line', 'Stop');
    expect(await on()).toBe(true);
    await popup.close();
    await page.close();
  });

  test('the popup tells of a letter and of what is to be recalled', async () => {
    await meetAndWrite();
    const page = await extended.browser.newPage();
    const popup = await openPopup(extended, page);
    await untilText(popup, '.letter-line', 'Your letter is here');
    await untilText(popup, '.reader-links', 'Recall (4) History');
    await popup.close();
    await page.close();
  });

  /** Opens a saved page as from a disk. @returns what it asked for beside itself */
  async function requestsOf(html: string): Promise<{ asked: string[]; text: string }> {
    const host = await serve({ pages: { '/saved.html': html } });
    const page = await extended.browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/saved.html`, { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const text = await page.evaluate(() => document.body.innerText);
    await page.close();
    await host.close();
    // The browser itself asks for the icon of a site.
    const others = [...asked, ...host.requests.map((path) => host.origin + path)];
    return { asked: others.filter((url) => !/^data:|\/saved\.html$|\/favicon\.ico$/.test(url)), text };
  }

  test('saved letters ask for nothing when they are opened', async () => {
    await meetAndWrite();
    const page = await openAt('/letter.html', '.keep', 'HTML');
    const html = await requestsOf(await savedBy(page, () => press(viewOf(page), 'HTML')));
    expect(html.asked).toEqual([]);
    expect(html.text).toContain('The definition of Zorkmid. <img src=');
    const mail = await PostalMime.parse(await savedBy(page, () => press(viewOf(page), 'E-mail (.eml)')));
    expect(mail.subject).toBe('Zorkmid, and three other terms');
    const picture = mail.attachments[0]!;
    const bytes = Buffer.from(picture.content as ArrayBuffer);
    expect([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(10_000);
    const shown = mail.html!.replace(
      `cid:${picture.contentId!.replace(/[<>]/g, '')}`,
      `data:image/png;base64,${bytes.toString('base64')}`,
    );
    expect(shown).toContain('src="data:image/png');
    const opened = await requestsOf(shown);
    expect(opened.asked).toEqual([]);
    expect(opened.text).toContain('The takeaway of Zorkmid. <img src=');
    expect(await savedBy(page, () => press(viewOf(page), 'Markdown'))).toContain('## Zorkmid');
    expect(server.requests).toEqual([]);
    await page.close();
  });

  test('with history off the letter says what it then is, and keeps no answers', async () => {
    await ask(options, 'save-settings', { settings: { historyOn: false } });
    await ask(options, 'list-letters', {});
    await letTheLetterCome(options);
    const page = await openAt('/letter.html', '.letter-text', 'nothing of what you read is recorded');
    await (await page.waitForSelector('.question .button'))!.evaluate((button) =>
      (button as HTMLElement).click(),
    );
    await page.waitForSelector('.question .answer');
    expect(await textsOf(viewOf(page), '.grades')).toEqual([]);
    await page.close();
    const history = await openAt('/history.html', '.history-off', 'Nothing is recorded.');
    expect(await isOn(viewOf(history), 'Write down what I meet', '.keeping')).toBe(false);
    await history.close();
  });

  test('axe finds no problem', async () => {
    const schemes = name === 'chromium' ? ['light', 'dark'] : [undefined];
    const expectNoProblem = async (page: Page, what: string) => {
      for (const scheme of schemes) {
        const calm = { name: 'prefers-reduced-motion', value: 'reduce' };
        if (scheme) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, calm]);
        expect(await accessibilityProblems(page), `${what} ${scheme ?? ''}`).toEqual([]);
      }
    };
    const empty = await openAt('/recall.html', 'h1', 'Nothing to recall yet');
    await expectNoProblem(empty, 'nothing to recall');
    await empty.close();
    await meetAndWrite();
    const letter = await openAt('/letter.html', '.letter-text', 'That was this week’s letter.');
    await press(viewOf(letter), 'Show the answer', '.question-meaning');
    await untilText(viewOf(letter), '.grades', 'Again');
    await expectNoProblem(letter, 'letter');
    await letter.close();
    const recall = await openAt('/recall.html', '.recall-bar', 'to go');
    await expectNoProblem(recall, 'question');
    await recall.close();
    const history = await openAt('/history.html', '.history-meeting', 'Ducat');
    await expectNoProblem(history, 'history');
    await press(viewOf(history), 'By term');
    await untilText(viewOf(history), '.history-term', 'Ducat');
    await press(viewOf(history), 'Delete Ducat');
    await expectNoProblem(history, 'history with a question');
    await history.close();
  });
});

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { BROWSERS, markedTexts, pageWith, whenRead } from './fixtures.ts';

/** All of a page is counted by the background, from what the page sends it. */

const TYPED = 'hunter2';

/** Everything that people type into, as frameworks write it down. */
const FIELDS = pageWith(`
  <p>A load <label>balancer <input type="password" value="${TYPED}"></label> and a reverse <b>proxy</b>.</p>
  <form><div><label>Ransomware <textarea>${TYPED}</textarea></label></div></form>
  <div contenteditable="true"><p>Garbage collection ${TYPED}</p></div>
  <p>Web<span><i contenteditable="plaintext-only">${TYPED}</i></span>Assembly, and SQL <a href="#"><span role="textbox">${TYPED}</span>injection</a></p>
  <section><div role="searchbox">Kubernetes ${TYPED}</div><div class="x cm-editor"><p>Kubernetes ${TYPED}</p></div></section>
  <div class="CodeMirror-like">Kubernetes &amp; kubernetes</div>
  <x-field></x-field><script>
    customElements.define('x-field', class extends HTMLElement {
      connectedCallback() {
        const p = document.createElement('p');
        const input = document.createElement('input');
        input.setAttribute('value', '${TYPED}');
        p.append('A load balancer with a field.', input);
        this.attachShadow({ mode: 'open' }).append(p);
      }
    });
  </script>`);

/** More elements than are written down at once, in each of the ways in which pages are built. */
const rows = (what: string) => `<p>${what} is <i>here</i>.</p>`.repeat(1_500);
const LARGE = pageWith(`
  <x-app><div>load <b>balancer</b>${rows('Ransomware')} balancer</div></x-app>
  <span>A reverse <div>${rows('Garbage collection')}</div> proxy</span>
  <div>SQL <span lang="en">inj<wbr>ection<i></i></span> ${rows('Nobody')} &lt;b&gt;WebAssembly&lt;/b&gt; &amp;lt;</div>
  <ul>${'<li>Kubernetes</li>'.repeat(2_500)}</ul><pre>${rows('Kubernetes')}</pre>`);

/** A text that does not go into one message, and pictures that do not either. */
const LONG = pageWith(`
  <p>Kubernetes ${'and nothing else '.repeat(80_000)} ransomware ${'or so '.repeat(20_000)} Kubernetes.</p>
  <div><a href="#">WebAssembly <img alt="" src="data:image/gif;base64,${'R0lG'.repeat(300_000)}"></a> <p>Garbage collection</p></div>`);

describe.each(Object.entries(BROWSERS))('counts in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;

  beforeAll(async () => {
    site = await serve({ pages: { '/fields': FIELDS, '/large': LARGE, '/long': LONG } });
    extended = await launch();
    await extended.runInExtension(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
    });
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  async function open(path: string): Promise<Page> {
    const page = await extended.browser.newPage();
    await page.setViewport({ width: 900, height: 900 });
    await page.goto(site.origin + path);
    await whenRead(extended, page);
    return page;
  }

  const countsOf = (page: Page) =>
    extended.runInPage(page, async () => {
      const { terms } = await globalThis.lumomate!.terms();
      return Object.fromEntries(terms.map(({ term, count }) => [term, count]));
    });

  test('leave out what people type into, and so does what is sent', async () => {
    const page = await open('/fields');
    expect(await countsOf(page)).toEqual({
      'Load balancer': 2,
      'Reverse proxy': 1,
      Ransomware: 1,
      SQL: 1,
      Kubernetes: 2,
    });
    const heard = await extended.runInExtension(() =>
      (globalThis as unknown as { heard: string[] }).heard.filter((message) => message.includes('-terms"')),
    );
    expect(heard.join('\n')).toContain('Kubernetes &amp; kubernetes');
    expect(heard.filter((message) => message.includes(TYPED))).toEqual([]);
    await page.close();
  });

  test('are of the same texts where a page is cut into pieces', async () => {
    const page = await open('/large');
    expect(await countsOf(page)).toEqual({
      'Load balancer': 1,
      Ransomware: 1_500,
      'Garbage collection': 1_500,
      'SQL injection': 1,
      WebAssembly: 1,
      Kubernetes: 2_500,
    });
    await page.close();
  });

  test('and marks reach to the end of texts of any length', async () => {
    const page = await open('/long');
    expect(await countsOf(page)).toEqual({
      Kubernetes: 2,
      Ransomware: 1,
      WebAssembly: 1,
      'Garbage collection': 1,
    });
    expect((await markedTexts(page)).sort()).toEqual(['Kubernetes', 'ransomware']);
    await page.close();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import {
  BROWSERS,
  changesOf,
  countChanges,
  markedTexts,
  pageWith,
  untilMarked,
  whenRead,
} from './fixtures.ts';

const TEXTS = pageWith(`
  <h2>Across elements</h2><p>A <b>load</b> balancer and a <i>reverse <u>pro</u></i><u>xies</u>.</p>
  <h2>Line breaks</h2><p>A load
    balancer, a reverse&nbsp;proxy, garb&shy;age col&shy;lection, and gradient<br>descent.</p>
  <h2>Blocks</h2><div>load</div><div>balancer</div>
  <h2>Plurals and acronyms</h2><p>Load balancers use DNS, not dns; the CDNs' Load-Balancers.</p>
  <h2>Not read</h2><pre>Kubernetes</pre><p><code>Kubernetes</code> <kbd>Kubernetes</kbd></p>
  <textarea>Kubernetes</textarea><input value="Kubernetes"><div contenteditable>Kubernetes</div>
  <div role="textbox">Kubernetes</div><button>Kubernetes</button><svg><text y="9">Kubernetes</text></svg>
  <h2>Links</h2><p><a href="#x">SQL injection</a> and phishing.kubernetes.io</p>
`);

const LANGUAGES = pageWith(`<p>Kubernetes in English.</p><p lang="de">Kubernetes auf Deutsch.</p>
  <section lang="fr"><p>Le WebAssembly. <span>Encore.</span></p><p lang="en-GB">And ransomware.</p></section>`);

const MOVING = pageWith('<div id="app"><p id="one">Kubernetes is here.</p></div>');

const SHADOW = pageWith(
  `<x-box></x-box><script>
    customElements.define('x-box', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        const p = document.createElement('p');
        p.textContent = 'Kubernetes in the shadow, with a load balancer.';
        root.append(p);
      }
    });
  </script>`,
);

const FRAMES = pageWith(`
  <iframe title="large" width="500" height="300" srcdoc="<p>Kubernetes in a frame, which is large enough that somebody would want to read it here.</p>"></iframe>
  <iframe title="small" width="120" height="60" srcdoc="<p>Kubernetes in a frame, which is so small that nobody would ever read a word in it.</p>"></iframe>`);

const LIST = pageWith(`<div id="list" style="height:400px;overflow:auto"></div><script>
  const words = ['Kubernetes', 'ransomware', 'WebAssembly', 'bread', 'SQL injection', 'flour'];
  const list = document.getElementById('list');
  const rows = Array.from({ length: 12 }, () => list.appendChild(document.createElement('p')));
  globalThis.show = (from) => rows.forEach((row, i) => {
    row.firstChild ? (row.firstChild.data = 'Row ' + (from + i) + ' tells of ' + words[(from + i) % 6] + '.')
                   : row.append('Row ' + (from + i) + ' tells of ' + words[(from + i) % 6] + '.');
  });
  show(0);
</script>`);

const FEED = pageWith(
  '<main id="feed"></main><script>globalThis.more = (n) => { for (let i = 0; i < n; i++) { const a = document.createElement("article"); a.innerHTML = "<h3>Post</h3><p>All about ransomware, at some length so that it takes its place.</p>"; feed.append(a); } }; more(3);</script>',
);

describe.each(Object.entries(BROWSERS))('marks in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let site: Served;

  beforeAll(async () => {
    site = await serve({
      pages: {
        '/texts': TEXTS,
        '/moving': MOVING,
        '/shadow': SHADOW,
        '/frames': FRAMES,
        '/list': LIST,
        '/feed': FEED,
        '/languages': LANGUAGES,
        '/tiny': '<!doctype html><title>Tiny</title><p>Kubernetes</p>',
        '/data.json': { body: '{"term":"Kubernetes"}', type: 'application/json' },
      },
    });
    extended = await launch();
  });
  afterAll(async () => {
    await extended.close();
    await site.close();
  });

  async function open(path: string, width = 900, height = 900) {
    const page = await extended.browser.newPage();
    await page.setViewport({ width, height });
    await page.goto(site.origin + path);
    return page;
  }

  test('stand on terms across inline elements, line breaks and soft hyphens, and on nothing unread', async () => {
    const page = await open('/texts');
    await countChanges(page);
    await whenRead(extended, page);
    const texts = (await markedTexts(page)).map((text) => text.replace(/\u00ad/g, '').replace(/\s+/g, ' '));
    expect(texts.sort()).toEqual(
      [
        'load balancer',
        'reverse proxies',
        'load balancer',
        'reverse proxy',
        'garbage collection',
        'gradientdescent',
        'Load balancers',
        'DNS',
        'CDNs',
        'SQL injection',
      ].sort(),
    );
    expect(await changesOf(page)).toEqual([]);
    await page.close();
  });

  test('follow text that is edited, added and removed', async () => {
    const page = await open('/moving');
    await untilMarked(page, ['Kubernetes']);
    await page.evaluate(() => {
      document.getElementById('one')!.firstChild!.nodeValue = 'Now it speaks of ransomware.';
    });
    await untilMarked(page, ['ransomware']);
    await page.evaluate(() => {
      const added = document.createElement('p');
      added.textContent = 'A reverse proxy came later.';
      document.getElementById('app')!.append(added);
    });
    await untilMarked(page, ['ransomware', 'reverse proxy']);
    await page.evaluate(() => document.getElementById('one')!.remove());
    await untilMarked(page, ['reverse proxy']);
    await page.evaluate(() => {
      history.pushState({}, '', '/another');
      document.getElementById('app')!.replaceChildren('A whole new view about WebAssembly.');
    });
    await untilMarked(page, ['WebAssembly']);
    await page.close();
  });

  test('are never stale or misplaced in a list that recycles its rows', async () => {
    const page = await open('/list');
    const wrong: string[] = [];
    const real = new Set(['Kubernetes', 'ransomware', 'WebAssembly', 'SQL injection']);
    for (let from = 0; from < 60; from += 1) {
      await page.evaluate((row) => (globalThis as unknown as { show(n: number): void }).show(row), from);
      wrong.push(...(await markedTexts(page)).filter((text) => !real.has(text)));
    }
    expect(wrong).toEqual([]);
    await untilMarked(page, ['Kubernetes', 'ransomware', 'WebAssembly', 'SQL injection']);
    await page.close();
  });

  test('come with a feed that grows, each section its own', async () => {
    const page = await open('/feed');
    await untilMarked(page, ['ransomware', 'ransomware', 'ransomware']);
    await page.evaluate(() => (globalThis as unknown as { more(n: number): void }).more(2));
    await untilMarked(page, Array(5).fill('ransomware'));
    await page.close();
  });

  test('stand in open shadow roots', async () => {
    const page = await open('/shadow');
    await untilMarked(page, ['Kubernetes', 'load balancer']);
    await page.close();
  });

  test('stand in frames large enough to read, and not in small ones', async () => {
    const page = await open('/frames');
    await whenRead(extended, page);
    const sizes = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => CSS.highlights.get('lumomate-underline')?.size ?? 0)),
    );
    expect(sizes).toEqual([1, 0]);
    await page.close();
  });

  test('come back with a page that the browser kept', async () => {
    const page = await open('/moving');
    await untilMarked(page, ['Kubernetes']);
    await page.goto(`${site.origin}/feed`);
    await untilMarked(page, ['ransomware', 'ransomware', 'ransomware']);
    await page.goBack().catch(() => {});
    await untilMarked(page, ['Kubernetes']);
    await page.close();
  });

  test('stand only in texts of the language of their pack', async () => {
    const page = await open('/languages');
    await whenRead(extended, page);
    expect((await markedTexts(page)).sort()).toEqual(['Kubernetes', 'ransomware']);
    await page.close();
  });

  test('leave tiny pages and data alone', async () => {
    const tiny = await open('/tiny');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await markedTexts(tiny)).toEqual([]);
    await tiny.close();
    const data = await open('/data.json');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await data.evaluate(() => CSS.highlights.size)).toBe(0);
    await data.close();
  });
});

import type { Entry, Pack } from '../pack-types.ts';
import { Html, html } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';
import { anchorOf, termSetJson } from './term-set.ts';

/**
 * The page that is published with a pack: it says what the pack is and how to add it, and lists its terms. One file
 * without script, and nothing is fetched for it.
 */

/** Terms on the page at most; a browser lays out more of them, but nobody reads on, and the page is asked for often. */
export const MOST_LISTED = 1_000;

export interface PageFacts {
  /** The pack's file beside the page. */
  file: string;
  /** Where the folder will be served, ending in “/”; '' when it is not known. */
  address: string;
  /** Of the style, in base64: the page allows itself no other. */
  styleSha256: string;
  /** ISO date and time. */
  published: string;
}

/** @returns the whole page */
export function packPage(pack: Pack, facts: PageFacts): string {
  const listed = pack.entries.slice(0, MOST_LISTED);
  const { file, address, styleSha256 } = facts;
  const policy = `default-src 'none'; style-src 'sha256-${styleSha256}'; base-uri 'none'; form-action 'none'`;
  const summary =
    pack.description?.split('\n')[0] ?? `${counted(pack.entries.length)} explained in “${pack.name}”.`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
${pack.private ? html`<meta name="robots" content="noindex">\n` : ''}<title>${pack.name} – a glossary for LumoMate</title>
<meta name="description" content="${summary}">
<meta name="color-scheme" content="light dark">
<link rel="glossary" type="application/json" href="manifest.json" title="${pack.name}">
${address ? html`<link rel="canonical" href="${address}">\n` : ''}<style>${new Html(PAGE_STYLE)}</style>
<script type="application/ld+json">${new Html(termSetJson(pack, listed, address))}</script>
</head>
<body>
<main class="page">
${head(pack, facts)}
${howToAdd(address)}
${listing(pack, listed, file)}
<footer>Made by lumomate-pack. The whole pack: <a href="${file}">${file}</a> · its <a href="manifest.json">manifest</a>.</footer>
</main>
</body>
</html>
`.text;
}

function head(pack: Pack, { published }: PageFacts): Html {
  const facts: (readonly [string, string | Html | undefined])[] = [
    ['Terms', pack.entries.length.toLocaleString('en-GB')],
    ['Version', pack.version],
    ['Published', published.slice(0, 10)],
    ['Language', languageName(pack.language)],
    ['By', pack.author],
    ['Licence', pack.licence],
    [
      'Home',
      pack.homepage && html`<a href="${pack.homepage}" rel="noopener">${new URL(pack.homepage).host}</a>`,
    ],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value ? [html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`] : [],
  );
  return html`<header>
<p class="eyebrow">Glossary for LumoMate</p>
<h1 lang="${pack.language}" dir="auto">${pack.name}</h1>
${pack.description ? html`<p class="lead" lang="${pack.language}" dir="auto">${pack.description}</p>` : ''}
<dl class="facts">${rows}</dl>
</header>`;
}

function howToAdd(address: string): Html {
  const manifest = address
    ? html`<code>${address}manifest.json</code>`
    : html`the address of <a href="manifest.json">manifest.json</a>`;
  return html`<div class="add">
<h2>Read with these explanations</h2>
<p>With LumoMate in your browser, add this pack in one of two ways:</p>
<ol>
<li>Open LumoMate’s popup on this page: it offers the pack.</li>
<li>Or paste ${manifest} in LumoMate’s options and choose “Subscribe”.</li>
</ol>
<p class="new"><strong>New to LumoMate?</strong> It is a browser extension that explains jargon where you meet it: terms
of the packs you chose get a faint underline on the pages you read, and resting the pointer on one opens a card that
explains it. It needs no account and sends nothing about you or your pages anywhere. Without it, each term stands below
with a line on what it means.</p>
</div>`;
}

function listing(pack: Pack, listed: readonly Entry[], file: string): Html {
  const groups = pack.categories.flatMap((category, i) => {
    const entries = listed.filter((entry) => entry.category === category.id);
    return entries.length ? [{ name: category.name, anchor: `category-${i + 1}`, entries }] : [];
  });
  const links = groups.map(
    ({ name, anchor, entries }) =>
      html`<li><a href="#${anchor}">${name} <span class="count">${entries.length}</span></a></li>\n`,
  );
  const sections = groups.map(
    ({ name, anchor, entries }) => html`<section id="${anchor}" aria-labelledby="${anchor}-name">
<h2 id="${anchor}-name">${name} <span class="count">${counted(entries.length)}</span></h2>
${entries.map(article)}</section>
`,
  );
  const cut = pack.entries.length - listed.length;
  const more = html`<p class="more">Listed here are the first ${number(listed.length)} of ${counted(pack.entries.length)};
all of them are in <a href="${file}">${file}</a>.</p>\n`;
  return html`${cut > 0 ? more : ''}${groups.length > 1 ? html`<nav aria-label="Categories" lang="${pack.language}"><ul>\n${links}</ul></nav>` : ''}
<div id="terms" lang="${pack.language}" dir="auto">
${sections}</div>`;
}

function article(entry: Entry): Html {
  const anchor = anchorOf(entry);
  const { term, aliases, blurb, definition = '' } = entry;
  const also = aliases.length ? html`<p class="aliases">also: ${aliases.join(', ')}</p>\n` : '';
  return html`<article id="${anchor}">
<h3><a href="#${encodeURIComponent(anchor)}">${term}</a></h3>
${also}<p>${blurb ?? firstParagraph(definition)}</p>
</article>
`;
}

function firstParagraph(text: string): string {
  return text.split(/\n\s*\n/)[0] ?? '';
}

function counted(count: number): string {
  return `${number(count)} ${count === 1 ? 'term' : 'terms'}`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}

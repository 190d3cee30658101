/** The style of a published page: the colours and type of the card (`components/tokens.css`), written out. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Inter, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --paper: light-dark(#fdfbf6, #1d1b18);
  --sunk: light-dark(#f5f1e8, #26231f);
  --ink: light-dark(#1f1c17, #ece6da);
  --soft: light-dark(#5c564b, #aaa294);
  --rule: light-dark(#e2dbcc, #3a362f);
  --accent: light-dark(#17695f, #6cc5b6);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word;
}
.page { max-width: 46rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 2rem) 4rem; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.eyebrow, .facts, .count, nav, .aliases, .more, footer, kbd { font-family: var(--sans); }
.eyebrow {
  margin: 0 0 .6rem; color: var(--accent); font-size: .8125rem; font-weight: 600;
  letter-spacing: .08em; text-transform: uppercase;
}
h1 { margin: 0; font-size: clamp(2rem, 7vw, 3rem); line-height: 1.1; letter-spacing: -.015em; text-wrap: balance; }
.lead { margin: 1rem 0 0; font-size: 1.1875rem; color: var(--soft); white-space: pre-line; }
.facts { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin: 1.4rem 0 0; padding: 0; font-size: .875rem; color: var(--soft); }
.facts div { display: flex; gap: .4rem; }
.facts dt::after { content: ":"; }
.facts dd { margin: 0; color: var(--ink); }
.add {
  margin: 2.4rem 0; padding: 1.3rem 1.5rem 1.4rem; background: var(--sunk);
  border: 1px solid var(--rule); border-radius: 12px;
}
.add h2 { margin: 0 0 .6rem; font-size: 1.25rem; line-height: 1.3; }
.add p { margin: .5rem 0 0; }
.add ol { margin: .5rem 0 0; padding-inline-start: 1.3rem; }
.add li + li { margin-top: .35rem; }
.add code {
  padding: .1em .35em; background: var(--paper); border: 1px solid var(--rule); border-radius: 5px;
  font: .875em/1.4 ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", Menlo, monospace; overflow-wrap: anywhere;
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.add .new { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 1rem; color: var(--soft); }
nav { margin: 2rem 0 1rem; font-size: .9375rem; line-height: 1.5; }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .3rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
.count { color: var(--soft); font-size: .8125rem; font-weight: 400; letter-spacing: 0; font-variant-numeric: tabular-nums; }
section { margin-top: 2.8rem; }
section > h2 {
  margin: 0 0 .4rem; padding-bottom: .5rem; border-bottom: 1px solid var(--rule);
  font-size: 1.5rem; line-height: 1.25;
}
article { padding: .8rem 0 .9rem; border-bottom: 1px solid var(--rule); }
article:last-child { border-bottom: 0; }
article:target { margin-inline: -1rem; padding-inline: 1rem; background: var(--sunk); border-radius: 8px; }
h3 { margin: 0; font-size: 1.125rem; line-height: 1.35; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; text-decoration-color: var(--accent); }
article p { margin: .2rem 0 0; }
.aliases { font-size: .8125rem; color: var(--soft); }
.more { margin: 2rem 0 0; padding: .9rem 1.2rem; background: var(--sunk); border-radius: 8px; font-size: .9375rem; }
footer { margin-top: 4rem; padding-top: 1.2rem; border-top: 1px solid var(--rule); font-size: .8125rem; color: var(--soft); }
@media print { .add, nav { display: none; } }
`.trim();

import { join } from 'node:path';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { DATA, readMaybeZipped } from './shared-data.ts';

/** The pages that are measured. */

/** None of a page’s own scripts run: a trace does not say whose script ran. */
const POLICY = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">';

/** A real page of the data. @param file from the data’s folder */
function realPage(file: string): string {
  const html = readMaybeZipped(join(DATA, file));
  const withPolicy = html.replace(/<head[^>]*>/i, (head) => head + POLICY);
  if (withPolicy === html) throw new Error(`${file} has no head`);
  return withPolicy;
}

export const PAGES = {
  article: { name: 'article (82 kB)', html: () => realPage('html/k8s/0229.html') },
  reference: {
    name: 'Kubernetes API reference (4.1 MB, 79,237 text nodes)',
    html: () => realPage('large/k8s-api-reference-v1.26.html.gz'),
  },
  hierarchy: {
    name: 'schema.org hierarchy (3.2 MB, 85,997 text nodes)',
    html: () => realPage('large/schema-org-all-30.0.html.gz'),
  },
};

/** A page of ours. */
export function pageOf(body: string): string {
  return `<!doctype html><html lang="en"><head>${POLICY}<meta charset="utf-8"><title>Bench</title></head><body>${body}</body></html>`;
}

/** Terms of the built-in glossary that are marked wherever they stand. */
export const TERMS = ['Kubernetes', 'load balancer', 'reverse proxy', 'NoSQL', 'DNS', 'WebSocket'];
for (const term of TERMS) {
  const isKnown = builtInPack().entries.some((entry) => entry.term.toLowerCase() === term.toLowerCase());
  if (!isKnown) throw new Error(`“${term}” is not in the built-in glossary`);
}

const NODES_IN_CHAPTER = 20;

/** A document of many chapters: headings, lists and paragraphs, with a term in two lines of each. */
export function longPage(textNodes: number): string {
  const chapters = Array.from({ length: textNodes / NODES_IN_CHAPTER }, (_, chapter) => {
    const lines = Array.from({ length: NODES_IN_CHAPTER - 2 }, (_, line) => {
      const word = line % 10 === 0 ? TERMS[(chapter + line) % TERMS.length] : 'harbour';
      return `<li>Line ${line} of chapter ${chapter} tells of the ${word}</li>`;
    });
    return `<section><h2>Chapter ${chapter}</h2><ul>${lines.join('')}</ul><p>${PROSE}</p></section>`;
  });
  return pageOf(chapters.join(''));
}

const PROSE = 'After it stands a paragraph of the usual length, with a line or two to be read at leisure.';

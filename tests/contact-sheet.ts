import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { createViteServer } from 'vitest/node';
import type { Drawing, Scene } from '../components/illustration/scene.ts';
import { builtInPack } from '../glossary/packs/read-built-in.ts';
import { findBrowser } from './browser/find.ts';
import { ROOT } from './run/step.ts';

/**
 * `npm run contact-sheet`: every scene in every view and every illustrated entry, small and large, light and dark,
 * in `.run/contact-sheet.html`, with pictures of it in `.run/contact-….png`. For those who draw; not part of the
 * extension. Names after `--` choose scenes (`npm run contact-sheet -- bridge lock`).
 */

type Module = typeof import('../components/illustration/Illustration.tsx');

const SECTIONS = ['Substrate', 'Craft', 'Intelligence', 'Trust', 'Evidence', 'Commons', 'Ledger', 'Business'];
/** Pictures in one screenshot: more would be too large to look at. */
const PER_SHOT = 12;
const wanted = process.argv.slice(2);

const server = await createViteServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
});
const { Illustration } = (await server.ssrLoadModule('/components/illustration/Illustration.tsx')) as Module;
const { SCENES } = (await server.ssrLoadModule('/components/illustration/scene-list.ts')) as {
  SCENES: Record<string, Scene>;
};

interface Plate {
  title: string;
  drawing: Drawing;
  section: string;
}

const plates = [...scenePlates(), ...entryPlates()];
const css = ['components/tokens.css', 'components/illustration/illustration.css']
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');
mkdirSync(join(ROOT, '.run'), { recursive: true });
const html = join(ROOT, '.run/contact-sheet.html');
writeFileSync(html, page(plates));
console.log(`${plates.length} pictures in ${html}`);
shoot();
await server.close();

function scenePlates(): Plate[] {
  const names = Object.keys(SCENES).filter((name) => wanted.length === 0 || wanted.includes(name));
  return names.flatMap((scene, i) =>
    Object.keys(SCENES[scene]!.views).map((view) => ({
      title: `${scene} ${view}`,
      drawing: { scene, view, alt: '' },
      section: SECTIONS[i % SECTIONS.length]!,
    })),
  );
}

function entryPlates(): Plate[] {
  if (wanted.length > 0) return [];
  const { categories, entries } = builtInPack();
  return entries.flatMap(({ id, category, illustration }) => {
    const section = categories.find((other) => other.id === category)!.section;
    const both = (illustration ?? {}) as Record<string, Drawing>;
    return Object.entries(both).map(([place, drawing]) => ({ title: `${id} ${place}`, drawing, section }));
  });
}

function page(shown: Plate[]): string {
  const cells = shown.map(({ title, drawing, section }) => {
    const svg = renderToString(h(Illustration, { drawing, section }));
    const size = `${(svg.length / 1000).toFixed(1)} kB`;
    const themes = ['light', 'dark'].map(
      (theme) =>
        `<div data-theme="${theme}"><span class="large">${svg}</span><span class="small">${svg}</span></div>`,
    );
    return `<figure>${themes.join('')}<figcaption>${title} · ${section} · ${size}</figcaption></figure>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${css}
    body { margin: 8px; font: 12px sans-serif; display: flex; flex-wrap: wrap; gap: 6px; background: #fff; color: #000 }
    figure { margin: 0; inline-size: 858px } figure > div { display: inline-flex; align-items: end; gap: 4px; padding: 3px; background: var(--paper) }
    .large { inline-size: 320px } .small { inline-size: 96px }</style>${cells.join('')}`;
}

function shoot(): void {
  const chromium = findBrowser('chromium');
  if (!chromium) return;
  for (let i = 0; i * PER_SHOT < plates.length; i++) {
    const part = plates.slice(i * PER_SHOT, (i + 1) * PER_SHOT);
    const file = join(ROOT, '.run/contact-part.html');
    writeFileSync(file, page(part));
    const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'];
    const size = `--window-size=1750,${16 + Math.ceil(part.length / 2) * 233}`;
    const picture = `--screenshot=${join(ROOT, `.run/contact-${i + 1}.png`)}`;
    spawnSync(chromium, [...args, size, picture, `file://${file}`], { stdio: 'ignore' });
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test, vi } from 'vitest';
import { draw } from '../../components/illustration/draw.ts';
import { Illustration } from '../../components/illustration/Illustration.tsx';
import { COMMON, type Drawing, type Parameter } from '../../components/illustration/scene.ts';
import { SCENES } from '../../components/illustration/scene-list.ts';
import { problemsOf } from '../../components/illustration/validate.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { FILE, illustrationDocs } from '../run/illustration-docs.ts';

// Some of these draw thousands of pictures, and a machine may be busy. ms
vi.setConfig({ testTimeout: 60_000 });

/** Bytes of one picture, as it stands in a page. */
const AVERAGE = 6000;
const MOST = 14_000;
/** Whatever a pack asks for. */
const EVER = 30_000;

const plates: Drawing[] = Object.entries(SCENES).flatMap(([scene, { views }]) =>
  Object.keys(views).map((view) => ({ scene, view, alt: 'A picture.' })),
);
const svgOf = (drawing: Drawing) => renderToString(<Illustration drawing={drawing} section="Substrate" />);
const named = plates.map((drawing) => [`${drawing.scene} ${drawing.view}`, drawing] as const);

describe('the library', () => {
  test('has at least 48 scenes, each with two views and two to six parameters', () => {
    expect(Object.keys(SCENES).length).toBeGreaterThanOrEqual(48);
    for (const [name, { views, parameters }] of Object.entries(SCENES)) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(Object.keys(views).length, name).toBeGreaterThanOrEqual(2);
      expect(Object.keys(parameters).length, name).toBeGreaterThanOrEqual(2);
      expect(Object.keys(parameters).length, name).toBeLessThanOrEqual(6);
      for (const parameter of Object.keys(parameters)) {
        expect(['scene', 'view', 'alt', 'caption', ...Object.keys(COMMON)], name).not.toContain(parameter);
      }
    }
  });

  test('has no two pictures alike', () => {
    expect(new Set(plates.map(svgOf)).size).toBe(plates.length);
  });

  test(`draws in ${AVERAGE} bytes on average`, () => {
    const sizes = plates.map((drawing) => Buffer.byteLength(svgOf(drawing)));
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(AVERAGE);
  });

  test('is described in docs/illustrations.md', () => {
    expect(illustrationDocs()).toBe(readFileSync(FILE, 'utf8'));
  });
});

describe.each(named)('%s', (_, drawing) => {
  const svg = svgOf(drawing);

  test('is drawn of paths alone, in known colours', () => {
    expect(new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, name]) => name))).toEqual(
      new Set(['svg', 'path']),
    );
    expect(svg).not.toMatch(/\bid=|href|url\(|style=|NaN|Infinity|undefined/);
    expect(classesOf(svg).filter((name) => !CLASSES.has(name))).toEqual([]);
    expect(svg.length).toBeLessThan(MOST);
  });

  test('is the same every time', () => {
    expect(svgOf({ ...drawing })).toBe(svg);
  });
});

const css = readFileSync(join(import.meta.dirname, '../../components/illustration/illustration.css'), 'utf8');
const CLASSES = new Set([...css.matchAll(/\.([a-z]\w*)/g)].map(([, name]) => name));

function classesOf(svg: string): string[] {
  const all = [...svg.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' '));
  return [...new Set(all)].filter((name) => name !== 'plain');
}

describe('parameters', () => {
  test.each(Object.entries(SCENES))('each of %s changes what is seen', (scene, { parameters, views }) => {
    for (const [name, parameter] of Object.entries(parameters)) {
      const changed = Object.keys(views).some((view) => {
        const pictures = valuesOf(parameter).map((value) => svgOf({ scene, view, alt: '', [name]: value }));
        return new Set(pictures).size > 1;
      });
      expect(changed, name).toBe(true);
    }
  });

  test('flip, night and wash change every picture', () => {
    for (const drawing of plates) {
      for (const change of [{ flip: true }, { night: true }, { wash: 'bold' }]) {
        expect(svgOf({ ...drawing, ...change })).not.toBe(svgOf(drawing));
      }
    }
  });

  test('never make it throw, whatever they are', () => {
    const anything = fc.oneof(fc.anything(), fc.double(), fc.integer({ min: -50, max: 50 }), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...plates), fc.infiniteStream(anything), ({ scene, view }, stream) => {
        const names = [...Object.keys(SCENES[scene]!.parameters), ...Object.keys(COMMON)];
        const wild = Object.fromEntries(names.map((name) => [name, stream.next().value]));
        const svg = svgOf({ scene, view, alt: '', ...wild } as Drawing);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        expect(svg.length).toBeLessThan(EVER);
      }),
      { numRuns: 300 },
    );
  });

  test('at their ends are drawn as well', () => {
    for (const [scene, { parameters, views }] of Object.entries(SCENES)) {
      for (const view of Object.keys(views)) {
        for (const end of ['first', 'last'] as const) {
          const all = Object.entries(parameters).map(([name, parameter]) => [name, endOf(parameter, end)]);
          const svg = svgOf({ scene, view, alt: '', ...Object.fromEntries(all) });
          expect(svg, `${scene} ${view} ${end}`).not.toMatch(/NaN|Infinity|undefined/);
          expect(svg.length, `${scene} ${view} ${end}`).toBeLessThan(EVER);
        }
      }
    }
  });
});

function valuesOf(parameter: Parameter): unknown[] {
  if (parameter.kind === 'flag') return [true, false];
  if (parameter.kind === 'choice') return [...parameter.values];
  return Array.from({ length: parameter.max - parameter.min + 1 }, (_, i) => parameter.min + i);
}

function endOf(parameter: Parameter, end: 'first' | 'last'): unknown {
  return valuesOf(parameter).at(end === 'first' ? 0 : -1);
}

describe('a drawing', () => {
  test.each(['', 'nowhere', 'toString', '__proto__'])('of the scene "%s" is nothing', (scene) => {
    expect(draw({ scene, alt: '' })).toBeUndefined();
    expect(svgOf({ scene, alt: '' })).toBe('');
  });

  test('of an unknown view is the first one', () => {
    expect(svgOf({ scene: 'lock', view: 'toString', alt: '' })).toBe(svgOf({ scene: 'lock', alt: '' }));
  });

  test('says what it shows, unless it is only decoration', () => {
    const drawing = { scene: 'lock', alt: 'A barge in a lock.' };
    expect(svgOf(drawing)).toMatch(/<svg[^>]* role="img"[^>]* aria-label="A barge in a lock\."/);
    const quiet = renderToString(<Illustration drawing={drawing} section="Craft" decorative />);
    expect(quiet).toMatch(/<svg[^>]* aria-hidden/);
    expect(quiet).not.toMatch(/aria-label|role=/);
  });

  test('is checked for what it asks', () => {
    const alt = 'A barge waits in a canal lock.';
    expect(problemsOf({ scene: 'lock', view: 'wide', alt, load: 2, flip: true, caption: 'So.' })).toEqual([]);
    expect(problemsOf({ scene: 'lok', alt })).toHaveLength(1);
    const wrong = { scene: 'lock', view: 'x', alt: '', load: 9, level: 'full', keeper: 1, sharks: 2 };
    expect(problemsOf(wrong)).toHaveLength(6);
  });

  test('of a built-in entry is right', () => {
    const problems = builtInPack().entries.flatMap(({ id, illustration }) =>
      Object.entries((illustration ?? {}) as Record<string, Drawing>).flatMap(([place, drawing]) =>
        problemsOf(drawing, `${id} ${place}`),
      ),
    );
    expect(problems).toEqual([]);
  });
});

describe('every entry of the built-in glossary', () => {
  const { entries } = builtInPack();

  test('has a hero and a figure, each with its alternative text, the figure with a caption', () => {
    const bare = entries.filter(({ illustration }) => {
      const { hero, figure } = (illustration ?? {}) as Partial<Record<string, Record<string, unknown>>>;
      const length = (text: unknown) => (typeof text === 'string' ? text.length : 0);
      const hasAlts = [hero, figure].every((one) => length(one?.alt) >= 20 && length(one?.alt) <= 200);
      return !hasAlts || length(figure?.caption) === 0 || length(figure?.caption) > 120;
    });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('has another hero than its neighbours in the category', () => {
    const seen = new Map<string, string>();
    const alike = entries.flatMap(({ id, category, illustration }) => {
      const { scene, view } = (illustration as { hero: Drawing }).hero;
      const key = `${category} ${scene} ${view}`;
      const other = seen.get(key);
      seen.set(key, id);
      return other ? [`${other} and ${id}: ${scene} ${view}`] : [];
    });
    expect(alike).toEqual([]);
  });

  test('is drawn in under 6 kB on average', () => {
    const sizes = entries.flatMap(({ illustration }) =>
      Object.values(illustration as Record<string, Drawing>).map(
        (drawing) => renderToString(<Illustration drawing={drawing} section="Substrate" />).length,
      ),
    );
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    console.log(`${sizes.length} drawings, ${(mean / 1000).toFixed(2)} kB of SVG on average`);
    expect(mean).toBeLessThan(AVERAGE);
  });
});

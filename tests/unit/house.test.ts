import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rules of the house (docs/architecture.md), as tests. */

const ROOT = join(import.meta.dirname, '../..');
const MAX_LINES = 300;
/** What git does not track, and what is no text. */
const NOT_OURS = new Set(['node_modules', '.git', '.output', '.wxt', '.run']);
const BINARY = new Set(['.png', '.ico', '.woff2', '.gz', '.zip']);

interface Source {
  path: string;
  text: string;
  imports: string[];
}

const files = filesIn(ROOT).map((file) => relative(ROOT, file).split(sep).join('/'));
const sources: Source[] = files
  .filter((path) => /^(?:glossary|components|entrypoints|docs|tests)\/.*\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });
const shipped = sources.filter(({ path }) => !/^(?:docs|tests)\//.test(path));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (NOT_OURS.has(item.name)) return [];
    const path = join(folder, item.name);
    return item.isDirectory() ? filesIn(path) : [path];
  });
}

/** What a file imports, its own files as paths from the root. */
function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map(([, fixed, dynamic]) => {
    const name = fixed ?? dynamic ?? '';
    return name.startsWith('.') ? join(dirname(path), name).split(sep).join('/') : name;
  });
}

function broken(rule: (source: Source) => readonly string[]): string[] {
  return shipped.flatMap((source) => rule(source).map((what) => `${source.path}: ${what}`));
}

const isPackage = (name: string) => !/^(?:glossary|components|entrypoints|docs|tests)\//.test(name);

describe('imports point one way', () => {
  test('there are sources, and their imports are understood', () => {
    expect(shipped.length).toBeGreaterThan(20);
    expect(
      importsOf('a/b.ts', "import x, {\n  y,\n} from './c';\nexport * from '../d';\nimport 'e';"),
    ).toEqual(['a/c', 'd', 'e']);
  });

  test('glossary imports neither components nor entrypoints', () => {
    expect(
      broken(({ path, imports }) =>
        path.startsWith('glossary/')
          ? imports.filter((name) => /^(?:components|entrypoints)\//.test(name))
          : [],
      ),
    ).toEqual([]);
  });

  test('components do not import entrypoints', () => {
    expect(
      broken(({ path, imports }) =>
        path.startsWith('components/') ? imports.filter((name) => name.startsWith('entrypoints/')) : [],
      ),
    ).toEqual([]);
  });

  test('entrypoints do not import one another’s folders', () => {
    expect(
      broken(({ path, imports }) => {
        const own = path.match(/^entrypoints\/[^/]+\//)?.[0];
        return own
          ? imports.filter((name) => /^entrypoints\/[^/]+\//.test(name) && !name.startsWith(own))
          : [];
      }),
    ).toEqual([]);
  });

  test('nothing that is shipped imports tests, or what only the documents show', () => {
    expect(broken(({ imports }) => imports.filter((name) => /^(?:docs|tests)\//.test(name)))).toEqual([]);
  });
});

describe('packages have their place', () => {
  test.each<[name: string, place: RegExp]>([
    ['idb', /^entrypoints\/background\/(?:reader-)?store\.ts$/],
    ['@floating-ui/dom', /^components\/card\//],
    ['webextension-polyfill', /^entrypoints\//],
    ['minisearch', /^glossary\/search\.ts$/],
    ['preact', /^(?:components|entrypoints)\//],
  ])('%s', (name, place) => {
    expect(
      broken(({ path, imports }) =>
        imports.filter((other) => (other === name || other.startsWith(`${name}/`)) && !place.test(path)),
      ),
    ).toEqual([]);
  });

  test('Node’s own modules, where nothing runs in a browser', () => {
    const place =
      /^(?:glossary\/(?:pack-tool\/|packs\/read-built-in\.ts$)|components\/messages\/read-locales\.ts$)/;
    expect(
      broken(({ path, imports }) => imports.filter((name) => name.startsWith('node:') && !place.test(path))),
    ).toEqual([]);
    expect(
      broken(({ path, imports }) =>
        imports.filter((name) => name.startsWith('glossary/pack-tool/') && !place.test(path)),
      ),
    ).toEqual([]);
  });

  test('the content script, which runs in every page, carries none but the framework’s wrapper', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const name of sources.find((source) => source.path === path)?.text ? valueImportsOf(path) : []) {
        if (isPackage(name)) packages.add(name);
        else visit(resolved(name));
      }
    };
    for (const { path } of shipped) if (path.startsWith('entrypoints/content-script/')) visit(path);
    expect([...packages].filter((name) => !name.startsWith('wxt/utils/define-'))).toEqual([]);
  });
});

/** Imports that stay when types are taken out. */
function valueImportsOf(path: string): string[] {
  const { text } = sources.find((source) => source.path === path)!;
  const values = text
    .replace(/^\s*(?:import|export)\s+type\s[^;]*;/gm, '')
    .replace(/^\s*import\s*\{(?:\s*type\s[^,}]+,?)+\}\s*from[^;]*;/gm, '');
  return importsOf(path, values);
}

function resolved(name: string): string {
  return sources.find(({ path }) => [name, `${name}.ts`, `${name}.tsx`].includes(path))?.path ?? name;
}

describe('no file', () => {
  test(`is longer than ${MAX_LINES} lines`, () => {
    const long = sources
      .filter(({ path }) => !path.startsWith('glossary/packs/'))
      .map(({ path, text }) => `${path}: ${text.trimEnd().split('\n').length} lines`)
      .filter((line) => Number(line.match(/(\d+) lines$/)?.[1]) > MAX_LINES);
    expect(long).toEqual([]);
  });

  test.each([
    ['innerHTML', /\b(?:inner|outer)HTML\b/],
    ['insertAdjacentHTML', /\binsertAdjacentHTML\b/],
    ['dangerouslySetInnerHTML', /\bdangerouslySetInnerHTML\b/],
    ['document.write', /\bdocument\.write(?:ln)?\b/],
    ['eval', /(?<![.\w])eval\(|new Function\(/],
    ['a string as a timer', /\bset(?:Timeout|Interval)\(\s*['"`]/],
  ])('that is shipped uses %s', (_, pattern) => {
    expect(broken(({ text }) => (pattern.test(withoutComments(text)) ? ['here'] : []))).toEqual([]);
  });

  test('names the host of a package registry', () => {
    // Written in pieces, or this file would be the first to be found.
    const hosts = [
      `registry${'\\.'}[a-z0-9-]+${'\\.'}[a-z]+`,
      `deb${'\\.'}debian${'\\.'}org`,
      `files${'\\.'}pythonhosted`,
      '"resolved"\\s*:',
    ];
    const pattern = new RegExp(hosts.join('|'));
    const naming = files
      .filter((path) => !BINARY.has(extname(path)))
      .filter((path) => pattern.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(naming.filter((path) => path !== 'tests/unit/house.test.ts')).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

import { join } from 'node:path';
import { defineConfig } from 'wxt';

import { localeAssets } from './components/messages/read-locales.ts';
import { everydayWordsFile } from './glossary/everyday-list.ts';
import { builtInPack } from './glossary/packs/read-built-in.ts';
import { POLICY_SCHEMA } from './glossary/policy-schema.ts';

/** Drawn by `npm run icons`. px */
const ICON_SIZES = [16, 32, 48, 96, 128];

const POLICY_SCHEMA_FILE = 'policy-schema.json';

/**
 * What libraries can do and we never ask of them: Preact writes HTML, and what jsonld brings along for old browsers
 * makes functions of strings. Reviewers of stores ask about both, so the code for it is taken out.
 */
const MENDED: { library: RegExp; what: RegExp; instead: string }[] = [
  { library: /\/preact\/dist\/preact\.m?js$/, what: /\.innerHTML\b/g, instead: '.textContent' },
  {
    library: /\/setimmediate\/setImmediate\.js$/,
    what: /new Function\("" \+ callback\)/,
    instead: 'callback',
  },
];

function mendLibraries() {
  return {
    name: 'mend-libraries',
    transform(code: string, id: string) {
      const mended = MENDED.find(({ library }) => library.test(id.replaceAll('\\', '/')));
      if (!mended) return null;
      const text = code.replace(mended.what, mended.instead);
      if (text === code) throw new Error(`${id} has no ${mended.what} any more: mendLibraries can go.`);
      return { code: text, map: null };
    },
  };
}

export default defineConfig({
  imports: false,
  vite: ({ mode, browser }) => ({
    build: {
      cssTarget: browser === 'safari' ? 'safari18' : ['chrome128', 'firefox146'],
      // What goes into every page is counted in bytes; terser makes 4 % fewer of them than Vite's own.
      ...(mode === 'production' && {
        minify: 'terser' as const,
        terserOptions: {
          module: true,
          ecma: 2020 as const,
          compress: { passes: 3, keep_fargs: false },
          // A script with any other character in it is kept, and parsed, in two bytes for each.
          format: { ascii_only: true },
        },
      }),
    },
    plugins: [
      mendLibraries(),
      {
        name: 'compile-at-once',
        // Most of the content script runs in every page: V8 then compiles it in one go, not function by function.
        generateBundle(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
          const script = bundle['content-script.js'];
          if (script?.code) script.code = `//# allFunctionsCalledOnLoad\n${script.code}`;
        },
      },
    ],
  }),
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'LumoMate',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons: Object.fromEntries(ICON_SIZES.map((size) => [size, `icons/${size}.png`])),
    permissions: ['storage', 'scripting', 'contextMenus', 'unlimitedStorage', 'alarms'],
    // Asked for when the reader switches notifications of letters on.
    optional_permissions: ['notifications'],
    host_permissions: ['<all_urls>'],
    // Declared by hand, not by WXT's content-script entrypoint: its context announces the extension's id to the
    // page and can be stopped by the page (docs/decisions.md).
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['content-script.js'],
        css: ['assets/marks.css'],
        run_at: 'document_idle',
        all_frames: true,
        match_about_blank: true,
      },
    ],
    commands: {
      'next-term': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandNextTerm__',
      },
      'previous-term': { description: '__MSG_commandPreviousTerm__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'lumomate@lumomate.example',
          strict_min_version: '146.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
    // The first that has `getHTML` (docs/decisions.md, 24).
    ...(browser === 'safari' && { browser_specific_settings: { safari: { strict_min_version: '18.0' } } }),
    ...(browser !== 'firefox' && browser !== 'safari' && { minimum_chrome_version: '128' }),
    // Firefox takes policies without being told what may stand in them.
    ...(browser !== 'firefox' && { storage: { managed_schema: POLICY_SCHEMA_FILE } }),
  }),
  hooks: {
    'build:publicAssets'(wxt, files) {
      for (const size of ICON_SIZES) {
        const absoluteSrc = join(import.meta.dirname, `components/icons/${size}.png`);
        files.push({ absoluteSrc, relativeDest: `icons/${size}.png` });
      }
      if (wxt.config.browser !== 'firefox') {
        files.push({ relativeDest: POLICY_SCHEMA_FILE, contents: JSON.stringify(POLICY_SCHEMA) });
      }
      files.push(...localeAssets());
      files.push({ relativeDest: 'built-in-pack.json', contents: JSON.stringify(builtInPack()) });
      files.push({ relativeDest: 'everyday-words.txt', contents: everydayWordsFile() });
    },
  },
});

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Starting a browser, building up a large page or an import may take this long on a slow machine. ms */
const BROWSER_TIMEOUT = 60_000;

/** For those that go through all entries, on a machine that does other things too. ms */
const UNIT_TIMEOUT = 30_000;

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['tests/in-english.ts'],
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          testTimeout: UNIT_TIMEOUT,
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: ['tests/in-english.ts'],
          include: ['tests/e2e/**/*.spec.ts'],
          // One browser at a time: hidden or starved windows paint late, and timings mean nothing.
          fileParallelism: false,
          testTimeout: BROWSER_TIMEOUT,
          hookTimeout: BROWSER_TIMEOUT,
        },
      },
      {
        test: {
          name: 'trust',
          setupFiles: ['tests/in-english.ts'],
          include: ['tests/trust/**/*.spec.ts'],
          fileParallelism: false,
          testTimeout: BROWSER_TIMEOUT,
          hookTimeout: BROWSER_TIMEOUT,
        },
      },
    ],
  },
});

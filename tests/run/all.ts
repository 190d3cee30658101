import { forgetFigures, printFigures } from './figures.ts';
import { build, runTool } from './step.ts';
import { type Project, runTests, type Tally } from './vitest.ts';

/**
 * `npm test`, and `npm run check` with the argument `check`: everything up to the unit tests. Ends with the line
 * `N passed, N failed`, which counts each step and each test.
 */

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
/** Titles of what failed, to be read at the end instead of searched for. */
const failures: string[] = [];

step('Format and lint (biome)', () => runTool('biome', 'check', '--error-on-warnings', '.'));
step('Types (tsc)', () => runTool('tsc', '--noEmit', '--project', '.'));
step('Dead code (knip)', () => runTool('knip', '--no-progress'));
tests('Unit tests', 'unit');
if (process.argv[2] !== 'check') {
  const chrome = step('Build for Chromium', () => build('chrome'));
  const firefox = step('Build for Firefox', () => build('firefox'));
  if (chrome && firefox) {
    tests('Tests in real browsers', 'e2e');
    forgetFigures();
    tests('Trust', 'trust');
    printFigures();
  } else
    count('Tests in real browsers: not run, because a build failed', { passed: 0, failed: 1, skipped: 0 });
}

if (failures.length) console.log(`\nFailed:\n${failures.map((title) => `  ${title}`).join('\n')}`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;

function step(title: string, run: () => boolean): boolean {
  console.log(`\n── ${title}`);
  const isFine = run();
  count(title, { passed: Number(isFine), failed: Number(!isFine), skipped: 0 });
  return isFine;
}

function tests(title: string, project: Project): void {
  console.log(`\n── ${title}`);
  const tally = runTests(project);
  count(`${title}: ${tally.failed} failed`, tally);
}

function count(title: string, { passed, failed, skipped }: Tally): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed) failures.push(title);
}

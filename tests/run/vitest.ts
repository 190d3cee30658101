import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, runTool } from './step.ts';

/** How many tests there were, by how they ended. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What we read of Vitest's JSON report. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

/** A project of `tests/vitest.config.ts`. */
export type Project = 'unit' | 'e2e' | 'trust';

/** Runs one project of `tests/vitest.config.ts`; its output goes to this terminal. */
export function runTests(project: Project): Tally {
  const report = join(ROOT, '.run', `${project}.json`);
  mkdirSync(join(ROOT, '.run'), { recursive: true });
  rmSync(report, { force: true });
  const endedWell = runTool(
    'vitest',
    'run',
    ...['--config', 'tests/vitest.config.ts', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${relative(ROOT, report)}`],
  );
  return tallyOf(readReport(report), endedWell);
}

/**
 * Counts a report. Whatever fails outside of a test (a file that cannot be read, an error nobody caught, a run
 * that ended early) counts as one failure, so that it is never lost.
 */
export function tallyOf(report: Report | undefined, endedWell: boolean): Tally {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  return {
    passed: numPassedTests,
    failed: failed || endedWell ? failed : 1,
    skipped: numPendingTests + numTodoTests,
  };
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Vitest writes it at the very end: without it, the run was cut short.
    return undefined;
  }
}

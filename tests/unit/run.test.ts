import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serve } from '../browser/serve.ts';
import { tallyOf } from '../run/vitest.ts';

describe('the count of a test run', () => {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  const file = (status: string, ...tests: string[]) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((result) => ({ status: result })),
  });

  test.each<[what: string, report: Parameters<typeof tallyOf>[0], endedWell: boolean, tally: number[]]>([
    [
      'takes passed and failed tests as they are',
      { ...none, numPassedTests: 5, numFailedTests: 2, testResults: [file('failed', 'passed', 'failed')] },
      false,
      [5, 2, 0],
    ],
    [
      'takes skipped and planned tests together',
      { ...none, numPassedTests: 5, numPendingTests: 2, numTodoTests: 1 },
      true,
      [5, 0, 3],
    ],
    [
      'has a failure for a file that could not be read',
      { ...none, numPassedTests: 5, testResults: [file('failed')] },
      false,
      [5, 1, 0],
    ],
    [
      'has a failure for an error that no test caught',
      { ...none, numPassedTests: 5, testResults: [file('passed', 'passed')] },
      false,
      [5, 1, 0],
    ],
    ['has a failure for a run that left no report', undefined, false, [0, 1, 0]],
    ['has a failure for a run without a report that says it ended well', undefined, true, [0, 1, 0]],
  ])('%s', (_, report, endedWell, tally) => {
    expect(Object.values(tallyOf(report, endedWell))).toEqual(tally);
  });
});

describe('the fixture server', () => {
  test('serves its folder and its pages, and nothing beside them', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'lumomate-'));
    const directory = mkdtempSync(join(parent, 'site-'));
    writeFileSync(join(directory, 'a b.html'), 'from the folder');
    writeFileSync(join(parent, 'secret.txt'), 'secret');
    const { origin, requests, close } = await serve({
      directory,
      pages: { '/page': 'from memory', '/gone': { body: 'gone', status: 410, type: 'text/plain' } },
    });
    const get = async (path: string) => {
      const response = await fetch(origin + path);
      return [response.status, response.headers.get('content-type')?.split(';')[0], await response.text()];
    };
    expect(await get('/a%20b.html?x=1')).toEqual([200, 'text/html', 'from the folder']);
    expect(await get('/page')).toEqual([200, 'text/html', 'from memory']);
    expect(await get('/gone')).toEqual([410, 'text/plain', 'gone']);
    expect((await get('/..%2fsecret.txt'))[0]).toBe(404);
    expect((await get('/constructor'))[0]).toBe(404);
    expect(requests[0]).toBe('/a%20b.html?x=1');
    await close();
  });
});

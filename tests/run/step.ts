import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** Runs the project's own tools. */

export const ROOT = join(import.meta.dirname, '../..');

/**
 * Runs a tool of node_modules with its output on this terminal.
 * @returns did it end well?
 */
export function runTool(tool: string, ...args: string[]): boolean {
  const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(tool, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH },
    shell: windows,
  });
  if (error) console.error(`${tool} could not be started: ${error.message}`);
  return status === 0;
}

/** What the extension is built for. */
export const BUILDS = ['chrome', 'firefox', 'edge', 'safari'] as const;

/** Builds the extension for one browser into `.output/<browser>-mv3`. */
export function build(browser: (typeof BUILDS)[number]): boolean {
  return runTool('wxt', 'build', '-b', browser, '--mv3');
}

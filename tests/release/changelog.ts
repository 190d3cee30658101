import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `npm version patch` (or `minor`, `major`) raises the version, calls this, commits and tags: what stood under
 * “Unreleased” in `CHANGELOG.md` then stands under the version.
 */

const FILE = join(import.meta.dirname, '../../CHANGELOG.md');
const UNRELEASED = 'Unreleased';

/**
 * The changelog with what is unreleased put under a version.
 * @param date as `2026-11-23`
 * @throws when there is nothing to release, or the version is out already
 */
export function stampChangelog(changelog: string, version: string, date: string): string {
  if (notesOf(changelog, version) !== undefined) throw new Error(`CHANGELOG.md has ${version} already.`);
  if (!notesOf(changelog, UNRELEASED)) {
    throw new Error(
      `CHANGELOG.md says nothing under “## ${UNRELEASED}”: say there what has changed for people.`,
    );
  }
  return changelog.replace(`## ${UNRELEASED}\n`, `## ${UNRELEASED}\n\n## ${version} – ${date}\n`);
}

/**
 * What the changelog says of a version.
 * @param version or “Unreleased”
 * @returns Markdown, '' for a section without a word, undefined where there is no section
 */
export function notesOf(changelog: string, version: string): string | undefined {
  const section = changelog
    .split(/^## /m)
    .slice(1)
    .find((other) => other.split(/\s/, 1)[0] === version);
  return section?.replace(/^.*\n?/, '').trim();
}

/** The versions that the changelog has, newest first. */
export function versionsOf(changelog: string): string[] {
  return [...changelog.matchAll(/^## (\d+\.\d+\.\d+)(?= – \d{4}-\d{2}-\d{2}$)/gm)].map(([, found]) => found!);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { version } = JSON.parse(readFileSync(join(FILE, '../package.json'), 'utf8'));
  try {
    const today = new Date().toISOString().slice(0, 10);
    writeFileSync(FILE, stampChangelog(readFileSync(FILE, 'utf8'), version, today));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

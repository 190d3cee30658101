import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the browsers are: the environment's word first, then PATH, then the places installers use. */

export type BrowserName = 'chromium' | 'firefox';

interface Known {
  title: string;
  /** The variable that names a binary. */
  variable: string;
  /** Names on PATH, the preferred one first. */
  commands: string[];
  places: string[];
  /** What installs it on Debian. */
  debian: string;
}

const PROGRAMS = [
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
  process.env.LOCALAPPDATA,
].filter((folder) => folder !== undefined);
const HOME = process.env.HOME ?? '';

export const BROWSERS: Record<BrowserName, Known> = {
  chromium: {
    title: 'Chromium or Chrome',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      ...['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((app) =>
        ['/', HOME].map((root) => join(root, `Applications/${app}.app/Contents/MacOS/${app}`)),
      ),
      ...PROGRAMS.flatMap((folder) => [
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
    ],
    debian: 'chromium',
  },
  firefox: {
    title: 'Firefox 140 or later',
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    places: [
      ...['/', HOME].map((root) => join(root, 'Applications/Firefox.app/Contents/MacOS/firefox')),
      ...PROGRAMS.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
    debian: 'firefox-esr',
  },
};

/** The path of a browser's binary, or undefined when there is none. */
export function findBrowser(name: BrowserName): string | undefined {
  const { variable, commands, places } = BROWSERS[name];
  const chosen = process.env[variable];
  if (chosen) return isProgram(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...places,
  ];
  return candidates.find(isProgram);
}

/** As `findBrowser`. @throws an error that says what to install */
export function requireBrowser(name: BrowserName): string {
  const path = findBrowser(name);
  if (!path) throw new Error(missing(name));
  return path;
}

/** What a person can do about a missing browser. */
export function missing(name: BrowserName): string {
  const { title, variable, debian } = BROWSERS[name];
  const chosen = process.env[variable];
  if (chosen) return `${variable} names “${chosen}”, which is not a program that can be run.`;
  return (
    `${title} was not found. Please install it (on Debian: apt-get install ${debian}), ` +
    `or set ${variable} to the path of its program.`
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there or not ours to run: both mean “look on”.
    return false;
  }
}

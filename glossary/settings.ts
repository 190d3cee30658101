/**
 * What a reader has chosen. Lives in `storage.local` under one key; every page watches it, so a change applies
 * to open pages at once. A muted thing is muted until it is unmuted: nothing expires.
 */

export interface Settings {
  /** The main switch. */
  on: boolean;
  /** Which pages are read when they open: every one, only those on `sitesOn`, or none until asked. */
  startOn: 'every-site' | 'chosen-sites' | 'when-asked';
  /** Host names on which LumoMate is off. */
  sitesOff: string[];
  /** Host names on which it is on with `chosen-sites`. */
  sitesOn: string[];
  /** Category keys (`pack/category`) whose terms are not marked. */
  mutedCategories: string[];
  /** Entry keys (`pack/entry`) that are not marked. */
  mutedTerms: string[];
  /** Host names on which everyday words are marked like any other. */
  everydayOn: string[];
  /** What the reader chose where one form means several entries: `site form` → entry key. */
  meanings: Record<string, string>;
  look: 'underline' | 'tint' | 'hover';
  /** Mark a term's first mention per section, or all of them. */
  mentions: 'first' | 'every';
  /** Choices and subscriptions go along to the reader's other devices, where the browser does that. */
  syncOn: boolean;
  /** What the reader met is taken down. */
  historyOn: boolean;
  /** With the page's title and address. */
  pagesOn: boolean;
  historyKept: 'always' | 'year' | 'quarter' | 'month';
  /** A letter comes every week. */
  letterOn: boolean;
  /** 0 Sunday … 6 Saturday */
  letterDay: number;
  /** 0–23, by the reader's own clock */
  letterHour: number;
  /** What comes when nothing was met: a short letter, or none. */
  emptyWeek: 'short' | 'none';
  /** The browser says that a letter has come. */
  notifyOn: boolean;
  /** Marks of terms that the reader knows fade. */
  fadeOn: boolean;
  /** Names of settings that an administrator has fixed. */
  locked: string[];
}

/** What a web page needs to know of the settings. */
export type PageSettings = Omit<Settings, keyof typeof OWN_DEFAULTS>;

const DEFAULTS: PageSettings = {
  on: true,
  startOn: 'every-site',
  sitesOff: [],
  sitesOn: [],
  mutedCategories: [],
  mutedTerms: [],
  everydayOn: [],
  meanings: {},
  look: 'underline',
  mentions: 'first',
};

/** Apart from the others: these would only cost bytes in every page. */
const OWN_DEFAULTS = {
  syncOn: true,
  historyOn: true,
  pagesOn: false,
  historyKept: 'always' as const,
  letterOn: true,
  letterDay: 1,
  letterHour: 8,
  emptyWeek: 'short' as const,
  notifyOn: false,
  fadeOn: true,
  locked: [] as string[],
};

/** What the settings that are not lists or switches may be. */
export const CHOICES = {
  startOn: ['every-site', 'chosen-sites', 'when-asked'],
  look: ['underline', 'tint', 'hover'],
  mentions: ['first', 'every'],
  historyKept: ['always', 'year', 'quarter', 'month'],
  letterDay: [0, 1, 2, 3, 4, 5, 6],
  letterHour: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
  emptyWeek: ['short', 'none'],
} as const;

/** What applies now: the defaults, the administrator's defaults, the reader's choices and what is locked, in this order. */
export const SETTINGS_KEY = 'settings';
/** Changes whenever the stored packs change; open pages then ask for their forms again. */
export const REVISION_KEY = 'revision';

/**
 * Stored settings as a page reads them: the default for what is missing or of another kind. Small, because it goes
 * into every page; the background, which writes them, uses `parseSettings`.
 */
export function readSettings(stored: unknown): PageSettings {
  const settings: Record<string, unknown> = { ...DEFAULTS };
  for (const [key, value] of Object.entries(stored ?? {})) {
    const fallback = settings[key];
    if (typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback))
      settings[key] = value;
  }
  return settings as unknown as PageSettings;
}

/** Stored settings, with the default for everything that is missing or damaged. */
export function parseSettings(stored: unknown): Settings {
  return { ...DEFAULTS, ...OWN_DEFAULTS, ...parseChoices(stored, true) };
}

/** What somebody has chosen, maybe not all of it; what is damaged or no setting is left out. */
export type Choices = Partial<Omit<Settings, 'locked'>>;

/** @param withLocked takes the names of locked settings too, which nobody chooses */
export function parseChoices(stored: unknown, withLocked = false): Choices {
  const given = isRecord(stored) ? stored : {};
  const known = Object.entries({ ...DEFAULTS, ...OWN_DEFAULTS }).filter(
    ([key, fallback]) =>
      (withLocked || key !== 'locked') && Object.hasOwn(given, key) && isSetting(key, given[key], fallback),
  );
  return Object.fromEntries(known.map(([key]) => [key, given[key]]));
}

/** What differs between settings: of `after`. */
export function changedSettings(before: Settings, after: Settings): Choices {
  const changed = Object.entries(after).filter(
    ([key, value]) =>
      key !== 'locked' && JSON.stringify(value) !== JSON.stringify(before[key as keyof Settings]),
  );
  return Object.fromEntries(changed);
}

function isSetting(key: string, value: unknown, fallback: unknown): boolean {
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every(isText);
  if (typeof fallback === 'object') return isRecord(value) && Object.values(value).every(isText);
  const choices: readonly unknown[] | undefined = CHOICES[key as keyof typeof CHOICES];
  return choices ? choices.includes(value) : typeof value === typeof fallback;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** More choices than this are not remembered; the oldest go first. */
const MAX_MEANINGS = 500;

/** Settings that remember which entry a form means on a site. @param form folded */
export function remember(settings: Settings, site: string, form: string, key: string): Settings {
  const { [`${site} ${form}`]: _, ...others } = settings.meanings;
  const kept = Object.entries(others).slice(-MAX_MEANINGS + 1);
  return { ...settings, meanings: Object.fromEntries([...kept, [`${site} ${form}`, key]]) };
}

/** The entry the reader chose for a form on this site, if they ever did. */
export function chosenMeaning(settings: PageSettings, site: string, form: string): string | undefined {
  const name = `${site} ${form}`;
  return Object.hasOwn(settings.meanings, name) ? settings.meanings[name] : undefined;
}

/** The names of the lists a reader can put something on with one click. */
export type MuteKind = 'term' | 'category' | 'site';

const LISTS = {
  term: 'mutedTerms',
  category: 'mutedCategories',
  site: 'sitesOff',
} as const;

/** Settings with `key` muted, or with the mute taken back. */
export function mute(settings: Settings, kind: MuteKind, key: string, muted: boolean): Settings {
  const list = LISTS[kind];
  return { ...settings, [list]: withItem(settings[list], key, muted) };
}

/** A list with an item at its end, or without it. */
export function withItem(list: readonly string[], item: string, isIn: boolean): string[] {
  const others = list.filter((other) => other !== item);
  return isIn ? [...others, item] : others;
}

/** Is this site to be read? @param host the page's host name, '' for files */
export function readsSite(settings: PageSettings, host: string): boolean {
  if (!settings.on || settings.sitesOff.includes(host)) return false;
  if (settings.startOn === 'when-asked') return false;
  return settings.startOn === 'every-site' || settings.sitesOn.includes(host);
}

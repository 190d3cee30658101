import type { Letter } from '../../glossary/letter.ts';
import { dueWeek, type LetterPast, lastTime, nextAttempt, nextLook } from '../../glossary/letter-schedule.ts';
import type { Settings } from '../../glossary/settings.ts';

/**
 * Sees to it that each week has its letter. The worker may be stopped at any moment and the clock set to any time:
 * a letter is stored in one step under its week, and the alarm repeats itself until a look has come to its end.
 */

export type LetterSettings = Pick<
  Settings,
  'letterOn' | 'letterDay' | 'letterHour' | 'emptyWeek' | 'historyOn'
>;

/** Letters as they are stored. */
export interface LetterShelf {
  /** Begins to look: letters are wanted. Where they were not until now, they are from now on. @param now ms since 1970 */
  begin(now: number): Promise<Look>;
  /** Letters are not wanted until the next `begin`. */
  pause(): Promise<void>;
}

export interface Look extends LetterPast {
  /** Writes the letter of a week; null for an empty one. */
  write(week: string): Promise<Letter | null>;
  /** Stores it, in one step; a week that has one keeps that. */
  put(week: string, letter: Letter | null): Promise<void>;
}

export interface LetterTools {
  shelf: LetterShelf;
  now(): number;
  settings(): Promise<LetterSettings>;
  /** Wakes us then, and every minute after it; undefined: not at all. @param when ms since 1970 */
  setAlarm(when: number | undefined): void;
  /** Called at the end of each look: what waits to be read, and to be told, is in the store. */
  show(): Promise<void>;
}

export interface LetterDriver {
  /** Looks whether a letter is due, and writes it. Several calls are one after the other. */
  look(): Promise<void>;
  /** Looks only if a time for a letter has come, or gone, since the last look. Costs next to nothing else. */
  glance(): void;
}

const MINUTE = 60_000;

export function createLetterDriver(tools: LetterTools): LetterDriver {
  let looking: Promise<void> = Promise.resolve();
  /** What the last look went by. */
  let seen: { settings: LetterSettings; last: number } | undefined;
  /** The earliest time that the clock has shown since the worker began. ms since 1970 */
  let begun = tools.now();

  async function lookOnce(): Promise<void> {
    const settings = await tools.settings();
    const now = new Date(tools.now());
    seen = { settings, last: lastOf(settings, now) };
    if (settings.letterOn) await writeDue(settings, now);
    else {
      await tools.shelf.pause();
      tools.setAlarm(undefined);
    }
    await tools.show();
  }

  async function writeDue(settings: LetterSettings, now: Date): Promise<void> {
    try {
      const look = await tools.shelf.begin(now.getTime());
      const week = dueWeek(now, timeOf(settings), look);
      if (week !== undefined) await look.put(week, await writeFor(look, week, settings));
    } catch (error) {
      tools.setAlarm(nextAttempt(now));
      throw error;
    }
    // Of the beginning: a time that came while the letter was written is in the past, and the alarm rings at once.
    tools.setAlarm(nextLook(now, timeOf(settings)));
  }

  return {
    look() {
      looking = looking.catch(ignoreReported).then(lookOnce);
      return looking;
    },
    glance() {
      const now = tools.now();
      // A clock that is set back before the first look puts off the alarm with which the worker began.
      if (!seen && now < begun) {
        begun = now;
        tools.setAlarm(now + MINUTE);
      }
      if (!seen?.settings.letterOn) return;
      const last = lastOf(seen.settings, new Date(now));
      if (last === seen.last) return;
      seen.last = last;
      looking = looking.catch(ignoreReported).then(lookOnce);
      looking.catch((error) => console.error('LumoMate could not write its letter:', error));
    },
  };
}

async function writeFor(look: Look, week: string, { emptyWeek }: LetterSettings): Promise<Letter | null> {
  const letter = await look.write(week);
  return letter?.kind !== 'met' && emptyWeek === 'none' ? null : letter;
}

function timeOf({ letterDay: day, letterHour: hour }: LetterSettings) {
  return { day, hour };
}

function lastOf(settings: LetterSettings, now: Date): number {
  return lastTime(now, timeOf(settings)).getTime();
}

/** Whoever asked for that look has heard of it. */
function ignoreReported(): void {}

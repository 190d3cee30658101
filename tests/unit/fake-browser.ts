import {
  createLetterDriver,
  type LetterDriver,
  type LetterShelf,
} from '../../entrypoints/background/letter-driver.ts';
import type { Letter } from '../../glossary/letter.ts';
import { lastTime, wantedSince, weekOf } from '../../glossary/letter-schedule.ts';

/**
 * A machine with a browser with LumoMate in it: a clock that can be set, zones, sleep, a worker that is stopped between
 * any two steps, and alarms that are lost. The driver of the letters is the real one.
 */

const MINUTE = 60_000;
const SECOND = 1_000;
/** As `reader.ts` has them. */
const AFTER_START = 5 * SECOND;
/** Without work a worker is stopped. */
const IDLE = 30 * SECOND;

interface Alarm {
  /** By the clock. */
  when: number;
  /** By how long the machine has been awake, which is what some browsers count. */
  awake: number;
}

export class FakeBrowser {
  now: number;
  /** How long the machine has been awake. ms */
  awake = 0;
  /** Weeks, with when their letters were written. */
  readonly written = new Map<string, number>();
  /** Letters, should there be two of a week. */
  readonly letters: string[] = [];
  /** When the worker was stopped last, by `awake`. */
  stoppedAt = Number.NEGATIVE_INFINITY;
  /** How often the worker was started by nothing but the alarm. */
  wakes = 0;
  settings = { letterOn: true, letterDay: 1, letterHour: 8, emptyWeek: 'short' as const, historyOn: true };
  /** Steps until the worker is stopped; it goes on as long as there is no number. */
  stopIn: number | undefined;
  readonly countsAwake: boolean;
  #state: { since: number; on: boolean };
  #alarm: Alarm | undefined;
  #worker: { driver: LetterDriver; started: number; looked: boolean; busy: number } | undefined;

  /** @param countsAwake alarms come late by the time the machine has slept */
  constructor(now: number, countsAwake: boolean) {
    this.now = now;
    this.countsAwake = countsAwake;
    this.#state = { since: now, on: true };
  }

  get since(): number {
    return this.#state.since;
  }

  /** The reader opens the browser. @param keepsAlarms some browsers do not, and no update does */
  async start(keepsAlarms: boolean): Promise<void> {
    if (!keepsAlarms) this.#alarm = undefined;
    this.#worker = undefined;
    await this.#wake();
  }

  close(): void {
    this.#worker = undefined;
  }

  /** A page asks something of the worker. */
  async page(): Promise<void> {
    const { driver } = await this.#wake();
    driver.glance();
    await this.#rest();
  }

  /** Awake and open for so long. @param check called whenever something may have happened */
  async open(ms: number, check: () => void): Promise<void> {
    const end = this.awake + ms;
    for (;;) {
      const next = this.#next();
      this.#pass(Math.max(0, Math.min(next - this.awake, end - this.awake)));
      if (this.awake >= end && next > end) break;
      await this.#happen();
      check();
    }
    check();
  }

  /** When something happens next, on the scale of `awake`. */
  #next(): number {
    const worker = this.#worker;
    const look = worker && !worker.looked ? worker.started + AFTER_START : Number.POSITIVE_INFINITY;
    const idle = worker ? worker.busy + IDLE : Number.POSITIVE_INFINITY;
    return Math.min(look, idle, this.#dueIn() + this.awake);
  }

  #dueIn(): number {
    if (!this.#alarm) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.countsAwake ? this.#alarm.awake - this.awake : this.#alarm.when - this.now);
  }

  #pass(ms: number): void {
    this.now += ms;
    this.awake += ms;
  }

  async #happen(): Promise<void> {
    if (this.#dueIn() <= 0) {
      this.#setAlarm(this.now + MINUTE);
      if (!this.#worker) this.wakes += 1;
      const worker = await this.#wake();
      void worker.driver.look().catch(() => {});
      await this.#rest();
    }
    const worker = this.#worker;
    if (worker && !worker.looked && this.awake >= worker.started + AFTER_START) {
      worker.looked = true;
      void worker.driver.look().catch(() => {});
      await this.#rest();
    }
    if (this.#worker && this.awake >= this.#worker.busy + IDLE) this.#worker = undefined;
  }

  async #wake() {
    if (!this.#worker) {
      this.#setAlarm(this.now + MINUTE);
      this.#worker = { driver: this.#createDriver(), started: this.awake, looked: false, busy: this.awake };
    }
    this.#worker.busy = this.awake;
    return this.#worker;
  }

  /** Lets everything happen that is under way: each step is a microtask or a few. */
  async #rest(): Promise<void> {
    for (let i = 0; i < 60; i++) await Promise.resolve();
  }

  #setAlarm(when: number | undefined): void {
    this.#alarm = when === undefined ? undefined : { when, awake: this.awake + (when - this.now) };
  }

  #createDriver(): LetterDriver {
    let stopped = false;
    /** Between any two steps the worker may be stopped: what it waits for never comes. */
    const step = <T>(work: () => T): Promise<T> => {
      if (stopped) return new Promise(() => {});
      if (this.stopIn !== undefined && this.stopIn-- <= 0) {
        stopped = true;
        this.stopIn = undefined;
        this.stoppedAt = this.awake;
        this.#worker = undefined;
        return new Promise(() => {});
      }
      return Promise.resolve().then(work);
    };
    const shelf: LetterShelf = {
      begin: (now) =>
        step(() => {
          this.#state.since = this.#state.on ? wantedSince(this.#state.since, new Date(now)) : now;
          this.#state.on = true;
          return {
            since: this.#state.since,
            weeks: new Map(this.written),
            write: (week) => step(() => ({ week, kind: 'met' }) as Letter),
            put: (week) =>
              step(() => {
                this.letters.push(week);
                this.written.set(week, this.now);
              }),
          };
        }),
      pause: () =>
        step(() => {
          this.#state.on = false;
        }),
    };
    return createLetterDriver({
      shelf,
      now: () => this.now,
      settings: () => step(() => this.settings),
      setAlarm: (when) => {
        if (!stopped) this.#setAlarm(when);
      },
      show: () => step(() => {}),
    });
  }

  /** The week that must have its letter by now, if there is one, and since when it is its time. A newer letter is as good. */
  owed(): { week: string; since: number } | undefined {
    const { letterDay: day, letterHour: hour, letterOn } = this.settings;
    const last = lastTime(new Date(this.now), { day, hour });
    const at = last.getTime();
    const hasNewer = [...this.written.values()].some(
      (written) => written > at && written <= this.now + 8 * 86_400_000,
    );
    if (!letterOn || at < this.#state.since || hasNewer) return undefined;
    return { week: weekOf(last), since: at };
  }
}

import type { HistoryRow, Rows } from '../../components/history/history-rows.ts';
import { type CountedWeek, layOut } from '../../components/history/week-layout.ts';
import type { Meeting, MetTermView } from '../../glossary/reader-requests.ts';
import type { Ask } from '../../glossary/requests.ts';

/** The history’s lists, each fetched in parts as they come on screen. */

export interface Source extends Rows {
  /** Ends it: nothing more is fetched, nobody told. */
  stop(): void;
}

export interface SourceInput {
  ask: Ask;
  /** Called when there is more to show. */
  changed(): void;
  failed(error: Error): void;
}

const AT_ONCE = 200;

/** Runs one piece of work at a time, and asks after each whether there is more to do. */
function oneByOne({ changed, failed }: SourceInput, next: () => (() => Promise<void>) | undefined) {
  let isRunning = false;
  let isStopped = false;
  return {
    stop: () => {
      isStopped = true;
    },
    async run(): Promise<void> {
      if (isRunning) return;
      isRunning = true;
      try {
        for (let work = next(); work && !isStopped; work = next()) {
          await work();
          if (!isStopped) changed();
        }
      } catch (error) {
        if (!isStopped) failed(error as Error);
      } finally {
        isRunning = false;
      }
    },
  };
}

/** Meetings under their weeks. Where the list is scrolled to, only the weeks there are fetched. */
export function weekSource(input: SourceInput, weeks: readonly CountedWeek[]): Source {
  const layout = layOut(weeks);
  const known = new Map<string, { meetings: Meeting[]; next: number | null | undefined }>();
  let wanted: [first: number, end: number] = [0, 0];

  function lacking(): { week: string; before: number | undefined } | undefined {
    for (let row = wanted[0]; row < wanted[1]; row++) {
      const place = layout.at(row);
      if (!place || place.number < 0) continue;
      const { week } = place.week;
      const part = known.get(week);
      if (!part) return { week, before: undefined };
      if (place.number >= part.meetings.length && typeof part.next === 'number')
        return { week, before: part.next };
    }
    return undefined;
  }

  const runner = oneByOne(input, () => {
    const part = lacking();
    if (!part) return undefined;
    return async () => {
      const { week, before } = part;
      const found = await input.ask('list-meetings', { week, before, limit: AT_ONCE });
      const meetings = [...(known.get(week)?.meetings ?? []), ...found.meetings];
      known.set(week, { meetings, next: found.next });
    };
  });

  return {
    count: layout.count,
    isMore: false,
    at(row): HistoryRow | undefined {
      const place = layout.at(row);
      if (!place) return undefined;
      if (place.number < 0) return { kind: 'week', week: place.week };
      const meeting = known.get(place.week.week)?.meetings[place.number];
      return meeting && { kind: 'meeting', meeting };
    },
    want(first, end) {
      wanted = [first, end];
      void runner.run();
    },
    stop: runner.stop,
  };
}

/** Meetings in which something was found, newest first. */
export function searchSource(input: SourceInput, query: string): Source {
  const meetings: Meeting[] = [];
  let next: number | null | undefined;
  let wanted = AT_ONCE;
  const runner = oneByOne(input, () => {
    if (next === null || meetings.length >= wanted) return undefined;
    return async () => {
      const found = await input.ask('list-meetings', { query, before: next ?? undefined, limit: AT_ONCE });
      meetings.push(...found.meetings);
      next = found.next;
    };
  });
  return {
    get count() {
      return meetings.length;
    },
    get isMore() {
      return next !== null;
    },
    at: (row) => meetings[row] && { kind: 'meeting', meeting: meetings[row] },
    want(_, end) {
      wanted = Math.max(wanted, end + AT_ONCE / 2);
      void runner.run();
    },
    stop: runner.stop,
  };
}

/** Terms that were met. */
export function termSource(input: SourceInput, query: string, order: 'recent' | 'often' | 'name'): Source {
  const terms: (MetTermView | undefined)[] = [];
  const fetched = new Set<number>();
  let total: number | undefined;
  let wanted: [first: number, end: number] = [0, 1];
  const runner = oneByOne(input, () => {
    for (let at = Math.floor(wanted[0] / AT_ONCE); at * AT_ONCE < wanted[1]; at++) {
      const offset = at * AT_ONCE;
      if (fetched.has(at) || (total !== undefined && offset >= total)) continue;
      return async () => {
        const found = await input.ask('list-met', { query, order, offset, limit: AT_ONCE });
        fetched.add(at);
        total = found.total;
        found.terms.forEach((term, i) => {
          terms[offset + i] = term;
        });
      };
    }
    return undefined;
  });
  return {
    get count() {
      return total ?? 0;
    },
    get isMore() {
      return total === undefined;
    },
    at: (row) => terms[row] && { kind: 'term', met: terms[row] },
    want(first, end) {
      wanted = [first, Math.max(end, first + 1)];
      void runner.run();
    },
    stop: runner.stop,
  };
}

/** Sites, which are known already. */
export function siteSource(sites: readonly { site: string; meetings: number }[], query: string): Source {
  const found = sites.filter(({ site }) => site.toLowerCase().includes(query.toLowerCase()));
  return {
    count: found.length,
    isMore: false,
    at: (row) => found[row] && { kind: 'site', ...found[row] },
    want() {},
    stop() {},
  };
}

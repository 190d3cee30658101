import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EntryView } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';

/** One entry on the way from term to term, and how its reader left it. */
export interface Stop {
  view: EntryView;
  unfolded: boolean;
  /** How far it was scrolled when a term in it was followed. px */
  scrolled: number;
  /** The term that was followed from here. */
  followed?: string;
}

interface TrailInput {
  first: EntryView;
  getEntry(key: string): Promise<EntryView | null>;
  /** A term could not be followed. */
  onLost(message: string): void;
}

/** The reader's way through terms inside one card: follow, and back to the same place. */
export function useTrail({ first, getEntry, onLost }: TrailInput) {
  const [kept, setStops] = useState<Stop[]>([fresh(first)]);
  // The entry that it begins with may change under the reader, where it is being written.
  const stops = kept[0]!.view === first ? kept : [{ ...kept[0]!, view: first }, ...kept.slice(1)];
  const [waitingFor, setWaitingFor] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const asked = useRef(0);
  const at = stops.at(-1)!;

  useLayoutEffect(
    // A card that has gone must not be answered.
    () => () => {
      asked.current = -1;
    },
    [],
  );

  async function follow(key: string): Promise<void> {
    const own = ++asked.current;
    setWaitingFor(key);
    const answer = await getEntry(key).catch((error: unknown) => reasonOf(error));
    if (own !== asked.current) return;
    setWaitingFor(undefined);
    if (answer === null) return onLost(t('cardTermGone'));
    if (typeof answer === 'string') return onLost(answer);
    const scrolled = scroller.current?.scrollTop ?? 0;
    setStops((now) => [...change(now, { scrolled, followed: key }), fresh(answer)]);
  }

  function back(): void {
    asked.current += 1;
    setWaitingFor(undefined);
    setStops((now) => now.slice(0, -1));
  }

  const unfold = (unfolded: boolean) => setStops((now) => change(now, { unfolded }));

  useKeptPlace(scroller, stops);
  return { at, before: stops.at(-2), waitingFor, scroller, follow, back, unfold };
}

/** Moves scrolling and focus along: to the heading of a new entry, back to the term that was followed. */
function useKeptPlace(scroller: { current: HTMLDivElement | null }, stops: readonly Stop[]): void {
  const depth = useRef(stops.length);
  useLayoutEffect(() => {
    const went = stops.length - depth.current;
    depth.current = stops.length;
    const box = scroller.current;
    if (went === 0 || !box) return;
    const { scrolled, followed } = stops.at(-1)!;
    const term = followed === undefined ? null : box.querySelector(`[data-key="${CSS.escape(followed)}"]`);
    const target = went < 0 && term ? term : box.querySelector('h2');
    (target as HTMLElement | null)?.focus({ preventScroll: true });
    box.scrollTop = went < 0 ? scrolled : 0;
  }, [stops.length]);
}

/** The same way, with something changed about where the reader is now. */
function change(stops: readonly Stop[], change: Partial<Stop>): Stop[] {
  return [...stops.slice(0, -1), { ...stops.at(-1)!, ...change }];
}

function fresh(view: EntryView): Stop {
  return { view, unfolded: false, scrolled: 0 };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

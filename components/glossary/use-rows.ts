import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type RowWindow, rowsToDraw, rowWindow } from './row-window.ts';

interface RowsInput {
  count: number;
  /** The row that has the focus from the start, where the page is scrolled to already. */
  startAt: number | undefined;
  /** Told which row is the first on screen. */
  onTop(row: number): void;
}

interface Rows {
  /** The list, which is as high as all of its rows. */
  list: RefObject<HTMLUListElement | null>;
  /** The numbers of the rows to draw; each has its number as `data-row` on what takes the focus. */
  drawn: number[];
  /** Puts the focus on a row. @param block where on screen; undefined to scroll nowhere */
  goTo(row: number, block?: ScrollLogicalPosition): void;
  onFocusIn(event: FocusEvent): void;
}

/** Draws of a long list what is on screen, and moves the focus through all of it. */
export function useRows({ count, startAt, onTop }: RowsInput): Rows {
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState<RowWindow>(() => rowWindow({ scrolled: 0, height: 0, row: 0, count }));
  const [kept, setKept] = useState(startAt);
  const [aim, setAim] = useState<{ row: number; block?: ScrollLogicalPosition | undefined } | undefined>(
    startAt === undefined ? undefined : { row: startAt },
  );

  useLayoutEffect(() => {
    let edge = topEdge(list.current!);
    const look = () => {
      const { top, height } = list.current!.getBoundingClientRect();
      const row = count ? height / count : 0;
      const now = rowWindow({ scrolled: -top, height: innerHeight, row, count });
      setShown((before) => (before.first === now.first && before.end === now.end ? before : now));
      onTop(row ? Math.max(0, Math.floor((edge - top) / row)) : 0);
    };
    look();
    const stop = new AbortController();
    const passive = { passive: true, signal: stop.signal };
    addEventListener('scroll', look, passive);
    const lookAnew = () => {
      edge = topEdge(list.current!);
      look();
    };
    addEventListener('resize', lookAnew, passive);
    return () => stop.abort();
  }, [count, onTop]);

  useLayoutEffect(() => {
    const row = aim && rowIn(list.current, aim.row);
    if (!row) return;
    row.focus({ preventScroll: true });
    if (aim.block) row.closest('li')?.scrollIntoView({ block: aim.block, behavior: 'instant' });
  }, [aim]);

  const goTo = useCallback((row: number, block?: ScrollLogicalPosition) => {
    setKept(row);
    setAim({ row, block });
  }, []);

  return {
    list,
    drawn: rowsToDraw({ first: Math.min(shown.first, count), end: Math.min(shown.end, count) }, kept, count),
    goTo,
    onFocusIn(event) {
      const row = (event.target as HTMLElement).dataset.row;
      if (row !== undefined) setKept(Number(row));
    },
  };
}

/** Where the screen begins for a row: under what stays at its top. px */
function topEdge(list: HTMLUListElement): number {
  return Number.parseFloat(getComputedStyle(list).scrollMarginTop) || 0;
}

function rowIn(list: HTMLUListElement | null, row: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null;
}

/** Within this of the text counts as on it: lines have gaps between them. px */
const SLACK = 2;

/**
 * A mark's lines on screen, in viewport coordinates: a wrapped term has several.
 * @returns none while it is hidden, or once its text has left the page or become shorter than it
 */
export function linesOf({ range }: { range: StaticRange }): DOMRect[] {
  if (!range.startContainer.isConnected) return [];
  const live = document.createRange();
  try {
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
  } catch {
    // The text became shorter than the mark; its block is about to be read again.
    return [];
  }
  return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** Is a point on one of a mark's lines? */
export function isOnLine(mark: { range: StaticRange }, { x, y }: { x: number; y: number }): boolean {
  return linesOf(mark).some(
    ({ left, right, top, bottom }) =>
      x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK,
  );
}

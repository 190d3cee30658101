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

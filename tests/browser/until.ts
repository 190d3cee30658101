/** How long a browser may take for anything at all. ms */
const PATIENCE = 15_000;
const PAUSE = 50;

/**
 * Asks again and again until there is an answer.
 * @param what the sentence to fail with: “waited … for: the card is open”
 * @returns the first answer that is neither undefined, null nor false
 */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  patience = PATIENCE,
): Promise<Exclude<T, undefined | null | false>> {
  const start = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer as never;
    if (Date.now() - start > patience) throw new Error(`waited ${patience} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** How many accents `tokens.css` keeps for sections it does not know by name. */
const ACCENTS = 6;

/**
 * The accent of a section, for `data-accent`: a section that came with somebody's pack keeps its colour from day
 * to day without anybody choosing one. `data-section` wins where the section is one of ours.
 */
export function accentOf(section: string): number {
  let hash = 0;
  for (const character of section) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return (hash % ACCENTS) + 1;
}

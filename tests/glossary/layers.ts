import { type Entry, LAYERS, type Layer } from '../../glossary/pack-types.ts';
import { type Flaw, flawOf } from './flaw.ts';

/** What each entry must have by itself, before it is compared with others. */

/** Least and most characters of each layer. */
const LENGTHS: Record<Layer, readonly [least: number, most: number]> = {
  blurb: [1, 90],
  definition: [120, 700],
  plain: [120, 700],
  picture: [120, 700],
  where: [120, 700],
  example: [120, 700],
  myth: [120, 700],
  takeaway: [1, 120],
};

/** Layers that are missing, too short, too long or in a wrong tone. */
export function layerFlaws(entry: Entry): Flaw[] {
  return LAYERS.flatMap((layer) => {
    const text = entry[layer] ?? '';
    const [least, most] = LENGTHS[layer];
    const reasons: string[] = [];
    if (!text) reasons.push('is missing');
    else if (text.length < least) reasons.push(`has ${text.length} characters; at least ${least}`);
    if (text.length > most) reasons.push(`has ${text.length} characters; at most ${most}`);
    if (layer === 'blurb' && text && !/[^.][.?]$/.test(text)) reasons.push('does not end in a full stop');
    if (ownTone(text).includes('!')) reasons.push('has an exclamation mark');
    return reasons.map((reason) => flawOf(entry, layer, reason));
  });
}

/** See-alsos that are too few, dead or wasted. @param ids of all entries */
export function linkFlaws(entry: Entry, ids: ReadonlySet<string>): Flaw[] {
  const { id, seeAlso } = entry;
  const live = new Set(seeAlso.filter((other) => ids.has(other) && other !== id));
  const flaws = seeAlso
    .filter((other) => !ids.has(other))
    .map((other) => flawOf(entry, 'seeAlso', `“${other}” is no entry`));
  if (seeAlso.includes(id)) flaws.push(flawOf(entry, 'seeAlso', 'leads to itself'));
  if (new Set(seeAlso).size < seeAlso.length) flaws.push(flawOf(entry, 'seeAlso', 'says one twice'));
  if (live.size < 2) flaws.push(flawOf(entry, 'seeAlso', `leads to ${live.size} other entries; at least 2`));
  return flaws;
}

/** Code has operators, what is quoted is somebody else’s tone, and “Fritz!Box” is a name. */
function ownTone(text: string): string {
  return text.replace(/`[^`]*`|"[^"]*"|“[^”]*”|!(?=\p{L})/gu, '');
}

import type { Surface } from '../forms.ts';
import type { Entry, Pack } from '../pack-types.ts';
import { type Finding, findingOn, namesOf, quoted, type Subject } from './finding.ts';

/** Who claims a form: two entries of the pack, or one of another pack that its readers have. */

interface Claim {
  /** Place in the list of subjects. */
  by: number;
  /** The form as it is, where it stands only in its own upper and lower case. */
  own?: string;
}

/** Collects the forms of a pack, entry by entry. */
export class ClaimedForms {
  readonly #claims = new Map<string, Claim | Claim[]>();
  readonly #subjects: Pick<Subject, 'entry' | 'number'>[] = [];

  add({ entry, number, surfaces }: Pick<Subject, 'entry' | 'number' | 'surfaces'>): void {
    const by = this.#subjects.length;
    this.#subjects.push({ entry, number });
    for (const surface of surfaces) {
      const key = keyOf(surface.text);
      const claim: Claim = surface.own ? { by, own: surface.text } : { by };
      const at = this.#claims.get(key);
      if (at === undefined) this.#claims.set(key, claim);
      else if (Array.isArray(at)) at.push(claim);
      else this.#claims.set(key, [at, claim]);
    }
  }

  /** One finding for each two entries, on the later of them. */
  *shared(): Generator<Finding> {
    const pairs = new Map<string, { one: number; other: number; forms: string[] }>();
    for (const [form, claims] of this.#claims) {
      if (!Array.isArray(claims)) continue;
      for (const [one, other] of meetingPairs(claims)) {
        const name = `${one} ${other}`;
        const pair = pairs.get(name);
        if (pair) pair.forms.push(form);
        else pairs.set(name, { one, other, forms: [form] });
      }
    }
    for (const { one, other, forms } of pairs.values()) {
      const [first, second] = [this.#subjects[one]!, this.#subjects[other]!];
      const isAre = forms.length > 1 ? 'lead' : 'leads';
      yield findingOn(
        second,
        'shared-form',
        fieldWith(second.entry, forms),
        `${quoted(forms)} also ${isAre} to entry ${first.number} “${first.entry.term}”: leave it where it is meant, or keep both, and the card offers both`,
      );
    }
  }

  /** One finding for each entry and each other pack that has a form of it. */
  *sharedWith(other: Pack, surfacesOf: (entry: Entry) => readonly Surface[]): Generator<Finding> {
    const found = new Map<number, { forms: string[]; term: string }>();
    for (const entry of other.entries) {
      for (const surface of surfacesOf(entry)) this.#meet(surface, entry.term, found);
    }
    for (const [by, { forms, term }] of found) {
      const subject = this.#subjects[by]!;
      const message = `${quoted(forms)} also stands in the pack “${other.name}” (“${term}”): readers of both are offered both, in the order of their packs`;
      yield findingOn(subject, 'other-pack', fieldWith(subject.entry, forms), message);
    }
  }

  #meet({ text, own }: Surface, term: string, found: Map<number, { forms: string[]; term: string }>): void {
    const form = keyOf(text);
    const claim: Claim = own ? { by: -1, own: text } : { by: -1 };
    for (const at of [this.#claims.get(form) ?? []].flat()) {
      if (!canMeet(at, claim)) continue;
      const pair = found.get(at.by);
      if (!pair) found.set(at.by, { forms: [form], term });
      else if (!pair.forms.includes(form)) pair.forms.push(form);
    }
  }
}

/** Folded, and with spaces for hyphens, which texts mix. */
function keyOf(text: string): string {
  return text.toLowerCase().replace(/[-\u2010]/g, ' ');
}

/** Two forms that differ by case alone meet by chance of folding: `HTTPs`, two of HTTP, is not `HTTPS`. */
function canMeet(one: Claim, other: Claim): boolean {
  return one.own === undefined || other.own === undefined || one.own === other.own;
}

/** Of a form that many claim, each of them with the first that it can meet. @param claims in the order of their entries */
function meetingPairs(claims: readonly Claim[]): [one: number, other: number][] {
  const pairs: [number, number][] = [];
  // As entries come in their order, who claimed a form first is the only one to ask: a search would take as long as
  // all claims together, for each of them.
  const first = claims[0]?.by;
  const firstAsIs = new Map<string | undefined, number>();
  for (const { by, own } of claims) {
    const met = own === undefined ? [first] : [firstAsIs.get(undefined), firstAsIs.get(own)];
    const others = met.filter((one) => one !== undefined && one !== by) as number[];
    if (others.length) pairs.push([Math.min(...others), by]);
    if (!firstAsIs.has(own)) firstAsIs.set(own, by);
  }
  return pairs;
}

function fieldWith(entry: Entry, forms: readonly string[]): string {
  return namesOf(entry).find(({ name }) => forms.includes(keyOf(name)))?.field ?? 'term';
}

import type { Matcher } from '../../glossary/match.ts';
import type { Entry } from '../../glossary/pack-types.ts';
import { englishForms } from './all-forms.ts';
import { type Flaw, flawOf } from './flaw.ts';
import type { Homograph } from './homographs.ts';

/** Whose a form is: by the project's own rules of forms, so that what readers would meet is what is checked. */

/**
 * Forms that several entries claim, by text in lower case with spaces for hyphens, which texts mix. Forms that stand
 * only in their own case meet others by chance of folding alone: `HTTPs`, two of HTTP, is not `HTTPS`.
 */
function sharedForms(entries: readonly Entry[]): Map<string, Entry[]> {
  const claims = new Map<string, { entry: Entry; own: string | undefined }[]>();
  for (const entry of entries) {
    for (const { text, own } of englishForms(entry)) {
      const key = text.toLowerCase().replace(/[-\u2010]/g, ' ');
      claims.set(key, [...(claims.get(key) ?? []), { entry, own: own ? text : undefined }]);
    }
  }
  const shared = [...claims].map(([text, all]): [string, Entry[]] => {
    const meeting = all.filter((one) =>
      all.some((other) => other.entry !== one.entry && canMeet(one, other)),
    );
    return [text, [...new Set(meeting.map(({ entry }) => entry))]];
  });
  return new Map(shared.filter(([, claimants]) => claimants.length));
}

function canMeet(one: { own: string | undefined }, other: { own: string | undefined }): boolean {
  return one.own === undefined || other.own === undefined || one.own === other.own;
}

/** Forms claimed by several entries about which nothing has been decided, and decisions that nothing needs. */
export function claimFlaws(entries: readonly Entry[], homographs: readonly Homograph[]): Flaw[] {
  const shared = sharedForms(entries);
  const isDecided = (form: string, ids: readonly string[]) =>
    homographs.some((one) => one.forms.includes(form) && String(one.entries.toSorted()) === String(ids));
  const flaws = [...shared].flatMap(([form, claimants]) => {
    const ids = claimants.map(({ id }) => id).sort();
    return isDecided(form, ids)
      ? []
      : [flawOf(claimants[0]!, 'aliases', `“${form}” is claimed by ${ids.join(' and ')}`)];
  });
  const stale = homographs
    .filter(({ forms, reason }) => !reason || !forms.length || forms.some((form) => !shared.has(form)))
    .map(({ forms }) => ({
      file: 'tests/glossary/homographs.ts',
      entry: '',
      field: '' as const,
      reason: `“${forms.join('”, “')}” has no reason, or is not claimed twice`,
    }));
  return [...flaws, ...stale];
}

/** Entries that a reader of their own example would not be offered. @param matcher of all the entries' forms */
export function ownExampleFlaws(entries: readonly Entry[], matcher: Matcher): Flaw[] {
  return entries.flatMap((entry, at) =>
    matcher.match(entry.example ?? '').some((match) => match.entries.includes(at))
      ? []
      : [flawOf(entry, 'example', 'does not use its own term, or only inside a longer one')],
  );
}

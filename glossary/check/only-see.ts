import type { Entry } from '../pack-types.ts';
import { foldWord } from '../text.ts';
import { type Finding, findingOn, namesOf, type Subject } from './finding.ts';

/** Entries that say nothing but “see X”, as printed glossaries do: a card should not send its reader on. */

const SEE =
  /^(?:see(?: also)?|cf\.?|siehe(?: auch)?|s\.|voir(?: aussi)?|véase|→|➜|=>)[:\s]\s*([^.;\n]{1,200}?)[.\s]*$/iu;

/** What an entry sends its reader to, when it does nothing else. */
function sentTo({ blurb, definition }: Entry): string | undefined {
  const texts = [blurb, definition].filter((text) => text !== undefined);
  const [target, ...others] = texts.map((text) => SEE.exec(text.trim())?.[1]);
  return others.includes(undefined) ? undefined : target?.replace(/^[“"'`*_[]+|[”"'`*_\]]+$/g, '');
}

/** All entries of a pack that only send on: in a circle, nowhere, or to an entry whose alias they could be. */
export function onlySee(subjects: readonly Pick<Subject, 'entry' | 'number'>[]): Finding[] {
  const sending = subjects.flatMap((subject) => {
    const to = sentTo(subject.entry);
    return to === undefined ? [] : [{ subject, to }];
  });
  if (!sending.length) return [];
  const byName = new Map<string, Entry>();
  for (const { entry } of subjects) {
    for (const name of [entry.id, ...namesOf(entry).map(({ name }) => name)]) {
      if (!byName.has(foldWord(name))) byName.set(foldWord(name), entry);
    }
  }
  const next = new Map(sending.map(({ subject, to }) => [subject.entry, byName.get(foldWord(to))]));
  return sending.map(({ subject, to }) =>
    findingOn(
      subject,
      'only-see',
      subject.entry.definition ? 'definition' : 'blurb',
      adviceOn(subject.entry, to, next),
    ),
  );
}

function adviceOn(entry: Entry, to: string, next: ReadonlyMap<Entry, Entry | undefined>): string {
  const target = next.get(entry);
  if (!target) return `only says to see “${to}”, which is no entry: write what it means`;
  const path = [entry];
  let at: Entry | undefined = target;
  while (at && !path.includes(at)) {
    path.push(at);
    at = next.get(at);
  }
  if (at)
    return `sends its reader in a circle (${[...path, at].map(({ term }) => `“${term}”`).join(' → ')}): write what one of them means`;
  return `only says to see “${to}”: make “${entry.term}” an alias of “${path.at(-1)!.term}”, and its card opens at once`;
}

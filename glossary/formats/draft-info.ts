import * as v from 'valibot';
import { InfoSchema } from '../pack-schema.ts';
import type { DraftInfo } from './draft.ts';
import { foldName } from './fields.ts';
import { languageOf } from './languages.ts';
import { flagOf, textOf } from './values.ts';

/** What files say of the pack itself, under whatever name. */
const NAMES = {
  id: ['id', 'slug'],
  name: ['name', 'title', 'glossary', 'glossary name', 'deck'],
  version: ['version', 'revision'],
  language: ['language', 'lang', 'locale', 'source language', 'in language'],
  description: ['description', 'summary', 'about'],
  author: [
    'author',
    'authors',
    'creator',
    'maintainer',
    'publisher',
    'owner',
    'organization',
    'organisation',
  ],
  licence: ['licence', 'license', 'rights'],
  homepage: ['homepage', 'url', 'website', 'repository', 'source'],
  private: ['private'],
} as const;

type InfoName = keyof typeof NAMES;

const NAME_OF = new Map<string, InfoName>(
  Object.entries(NAMES).flatMap(([name, all]) => all.map((one) => [one, name as InfoName] as const)),
);

/**
 * Takes what a file says of the pack; what is unfit is left to the reader, not refused.
 * @returns false for a name that says nothing of a pack, and a value that cannot stand there
 */
export function takeInfo(info: DraftInfo, name: string, value: unknown): boolean {
  const field = NAME_OF.get(foldName(name));
  if (!field || info[field] !== undefined) return false;
  const fit = v.safeParse(InfoSchema.entries[field], wanted(field, value));
  if (!fit.success || fit.output === '' || fit.output === undefined) return false;
  Object.assign(info, { [field]: fit.output });
  return true;
}

function wanted(field: InfoName, value: unknown): unknown {
  if (field === 'private') return flagOf(value) ?? false;
  const text = Array.isArray(value) ? value.map(textOf).join(', ') : textOf(value).trim();
  if (field === 'language') return languageOf(text) ?? text;
  if (field !== 'version') return text;
  const [, major, minor = '0', patch = '0'] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(text) ?? [];
  return major === undefined ? text : `${major}.${minor}.${patch}`;
}

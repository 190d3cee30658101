/**
 * What an administrator may set, in the form that Chrome wants it declared (`storage.managed_schema`): its browsers
 * drop whatever does not fit. `policy.ts` reads it.
 */

const text = { type: 'string' };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: text };
const upTo = (maximum: number) => ({ type: 'integer', minimum: 0, maximum });
const choice = (...values: string[]) => ({ type: 'string', enum: values });

export const POLICY_SCHEMA = {
  type: 'object',
  properties: {
    packs: {
      description: 'Packs that every reader has and cannot remove.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          url: { description: 'Of a manifest, a pack, or the page that it is published on.', ...text },
          header: {
            description: 'Sent with every request for this pack.',
            type: 'object',
            properties: { name: text, value: text },
          },
        },
      },
    },
    sites: {
      description: 'Host names on which LumoMate is off; or on, where it starts on chosen sites only.',
      type: 'object',
      properties: { off: texts, on: texts },
    },
    settings: {
      description: 'Defaults; those that “locked” names cannot be changed.',
      type: 'object',
      properties: {
        on: flag,
        startOn: choice('every-site', 'chosen-sites', 'when-asked'),
        look: choice('underline', 'tint', 'hover'),
        mentions: choice('first', 'every'),
        everydayOn: texts,
        mutedCategories: texts,
        mutedTerms: texts,
        syncOn: flag,
        historyOn: flag,
        pagesOn: flag,
        historyKept: choice('always', 'year', 'quarter', 'month'),
        letterOn: flag,
        letterDay: upTo(6),
        letterHour: upTo(23),
        emptyWeek: choice('short', 'none'),
        fadeOn: flag,
      },
    },
    locked: { description: 'Names of settings, or “sites”, that readers cannot change.', ...texts },
  },
};

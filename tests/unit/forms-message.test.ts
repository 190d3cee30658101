import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packForms, unpackForms } from '../../glossary/forms-message.ts';
import type { Form } from '../../glossary/match.ts';
import type { KnownEntry } from '../../glossary/requests.ts';

const line = fc.stringMatching(/^[^\n/]{1,20}$/);
const entry: fc.Arbitrary<KnownEntry> = fc
  .record({ pack: fc.stringMatching(/^[a-z0-9-]{1,8}$/), id: line, term: line, category: line })
  .map(({ pack, id, term, category }) => ({
    key: `${pack}/${id}`,
    term,
    category: `${pack}/${category}`,
    subject: `${pack}/${category}`,
    language: 'en',
    ...(pack.startsWith('a') ? { private: true as const } : {}),
  }));
const form = (entries: number): fc.Arbitrary<Form> =>
  fc.record({
    text: line,
    anchor: fc.nat(15),
    own: fc.boolean(),
    everyday: fc.boolean(),
    entry: fc.nat(entries - 1),
  });

test('forms arrive as they were sent', () => {
  fc.assert(
    fc.property(
      fc
        .array(entry, { minLength: 1, maxLength: 20 })
        .chain((entries) =>
          fc.tuple(fc.constant(entries), fc.array(form(entries.length), { maxLength: 40 })),
        ),
      ([entries, forms]) => {
        const answer = { entries, forms, pending: entries.map(({ term }) => term) };
        const sent = JSON.parse(JSON.stringify(packForms(answer)));
        expect(unpackForms(sent)).toEqual(answer);
      },
    ),
  );
});

test('no forms arrive as none', () => {
  const none = { entries: [], forms: [], pending: [] };
  expect(unpackForms(packForms(none))).toEqual(none);
});

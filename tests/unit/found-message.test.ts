import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFound, unpackFound } from '../../glossary/found-message.ts';
import type { KnownEntry } from '../../glossary/requests.ts';

const FADES = [undefined, 'faint', 'none'] as const;

const line = fc.stringMatching(/^[^\n/]{1,20}$/);
const entry: fc.Arbitrary<KnownEntry> = fc
  .record({ pack: fc.stringMatching(/^[a-z0-9-]{1,8}$/), id: line, term: line, category: line })
  .map(({ pack, id, term, category }) => ({
    key: `${pack}/${id}`,
    term,
    category: `${pack}/${category}`,
    subject: `${pack}/${category}`,
    language: 'en',
    private: pack.startsWith('a'),
    fade: FADES[id.length % FADES.length],
  }));
const entries = fc.uniqueArray(entry, { minLength: 1, maxLength: 20, selector: ({ key }) => key });
const found = entries.chain((known) =>
  fc.array(
    fc.record({
      words: fc.nat(1000),
      mentions: fc.array(
        fc
          .record({
            start: fc.nat(10),
            end: fc.nat(20),
            form: line,
            bracketed: fc.boolean(),
            everyday: fc.boolean(),
            meanings: fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 3 }),
          })
          .map((mention) => ({ ...mention, entry: mention.meanings[0]! })),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 10 },
  ),
);

test('what was found arrives as it was sent', () => {
  fc.assert(
    fc.property(found, fc.array(line, { maxLength: 10 }), (own, texts) => {
      expect(unpackFound(JSON.parse(JSON.stringify(packFound(own))))).toEqual(own);
      expect(unpackFound(JSON.parse(JSON.stringify(packFound(own, texts))), texts)).toEqual(own);
    }),
  );
});

test('a form that is what stands there is not sent', () => {
  const known = {
    key: 'a/load-balancer',
    term: 'Load balancer',
    category: 'a/b',
    subject: 'a',
    language: 'en',
  };
  const mention = { start: 2, end: 15, bracketed: false, everyday: false, meanings: [known], entry: known };
  const text = 'A Load balancer';
  const sent = packFound([{ words: 3, mentions: [{ ...mention, form: 'load balancer' }] }], [text]);
  expect(JSON.stringify(sent)).toBe(
    '{"places":[["a/b","a","en",false]],"entries":[["Load balancer",0]],"texts":[[3,[2,15,0,0]]]}',
  );
  expect(unpackFound(sent, [text])[0]!.mentions[0]!.form).toBe('load balancer');
});

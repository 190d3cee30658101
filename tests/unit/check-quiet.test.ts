import { describe, expect, test } from 'vitest';
import type { RuleName } from '../../glossary/check/finding.ts';
import { found, type Raw } from './check-entries.ts';

describe('nothing is said', () => {
  test.each<[rule: RuleName, what: string, entries: Raw[]]>([
    ['shared-form', 'acronyms that differ in case', [{ term: 'HTTP' }, { term: 'HTTPS' }]],
    ['everyday-alias', 'rarer words', [{ term: 'Kubelet', aliases: ['node agent'] }]],
    ['everyday-term', 'a term with another name', [{ term: 'Branch', aliases: ['git branch'] }]],
    [
      'never-found',
      'names with signs',
      ['C++', '.NET', 'C#', 'TCP/IP', 'Node.js', 'R&D', "Moore's law", '@media', 'f(x)'].map((term) => ({
        term,
      })),
    ],
    [
      'look-alike',
      'names of two scripts that do not look alike',
      ['TNFα', 'λ-calculus', 'Δt', 'Ελλάδα', 'IP-адрес', 'Кластер'].map((term) => ({ term })),
    ],
    [
      'invisible',
      'joiners where scripts need them',
      [{ term: 'نامه\u200cها', blurb: '👩\u200d💻 क्\u200dष' }],
    ],
    [
      'markup',
      'code between backticks, and signs in sentences',
      [{ term: 'Pod', blurb: 'The `<b>` and `**` of 3 < 4, a*b*c, x[1](2 and __init__.' }],
    ],
    ['long-blurb', '160 characters', [{ term: 'Pod', blurb: 'x'.repeat(160) }]],
    ['same-text', 'only a blurb', [{ term: 'Pod' }]],
    ['only-see', 'a see-also after a text', [{ term: 'Pod', blurb: 'A group.', definition: 'See Node.' }]],
    ['no-category', 'no entry with one', [{ term: 'Pod' }, { term: 'Kubelet' }]],
    ['bare-acronym', 'a long form as alias', [{ term: 'CRI', aliases: ['container runtime interface'] }]],
    [
      'bare-acronym',
      'a long form in the text',
      [{ term: 'CRI', definition: 'The container runtime interface of Kubernetes.' }],
    ],
    ['bare-acronym', 'names that only look like one', [{ term: 'C' }, { term: 'K8s' }, { term: 'IPv6' }]],
    ['dead-see-also', 'links one way', [{ term: 'Pod', seeAlso: ['kubelet'] }, { term: 'Kubelet' }]],
  ])('%s: not for %s', (rule, _, entries) => {
    expect(found(rule, ...entries)).toEqual([]);
  });
});

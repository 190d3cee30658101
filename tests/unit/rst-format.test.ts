import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, said } from './text-files.ts';

const GLOSSARY = `.. _glossary:

********
Glossary
********

.. if you add entries, keep the order

.. glossary::
   :sorted:

   License Expression
   SPDX Expression

      A string of :term:\`license identifiers <License Identifier>\`\\(s).
      See :pep:\`639\` and :func:\`~a.b.parse\`.

      Examples:

      \`\`MIT\`\`::

          >>> parse("MIT")

      .. index:: single: license

      .. note:: Not *old* names.

   License Identifier : L
      A short form; a :dfn:\`name\`, see \`SPDX <https://spdx.org>\`_.

      * one
      * two
        lines

   .. a comment

   Empty

   :orphan
      Text with |product| and a footnote [1]_.

.. |product| replace:: Acme
`;

describe('a glossary in reStructuredText', () => {
  test('its directive: terms that share a definition, roles, listings, lists', async () => {
    const draft = await readText(GLOSSARY);
    expect(draft.format).toBe('rst');
    expect(draft.entries).toEqual([
      {
        at: 'line 12',
        term: 'License Expression',
        aliases: ['SPDX Expression'],
        definition:
          'A string of license identifiers(s). See PEP 639 and `parse`.\n\nExamples:\n\n`MIT`:\n\n`>>> parse("MIT")`\n\nNot old names.',
        seeAlso: ['License Identifier'],
        sources: [],
      },
      expect.objectContaining({
        at: 'line 28',
        term: 'License Identifier',
        definition: 'A short form; a name, see SPDX.\n\n• one\n• two lines',
      }),
      expect.objectContaining({ term: ':orphan', definition: 'Text with Acme and a footnote.' }),
    ]);
    expect(draft.dropped).toEqual([{ at: 'line 37', term: 'Empty', why: 'has no definition' }]);
  });

  test.each<[how: string, text: string, entries: string[]]>([
    [
      'definition lists',
      'Glossary\n^^^^^^^^\n\nPod\n  A group.\n\nNode : machine\n  A machine.\n',
      ['Pod: A group.', 'Node: A machine.'],
    ],
    [
      'headings',
      '.. _x:\n\n========\nGlossary\n========\n\nPod\n---\n\nA group.\n\nNode\n----\n\nA machine.\n',
      ['Pod: A group.', 'Node: A machine.'],
    ],
    [
      'a list that is a table',
      '.. list-table::\n   :header-rows: 1\n\n   * - Term\n     - Meaning\n   * - Pod |BR| Capsule\n     - A group.\n   * - Node\n     - A machine.\n',
      ['Pod: A group.', 'Node: A machine.'],
    ],
    [
      'a simple table',
      '.. _x:\n\n=====  ==========\nTerm   Meaning\n=====  ==========\nPod    A group\n       of them.\nNode   A machine.\n=====  ==========\n',
      ['Pod: A group of them.', 'Node: A machine.'],
    ],
    [
      'a grid',
      '.. _x:\n\n+------+-----------+\n| Term | Meaning   |\n+======+===========+\n| Pod  | A group   |\n|      | of them.  |\n+------+-----------+\n| Node | A machine |\n+------+-----------+\n',
      ['Pod: A group of them.', 'Node: A machine'],
    ],
    [
      'bold leads',
      '.. _x:\n\n- **Pod**: A group.\n- **Node**: A machine.\n',
      ['Pod: A group.', 'Node: A machine.'],
    ],
    [
      'tabs',
      ':orphan:\n\n.. glossary::\n\t:sorted:\n\n\tpod\n\t\tA group.\n\n\tnode\n\thost\n\t\tA machine.\n',
      ['pod: A group.', 'node: A machine.'],
    ],
  ])('%s', async (_, text, entries) => {
    const draft = await readText(text);
    expect(draft.format).toBe('rst');
    expect(said(draft)).toEqual(entries);
  });

  test('any text is read', async () => {
    const bit = fc.constantFrom(
      '.. glossary::\n',
      '.. x::',
      '   ',
      '\n',
      '====\n',
      '+--+\n',
      '- ',
      '::\n',
      '``',
      ':a:`b`',
      '*',
      '|x|',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(bit, fc.string()), { maxLength: 20 }), async (parts) => {
        expect((await readText(parts.join(''), { format: 'rst' })).format).toBe('rst');
      }),
      { numRuns: 300 },
    );
  });
});

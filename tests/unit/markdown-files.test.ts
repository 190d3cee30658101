import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../glossary/formats/draft.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { fileOf, readText } from './text-files.ts';

function readFolder(files: Record<string, string>): Promise<Draft> {
  return readDraft(Object.entries(files).map(([name, text]) => fileOf(name, text)));
}

const POD = `---
title: Pod
id: pod
date: 2018-04-12
full_link: /docs/pods/
short_description: >
  A set of containers.

aka:
- capsule
tags:
- core-object
- fundamental
---
 The smallest object, with {{< glossary_tooltip text="containers" term_id="container" >}}.

<!--more-->

Managed by a {{< glossary_tooltip term_id="replica-set" >}}.
`;

const AJAX = `---
title: Ajax
slug: Glossary/AJAX
page-type: glossary-definition
---

{{GlossarySidebar}}

A practice (**AJAX**) for {{Glossary("SPA", "single-page apps")}} with {{domxref("fetch()")}} and {{HTMLElement("p")}}.

## See also

- [AJAX](https://en.wikipedia.org/wiki/AJAX) on Wikipedia
- {{Glossary("SPA")}}
`;

describe('a folder of one file for each term', () => {
  test('as Kubernetes has it', async () => {
    const draft = await readFolder({
      'glossary/pod.md': POD,
      'glossary/container.md': '---\ntitle: Container\nid: container\n---\nAn image that runs.\n',
      'glossary/replica-set.md':
        '---\ntitle: ReplicaSet\nid: replica-set\n---\nKeeps [Pods](/docs/pod/) running.\n',
      'glossary/index.md': '---\ntitle: Standardized Glossary\nlayout: glossary\n---\n',
    });
    expect(draft.format).toBe('markdown-files');
    expect(draft.entries[0]).toEqual({
      at: 'pod.md',
      id: 'pod',
      term: 'Pod',
      aliases: ['capsule'],
      category: 'core-object',
      blurb: 'A set of containers.',
      definition: 'The smallest object, with containers.\n\nManaged by a replica set.',
      seeAlso: ['Container', 'ReplicaSet'],
      sources: [],
    });
    expect(draft.entries.map(({ term }) => term)).toEqual(['Pod', 'Container', 'ReplicaSet']);
    expect(draft.entries[2]?.seeAlso).toEqual(['Pod']);
    expect(draft.dropped).toEqual([{ at: 'index.md', why: 'is an index page' }]);
    expect(draft.notes).toEqual(['1 addresses without a host, such as “/docs/pods/”, are left out']);
  });

  test('as MDN has it: each in a folder of its own', async () => {
    const draft = await readFolder({
      'glossary/index.md':
        '---\ntitle: "MDN Glossary: terms"\nslug: Glossary\npage-type: landing-page\n---\n\nWords.\n',
      'glossary/ajax/index.md': AJAX,
      'glossary/spa/index.md':
        '---\ntitle: SPA (Single-page application)\nslug: Glossary/SPA\n---\n\nOne page.\n',
      'glossary/block/index.md': '---\ntitle: Block\npage-type: glossary-disambiguation\n---\n\nMany.\n',
      'glossary/ajax/picture.png': 'png',
    });
    expect(draft.entries[0]).toMatchObject({
      at: 'ajax/index.md',
      term: 'Ajax',
      definition: 'A practice (AJAX) for single-page apps with `fetch()` and `<p>`.',
      seeAlso: ['SPA (Single-page application)'],
      sources: [{ title: 'AJAX', url: 'https://en.wikipedia.org/wiki/AJAX' }],
    });
    expect(draft.entries).toHaveLength(2);
    expect(draft.dropped.map(({ at }) => at)).toEqual(['index.md', 'block/index.md', 'ajax/picture.png']);
  });

  test('as the CNCF has it: sections, keys in any letter case, status', async () => {
    const draft = await readFolder({
      '_index.md':
        '---\ntitle: Cloud Native Glossary\nstatus: Completed\n---\n# Cloud Native Glossary\n\nWords.\n',
      '_TEMPLATE.md': '---\ntitle: Definition Template\n---\n\nText.\n',
      'serverless.md':
        '---\nTitle: Serverless\nStatus: Completed\nCategory: Technology\ntags: ["", "x"]\n---\n\nNo [servers](/server/).\n\n## Problem it addresses\n\nCost.\n\n## How it helps\n\nLess cost.\n',
      'server.md': '---\ntitle: Server\ndraft: true\n---\n\nA machine.\n',
    });
    expect(draft.info).toEqual({ name: 'Cloud Native Glossary' });
    expect(draft.entries[0]).toMatchObject({
      term: 'Serverless',
      status: 'Completed',
      category: 'Technology',
      definition: 'No servers.',
      where: 'Cost.\n\nLess cost.',
      seeAlso: ['Server'],
    });
    expect(draft.entries[1]).toMatchObject({ term: 'Server', status: 'draft' });
    expect(draft.dropped.map(({ at }) => at)).toEqual(['_index.md', '_TEMPLATE.md']);
  });

  test('as Docusaurus has it: components, imports, a hover snippet', async () => {
    const draft = await readFolder({
      'docs/terms/cte.mdx':
        '---\nid: cte\ntitle: CTE in SQL\ndisplayText: CTE  \nhoverSnippet: A temporary result.\n---\n\nimport Tabs from "@theme/Tabs";\n\n<head>\n<title>CTE</title>\n</head>\n\nLike a <Term id="view" />, or <Term id="view">views</Term>.\n',
      'docs/terms/view.md': '---\nid: view\ntitle: View\nsidebar_label: View\n---\n\nA saved query.\n',
      'docs/terms/_category_.json': '{"label":"Terms"}',
    });
    expect(draft.entries[0]).toMatchObject({
      id: 'cte',
      term: 'CTE',
      blurb: 'A temporary result.',
      definition: 'Like a view, or views.',
      seeAlso: ['View'],
    });
    expect(draft.dropped).toEqual([{ at: '_category_.json', why: 'is no Markdown' }]);
  });

  test('in a zip, with what a Mac leaves in it', async () => {
    const bytes = zipSync({
      'g/pod.md': strToU8(POD),
      'g/job.md': strToU8('+++\ntitle = "Job"\ntags = ["work"]\n+++\n\nA task.\n'),
      '__MACOSX/g/._pod.md': strToU8('litter'),
      'g/.DS_Store': strToU8('litter'),
    });
    const { entries, dropped } = await readDraft([{ name: 'g.zip', bytes }]);
    expect(entries.map(({ term, category, at }) => [term, category, at])).toEqual([
      ['Pod', 'core-object', 'pod.md'],
      ['Job', 'work', 'job.md'],
    ]);
    expect(dropped).toEqual([]);
  });

  test('front matter that is no YAML costs its own file only, named with its line', async () => {
    const { entries, dropped } = await readFolder({
      'g/a.md': '---\ntitle: A\n---\n\nOne.\n',
      'g/b.md': '---\ntitle: B\ntags: [x\nid: "b\n---\n\nTwo.\n',
      'g/c.md': '---\ntitle: C\nfull_link: /x\nfull_link: /y\n---\n\nThree.\n',
    });
    expect(entries.map(({ term }) => term)).toEqual(['A', 'C']);
    expect(dropped).toEqual([
      {
        at: expect.stringMatching(/^b\.md, line [345]$/),
        why: expect.stringContaining('its front matter is not YAML'),
      },
    ]);
  });

  test('of several languages one is taken', async () => {
    const files = {
      'content/de/pod.md': '---\ntitle: Pod\n---\n\nEine Gruppe.\n',
      'content/en/pod.md': '---\ntitle: Pod\n---\n\nA group.\n',
      'content/pt-br/pod.md': '---\ntitle: Pod\n---\n\nUm grupo.\n',
    };
    const draft = await readFolder(files);
    expect(draft).toMatchObject({ info: { language: 'en' }, entries: [{ definition: 'A group.' }] });
    expect(draft.languages).toHaveLength(3);
    const list = Object.entries(files).map(([name, text]) => fileOf(name, text));
    expect(await readDraft(list, { language: 'pt-BR' })).toMatchObject({
      entries: [{ definition: 'Um grupo.' }],
    });
  });

  test('one such file alone is one entry', async () => {
    const { format, entries } = await readText(POD);
    expect([format, entries.length, entries[0]?.at]).toEqual(['markdown-files', 1, 'the file']);
  });

  test('files without front matter are named by their headings, files for a letter hold several terms', async () => {
    const { entries } = await readFolder({
      'pod.md': '# Pod\n\nA group.\n',
      'a.md': '---\ntitle: A\n---\n\n## API\n\nAn interface.\n\n## AST\n\nA tree.\n',
    });
    expect(entries.map(({ term, at }) => [term, at])).toEqual([
      ['Pod', 'pod.md'],
      ['API', 'a.md, line 5'],
      ['AST', 'a.md, line 9'],
    ]);
  });
});

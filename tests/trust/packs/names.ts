import { type BadPack, FINE, file, packText } from './bad-pack.ts';

/** Names that every object answers to, HTML and addresses, in the formats that people write by hand. */

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '__defineGetter__',
];

const PROTOTYPES: BadPack[] = NAMES.flatMap((name): BadPack[] => [
  {
    name: `“${name}” as id, category, key and see-also`,
    files: file(
      `{"format":"lumomate-pack/1","id":"a","name":"A","${name}":{"polluted":1},"categories":[{"id":"${name}","name":"${name}","${name}":1}],"entries":[{"term":"${name}","id":"${name}","category":"${name}","blurb":"x","seeAlso":["${name}","toString"],"${name}":{"polluted":1}}]}`,
    ),
    harmless: true,
    holds: ({ entries: [entry], categories: [category] }) =>
      entry!.id === name && entry!.seeAlso.every((id) => id === name) && category!.id === name,
  },
  {
    name: `“${name}” as the key of a map of terms, in JSON`,
    files: file(`{"${name}": "A coin.", "Pod": "Some containers."}`),
    harmless: true,
  },
  {
    name: `“${name}” as keys in YAML`,
    files: file(
      `- term: Pod\n  definition: x\n  ${name}: {polluted: 1}\n- term: ${name}\n  definition: y\n  category: ${name}\n`,
    ),
    harmless: true,
    holds: ({ entries }) => entries.some(({ term }) => term === name),
  },
  {
    name: `“${name}” as a column and a term of CSV`,
    files: file(`Term,Definition,${name},Category\nPod,x,polluted,${name}\n${name},y,polluted,toString\n`),
    harmless: true,
    holds: ({ entries }) => entries.length === 2,
  },
]);

const SCRIPTS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:x',
  'blob:https://a.example/x',
  'chrome://settings',
  'about:blank',
  'ftp://a.example/x',
  'intent://a#Intent;end',
  'filesystem:https://a.example/x',
  'view-source:https://a.example',
  'https://user:password@a.example/',
  'https://bank.example@evil.example/',
  'https://',
  '//a.example/x',
  'https://a.example:99999/',
];

const ADDRESSES: BadPack[] = SCRIPTS.map((url) => ({
  name: `the source ${url.trim()}`,
  files: file(packText({}, [{ ...FINE, sources: [{ title: 'It', url }] }])),
  harmless: /sources that are no http\(s\) address, kept as titles/,
  holds: ({ entries: [entry] }) => entry!.sources.every(({ url: kept }) => kept === undefined),
}));

const MARKUP = [
  '<script>polluted=1</script>',
  '<img src=x onerror=polluted=1>',
  '<svg><script>polluted=1</script></svg>',
  '<style>*{display:none}</style>',
  '<iframe srcdoc="<script>polluted=1</script>"></iframe>',
  '<a href="javascript:polluted=1">x</a>',
];

const HTML: BadPack[] = MARKUP.flatMap((markup): BadPack[] => [
  {
    name: `${markup}, as it is`,
    files: file(packText({}, [{ term: `Pod ${markup}`, blurb: markup, definition: markup }])),
    harmless: true,
    holds: ({ entries: [entry] }) => entry!.definition === markup,
  },
  {
    name: `${markup} in a cell of CSV`,
    files: file(`Term,Definition\nPod,"<p>Before</p> ${markup.replaceAll('"', '""')} after"\n`),
    harmless: true,
  },
  {
    name: `${markup} in Markdown`,
    files: file(`# Glossary\n\n## Pod\n\nBefore ${markup} after.\n\n## Job\n\n[x](javascript:alert(1))\n`),
    harmless: true,
    holds: ({ entries }) => entries.length === 2,
  },
]);

export const NAMES_AND_MARKUP: BadPack[] = [...PROTOTYPES, ...ADDRESSES, ...HTML];

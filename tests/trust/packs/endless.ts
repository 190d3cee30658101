import type { FormatName } from '../../../glossary/formats/draft.ts';
import { type BadPack, file } from './bad-pack.ts';

/** What some pattern could try in more ways than there is time for: a thing again and again, then what does not fit. */
const PATTERNS: [format: FormatName | '', token: string, before?: string][] = [
  ['', '// '],
  ['', '/**/'],
  ['', '\n'],
  ['', ' \r\n'],
  ['', '# '],
  ['', '{{'],
  ['', '[['],
  ['', '<!--'],
  ['', '\u2028'],
  ['yaml', '- ', 'a: b\n'],
  ['yaml', '? ', 'a: b\n'],
  ['csv', '",', 'Term,Definition\n'],
  ['csv', 'a-', 'Term,Definition\nPod,'],
  ['csv', '(a', 'Term,Definition\n'],
  ['markdown', '**', '# Glossary\n\n## Pod\n\n'],
  ['markdown', '|-', '# Glossary\n\n| a | b |\n'],
  ['markdown', '[a](', '# Glossary\n\n## Pod\n\n'],
  ['markdown', '> ', '# Glossary\n\n## Pod\n\n'],
  ['markdown', '- ', '# Glossary\n\n'],
  ['markdown', '{{% a ', '# Glossary\n\n## Pod\n\n'],
  ['markdown', '`', '# Glossary\n\n## Pod\n\n'],
  ['rst', '`a`_ ', '.. glossary::\n\n   pod\n      '],
  ['rst', '.. ', 'A\n=\n\n'],
  ['rst', '|a', '.. glossary::\n\n   pod\n      '],
  ['turtle', '# ', ''],
  ['schema-org', '<p>', '<html><body itemscope itemtype="https://schema.org/DefinedTerm">'],
  ['schema-org', 'AA_', '{"@type":"DefinedTermSet","name":{"'],
];

export const ENDLESS: BadPack[] = PATTERNS.map(([format, token, before = '']) => ({
  name: `${format || 'any format'}: ${JSON.stringify(token)} 10,000 times`,
  files: file(`${before}${token.repeat(10_000)}\nx!`),
  ...(format && { as: format }),
}));

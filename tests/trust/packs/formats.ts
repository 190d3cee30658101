import { type BadPack, file } from './bad-pack.ts';
import { DICTIONARIES } from './dictionaries.ts';
import { ENDLESS } from './endless.ts';

/** What is bad in its own way in each format: bombs of entities and aliases, circles, cut files, endless patterns. */

const RDF =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"';
const SKOS = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n';
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

const XML: BadPack[] = [
  {
    name: 'RDF/XML: a billion laughs',
    files: file(
      `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><rdf:RDF ${RDF}><skos:Concept>&l9;</skos:Concept></rdf:RDF>`,
    ),
    refused: /line 1.*entity|no entry is left/i,
  },
  {
    name: 'RDF/XML: one entity a million times',
    files: file(
      `<!DOCTYPE r [<!ENTITY x "${'x'.repeat(290)}">]><rdf:RDF ${RDF}><skos:Concept><skos:prefLabel>${'&x;'.repeat(50_000)}</skos:prefLabel></skos:Concept></rdf:RDF>`,
    ),
    refused: /line 1: its entities become too much text/,
  },
  {
    name: 'RDF/XML: a file of this machine as an entity',
    files: file(
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rdf:RDF ${RDF}><skos:Concept><skos:prefLabel>&x;</skos:prefLabel></skos:Concept></rdf:RDF>`,
    ),
    refused: /line 1/,
  },
  {
    name: 'RDF/XML: 10,000 elements deep',
    files: file(`<rdf:RDF ${RDF}>${'<skos:Concept><skos:broader>'.repeat(5_000)}`),
    refused: /line 1: its elements are nested too deep/,
  },
  {
    name: 'RDF/XML: cut off',
    files: file(`<rdf:RDF ${RDF}>\n<skos:Concept>`),
    refused: /line 2: this XML is broken/,
  },
  {
    name: 'TBX: cut off',
    files: file(
      '<?xml version="1.0"?>\n<tbx type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>',
    ),
    refused: /line 2|broken/,
  },
  {
    name: 'TBX: nothing in it',
    files: file('<tbx type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text><body/></text></tbx>'),
    refused: /no entry is left|no concept/,
  },
  {
    name: 'TBX: elements closed in the wrong order',
    files: file('<martif type="TBX"><text><body>\n<termEntry></body></termEntry></text></martif>'),
    refused: /line 2/,
  },
];

const LINKED: BadPack[] = [
  {
    name: 'Turtle: a prefix that nobody declared',
    files: file(`${SKOS}\n<a> nobody:x "y" .`),
    refused: /line 3.*nobody/,
  },
  { name: 'Turtle: cut off in a text', files: file(`${SKOS}<a> skos:prefLabel "Pod`), refused: /line 2/ },
  {
    name: 'Turtle: concepts in a circle',
    files: file(
      `${SKOS}<a> a skos:Concept; skos:prefLabel "A"; skos:definition "x"; skos:broader <b>. <b> a skos:Concept; skos:prefLabel "B"; skos:definition "y"; skos:broader <a>.`,
    ),
    harmless: true,
    holds: ({ entries }) => entries.length === 2,
  },
  {
    name: 'Turtle: a list that never ends',
    files: file(`${SKOS}<a> skos:member ${'('.repeat(20_000)}`),
    refused: /line 2/,
  },
  {
    name: 'JSON-LD: a context of another server',
    files: file(
      '{"@context":"https://evil.example/context.jsonld","@id":"a","@type":"http://www.w3.org/2004/02/skos/core#Concept","prefLabel":"Pod","definition":"x"}',
    ),
    harmless: /context https:\/\/evil\.example\/context\.jsonld is not fetched/,
  },
  {
    name: 'JSON-LD: a context in a circle',
    files: file(
      '{"@context":{"a":"b:a","b":"a:b"},"@graph":[{"@id":"x","http://www.w3.org/2004/02/skos/core#prefLabel":"Pod"}]}',
    ),
    refused: /JSON-LD is broken/,
  },
  {
    name: 'JSON-LD: nested 5,000 deep',
    files: file(
      `{"@context":{"skos":"http://www.w3.org/2004/02/skos/core#"},"@graph":${'[{"skos:narrower":'.repeat(5_000)}1${'}]'.repeat(5_000)}}`,
    ),
    refused: /nested too deep|broken|no entry/,
  },
  {
    name: 'schema.org: a block that is no JSON',
    files: file('<html><script type="application/ld+json">{"@type":"DefinedTerm",</script></html>'),
    refused: /no JSON|no entry|none of the formats/,
  },
  {
    name: 'schema.org: a set that holds itself',
    files: file(
      '{"@context":"https://schema.org","@id":"s","@type":"DefinedTermSet","hasDefinedTerm":[{"@id":"s"},{"@type":"DefinedTerm","name":"Pod","description":"x","inDefinedTermSet":{"@id":"s"}}]}',
    ),
    harmless: true,
  },
  {
    name: 'schema.org: a page of 20,000 things in one another',
    files: file(
      `<html><body>${'<div itemscope itemtype="https://schema.org/DefinedTerm"><p itemprop="name">a'.repeat(20_000)}`,
    ),
    refused: /nested too deep|no entry/,
  },
];

const TREES: BadPack[] = [
  {
    name: 'YAML: aliases that become a billion',
    files: file(
      `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')}\n`,
    ),
    refused: /line \d+: it is nested too deeply/,
  },
  {
    name: 'YAML: an alias of itself',
    files: file('a: &a\n  b: *a\nc: d\n'),
    refused: /nested too deeply|alias/i,
  },
  {
    name: 'YAML: an alias of nothing',
    files: file('term: *nobody\ndefinition: x\n'),
    refused: /no list of terms/,
  },
  {
    name: 'YAML: nested 20,000 deep',
    files: file(`a:\n  b: ${'['.repeat(20_000)}\n`, 'deep.yaml'),
    as: 'yaml',
    refused: /deep\.yaml.*(?:nested too deeply|line \d)/,
  },
  {
    name: 'YAML: tags that make objects elsewhere',
    files: file(
      '- term: Pod\n  definition: !!js/function "function(){polluted=1}"\n- term: !!python/object/apply:os.system ["ls"]\n  definition: x\n',
    ),
    harmless: true,
  },
  {
    name: 'YAML: a tab for a space',
    files: file('- term: Pod\n\tdefinition: x\n'),
    refused: /line 2: this is not YAML/,
  },
  {
    name: 'YAML: text that is not closed',
    files: file('- term: "Pod\n  definition: x\n'),
    refused: /line \d/,
  },
  {
    name: 'JSON: a comma too many and a bracket missing',
    files: file('[{"term":"Pod",,"definition":"x"}\n'),
    refused: /line 1/,
  },
  {
    name: 'JSON: one of its lines is none',
    files: file('{"term":"Pod","definition":"x"}\n{"term":"Job","definition":"y"}\n{"term":\n', 'bad.jsonl'),
    refused: /bad\.jsonl, line 3/,
  },
  {
    name: 'JSON: numbers without end',
    files: file(`[{"term":"Pod","definition":${'9'.repeat(100_000)}}]`),
    harmless: true,
  },
];

const TABLES: BadPack[] = [
  {
    name: 'CSV: a quote that is never closed',
    files: file('Term,Definition\nPod,"Some containers\nJob,Work\n'),
    harmless: true,
  },
  {
    name: 'CSV: 20,000 columns',
    files: file(`Term,Definition${',x'.repeat(20_000)}\nPod,y${',z'.repeat(20_000)}\n`),
    harmless: true,
  },
  {
    name: 'CSV: rows of different lengths',
    files: file('Term,Definition\nPod\n,,,,,\nJob,Work,more,and more\n'),
    harmless: /Pod.*has neither|row 2/,
  },
  {
    name: 'CSV: formulas',
    files: file('Term,Definition\n"=HYPERLINK(""https://evil.example"",""x"")",@SUM(1)\n'),
    harmless: true,
  },
  {
    name: 'CSV: 300,000 rows, of no words',
    files: () => file(`Term,Definition\n${',\n'.repeat(300_000)}`)(),
    refused: /no entry|empty/,
  },
  {
    name: 'Anki: 200,000 rows',
    files: () => file(`#separator:tab\n#html:true\n${'Pod\t<b>x</b>\n'.repeat(200_000)}`)(),
    harmless: /is the same as/,
  },
  {
    name: 'Anki: columns that are not there',
    files: file('#separator:tab\n#tags column:999999999\nPod\tx\n'),
    harmless: true,
  },
  { name: 'Anki: a separator of nothing', files: file('#separator:\nPod\tx\n'), refused: /no entry is left/ },
];

export const FORMATS: BadPack[] = [...XML, ...LINKED, ...TREES, ...TABLES, ...DICTIONARIES, ...ENDLESS];

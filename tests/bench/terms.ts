import { parseArgs } from 'node:util';
import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { Matcher } from '../../glossary/match.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { Evidence, senseOf, subjectOf } from '../../glossary/sense.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';
import { type PageBlock, readPage } from './read-page.ts';
import { DATA, type GoldDocument, hasData, loadGlossary, loadGold, loadPages } from './shared-data.ts';

/**
 * `npm run bench:terms`: the right terms, and no noise. Recall on documents in which authors marked terms of their
 * own glossary; false hits on texts without jargon, and how much each glossary finds in the others' documents.
 * `--causes` lists every miss and every false hit.
 */

const { values: options } = parseArgs({ options: { causes: { type: 'boolean' } } });

const SETS = ['k8s', 'mdn', 'cncf', 'istio', 'python'];
const GLOSSARIES = [...SETS, 'otel', 'fec', 'solana'];

/** A place that a reader would see marked. */
interface Found {
  /** The entry the mark is of, and all that its card offers. */
  best: string;
  offered: string[];
  text: string;
  start: number;
  end: number;
}

const isEveryday = readEverydayWords(everydayWordsFile());

function finderOf(pack: Pack): (blocks: readonly PageBlock[]) => Found[] {
  const index = new FormIndex(indexPack(pack, isEveryday));
  return (blocks) => {
    const matcher = new Matcher();
    for (const word of new Set(blocks.flatMap(({ text }) => wordsOf(text).map(foldWord)))) {
      matcher.add(index.formsAt(word));
    }
    const places = blocks.map((block) => ({
      words: wordsOf(block.text).length,
      mentions: matcher.match(block.text).map((match) => ({
        ...match,
        block,
        bracketed: block.text[match.start - 1] === '(',
        form: foldWord(block.text.slice(match.start, match.end)).replace(/\s+/g, ' '),
        meanings: match.entries.map((entry) => {
          const { id, category } = index.head(entry);
          const place = { key: `${pack.id}/${id}`, category: `${pack.id}/${category}` };
          return {
            ...place,
            subject: subjectOf({ categories: pack.categories, entryCount: pack.entries.length }, place),
          };
        }),
      })),
    }));
    const page = new Evidence();
    for (const place of places) page.add(place);
    return senseOf(places, page)
      .flat()
      .filter(({ isMeant }) => isMeant)
      .map(({ mention: { block, start, end, meanings }, meaning }) => ({
        best: idOf(meaning.key),
        offered: meanings.map(({ key }) => idOf(key)),
        text: block.text.slice(start, end).replace(/\s+/g, ' '),
        start: block.offset(start),
        end: block.offset(end - 1) + 1,
      }));
  };
}

function idOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

interface Recall {
  labels: number;
  offered: number;
  best: number;
  spans: number;
  misses: string[];
}

/** A term counts once per page, where its author marked it at least once. */
function recallOf(documents: readonly GoldDocument[], find: ReturnType<typeof finderOf>): Recall {
  const recall: Recall = { labels: 0, offered: 0, best: 0, spans: 0, misses: [] };
  for (const { html, labels, title } of documents) {
    const found = find(readPage(html, 'main').blocks);
    const terms = new Map(labels.map((label) => [label.termId.replaceAll('/', '.'), label]));
    for (const [id, label] of terms) {
      recall.labels += 1;
      recall.best += Number(found.some(({ best }) => best === id));
      recall.spans += Number(
        found.some(
          ({ offered, start, end }) => offered.includes(id) && start === label.start && end === label.end,
        ),
      );
      if (found.some(({ offered }) => offered.includes(id))) recall.offered += 1;
      else recall.misses.push(`${id} «${label.surface.replace(/\s+/g, ' ')}» on “${title}”`);
    }
  }
  return recall;
}

function hitsIn(pages: readonly Page[], find: ReturnType<typeof finderOf>): { rate: string; hits: string[] } {
  const hits = pages.flatMap(({ blocks }) => find(blocks).map(({ text }) => text.toLowerCase()));
  const words = pages.reduce((total, page) => total + page.words, 0);
  return { rate: ((1000 * hits.length) / words).toFixed(3), hits };
}

type Page = ReturnType<typeof readPage>;

function percent(part: number, whole: number): string {
  return whole ? `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})` : '–';
}

function counted(items: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([item, count]) => `  ${count} × ${item}`)
    .join('\n');
}

if (!hasData) {
  console.log(`Skipped: the measured texts are not part of the project, and ${DATA} is not there.`);
  process.exit(0);
}
const negatives = loadPages('negative').map(({ html }) => readPage(html));
const gold = new Map(SETS.map((set) => [set, loadGold(set)]));
const pages = new Map(
  [...gold].map(([set, documents]) => [set, documents.map(({ html }) => readPage(html, 'main'))]),
);

console.log(
  '| glossary | found | best meaning | exact span | false hits per 1,000 ordinary words | marks per 1,000 words of the other sets |',
);
console.log('|---|---|---|---|---|---|');
const causes: string[] = [];
for (const pack of [...GLOSSARIES.map(loadGlossary), builtInPack()]) {
  const find = finderOf(pack);
  const { labels, offered, best, spans, misses } = recallOf(gold.get(pack.id) ?? [], find);
  const noise = hitsIn(negatives, find);
  const others = hitsIn(
    [...pages].flatMap(([set, own]) => (set === pack.id ? [] : own)),
    find,
  );
  const cells = [
    pack.id,
    percent(offered, labels),
    percent(best, labels),
    percent(spans, labels),
    noise.rate,
    others.rate,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  if (misses.length) causes.push(`${pack.id}, missed:\n${counted(misses)}`);
  if (noise.hits.length) causes.push(`${pack.id}, false hits:\n${counted(noise.hits)}`);
}
if (options.causes) console.log(`\n${causes.join('\n\n')}`);

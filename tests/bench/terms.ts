import { parseArgs } from 'node:util';
import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { Matcher } from '../../glossary/match.ts';
import { Evidence, senseOf } from '../../glossary/sense.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';
import { readPage } from './read-page.ts';
import { loadGlossary, loadGold, loadPages } from './shared-data.ts';

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    hits: { type: 'boolean' },
    raw: { type: 'boolean' },
    best: { type: 'boolean' },
  },
});

const isEveryday = readEverydayWords(everydayWordsFile());

function matcherOf(name: string) {
  const pack = loadGlossary(name);
  const index = new FormIndex(indexPack(pack, isEveryday));
  return {
    pack,
    match(blocks: { text: string }[]) {
      const matcher = new Matcher();
      const words = new Set(blocks.flatMap(({ text }) => wordsOf(text).map(foldWord)));
      for (const word of words) matcher.add(index.formsAt(word));
      const places = blocks.map((block) => ({
        words: wordsOf(block.text).length,
        mentions: matcher.match(block.text).map((match) => ({
          ...match,
          text: block.text.slice(match.start, match.end),
          meanings: match.entries.map((entry) => {
            const { id, category } = index.head(entry);
            return { key: `${name}/${id}`, category: `${name}/${category}` };
          }),
        })),
      }));
      const page = new Evidence();
      for (const place of places) page.add(place);
      return senseOf(places, page)
        .flat()
        .filter(({ isMeant }) => isMeant || values.raw)
        .map(({ mention, meaning }) => ({
          ids: values.best ? [meaning.key] : mention.meanings.map(({ key }) => key),
          text: mention.text,
        }));
    },
  };
}

const negatives = loadPages('negative').map(({ name, html }) => ({ name, ...readPage(html) }));
for (const set of ['k8s', 'mdn', 'cncf', 'istio', 'python', 'otel', 'fec', 'solana']) {
  const { match } = matcherOf(set);
  let found = 0,
    labels = 0;
  const misses = new Map<string, number>();
  if (!['otel', 'fec', 'solana'].includes(set))
    for (const doc of loadGold(set)) {
      const { blocks } = readPage(doc.html, 'main');
      const ids = new Set(match(blocks).flatMap((m) => m.ids));
      const seen = new Set<string>();
      for (const label of doc.labels) {
        const id = label.termId.replaceAll('/', '.');
        if (seen.has(id)) continue;
        seen.add(id);
        labels++;
        if (ids.has(`${set}/${id}`)) found++;
        else
          misses.set(
            `${id} «${label.surface.replace(/\s+/g, ' ')}»`,
            (misses.get(`${id} «${label.surface.replace(/\s+/g, ' ')}»`) ?? 0) + 1,
          );
      }
    }
  let hits = 0,
    words = 0;
  const false_ = new Map<string, number>();
  for (const page of negatives) {
    words += page.words;
    for (const m of match(page.blocks)) {
      hits++;
      false_.set(m.text.toLowerCase(), (false_.get(m.text.toLowerCase()) ?? 0) + 1);
    }
  }
  console.log(
    set.padEnd(8),
    'recall',
    ((100 * found) / labels).toFixed(1),
    `${found}/${labels}`,
    'false/1000',
    ((1000 * hits) / words).toFixed(3),
  );
  if (values.misses)
    console.log(
      [...misses]
        .sort((a, b) => b[1] - a[1])
        .map(([k, n]) => `   ${n} ${k}`)
        .join('\n'),
    );
  if (values.hits)
    console.log(
      [...false_]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 25)
        .map(([k, n]) => `${k}:${n}`)
        .join(', '),
    );
}

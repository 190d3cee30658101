import { countMarks, read, repeat, set, sleep, type Tab, withExtension } from '../browsers.ts';
import { pageOf, TERMS } from '../pages.ts';
import { spread, table, times } from '../report.ts';
import { type Cost, traced } from '../trace.ts';

/** Pages that change: a feed that grows, and a list that shows more rows than it has. */

/** Half of the feed: then it rests until all is read, so that what is left over is not taken for growth. */
const BATCHES = 13;
const ARTICLES = 50;
const EVERY = 200; // ms

const ROWS = 30;
/** Rows that change in one frame, as when a list is scrolled. */
const ROWS_A_FRAME = 5;
const RECYCLES = 1_000;

/** Time for the last changes to be read. ms */
const SETTLE = 2_500;

/** A feed that grows. @returns Markdown */
export async function feed(runs: number): Promise<string> {
  const html = pageOf(
    '<h1>Feed</h1><p>What comes is added to the end of this page, and nobody knows when it ends.</p><main></main>',
  );
  const articles = BATCHES * ARTICLES;
  const all = await repeat(runs, () =>
    withExtension(html, async (tab) => {
      await read(tab);
      const halves: Cost[] = [];
      for (const _ of ['first', 'second'])
        halves.push(await costOf(tab, grow, TERMS, BATCHES, ARTICLES, EVERY));
      const [first, second] = halves.map(({ script }) => (1000 * script) / articles);
      return {
        first: first!,
        second: second!,
        longest: Math.max(...halves.map(({ longest }) => longest)),
      };
    }),
  );
  const of = (key: keyof (typeof all)[number]) => all.map((run) => run[key]);
  return table(
    [
      `feed; our CPU, ${ARTICLES} articles of 1 kB each ${EVERY} ms`,
      `first ${articles} articles, µs each`,
      `next ${articles}`,
      'next ÷ first',
      'longest task, ms',
    ],
    [
      [
        'extension on',
        spread(of('first'), 0),
        spread(of('second'), 0),
        times(of('second'), of('first')),
        spread(of('longest')),
      ],
    ],
  );
}

/** A virtual list. @returns Markdown */
export async function list(runs: number): Promise<string> {
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `<li>Row ${i} is about the ${TERMS[i % TERMS.length]}</li>`,
  );
  const html = pageOf(
    `<h1>List</h1><p>It has few rows and more to show than them, so that rows show other things.</p><ul>${rows.join('')}</ul>`,
  );
  const all = await repeat(runs, () =>
    withExtension(html, async (tab) => {
      await set(tab, { mentions: 'every' });
      await read(tab);
      const cost = await costOf(tab, recycle, TERMS, RECYCLES, ROWS_A_FRAME);
      const checked = await tab.page.evaluate(checkRows, TERMS);
      return {
        recycle: (1000 * cost.script) / RECYCLES,
        longest: cost.longest,
        ...checked,
        marks: await countMarks(tab),
      };
    }),
  );
  const of = (key: keyof (typeof all)[number]) => all.map((run) => run[key]);
  const total = (key: keyof (typeof all)[number]) => of(key).reduce((sum, value) => sum + value, 0);
  return table(
    [
      `list; our CPU, ${RECYCLES} recycles, ${ROWS_A_FRAME} a frame`,
      'µs a recycle',
      'longest task, ms',
      'marks afterwards',
      'of them stale or misplaced',
      'rows unmarked',
    ],
    [
      [
        'extension on',
        spread(of('recycle')),
        spread(of('longest')),
        String(total('marks')),
        String(total('wrong')),
        String(total('missing')),
      ],
    ],
  );
}

/** What it costs that a function changes the page, and what follows from it. */
async function costOf<A extends unknown[]>(
  { page }: Tab,
  change: (...args: A) => Promise<void>,
  ...args: A
): Promise<Cost> {
  let from = 0;
  const trace = await traced(page, async () => {
    from = await page.evaluate(() => performance.now());
    await page.evaluate(change as (...args: unknown[]) => Promise<void>, ...args);
    await sleep(SETTLE);
  });
  return trace.cost(from);
}

// What follows runs in the page.

function grow(terms: string[], batches: number, articles: number, every: number): Promise<void> {
  const words =
    'rain falls on the old harbour town and nobody minds it much while boats come home late'.split(' ');
  let count = document.querySelectorAll('article').length;
  const article = () => {
    count += 1;
    const element = document.createElement('article');
    const heading = document.createElement('h3');
    heading.textContent = `Article ${count}`;
    element.append(heading);
    for (let p = 0; p < 3; p++) {
      const text = Array.from({ length: 60 }, (_, i) => words[(i * (count + p)) % words.length]);
      // One word that the page has never had, as real articles have them.
      text.splice(10, 0, `the ${terms[(count + p) % terms.length]}`, `name${count.toString(36)}x${p}`);
      const paragraph = document.createElement('p');
      paragraph.textContent = `${text.join(' ')}.`;
      element.append(paragraph);
    }
    return element;
  };
  return new Promise((resolve) => {
    let batch = 0;
    const timer = setInterval(() => {
      document.querySelector('main')!.append(...Array.from({ length: articles }, article));
      batch += 1;
      if (batch < batches) return;
      clearInterval(timer);
      resolve();
    }, every);
  });
}

function recycle(terms: string[], recycles: number, atOnce: number): Promise<void> {
  const rows = [...document.querySelectorAll('li')];
  let count = 0;
  return new Promise((resolve) => {
    const frame = () => {
      for (let i = 0; i < atOnce; i++) {
        rows[count % rows.length]!.firstChild!.nodeValue =
          `Row ${count} tells of the ${terms[(count * 7) % terms.length]} now`;
        count += 1;
      }
      if (count < recycles) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
}

/** Marks that do not stand on a term, and rows whose term is not marked. */
function checkRows(terms: string[]): { wrong: number; missing: number } {
  const marked = new Set<Node>();
  let wrong = 0;
  for (const highlight of CSS.highlights.values()) {
    for (const { startContainer: node, startOffset, endContainer, endOffset } of highlight) {
      const text = node === endContainer ? (node.nodeValue ?? '').slice(startOffset, endOffset) : '';
      if (node.isConnected && terms.includes(text) && !marked.has(node)) marked.add(node);
      else wrong += 1;
    }
  }
  const rows = [...document.querySelectorAll('li')];
  return { wrong, missing: rows.filter((row) => !marked.has(row.firstChild!)).length };
}

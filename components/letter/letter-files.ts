import type { Essay, Letter } from '../../glossary/letter.ts';
import type { Question } from '../../glossary/questions.ts';
import { HEADINGS, type HeadedLayer } from '../entry/headings.ts';
import { t } from '../messages/messages.ts';
import { wordsOf } from './letter-words.ts';

/** A letter as plain text and as Markdown, for those who keep their reading elsewhere. */

/** How a kind of file writes the parts of a letter; what comes in is plain text. */
interface Hand {
  title(text: string): string;
  heading(text: string): string;
  /** A heading within the essay. */
  quiet(text: string): string;
  /** One paragraph; backticks in it make code. */
  text(text: string): string;
  aside(text: string): string;
  quote(text: string): string;
  list(items: readonly { name: string; text: string }[]): string;
  numbered(items: readonly string[]): string;
  link(title: string, url: string | undefined): string;
  rule: string;
}

/** The letter as Markdown. */
export function letterToMarkdown(letter: Letter): string {
  return write(cleaned(letter), MARKDOWN);
}

/** The letter as text without any signs of form. */
export function letterToText(letter: Letter): string {
  return write(cleaned(letter), PLAIN);
}

/** What its files are called. @param extension without the dot */
export function letterFileName({ week }: Letter, extension: string): string {
  return `letter-${week.replace(/[^\w-]/g, '')}.${extension}`;
}

/** A letter without the signs that files may not hold: control characters, halves of pairs. */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') return value.replace(UNWRITABLE, '') as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cleaned(part)])) as T;
}

const UNWRITABLE = /(?![\t\n])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

function write(letter: Letter, hand: Hand): string {
  const words = wordsOf(letter);
  const { essay, others, questions, next } = letter;
  const named = ({ term, blurb }: { term: string; blurb: string }) => ({ name: term, text: blurb });
  const myth = mythOf(letter);
  const blocks = [
    hand.title(words.date),
    hand.text(words.greeting),
    ...words.opening.map(hand.text),
    ...(essay ? essayBlocks(essay, essayHeadings(letter), hand) : []),
    ...(others.length ? [hand.heading(words.others), hand.list(others.map(named))] : []),
    ...(words.more ? [hand.text(words.more)] : []),
    ...(myth
      ? [hand.heading(words.myth), hand.quiet(myth.term), ...paragraphs(myth.text).map(hand.text)]
      : []),
    ...(questions.length ? [hand.heading(words.questions), hand.numbered(questions.map(asked))] : []),
    ...(next ? [hand.heading(words.next), hand.list([named(next)])] : []),
    ...(questions.length ? [hand.heading(t('letterAnswers')), hand.numbered(questions.map(answered))] : []),
    hand.rule,
    hand.text(words.ending),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** The myth that a letter puts right: of another term than the essay’s, else the essay’s own. */
export function mythOf({ myth, essay }: Letter): Letter['myth'] {
  if (myth || !essay?.view.entry.myth) return myth;
  return { term: essay.view.entry.term, path: essay.view.path, text: essay.view.entry.myth };
}

function essayBlocks({ view: { entry, pack } }: Essay, layers: typeof HEADINGS, hand: Hand): string[] {
  const sources = entry.sources.map(({ title, url }) => hand.link(title, url));
  const owner = [pack.name, pack.author, pack.licence].filter(Boolean).join(t('listSeparator'));
  return [
    hand.heading(entry.term),
    ...(entry.blurb ? [hand.aside(entry.blurb)] : []),
    ...paragraphs(entry.definition ?? '').map(hand.text),
    ...layers.flatMap(([layer, heading]) => {
      const text = entry[layer];
      return text ? [hand.quiet(t(heading)), ...paragraphs(text).map(hand.text)] : [];
    }),
    ...(entry.takeaway ? [hand.quote(entry.takeaway)] : []),
    ...(sources.length ? [hand.quiet(t('sharedSources')), sources.join('\n')] : []),
    hand.aside(t('entryFromPack', owner)),
  ];
}

/** A quiet week’s letter is short: what its essay leaves out is in the entry. */
const SHORT: readonly HeadedLayer[] = ['plain', 'picture'];

/** The layers that stand in a letter’s essay under headings of their own. */
export function essayHeadings({ kind, myth }: Letter): typeof HEADINGS {
  // An essay’s own myth is the one that is put right, where there is no other.
  return HEADINGS.filter(
    ([layer]) =>
      layer !== 'takeaway' &&
      (layer !== 'myth' || myth !== undefined) &&
      (kind !== 'quiet' || SHORT.includes(layer)),
  );
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** What a question asks, as one paragraph. */
export function asked(question: Question): string {
  switch (question.kind) {
    case 'meaning':
      return t('letterAskMeaning', question.term);
    case 'term':
      return t('letterAskTerm', question.clue);
    case 'myth':
      return t('letterAskMyth', question.term, question.claim);
  }
}

/** Its answer, likewise. */
export function answered(question: Question): string {
  switch (question.kind) {
    case 'meaning':
      return `${question.term}: ${question.blurb}`;
    case 'term':
      return `${question.term}.`;
    case 'myth':
      return [
        t(question.isTrue ? 'letterIsSo' : 'letterIsMyth', question.truth),
        ...(question.other ? [t('recallOther', question.other)] : []),
      ].join(' ');
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const CODE = /(`[^`\n]+`)/;
/** Signs that would make something of the text around them. */
const SIGNS = /[\\`*_[\]<>~|$]|&(?=#?\w+;)/g;
/** What would make a heading, a list or a rule of a line that begins with it. */
const BEGINNING = /^(?:[#+=:-]|\d+(?=[.)]))/;

function inline(text: string): string {
  const pieces = oneLine(text).split(CODE);
  return pieces.map((piece, i) => (i % 2 ? piece : piece.replace(SIGNS, '\\$&'))).join('');
}

function block(text: string): string {
  return inline(text).replace(BEGINNING, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

const MARKDOWN: Hand = {
  title: (text) => `# ${inline(text)}`,
  heading: (text) => `## ${inline(text)}`,
  quiet: (text) => `### ${inline(text)}`,
  text: block,
  aside: (text) => `*${inline(text)}*`,
  quote: (text) => `> ${block(text)}`,
  list: (items) =>
    items.map(({ name, text }) => `- **${inline(name)}**${text && ` – ${inline(text)}`}`).join('\n'),
  numbered: (items) => items.map((item, i) => `${i + 1}. ${block(item)}`).join('\n'),
  link: (title, url) => (isWeb(url) ? `- [${inline(title)}](<${address(url)}>)` : `- ${block(title)}`),
  rule: '---',
};

const PLAIN: Hand = {
  title: oneLine,
  heading: (text) => `${oneLine(text)}\n${'='.repeat(Math.min(60, oneLine(text).length))}`,
  quiet: oneLine,
  text: oneLine,
  aside: oneLine,
  quote: (text) => `    “${oneLine(text)}”`,
  list: (items) =>
    items.map(({ name, text }) => `* ${oneLine(name)}${text && ` – ${oneLine(text)}`}`).join('\n'),
  numbered: (items) => items.map((item, i) => `${i + 1}. ${oneLine(item)}`).join('\n'),
  link: (title, url) => `* ${oneLine(title)}${isWeb(url) ? ` <${url}>` : ''}`,
  rule: '',
};

/** Once more at the last moment: a link is the only thing of a pack that leads anywhere. */
export function isWeb(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function address(url: string): string {
  return url.replace(/[\\<>]|&(?=#?\w+;)/g, '\\$&').replace(/\s/g, (space) => encodeURIComponent(space));
}

import { type ComponentChildren, Fragment } from 'preact';
import type { Essay, Letter } from '../../glossary/letter.ts';
import type { Neighbour } from '../../glossary/requests.ts';
import { accentOf } from '../entry/accent.ts';
import { directionOf } from '../entry/direction.ts';
import { type DrawTerm, RichLine, RichText } from '../entry/RichText.tsx';
import { direction } from '../messages/format.ts';
import { language, t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import { essayHeadings, isWeb, mythOf } from './letter-files.ts';
import { wordsOf } from './letter-words.ts';

interface LetterTextProps {
  letter: Letter;
  /** BCP 47, of the pack that an entry’s key names; undefined for packs that are gone. */
  langOf(key: string): string | undefined;
  /** Where entries’ pages are; without it nothing leads there, as in a file that is read elsewhere. */
  addressOf?: (key: string) => string;
  /** The essay’s picture. */
  picture: ComponentChildren;
  /** The questions, or what stands in their place. */
  questions: ComponentChildren;
  /** The way to the terms that are not named. */
  history?: ComponentChildren;
}

/** A letter from its date to its last line: the same on the page and in saved files. */
export function LetterText({ letter, langOf, addressOf, picture, questions, history }: LetterTextProps) {
  const words = wordsOf(letter);
  const { essay, others, next } = letter;
  const myth = mythOf(letter);
  const linked = addressOf !== undefined;
  return (
    <article
      class="letter-text"
      data-section={essay?.view.category.section}
      data-accent={essay && accentOf(essay.view.category.section)}
    >
      <h1 class="date" tabIndex={-1}>
        {words.date}
      </h1>
      <p class="greeting">{words.greeting}</p>
      {words.opening.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {essay && (
        <EssayText essay={essay} headings={essayHeadings(letter)} picture={picture} addressOf={addressOf} />
      )}
      {others.length > 0 && (
        <section class="others">
          <h2>{words.others}</h2>
          <ul>
            {others.map((other) => (
              <Line key={other.key} entry={other} lang={langOf(other.key)} linked={linked} />
            ))}
          </ul>
          {words.more && (
            <p class="more">
              {words.more} {history}
            </p>
          )}
        </section>
      )}
      {myth && (
        <section class="one-myth">
          <h2>{words.myth}</h2>
          <h3>
            <bdi>{linked ? <a href={myth.path}>{myth.term}</a> : myth.term}</bdi>
          </h3>
          <RichText text={myth.text} links={[]} lang={langOf(keyOf(myth.path)) ?? ''} drawTerm={drawNone} />
        </section>
      )}
      {letter.questions.length > 0 && (
        <section class="questions">
          <h2>{words.questions}</h2>
          {questions}
        </section>
      )}
      {next && (
        <section class="next">
          <h2>{words.next}</h2>
          <ul>
            <Line entry={next} lang={langOf(next.key)} linked={linked} />
          </ul>
        </section>
      )}
      <p class="ending">{words.ending}</p>
    </article>
  );
}

const drawNone: DrawTerm = (_, text) => text;

/** The key that an entry’s address names, as far as its pack. @param path as in `Neighbour` */
function keyOf(path: string): string {
  return `${new URL(path, 'https://letter.invalid/').searchParams.get('pack') ?? 'lumomate'}/`;
}

function Line({ entry, lang, linked }: { entry: Neighbour; lang: string | undefined; linked: boolean }) {
  const { term, blurb, path } = entry;
  return (
    <li lang={lang} dir="auto">
      <b>{linked ? <a href={path}>{term}</a> : term}</b>
      {blurb && <span> {blurb}</span>}
    </li>
  );
}

interface EssayTextProps {
  essay: Essay;
  headings: ReturnType<typeof essayHeadings>;
  picture: ComponentChildren;
  addressOf: LetterTextProps['addressOf'];
}

/** An entry as a text to be read from beginning to end. */
function EssayText({ essay: { view }, headings, picture, addressOf }: EssayTextProps) {
  const { entry, links, pack, path } = view;
  const { language: lang } = pack;
  const drawTerm: DrawTerm = (key, text) =>
    addressOf ? (
      <a class="term" href={addressOf(key)}>
        {text}
      </a>
    ) : (
      text
    );
  const text = (layer: 'definition' | ReturnType<typeof essayHeadings>[number][0]) => (
    <RichText text={entry[layer] ?? ''} links={links[layer]} lang={lang} drawTerm={drawTerm} />
  );
  return (
    <section class="essay" lang={lang} dir={directionOf(lang)}>
      <h2>
        <bdi>{addressOf ? <a href={path}>{entry.term}</a> : entry.term}</bdi>
      </h2>
      {entry.blurb && (
        <p class="blurb" dir="auto">
          <RichLine text={entry.blurb} links={links.blurb} drawTerm={drawTerm} />
        </p>
      )}
      {picture}
      {entry.definition && text('definition')}
      {headings.map(
        ([layer, heading]) =>
          entry[layer] && (
            <section key={layer} class={`layer ${layer}`}>
              <h3 lang={language()} dir={direction()}>
                {t(heading)}
              </h3>
              {text(layer)}
            </section>
          ),
      )}
      {entry.takeaway && (
        <blockquote dir="auto">
          <p>
            <RichLine text={entry.takeaway} links={links.takeaway} drawTerm={drawTerm} />
          </p>
        </blockquote>
      )}
      <Origin view={view} />
    </section>
  );
}

/** Whose words these are, and where they are from. */
function Origin({ view: { entry, pack } }: Pick<Essay, 'view'>) {
  const owner = [pack.name, pack.author, pack.licence].filter(Boolean).join(t('listSeparator'));
  const sources = entry.sources.map(({ title, url }, i) => (
    <Fragment key={title}>
      {i > 0 && '; '}
      <bdi>
        {isWeb(url) ? (
          <a href={url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
            {title}
          </a>
        ) : (
          title
        )}
      </bdi>
    </Fragment>
  ));
  return (
    <p class="origin" lang={language()} dir={direction()}>
      {rich('entryFromPack', <bdi>{owner}</bdi>)} {sources.length > 0 && rich('letterSources', sources)}
    </p>
  );
}

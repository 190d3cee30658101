import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type EntryView, type KnownEntry, type Neighbour, splitKey } from '../../glossary/requests.ts';
import { directionOf } from '../entry/direction.ts';
import { hasMore, LayerTexts } from '../entry/LayerTexts.tsx';
import { picturesOf } from '../entry/pictures.ts';
import { type DrawTerm, RichLine, RichText } from '../entry/RichText.tsx';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import type { CardActions } from './card.ts';
import { Footer, type Muting, type Notice } from './Footer.tsx';
import { Frame, HEADING, type Surroundings } from './Frame.tsx';
import { BackIcon, UnfoldIcon } from './icons.tsx';
import { provenanceOf } from './provenance.ts';
import { type Stop, useTrail } from './trail.ts';
import { useReading } from './use-reading.ts';
import { Vignette } from './Vignette.tsx';

interface EntryCardProps extends Surroundings {
  view: EntryView;
  /** Other entries that the same words could mean. */
  others: KnownEntry[];
  actions: CardActions;
  /** The reader unfolds the entry, or follows a term. */
  onRead(): void;
}

/** An entry's card, and every entry the reader goes on to from there. */
export function EntryCard({ view: first, others, actions, onRead, ...surroundings }: EntryCardProps) {
  const [notice, setNotice] = useState<Notice>();
  /** What the reader has said here, by key. */
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const onLost = (message: string) => setNotice({ kind: 'sorry', message });
  const trail = useTrail({ first, getEntry: actions.getEntry, onLost });
  const { at, before } = trail;
  const { view } = at;
  useReading(view.key, actions.read);

  const follow = (key: string) => {
    onRead();
    setNotice(undefined);
    void trail.follow(key);
  };
  const drawTerm: DrawTerm = (key, text) => (
    <TermButton name={key} waiting={trail.waitingFor === key} onFollow={follow}>
      {text}
    </TermButton>
  );
  const mute = async (muting: Muting, muted: boolean) => {
    try {
      await actions.mute(muting.kind, muting.key, muted);
      setNotice(muted ? { kind: 'muted', muting } : undefined);
    } catch (error) {
      onLost(error instanceof Error ? error.message : String(error));
    }
  };
  const know = async (known: boolean) => {
    const { key } = view;
    try {
      await actions.know(key, known);
      setSaid((before) => new Map(before).set(key, known));
      setNotice(known ? { kind: 'known', name: view.entry.term } : undefined);
    } catch (error) {
      onLost(error instanceof Error ? error.message : String(error));
    }
  };
  const choose = (key: string) => {
    actions.choose(key);
    follow(key);
  };
  const back = () => {
    setNotice(undefined);
    trail.back();
  };
  const unfold = (unfolded: boolean) => {
    if (unfolded) onRead();
    trail.unfold(unfolded);
  };

  return (
    <Frame
      {...surroundings}
      category={view.category}
      dir={directionOf(view.pack.language)}
      scroller={trail.scroller}
      lead={before ? <BackButton to={before.view} onBack={back} /> : <Breadcrumb view={view} />}
      footer={
        <Footer
          key={view.key}
          view={view}
          site={surroundings.site}
          notice={notice}
          known={said.get(view.key) ?? view.known ?? false}
          onMute={mute}
          onKnow={know}
          onMenu={actions.pin}
          onOpen={() => actions.openEntry(view.key)}
        />
      }
      onPin={actions.pin}
      onClose={actions.dismiss}
    >
      {!before && others.length > 0 && <OtherMeanings others={others} onChoose={choose} />}
      <Article
        key={view.key}
        at={at}
        nested={before !== undefined}
        drawTerm={drawTerm}
        getDraw={actions.getDraw}
        onUnfold={unfold}
      />
    </Frame>
  );
}

interface ArticleProps {
  at: Stop;
  nested: boolean;
  drawTerm: DrawTerm;
  getDraw: CardActions['getDraw'];
  onUnfold(unfolded: boolean): void;
}

function Article({ at: { view, unfolded }, nested, drawTerm, getDraw, onUnfold }: ArticleProps) {
  const { entry, links, pack } = view;
  const { hero } = useMemo(() => picturesOf(entry), [entry]);
  // At a glance the definition is worth more room than what else there is.
  const opened = unfolded || !hasMore(entry);
  return (
    <article>
      {hero && <Vignette drawing={hero} section={view.category.section} getDraw={getDraw} />}
      {nested && <Breadcrumb view={view} />}
      <h2 id={HEADING} tabIndex={-1} lang={pack.language} dir="auto">
        {entry.term}
      </h2>
      {entry.blurb && (
        <p class="blurb" lang={pack.language} dir="auto">
          <RichLine text={entry.blurb} links={links.blurb} drawTerm={drawTerm} />
        </p>
      )}
      {entry.definition && (
        <div class="definition">
          <RichText
            text={entry.definition}
            links={links.definition}
            lang={pack.language}
            drawTerm={drawTerm}
          />
        </div>
      )}
      {hasMore(entry) && (
        <button type="button" class="unfold" aria-expanded={unfolded} onClick={() => onUnfold(!unfolded)}>
          {t(unfolded ? 'cardFoldAway' : 'cardReadOn')}
          <UnfoldIcon />
        </button>
      )}
      {unfolded && <LayerTexts view={view} drawTerm={drawTerm} heading="h3" />}
      {opened && view.seeAlso.length > 0 && <SeeAlso terms={view.seeAlso} drawTerm={drawTerm} />}
      {opened && <Provenance view={view} />}
    </article>
  );
}

/** The words of the term mean other things too; what the reader picks is remembered for this site. */
function OtherMeanings({ others, onChoose }: { others: KnownEntry[]; onChoose(key: string): void }) {
  return (
    <nav class="see-also meanings" aria-label={t('cardOtherMeanings')}>
      <span class="label">{t('cardDidItMean')}</span>
      <ul>
        {others.map(({ key, term }) => (
          <li key={key}>
            <button type="button" class="term" onClick={() => onChoose(key)}>
              <bdi>{term}</bdi>
            </button>{' '}
            <small>
              <bdi>{splitKey(key).pack}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whose words these are, for those who read to the end. */
function Provenance({ view }: { view: EntryView }) {
  return (
    <p class="provenance">
      {provenanceOf(view).map((part) => (
        <bdi key={part}>{part}</bdi>
      ))}
    </p>
  );
}

function SeeAlso({ terms, drawTerm }: { terms: Neighbour[]; drawTerm: DrawTerm }) {
  return (
    <nav class="see-also" aria-label={t('sharedSeeAlso')}>
      <span class="label">{t('sharedSeeAlso')}</span>
      <ul>
        {terms.map(({ key, term }) => (
          <li key={key}>{drawTerm(key, <bdi>{term}</bdi>)}</li>
        ))}
      </ul>
    </nav>
  );
}

function Breadcrumb({ view: { category, pack } }: { view: EntryView }) {
  return (
    <p class="crumbs">
      <bdi lang={pack.language}>{category.section}</bdi>
      {category.name !== category.section && (
        <>
          <span aria-hidden="true">/</span>
          <bdi lang={pack.language}>{category.name}</bdi>
        </>
      )}
    </p>
  );
}

function BackButton({ to, onBack }: { to: EntryView; onBack(): void }) {
  return (
    <button type="button" class="back" onClick={onBack}>
      <BackIcon />
      <span>{rich('cardBackTo', <bdi lang={to.pack.language}>{to.entry.term}</bdi>)}</span>
    </button>
  );
}

interface TermButtonProps {
  name: string;
  waiting: boolean;
  onFollow(key: string): void;
  children: ComponentChildren;
}

function TermButton({ name, waiting, onFollow, children }: TermButtonProps) {
  return (
    <button type="button" class="term" data-key={name} aria-busy={waiting} onClick={() => onFollow(name)}>
      {children}
    </button>
  );
}

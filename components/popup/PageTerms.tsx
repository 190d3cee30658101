import type { CategoryCount } from '../../glossary/requests.ts';
import type { MuteKind, Settings } from '../../glossary/settings.ts';
import { number } from '../messages/format.ts';
import { formOf, t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import type { FramedTerm, PageState } from './page-state.ts';
import { type Host, hostLabel, siteIsOn } from './site.ts';

interface PageTermsProps {
  page: PageState;
  settings: Settings;
  host: Host;
  categories: readonly CategoryCount[];
  onReveal(term: FramedTerm): void;
  onMute(kind: MuteKind, key: string, muted: boolean): void;
  /** Everyday words are marked on this site like any other, or no longer. */
  onEveryday(shown: boolean): void;
}

/** The terms that stand on the page beneath, in reading order, or why there are none. */
export function PageTerms(props: PageTermsProps) {
  const { page, settings, host, categories, onReveal, onMute, onEveryday } = props;
  const known = new Map(categories.map((category) => [category.key, category]));
  const isRead = page.kind === 'read' && page.on && settings.on;
  const terms = isRead ? page.terms : [];
  return (
    <>
      <p class={terms.length ? 'panel-note' : 'panel-empty'} role="status">
        {describe(page, settings, host)}
      </p>
      <ul class="plain-list">
        {terms.map((term) => (
          <TermRow
            key={term.key}
            term={term}
            category={known.get(term.category)}
            muted={mutedBy(term, settings)}
            locked={settings.locked}
            onReveal={() => onReveal(term)}
            onMute={onMute}
          />
        ))}
      </ul>
      {isRead && page.held.length > 0 && host !== undefined && (
        <HeldBack
          held={page.held}
          shown={settings.everydayOn.includes(host)}
          locked={settings.locked.includes('everydayOn')}
          onEveryday={onEveryday}
        />
      )}
    </>
  );
}

/** This many everyday words are named; the others are counted. */
const NAMED = 4;

interface HeldBackProps {
  held: readonly FramedTerm[];
  shown: boolean;
  locked: boolean;
  onEveryday(shown: boolean): void;
}

/** Which everyday words were left unmarked and why, and the way to have them marked on this site. */
function HeldBack({ held, shown, locked, onEveryday }: HeldBackProps) {
  const names = held.slice(0, NAMED).map(({ term }) => term);
  const words = `${names.join(t('listSeparator'))}${held.length > NAMED ? ' …' : ''}`;
  return (
    <p class="panel-note held-back">
      {rich(formOf(shown ? 'popupMarked' : 'popupHeld', held.length), held.length, <bdi>{words}</bdi>)}{' '}
      {locked ? (
        <span>{t('sharedSetByOrganisation')}</span>
      ) : (
        <button type="button" class="text-button" onClick={() => onEveryday(!shown)}>
          {t(shown ? 'popupHoldBack' : 'popupShowHere')}
        </button>
      )}
    </p>
  );
}

interface TermRowProps {
  term: FramedTerm;
  category: CategoryCount | undefined;
  muted: 'term' | 'category' | undefined;
  /** Settings that an administrator has fixed. */
  locked: readonly string[];
  onReveal(): void;
  onMute(kind: MuteKind, key: string, muted: boolean): void;
}

function TermRow({ term, category, muted, locked, onReveal, onMute }: TermRowProps) {
  const mentions = tCount('popupMentions', term.count);
  return (
    <li class={muted ? 'term-row term-muted' : 'term-row'} data-section={category?.section}>
      <button type="button" class="term" onClick={onReveal} title={category?.name}>
        <span class="term-name">{term.term}</span>{' '}
        <span class="term-count" title={mentions}>
          <span aria-hidden="true">{number(term.count)}</span>
          <span class="unseen">{muted ? t('popupMentionsMuted', mentions) : mentions}</span>
        </span>
      </button>
      {muted === 'category' ? (
        <MuteButton
          name={t('popupUnmuteThatCategory', category?.name ?? '')}
          locked={locked.includes('mutedCategories')}
          onClick={() => onMute('category', term.category, false)}
        >
          {t('popupUnmuteCategory')}
        </MuteButton>
      ) : (
        <MuteButton
          name={t(muted ? 'sharedUnmuteThat' : 'popupMuteThat', term.term)}
          locked={locked.includes('mutedTerms')}
          onClick={() => onMute('term', term.key, !muted)}
        >
          {t(muted ? 'sharedUnmute' : 'popupMute')}
        </MuteButton>
      )}
    </li>
  );
}

interface MuteButtonProps {
  name: string;
  locked: boolean;
  onClick(): void;
  children: string;
}

function MuteButton({ name, locked, onClick, children }: MuteButtonProps) {
  return (
    <button
      type="button"
      class="text-button term-mute"
      aria-label={name}
      title={locked ? t('popupLocked') : name}
      disabled={locked}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function mutedBy(term: FramedTerm, settings: Settings): 'term' | 'category' | undefined {
  if (settings.mutedTerms.includes(term.key)) return 'term';
  return settings.mutedCategories.includes(term.category) ? 'category' : undefined;
}

function describe(page: PageState, settings: Settings, host: Host): string {
  if (!settings.on) return t('popupIsOff');
  if (page.kind === 'waiting') return t('popupLooking');
  if (page.kind === 'forbidden') {
    return t(host === '' ? 'popupFile' : 'popupForbidden');
  }
  if (page.kind === 'absent') return t('popupAbsent');
  if (page.on) return count(page.terms.length, page.done);
  if (settings.startOn === 'when-asked') return t('popupNotRead');
  if (host !== undefined && !siteIsOn(settings, host)) return t('popupIsOffOn', hostLabel(host));
  return t('popupLooking');
}

function count(terms: number, done: boolean): string {
  if (!done) return terms ? tCount('popupSoFar', terms) : t('popupReading');
  if (!terms) return t('popupNoneHere');
  return tCount('popupInOrder', terms);
}

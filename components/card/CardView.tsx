import { direction } from '../messages/format.ts';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import type { CardActions, CardContent } from './card.ts';
import { EntryCard } from './EntryCard.tsx';
import { Frame, HEADING, type Surroundings } from './Frame.tsx';

interface CardViewProps extends Surroundings {
  content: CardContent;
  actions: CardActions;
  /** The reader goes on from the first glance. */
  onRead(): void;
}

/** Of a selected text that no pack knows, so much is repeated to the reader. */
const QUOTED = 80;

/** The card, whatever it has to say. */
export function CardView({ content, actions, onRead, ...surroundings }: CardViewProps) {
  if (content.kind === 'entry')
    return (
      <EntryCard
        view={content.view}
        others={content.others}
        actions={actions}
        onRead={onRead}
        {...surroundings}
      />
    );
  return (
    <Frame
      {...surroundings}
      dir={direction()}
      lead={<p class="crumbs">LumoMate</p>}
      onClose={actions.dismiss}
    >
      {content.kind === 'unknown' ? (
        <article class="message">
          <h2 id={HEADING} tabIndex={-1}>
            {rich('cardUnknown', <bdi>{shorten(content.text)}</bdi>)}
          </h2>
          <p>{t('cardUnknownHint')}</p>
        </article>
      ) : (
        <article class="message">
          <h2 id={HEADING} tabIndex={-1}>
            {t('cardFailed')}
          </h2>
          <p>{content.reason}</p>
        </article>
      )}
    </Frame>
  );
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= QUOTED ? line : `${characters.slice(0, QUOTED).join('').trimEnd()}…`;
}

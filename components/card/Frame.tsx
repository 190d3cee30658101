import type { ComponentChildren, RefObject } from 'preact';
import type { Category } from '../../glossary/pack-types.ts';
import { accentOf } from '../entry/accent.ts';
import { direction } from '../messages/format.ts';
import { language, t } from '../messages/messages.ts';
import { CloseIcon, PinIcon } from './icons.tsx';
import type { Theme } from './page-theme.ts';

/** What every card knows about its surroundings. */
export interface Surroundings {
  theme: Theme;
  pinned: boolean;
  /** The page's host name as settings keep it, '' for files. */
  site: string;
}

interface FrameProps extends Surroundings {
  category?: Category;
  /** Of what is in it, which is the pack’s; the controls are the interface’s. */
  dir: 'ltr' | 'rtl';
  /** Left of the controls: breadcrumb, or the way back. */
  lead?: ComponentChildren;
  footer?: ComponentChildren;
  scroller?: RefObject<HTMLDivElement | null>;
  children: ComponentChildren;
  onPin?: () => void;
  onClose(): void;
}

/** The id of the heading that names the dialog. */
export const HEADING = 'heading';

/** The card's outside: a sheet with its accent, controls that stay, and contents that scroll. */
export function Frame(props: FrameProps) {
  const { theme, pinned, category, dir, lead, footer, scroller, children, onPin, onClose } = props;
  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby={HEADING}
      lang={language()}
      dir={direction()}
      data-theme={theme}
      data-section={category?.section}
      data-accent={category && accentOf(category.section)}
    >
      <header>
        <div class="lead">{lead}</div>
        {onPin && <PinButton pinned={pinned} onPin={onPin} />}
        <button
          type="button"
          class="icon"
          aria-label={t('cardClose')}
          title={t('cardCloseKey')}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      </header>
      <div class="scroller" ref={scroller ?? null} dir={dir}>
        {children}
      </div>
      {footer}
    </div>
  );
}

/** There is no unpinning: a card that has been pinned stays until it is closed, so the button then only says so. */
function PinButton({ pinned, onPin }: { pinned: boolean; onPin(): void }) {
  return (
    <button
      type="button"
      class="icon pin"
      aria-label={t('cardPin')}
      aria-pressed={pinned}
      aria-disabled={pinned}
      title={t(pinned ? 'cardPinned' : 'cardUnpinned')}
      onClick={() => !pinned && onPin()}
    >
      <PinIcon filled={pinned} />
    </button>
  );
}

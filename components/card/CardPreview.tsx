import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EntryView } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import { CardView } from './CardView.tsx';
import type { CardActions } from './card.ts';
import type { Draw } from './drawings.ts';
import { addStyles } from './host.ts';
import type { Theme } from './page-theme.ts';

interface CardPreviewProps {
  view: EntryView;
  getEntry: CardActions['getEntry'];
  getDraw(): Promise<Draw>;
}

/** The card as pages show it, standing in a page of ours. What it would change elsewhere it only says. */
export function CardPreview({ view, getEntry, getDraw }: CardPreviewProps) {
  const place = useRef<HTMLDivElement>(null);
  const mount = useRef<HTMLElement>(undefined);
  const theme = useTheme();
  useLayoutEffect(() => {
    const root = place.current!.attachShadow({ mode: 'open' });
    addStyles(root);
    mount.current = document.createElement('div');
    root.append(mount.current);
    return () => render(null, mount.current!);
  }, []);
  useLayoutEffect(() => {
    const actions: CardActions = {
      site: '',
      getEntry,
      getDraw,
      mute: () => Promise.reject(new Error(t('cardPreviewMutes'))),
      know: () => Promise.reject(new Error(t('cardPreviewKnows'))),
      read() {},
      openEntry() {},
      choose() {},
      pin() {},
      dismiss() {},
    };
    render(
      <CardView
        content={{ kind: 'entry', view, others: [] }}
        actions={actions}
        onRead={() => {}}
        pinned={false}
        theme={theme}
        site=""
      />,
      mount.current!,
    );
  }, [view, theme, getEntry, getDraw]);
  return <div class="card-preview" ref={place} />;
}

function useTheme(): Theme {
  const [theme, setTheme] = useState<Theme>(currentTheme);
  useEffect(() => {
    const query = matchMedia(DARK);
    const listener = () => setTheme(currentTheme());
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  }, []);
  return theme;
}

const DARK = '(prefers-color-scheme: dark)';

function currentTheme(): Theme {
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

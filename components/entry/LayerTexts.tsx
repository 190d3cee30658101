import { type ComponentChildren, Fragment } from 'preact';
import type { Entry } from '../../glossary/pack-types.ts';
import type { EntryView } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import { HEADINGS, type HeadedLayer } from './headings.ts';
import { type DrawTerm, RichLine, RichText } from './RichText.tsx';

interface LayerTextsProps {
  view: EntryView;
  drawTerm: DrawTerm;
  /** The level that follows the term's own heading. */
  heading: 'h2' | 'h3';
  /** What stands between the plain words and the rest, as a picture may. */
  afterPlain?: ComponentChildren;
}

/** The layers after the definition, each under its heading; an entry may lack any of them. */
export function LayerTexts({ view, drawTerm, heading: Heading, afterPlain }: LayerTextsProps) {
  return (
    <>
      {HEADINGS.map(([layer, heading]) => (
        <Fragment key={layer}>
          {view.entry[layer] && (
            <section class={`layer ${layer}`}>
              <Heading>{t(heading)}</Heading>
              <LayerText layer={layer} view={view} drawTerm={drawTerm} />
            </section>
          )}
          {layer === 'plain' && afterPlain}
        </Fragment>
      ))}
    </>
  );
}

/** Has the entry anything beyond blurb and definition? */
export function hasMore(entry: Entry): boolean {
  return HEADINGS.some(([layer]) => entry[layer]);
}

function LayerText({
  layer,
  view,
  drawTerm,
}: Pick<LayerTextsProps, 'view' | 'drawTerm'> & { layer: HeadedLayer }) {
  const { language: lang } = view.pack;
  const text = { text: view.entry[layer] ?? '', links: view.links[layer], drawTerm };
  if (layer === 'takeaway') {
    return (
      <blockquote lang={lang} dir="auto">
        <RichLine {...text} />
      </blockquote>
    );
  }
  if (layer === 'myth') {
    return (
      <div class="panel">
        <span class="label">{t('sharedMyth')}</span>
        <RichText {...text} lang={lang} />
      </div>
    );
  }
  return <RichText {...text} lang={lang} />;
}

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { EntryPlace, EntryView as View } from '../../glossary/requests.ts';
import { Illustration } from '../illustration/Illustration.tsx';
import { language, t } from '../messages/messages.ts';
import { accentOf } from './accent.ts';
import { directionOf } from './direction.ts';
import { Colophon, Onwards, SeeAlso, Sources } from './EntryFooter.tsx';
import { LayerTexts } from './LayerTexts.tsx';
import { type Figure, picturesOf } from './pictures.ts';
import { type DrawTerm, RichLine, RichText } from './RichText.tsx';

interface EntryViewProps {
  view: View;
  /** Where it stands in its category, if that is known. */
  place: EntryPlace | null;
  addresses: Addresses;
  /** What can be done with the entry. */
  tools: ComponentChildren;
  /** Where the reader met it. */
  met?: ComponentChildren;
}

/** Where the page's links lead. */
export interface Addresses {
  /** The glossary's front page. */
  home: string;
  ofSection(section: string): string;
  /** @param key `pack/category` */
  ofCategory(key: string): string;
  ofEntry(key: string): string;
}

/** An entry's page: all its layers, one under the other. */
export function EntryView({ view, place, addresses, tools, met }: EntryViewProps) {
  const { entry, links, pack, category } = view;
  const { hero, figure } = useMemo(() => picturesOf(entry), [entry]);
  const drawTerm: DrawTerm = (key, text) => (
    <a class="term" href={addresses.ofEntry(key)} data-key={key}>
      {text}
    </a>
  );
  return (
    <article
      class="entry"
      dir={directionOf(pack.language)}
      data-section={category.section}
      data-accent={accentOf(category.section)}
    >
      <div class="bar">
        <Breadcrumb view={view} addresses={addresses} />
        {tools}
      </div>
      <header>
        <h1 tabIndex={-1} lang={pack.language} dir="auto">
          {entry.term}
        </h1>
        {entry.blurb && (
          <p class="blurb" lang={pack.language} dir="auto">
            <RichLine text={entry.blurb} links={links.blurb} drawTerm={drawTerm} />
          </p>
        )}
      </header>
      {hero && (
        <figure class="hero" lang={pack.language}>
          <Illustration drawing={hero} section={category.section} />
        </figure>
      )}
      <div class="opening">
        {entry.aliases.length > 0 && <Aliases names={entry.aliases} lang={pack.language} />}
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
      </div>
      <LayerTexts
        view={view}
        drawTerm={drawTerm}
        heading="h2"
        afterPlain={figure && <Fig figure={figure} view={view} />}
      />
      <footer>
        {view.seeAlso.length > 0 && <SeeAlso terms={view.seeAlso} lang={pack.language} />}
        {entry.sources.length > 0 && <Sources sources={entry.sources} lang={pack.language} />}
        {met}
        <Colophon view={view} />
        {place && place.of > 1 && <Onwards place={place} shelf={category.name} lang={pack.language} />}
      </footer>
    </article>
  );
}

/** A pack may be of a newer LumoMate, which draws more: a figure without its picture is not shown. */
function Fig({ figure, view: { category, pack } }: { figure: Figure; view: View }) {
  return (
    <figure class="figure" lang={pack.language}>
      <Illustration drawing={figure} section={category.section} />
      <figcaption>
        <span class="label" lang={language()}>
          {t('entryFigure')}
        </span>{' '}
        {figure.caption && (
          <span lang={pack.language} dir="auto">
            {figure.caption}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function Aliases({ names, lang }: { names: string[]; lang: string }) {
  return (
    <p class="aliases">
      <span class="label">{t('entryAlso')}</span>{' '}
      {names.map((name, i) => (
        <bdi key={name} lang={lang}>
          {name}
          {i < names.length - 1 && t('listSeparator')}
        </bdi>
      ))}
    </p>
  );
}

function Breadcrumb({ view: { category, pack }, addresses }: { view: View; addresses: Addresses }) {
  return (
    <nav class="crumbs" aria-label={t('entryBreadcrumb')}>
      <ol>
        <li class="brand">LumoMate</li>
        <li>
          <a href={addresses.home}>{t('sharedGlossary')}</a>
        </li>
        <li lang={pack.language}>
          <a href={addresses.ofSection(category.section)}>
            <bdi>{category.section}</bdi>
          </a>
        </li>
        {category.name !== category.section && (
          <li lang={pack.language}>
            <a href={addresses.ofCategory(`${pack.id}/${category.id}`)}>
              <bdi>{category.name}</bdi>
            </a>
          </li>
        )}
      </ol>
    </nav>
  );
}

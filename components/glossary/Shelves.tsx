import { useLayoutEffect, useState } from 'preact/hooks';
import type { Counts } from '../../glossary/catalogue.ts';
import type { CategoryCount, PackCount } from '../../glossary/requests.ts';
import { accentOf } from '../entry/accent.ts';
import { t } from '../messages/messages.ts';
import { type FrontState, frontPath } from './front-address.ts';

interface ShelvesProps {
  state: FrontState;
  packs: readonly PackCount[];
  categories: readonly CategoryCount[];
  /** How many entries each would show; undefined until the entries are here. */
  counts: Counts | undefined;
}

/** What there is, by section and category, and by pack: each is a way to see only that. */
export function Shelves({ state, packs, categories, counts }: ShelvesProps) {
  const [open, setOpen] = useState(false);
  const { pack, section: chosen, category } = state;
  useLayoutEffect(() => setOpen(false), [pack, chosen, category]);
  const sections = [...new Set(categories.map(({ section }) => section))];
  return (
    <nav class={open ? 'shelves open' : 'shelves'} aria-label={t('glossaryShelves')}>
      {/* On a narrow screen the shelves are put away until they are asked for. */}
      <button type="button" class="browse" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(packs.length > 1 ? 'glossaryBrowseAll' : 'glossaryBrowse')}
      </button>
      <div class="shelf-list">
        {sections.map((section) => (
          <Section
            key={section}
            section={section}
            own={categories.filter((other) => other.section === section)}
            state={state}
            packs={packs}
            counts={counts}
          />
        ))}
        {packs.length > 1 && (
          <section class="packs">
            <h2>{t('glossaryPacks')}</h2>
            <ul>
              {packs.map(({ id, name, language, entries }) => (
                <Choice
                  key={id}
                  name={name}
                  lang={language}
                  count={counts ? (counts.packs.get(id) ?? 0) : entries}
                  chosen={state.pack === id}
                  to={frontPath({ ...state, pack: state.pack === id ? '' : id })}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
    </nav>
  );
}

interface SectionProps extends Omit<ShelvesProps, 'categories'> {
  section: string;
  own: CategoryCount[];
}

function Section({ section, own, state, packs, counts }: SectionProps) {
  const chosen = state.section === section;
  const all = own.reduce((sum, { entries }) => sum + entries, 0);
  const languageOf = (key: string) => packs.find(({ id }) => key.startsWith(`${id}/`))?.language;
  return (
    <section data-section={section} data-accent={accentOf(section)}>
      <h2>
        <a
          href={frontPath({ ...state, category: '', section: chosen ? '' : section })}
          aria-current={chosen || undefined}
        >
          <bdi>{section}</bdi>
        </a>
        <span class="count">{counts ? (counts.sections.get(section) ?? 0) : all}</span>
      </h2>
      <ul>
        {own.map(({ key, name, pack, entries }) => (
          <Choice
            key={key}
            name={name}
            of={own.some((other) => other.name === name && other.key !== key) ? pack : undefined}
            lang={languageOf(key)}
            count={counts ? (counts.categories.get(key) ?? 0) : entries}
            chosen={state.category === key}
            to={frontPath({ ...state, section: '', category: state.category === key ? '' : key })}
          />
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  name: string;
  /** Whose it is, where others have one of that name. */
  of?: string | undefined;
  lang: string | undefined;
  count: number;
  chosen: boolean;
  /** Choosing what is chosen takes it back. */
  to: string;
}

function Choice({ name, of, lang, count, chosen, to }: ChoiceProps) {
  return (
    <li class={count ? undefined : 'empty'}>
      <a href={to} aria-current={chosen || undefined}>
        <bdi lang={lang}>{name}</bdi>
        {of && (
          <span class="of">
            {' '}
            <bdi>{of}</bdi>
          </span>
        )}
      </a>
      <span class="count">{count}</span>
    </li>
  );
}

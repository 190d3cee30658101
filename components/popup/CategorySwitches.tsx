import type { CategoryCount } from '../../glossary/requests.ts';
import { LockedNote } from '../controls/LockedNote.tsx';
import { Switch } from '../controls/Switch.tsx';
import { number } from '../messages/format.ts';
import { t } from '../messages/messages.ts';
import { groupBySection, type Section, switchSection } from './sections.ts';

interface CategorySwitchesProps {
  categories: readonly CategoryCount[];
  muted: readonly string[];
  /** An administrator has said which are muted. */
  locked: boolean;
  onCategory(key: string, on: boolean): void;
  onMuted(muted: string[]): void;
}

/** A switch for every section, and under it one for each of its categories. */
export function CategorySwitches({ categories, muted, locked, onCategory, onMuted }: CategorySwitchesProps) {
  const manyPacks = new Set(categories.map(({ pack }) => pack)).size > 1;
  return (
    <>
      {locked && <LockedNote />}
      {groupBySection(categories).map((section) => (
        <section key={section.name} class="section-group" data-section={section.name}>
          <SectionSwitch section={section} muted={muted} locked={locked} onMuted={onMuted} />
          <ul class="plain-list">
            {section.categories.map(({ key, name, pack, entries }) => (
              <li key={key}>
                <Switch
                  label={name}
                  note={
                    manyPacks && pack !== section.name
                      ? t('popupPackEntries', pack, entries)
                      : number(entries)
                  }
                  on={!muted.includes(key)}
                  disabled={locked}
                  onChange={(on) => onCategory(key, on)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface SectionSwitchProps {
  section: Section;
  muted: readonly string[];
  locked: boolean;
  onMuted(muted: string[]): void;
}

function SectionSwitch({ section, muted, locked, onMuted }: SectionSwitchProps) {
  const all = section.categories.length;
  const on = section.categories.filter(({ key }) => !muted.includes(key)).length;
  return (
    <h2 class="section-title">
      <Switch
        label={section.name}
        note={on > 0 && on < all ? t('popupPartly', on, all) : number(section.entries)}
        on={on === all}
        partly={on > 0 && on < all}
        disabled={locked}
        onChange={(wanted) => onMuted(switchSection(muted, section, wanted))}
      />
    </h2>
  );
}

import type { CategoryCount } from '../../glossary/requests.ts';

/** The categories of one section, whatever packs they come from. */
export interface Section {
  name: string;
  categories: CategoryCount[];
  entries: number;
}

/** Categories by section, in the order in which sections first appear. */
export function groupBySection(categories: readonly CategoryCount[]): Section[] {
  const sections = new Map<string, Section>();
  for (const category of categories) {
    const section = sections.get(category.section) ?? { name: category.section, categories: [], entries: 0 };
    section.categories.push(category);
    section.entries += category.entries;
    sections.set(category.section, section);
  }
  return [...sections.values()];
}

/** The muted categories after a whole section has been switched. */
export function switchSection(muted: readonly string[], section: Section, on: boolean): string[] {
  const keys = section.categories.map(({ key }) => key);
  const others = muted.filter((key) => !keys.includes(key));
  return on ? others : [...others, ...keys];
}

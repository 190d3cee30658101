import type { Category } from './pack-types.ts';
import { slug } from './slug.ts';

/** Entries without a category stand in this one. */
export const UNSORTED = 'Unsorted';

/** The categories of a pack that is being read: finds an entry's by id or by name, and makes those not listed. */
export class CategoryNames {
  readonly #packName: string;
  readonly #categories = new Map<string, Category>();
  /** Ids by name: of the first that has it. */
  readonly #ids = new Map<string, string>();

  /** @param listed by the pack itself; without a section, they stand in one that is called as the pack is */
  constructor(
    listed: readonly (Omit<Category, 'section'> & { section?: string | undefined })[],
    packName: string,
  ) {
    this.#packName = packName;
    for (const { id, name, section = packName } of listed) this.#categories.set(id, { id, name, section });
    for (const category of this.#categories.values()) this.#know(category);
  }

  /** The id of the category that an entry names; spreadsheets write its name, only format 1 has ids. */
  idOf(wanted: string | undefined): string {
    const name = wanted || UNSORTED;
    // An id means its own category, even where another one is called so.
    const known = this.#categories.has(name) ? name : this.#ids.get(name);
    if (known !== undefined) return known;
    const category = { id: slug(name), name, section: this.#packName };
    if (!this.#categories.has(category.id)) this.#categories.set(category.id, category);
    this.#know(category);
    return category.id;
  }

  /** Those listed, then those made, in the order of their first entries. */
  all(): Category[] {
    return [...this.#categories.values()];
  }

  #know({ id, name }: Category): void {
    if (!this.#ids.has(name)) this.#ids.set(name, id);
  }
}

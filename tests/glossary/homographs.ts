/** A form that several entries keep, because it really means each of them. */
export interface Homograph {
  /** In lower case, hyphens as spaces. */
  forms: readonly string[];
  entries: readonly string[];
  /** Why none of them gives it up. */
  reason: string;
}

/** All that have been decided; `glossary:check` names the forms that are missing here. None so far. */
export const HOMOGRAPHS: readonly Homograph[] = [];

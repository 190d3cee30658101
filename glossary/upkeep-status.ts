/** How it stands with what goes on without anybody asking. */
export interface UpkeepStatus {
  sync: {
    /** The browser has a storage that goes to other devices. */
    available: boolean;
    /** Why what was chosen here did not go out. */
    problem?: string;
    /** What other devices changed here last: names of settings, or “packs”. */
    taken?: { what: string[]; at: number };
  };
  policy: {
    isThere: boolean;
    /** What of it was not understood. */
    notes: string[];
  };
}

declare module 'nspell' {
  /** A spell checker of Hunspell's dictionaries; the part of it that we use. */
  export default function nspell(dictionary: { aff: Uint8Array; dic: Uint8Array }): {
    correct(word: string): boolean;
  };
}

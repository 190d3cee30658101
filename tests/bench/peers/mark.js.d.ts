declare module 'mark.js' {
  /** As far as we use it. */
  export default class Mark {
    constructor(root: Element);
    mark(
      terms: string[],
      options: { separateWordSearch: boolean; accuracy: 'exactly'; each: (element: Element) => void },
    ): void;
  }
}

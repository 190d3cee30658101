import { ask, report } from './extension-api.ts';

/**
 * Chromium paints the page's `::highlight()` rules inside shadow roots; Firefox wants the rules in the root itself.
 * An adopted style sheet is no node: the root's children stay as they were.
 */

let sheet: Promise<CSSStyleSheet> | undefined;
const adopted = new Set<ShadowRoot>();

/** Makes marks visible in a shadow root. */
export function paintsInShadowRoots(root: ShadowRoot): void {
  // Known when it is built, so that other browsers' pages are spared all this.
  if (!import.meta.env.FIREFOX || adopted.has(root)) return;
  adopted.add(root);
  sheet ??= ask('mark-style', {}).then((css) => new CSSStyleSheet().replace(css));
  sheet
    .then((own) => {
      if (adopted.has(root)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    })
    // Firefox before 153 does not let an extension adopt style sheets: hovering works there, unmarked.
    .catch(report);
}

/** Takes the rules out again. */
export function leaveShadowRoots(): void {
  if (!import.meta.env.FIREFOX) return;
  sheet
    ?.then((own) => {
      for (const root of adopted) {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== own);
      }
      adopted.clear();
    })
    .catch(report);
}

import css from '../marks.css?inline';

/**
 * Chromium paints the page's `::highlight()` rules inside shadow roots; Firefox wants the rule in the root itself.
 * An adopted style sheet is no node: the root's children stay as they were.
 */

let sheet: CSSStyleSheet | undefined;
const adopted = new Set<ShadowRoot>();

/** Makes marks visible in a shadow root. */
export function paintsInShadowRoots(root: ShadowRoot): void {
  // Known when it is built, so that Chromium's content script is spared the rules.
  if (!import.meta.env.FIREFOX || adopted.has(root)) return;
  adopted.add(root);
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Firefox before 153 does not let an extension adopt style sheets: hovering works there, unmarked.
  }
}

/** Takes the rules out again. */
export function leaveShadowRoots(): void {
  for (const root of adopted) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
  }
  adopted.clear();
}

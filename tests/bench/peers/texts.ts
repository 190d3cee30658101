/** The texts of a page, as a bare TreeWalker brings them. */
export function eachText(root: Element, use: (text: string) => void): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) use((walker.currentNode as Text).data);
}

/** Is a text YAML? Told by its lines, because Markdown and prose have dashes and colons too. */

/** Lines that are looked at. */
const LOOKED_AT = 400;
/** Of the lines at the margin, this share begins a key or an item; a slip is to be told where it stands. */
const SHARE = 0.95;

const MARKER = /^(?:---|\.\.\.)(?:\s|$)|^%YAML/;
const QUOTED_KEY = /^(?:"[^"]+"|'[^']+')\s*:(?:\s|$)/;
const PLAIN_KEY = /^(?!-\s|:\w+:|\.\.|https?:)[^\s"'#&*!|>%@`[\]{},][^\n]{0,119}?:(?:\s|$)/;
const ITEM = /^-(?:\s+(.*))?$/s;

/** Does every line at the margin begin a key or an item? */
export function looksLikeYaml(text: string): boolean {
  const lines = text.slice(0, 60_000).split(/\r?\n/, LOOKED_AT);
  if (isFrontMatter(lines)) return false;
  const content = lines.filter((line) => /^[^\s#]/.test(line) && !MARKER.test(line));
  const fit = content.filter((line) => isKey(line) || isItem(line));
  if (!fit.length || fit.length < content.length * SHARE) return false;
  return fit.some(isKey) || hasKeys(lines) ? !isMarkdownList(lines, fit) : false;
}

function isKey(line: string): boolean {
  if (QUOTED_KEY.test(line)) return true;
  const [key] = PLAIN_KEY.exec(line) ?? [];
  // A sentence that comes to a colon is no key.
  return key !== undefined && !/[.!?]\s+\p{L}/u.test(key.replace(/\b(?:e\.g|i\.e|vs|etc)\./g, ''));
}

/** An item; in Markdown it may begin with bold words, code or a link, which YAML does not allow. */
function isItem(line: string): boolean {
  const [, content = ''] = ITEM.exec(line) ?? ['', '*'];
  return !/^[*_`<!]|^\[[^\]]*\]\(|^\[[ x]\]/.test(content);
}

/** Keys below the margin, or within items. */
function hasKeys(lines: readonly string[]): boolean {
  return lines.some((line) => isKey(line.replace(/^\s*(?:-\s+)*/, '')));
}

/** Lines under headings, `## Terms`, `- Pod: …`, of which none is indented. */
function isMarkdownList(lines: readonly string[], fit: readonly string[]): boolean {
  if (lines.some((line) => /^\s+\S/.test(line))) return false;
  const heading = fit.some(isKey) ? /^#{2,6} \S/ : /^#{1,6} \S/;
  return lines.some((line) => heading.test(line));
}

/** Between two `---` the properties of a document in Markdown, after them its text. */
function isFrontMatter(lines: readonly string[]): boolean {
  const start = lines.findIndex((line) => line.trim() !== '');
  if (!/^---\s*$/.test(lines[start] ?? '')) return false;
  const end = lines.findIndex((line, i) => i > start && /^---\s*$/.test(line));
  if (end < 0) return false;
  const after = lines.slice(end + 1).filter((line) => /^\S/.test(line) && !MARKER.test(line));
  return !after.some(isKey) || after.some((line) => /^#{2,6} \S/.test(line));
}

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
  if (isFrontMatter(text)) return false;
  const lines = firstLines(text);
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

function firstLines(text: string): string[] {
  return text.slice(0, 60_000).split(/\r?\n/, LOOKED_AT);
}

const FRONT_MATTER = /^\s*---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*\r?(?:\n|$)/;

/** Between two `---` the properties of a document in Markdown, after them its text. */
function isFrontMatter(text: string): boolean {
  // All of it is looked at: a pack with many categories has hundreds of lines of properties.
  if (!text.trimStart().startsWith('---')) return false;
  const [head] = FRONT_MATTER.exec(text) ?? [];
  if (head === undefined) return false;
  const after = firstLines(text.slice(head.length)).filter((line) => /^\S/.test(line) && !MARKER.test(line));
  return !after.some(isKey) || after.some((line) => /^#{2,6} \S/.test(line));
}

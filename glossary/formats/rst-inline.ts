import type { Segment } from './blocks.ts';

/** A line of reStructuredText, with its roles, as styled text. */

/** Roles whose text is code, whatever domain they are of. */
const CODE_ROLES =
  /^(?:func|function|class|mod|module|meth|method|attr|data|obj|exc|const|any|macro|member|type|var|expr|file|code|literal|command|program|kbd|envvar|env|option|keyword|token|samp|makevar|regexp|binary|js|prop|setting|confval)$/;

const PIECES = new RegExp(
  [
    '``(?<literal>[^`]+(?:`[^`]+)*)``',
    '(?<roleBefore>:[\\w:+.-]+:)?`(?<interpreted>(?:\\\\`|[^`])+)`(?<suffix>__?|:[\\w:+.-]+:)?',
    '(?<=^|[\\s([{<"\'/:–—-])\\*\\*(?<strong>[^\\s*](?:[^*]*[^\\s*])?)\\*\\*',
    '(?<=^|[\\s([{<"\'/:–—-])\\*(?<em>[^\\s*](?:[^*]*[^\\s*])?)\\*',
    '\\|(?<substitution>[^|\\s](?:[^|]*[^|\\s])?)\\|_{0,2}',
    '(?<footnote>\\[(?:#[\\w-]*|\\*|\\d+)\\]_)',
    '\\b(?<reference>[A-Za-z0-9](?:[\\w.+-]*[A-Za-z0-9])?)__?(?=[\\s.,;:!?)\\]\'"-]|$)',
    '(?<url>https?:\\/\\/[^\\s<>`]*[^\\s<>`.,;:!?)\\]\'"])',
    '\\\\(?<escaped>[\\s\\S])',
  ].join('|'),
  'gu',
);

/** What a document defines for all of its lines. */
export interface Definitions {
  /** `.. |name| replace:: text` */
  substitutions: ReadonlyMap<string, string>;
  /** `.. _name: address` */
  targets: ReadonlyMap<string, string>;
}

export function rstInline(text: string, definitions: Definitions): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push(...pieceOf(match.groups ?? {}, definitions));
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

function pieceOf(piece: Record<string, string | undefined>, definitions: Definitions): Segment[] {
  const { literal, interpreted, strong, em, substitution, reference, url, escaped } = piece;
  if (literal !== undefined) return [{ text: literal, code: true }];
  if (interpreted !== undefined)
    return interpretedText(interpreted, piece.roleBefore, piece.suffix, definitions);
  if (strong !== undefined) return [{ text: strong, strong: true }];
  if (em !== undefined) return [{ text: em, em: true }];
  if (substitution !== undefined) return substituted(substitution, definitions);
  if (reference !== undefined) return [linked(reference, definitions.targets.get(fold(reference)))];
  if (url !== undefined) return [{ text: url, href: url }];
  // A backslash before a space joins what stands on both sides: `:term:`file`\ s`.
  if (escaped !== undefined) return /\s/.test(escaped) ? [] : [{ text: escaped }];
  return [];
}

function linked(text: string, href: string | undefined): Segment {
  return { text, ...(href ? { href } : {}) };
}

function substituted(name: string, { substitutions }: Definitions): Segment[] {
  if (/^br$/i.test(name)) return [{ text: '\n' }];
  return [{ text: substitutions.get(name.toLowerCase()) ?? '' }];
}

function interpretedText(
  content: string,
  roleBefore: string | undefined,
  suffix: string | undefined,
  { targets }: Definitions,
): Segment[] {
  const [, title, target] = /^([\s\S]*?)\s*<([^<>]+)>$/.exec(content) ?? [];
  const text = (title || target || content).replace(/\\(.)/g, '$1').replace(/\s+/g, ' ');
  const role = (roleBefore ?? (suffix?.startsWith(':') ? suffix : '')).replace(/^:|:$/g, '');
  if (role || !suffix) return ofRole(role.split(':').at(-1) ?? '', text, target ?? content, Boolean(title));
  if (!target) return [linked(text, targets.get(fold(text)))];
  return [linked(text, target.endsWith('_') ? targets.get(fold(target.slice(0, -1))) : target)];
}

/** @param isTitled the text is its author’s own, and not the name of what it points to */
function ofRole(role: string, text: string, target: string, isTitled: boolean): Segment[] {
  switch (role) {
    case 'term':
      return [{ text, href: `term:${target.replace(/^!/, '').replace(/\s+/g, ' ')}` }];
    case 'pep':
    case 'rfc':
      return [{ text: isTitled ? text : `${role.toUpperCase()} ${text.split('#')[0]}` }];
    // Citations, which nothing is left of without their list.
    case 'cite':
    case 'p':
    case 't':
      return [];
    case 'strong':
      return [{ text, strong: true }];
    case 'dfn':
    case 'emphasis':
      return [{ text, em: true }];
    default:
      return [
        CODE_ROLES.test(role) ? { text: codeName(text), code: true } : { text: text.replace(/^!/, '') },
      ];
  }
}

/** `~package.module.name` is shown as its last part. */
function codeName(text: string): string {
  const bare = text.replace(/^[!.]/, '');
  return bare.startsWith('~') ? bare.slice(bare.lastIndexOf('.') + 1).replace(/^~/, '') : bare;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** `.. |x| replace:: y` and `.. _x: address`, wherever they stand. */
export function definitionsOf(text: string): Definitions {
  const substitutions = [...text.matchAll(/^[ \t]*\.\.\s+\|([^|\n]+)\|\s+replace::[^\S\n]*([^\n]*)/gm)];
  const targets = [...text.matchAll(/^[ \t]*\.\.\s+_(`[^`\n]+`|[^:\n]+):[^\S\n]+(\S+)[^\S\n]*$/gm)];
  return {
    substitutions: new Map(
      substitutions.map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]),
    ),
    targets: new Map(targets.map(([, name = '', href = '']) => [fold(name.replaceAll('`', '')), href])),
  };
}

/** Writing HTML by hand: what comes from a pack is text, wherever it stands. */

/** A piece of HTML that may be put into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in an element or between the quotes of an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** HTML with its parts put in: strings and numbers escaped, pieces of HTML as they are. */
export function html(literal: TemplateStringsArray, ...parts: Part[]): Html {
  const text = parts.map((part, i) => textOf(part) + literal[i + 1]!).join('');
  return new Html(literal[0]! + text);
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escaped(String(part));
}

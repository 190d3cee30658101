import type { Block } from './blocks.ts';
import type { Draft, ReadOptions } from './draft.ts';
import type { Reader } from './read.ts';
import { rstBlocks } from './rst-blocks.ts';
import type { Sample } from './sample.ts';
import { entriesOfText } from './text-entries.ts';

/** A glossary in reStructuredText: Sphinx’s `.. glossary::`, else definition lists, tables or headings. */
export const rstReader: Reader = {
  name: 'rst',
  recognises: (files) => files.length === 1 && isRst(files[0]!.text),
  read: ([file], options) => readRst(file!, options),
};

const DIRECTIVE = /^[ \t]*\.\.\s+(?:[\w:-]+::|_[^:\n]+:|\|[^|\n]+\|)/m;
const ROLE = /(?:^|[\s(]):[\w:-]+:`[^`]+`/;
/** Underlines that Markdown does not know. */
const UNDERLINE = /^[^\s.][^\n]*\n([~^"'*+#.])\1{2,}[^\S\n]*$/m;

function isRst(text: string): boolean {
  if (/^\s*[{<[]/.test(text) && !/^[ \t]*\.\./m.test(text)) return false;
  if (/^[ \t]*\.\. glossary::/m.test(text)) return true;
  const isMarkdown = /^#{1,6} \S/m.test(text) || /^ {0,3}```/m.test(text) || /^---\n/.test(text);
  return (
    !isMarkdown &&
    (DIRECTIVE.test(text) || (ROLE.test(text) && /^[=~^*-]{3,}[^\S\n]*$/m.test(text)) || UNDERLINE.test(text))
  );
}

function readRst(file: Sample, options: ReadOptions): Draft {
  const blocks = rstBlocks(file.text);
  const { name, description, ...text } = entriesOfText(glossariesOf(blocks), options);
  const info = { ...(name ? { name } : {}), ...(description ? { description } : {}) };
  return { format: 'rst', info, ...text };
}

/** Where an author says what is a glossary, nothing else is one. */
function glossariesOf(blocks: readonly Block[]): Block[] {
  const flat = blocks.flatMap((block) => (block.kind === 'quote' ? block.body : [block]));
  const isGlossary = (block: Block) => block.kind === 'terms' && block.glossary;
  const first = flat.findIndex(isGlossary);
  if (first < 0) return [...blocks];
  return flat.filter(
    (block, i) => block.kind === 'heading' || isGlossary(block) || (block.kind === 'paragraph' && i < first),
  );
}

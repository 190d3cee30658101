import { parseAst } from 'rolldown/parseAst';

/** Finds texts in code that people would see, and that therefore belong to the messages. */

interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

/** Attributes and properties of components that hold words, whatever they look like. */
const WORDED = new Set([
  ...['title', 'alt', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-roledescription'],
  ...['aria-valuetext', 'legend', 'note', 'hint', 'lead', 'what', 'why', 'none', 'caption', 'summary'],
]);

/** What is called with a text that nobody sees, or with a message's key. */
const UNSEEN =
  /^(?:t|tCount|rich|formOf|dressDocument|ask|console\.\w+|querySelector(?:All)?|closest|matches|matchMedia|test|exec|join|split|startsWith|endsWith|includes|replace(?:All)?|getElementById|(?:add|remove)EventListener|createElement(?:NS)?|setProperty|getAttribute|setAttribute|toggle|require|URLSearchParams|RegExp|Intl\.\w+|CustomEvent|StaticRange|indexOf|match|matchAll|open|getURL)$/;

/** Names of keys on a keyboard, and our own, are the same everywhere. */
const NAMES =
  /^(?:LumoMate|Enter|Escape|Tab|Home|End|Delete|Backspace|Shift|Control|Alt|Meta|Space|Insert|Authorization|Anki|Markdown|HTML|CSV|JSON)$/;

/** @returns each as `line: text` */
export function strayStrings(path: string, code: string): string[] {
  const program = parseAst(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path) as unknown as Node;
  const found: string[] = [];
  const tell = ({ start }: Node, text: string) => {
    const line = code.slice(0, start).split('\n').length;
    found.push(`${line}: ${text.replace(/\s+/g, ' ').trim()}`);
  };
  visit(program, [], (node, above) => {
    const text = textOf(node);
    if (text === undefined || !/\p{L}/u.test(text) || NAMES.test(text.trim())) return;
    const use = useOf(node, above);
    if (use === 'shown' || (use === 'unclear' && looksSaid(node, text))) tell(node, text);
  });
  return found;
}

/** The words of a text in code; `0` stands for what is put in. */
function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return node.value as string;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('0');
}

/** Two words with a space between them, or one as a sentence or a button begins. */
function looksSaid(node: Node, text: string): boolean {
  if (node.type === 'TemplateLiteral')
    return /(?:^|[\s0])\p{L}{2,}[,.:;]?\s|\s[\p{L}’]{2,}(?:[\s0.,:;…]|$)/u.test(text);
  return /\p{L}{2,}\S*\s+\S*\p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}{2,}(?:…|\.)?$/u.test(text.trim());
}

/** What becomes of a text, as far as the code around it says. */
function useOf(node: Node, above: readonly Node[]): 'shown' | 'hidden' | 'unclear' {
  if (node.type === 'JSXText') return 'shown';
  let inner = node;
  for (const outer of above.toReversed()) {
    if (
      /^(?:Import|Export(?:All|Named))|^TS(?!As|Satisfies|NonNull)|^TaggedTemplate/.test(outer.type) &&
      !isExported(outer)
    )
      return 'hidden';
    if (outer.type === 'JSXAttribute') return useOfAttribute(nameOf(outer.name));
    if (outer.type === 'JSXExpressionContainer') {
      const isChild = !above.some((one) => one.type === 'JSXAttribute' && one.value === outer);
      if (isChild) return 'shown';
    }
    if (/^(?:Call|New)Expression$/.test(outer.type) && inner !== outer.callee) {
      return UNSEEN.test(nameOf(outer.callee)) || UNSEEN.test(nameOf(outer.callee).split('.').at(-1)!)
        ? 'hidden'
        : 'unclear';
    }
    if (outer.type === 'Property' || outer.type === 'PropertyDefinition') {
      if (outer.key === inner) return 'hidden';
      return WORDED.has(nameOf(outer.key)) ? 'shown' : 'unclear';
    }
    if (outer.type === 'BinaryExpression' && /^[!=]=/.test(outer.operator as string)) return 'hidden';
    if (outer.type === 'ConditionalExpression' && outer.test === inner) return 'hidden';
    if (outer.type === 'MemberExpression' || outer.type === 'SwitchCase') return 'hidden';
    if (/Function|Statement|Declaration$/.test(outer.type)) return 'unclear';
    inner = outer;
  }
  return 'unclear';
}

function isExported({ type, declaration }: Node): boolean {
  return type === 'ExportNamedDeclaration' && Boolean(declaration);
}

function useOfAttribute(name: string): 'shown' | 'hidden' {
  return WORDED.has(name) ? 'shown' : 'hidden';
}

/** `a`, `a.b`, `aria-label`; '' for what has no name. */
function nameOf(value: unknown): string {
  const node = value as Node | undefined;
  switch (node?.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return node.name as string;
    case 'Literal':
      return String(node.value);
    case 'MemberExpression':
      return `${nameOf(node.object)}.${nameOf(node.property)}`;
    default:
      return '';
  }
}

function visit(node: Node, above: Node[], look: (node: Node, above: readonly Node[]) => void): void {
  look(node, above);
  above.push(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof (child as Node | null)?.type === 'string') visit(child as Node, above, look);
    }
  }
  above.pop();
}

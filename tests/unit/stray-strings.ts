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
  if (/^[.[]/.test(text)) return false;
  return /\p{L}{2,}\S*\s+\S*\p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}{2,}(?:…|\.)?$/u.test(text.trim());
}

type Use = 'shown' | 'hidden' | 'unclear';

/** What becomes of a text, as far as the code around it says. */
function useOf(node: Node, above: readonly Node[]): Use {
  if (node.type === 'JSXText') return 'shown';
  let inner = node;
  for (const [i, outer] of above.toReversed().entries()) {
    const use = useWithin(inner, outer, above.at(-2 - i));
    if (use) return use;
    inner = outer;
  }
  return 'unclear';
}

/** What is decided by one node around a text; undefined where those further out decide. */
function useWithin(inner: Node, outer: Node, next: Node | undefined): Use | undefined {
  switch (outer.type) {
    case 'JSXAttribute':
      return WORDED.has(nameOf(outer.name)) ? 'shown' : 'hidden';
    case 'JSXExpressionContainer':
      return next?.type === 'JSXAttribute' ? undefined : 'shown';
    case 'CallExpression':
    case 'NewExpression':
      return useInCall(inner, outer);
    case 'Property':
      if (outer.key === inner) return 'hidden';
      return WORDED.has(nameOf(outer.key)) ? 'shown' : 'unclear';
    case 'BinaryExpression':
      return /^[!=]=/.test(outer.operator as string) ? 'hidden' : undefined;
    case 'ConditionalExpression':
      return outer.test === inner ? 'hidden' : undefined;
    default:
      return useByKind(outer);
  }
}

function useByKind(outer: Node): Use | undefined {
  if (/^TS(?!As|Satisfies|NonNull)|^TaggedTemplate|^MemberExpr|^SwitchCase|^Import/.test(outer.type))
    return 'hidden';
  if (/^Export/.test(outer.type) && !isExported(outer)) return 'hidden';
  return /Function|Statement|Declaration$/.test(outer.type) ? 'unclear' : undefined;
}

function useInCall(inner: Node, outer: Node): Use | undefined {
  if (inner === outer.callee) return undefined;
  const name = nameOf(outer.callee);
  return UNSEEN.test(name) || UNSEEN.test(name.split('.').at(-1)!) ? 'hidden' : 'unclear';
}

function isExported({ type, declaration }: Node): boolean {
  return type === 'ExportNamedDeclaration' && Boolean(declaration);
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

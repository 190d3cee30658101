import { tagOf } from './choose-language.ts';

/** The things of schema.org that a file describes, found wherever they stand in its JSON-LD. */

/** A text, with the language that it says itself; '' for none. */
export interface SaidText {
  text: string;
  language: string;
}

/** Something described: a set of terms, or a term. */
export interface SchemaNode {
  /** '' for none. */
  id: string;
  types: ReadonlySet<string>;
  /** By names without their namespace. */
  properties: Map<string, unknown[]>;
  /** The language of its texts that name none; '' when nothing says. */
  language: string;
  /** The set that it stands inside of. */
  inside?: SchemaNode | undefined;
}

const TERM_TYPES = ['DefinedTerm', 'CategoryCode'];
const SET_TYPES = ['DefinedTermSet', 'CategoryCodeSet'];
/** Properties of a set whose values are terms, typed or not. */
const HAS_TERM = new Set(['hasDefinedTerm', 'hasCategoryCode']);
/** Nothing real is nested deeper. */
const DEEPEST = 60;

/** `schema:name`, `https://schema.org/name` and `name` are one name. */
function bareName(name: string): string {
  return name.replace(/^(?:schema:|https?:\/\/(?:www\.)?schema\.org\/)/i, '');
}

/** Finds the terms and sets of terms of JSON data. */
export class SchemaNodes {
  readonly #terms = new Set<SchemaNode>();
  readonly #sets = new Set<SchemaNode>();
  readonly #byId = new Map<string, SchemaNode>();

  /** In the order of the file. */
  get terms(): SchemaNode[] {
    return [...this.#terms];
  }

  get sets(): SchemaNode[] {
    return [...this.#sets];
  }

  /** Adds what a JSON document describes. @param language of texts that name none */
  add(json: unknown, language = ''): void {
    this.#visit(json, { language, inside: undefined, isTerm: false, depth: 0 });
  }

  /** The set that a term is in: the one around it, or the one that it names. */
  setOf(term: SchemaNode): SchemaNode | undefined {
    const named = valuesOf(term, 'inDefinedTermSet', 'inCodeSet')
      .map((value) => this.#byId.get(idOf(value)) ?? this.#sameSet(value))
      .find((set) => set !== undefined);
    return named ?? term.inside;
  }

  #sameSet(value: unknown): SchemaNode | undefined {
    const [name] = isObject(value) ? textsIn(value.name) : [];
    return name && [...this.#sets].find((set) => textsOf(set, 'name')[0]?.text === name.text);
  }

  #visit(value: unknown, from: Surroundings): void {
    if (from.depth > DEEPEST) return;
    if (Array.isArray(value)) {
      const context = value.find((one) => isObject(one) && '@context' in one) as JsonObject | undefined;
      const language = languageOf(context) || from.language;
      for (const one of value) this.#visit(one, { ...from, language, depth: from.depth + 1 });
    } else if (isObject(value) && !('@value' in value)) {
      this.#describe(value, { ...from, language: languageOf(value) || from.language });
    }
  }

  #describe(value: JsonObject, from: Surroundings): void {
    const types = new Set([value['@type'] ?? value.type].flat().map((type) => bareName(String(type))));
    const isTerm = TERM_TYPES.some((type) => types.has(type)) || (from.isTerm && !value['@type']);
    const isSet = SET_TYPES.some((type) => types.has(type));
    const node = isTerm || isSet ? this.#node(value, types, from) : undefined;
    if (node && isTerm) this.#terms.add(node);
    if (node && isSet) this.#sets.add(node);
    for (const [name, inner] of Object.entries(value)) {
      if (name === '@context' || typeof inner !== 'object') continue;
      this.#visit(inner, {
        language: from.language,
        inside: isSet ? node : from.inside,
        isTerm: HAS_TERM.has(bareName(name)),
        depth: from.depth + 1,
      });
    }
  }

  /** The node that an object describes; one that was described before gets what is new. */
  #node(value: JsonObject, types: ReadonlySet<string>, { language, inside }: Surroundings): SchemaNode {
    const id = idOf(value);
    const known = id ? this.#byId.get(id) : undefined;
    const node = known ?? { id, types, properties: new Map(), language, inside };
    if (id && !known) this.#byId.set(id, node);
    node.inside ??= inside;
    node.types = new Set([...node.types, ...types]);
    for (const [key, one] of Object.entries(value)) {
      const name = bareName(key);
      if (!key.startsWith('@') && !node.properties.has(name)) node.properties.set(name, [one].flat());
    }
    return node;
  }
}

type JsonObject = Record<string, unknown>;

interface Surroundings {
  language: string;
  inside: SchemaNode | undefined;
  /** Whatever stands here is a term, even when it does not say. */
  isTerm: boolean;
  depth: number;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function languageOf(value: JsonObject | undefined): string {
  const contexts = [value?.['@context']].flat().filter(isObject);
  return contexts.map((context) => String(context['@language'] ?? '')).findLast(Boolean) ?? '';
}

/** The name by which a value refers to a thing; '' for none. */
export function idOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return '';
  const id = value['@id'] ?? value.id;
  return typeof id === 'string' ? id : '';
}

export function valuesOf(node: SchemaNode, ...names: string[]): unknown[] {
  return names.flatMap((name) => node.properties.get(name) ?? []);
}

/** The texts of properties, in their order. */
export function textsOf(node: SchemaNode, ...names: string[]): SaidText[] {
  return valuesOf(node, ...names).flatMap((value) => textsIn(value));
}

/** The texts in a value: plain, with its language, by language, or the name of a thing. */
export function textsIn(value: unknown): SaidText[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [{ text: String(value), language: '' }];
  }
  if (!isObject(value)) return [];
  if ('@value' in value) {
    return [{ text: String(value['@value']), language: String(value['@language'] ?? '') }];
  }
  if (value.name !== undefined) return textsIn(value.name);
  const byLanguage = Object.entries(value);
  if (
    !byLanguage.length ||
    !byLanguage.every(([tag]) => /^[a-z]{2,3}(?:[-_][a-z\d]+)*$/i.test(tag) && tagOf(tag))
  ) {
    return [];
  }
  return byLanguage.flatMap(([tag, texts]) => textsIn(texts).map(({ text }) => ({ text, language: tag })));
}

/** A property of a value that is a thing. */
export function textIn(value: unknown, name: string): string {
  return isObject(value) ? (textsIn(value[name])[0]?.text ?? '') : '';
}

/** Things that a value is, of a property. */
export function thingsIn(value: unknown, name: string): unknown[] {
  return isObject(value) ? [value[name] ?? []].flat() : [];
}

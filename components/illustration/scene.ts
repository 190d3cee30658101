import type { Pen } from './pen.ts';

/** What a scene is, and what may be said of one. */

/** What an entry says of a picture: the scene, where it is seen from, and the scene's own parameters. */
export interface Drawing {
  scene: string;
  view?: string;
  /** What is to be seen, in words, for those who do not see it. */
  alt: string;
  [parameter: string]: unknown;
}

export type Parameter =
  | { kind: 'number'; min: number; max: number; default: number; what: string }
  | { kind: 'choice'; values: readonly string[]; default: string; what: string }
  | { kind: 'flag'; default: boolean; what: string };

type ValueOf<P> = P extends { kind: 'number' }
  ? number
  : P extends { kind: 'choice'; values: readonly (infer V)[] }
    ? V
    : boolean;

export type Values<P> = { [Name in keyof P]: ValueOf<P[Name]> };

export interface Scene {
  /** One line: what it is. */
  what: string;
  parameters: Record<string, Parameter>;
  /** The first one is what an entry gets that names none. */
  views: Record<string, (pen: Pen, values: never) => void>;
}

/** A scene, its views typed by its parameters. */
export function scene<const P extends Record<string, Parameter>>(
  what: string,
  parameters: P,
  views: Record<string, (pen: Pen, values: Values<P>) => void>,
): Scene {
  return { what, parameters, views };
}

/** A whole number. */
export const count = (min: number, max: number, standard: number, what: string) =>
  ({ kind: 'number', min, max, default: standard, what }) as const;

/** One of a few words; the first is the default. */
export const choice = <const V extends readonly [string, ...string[]]>(values: V, what: string) =>
  ({ kind: 'choice', values, default: values[0], what }) as const;

/** Yes or no. */
export const flag = (standard: boolean, what: string) => ({ kind: 'flag', default: standard, what }) as const;

/** Parameters of every scene. */
export const COMMON = {
  flip: flag(false, 'mirrored'),
  night: flag(false, 'by lamplight, in light themes too'),
  wash: choice(['plain', 'warm', 'cool', 'bold'], 'the ground’s colour'),
};

/** What a drawing says, made to fit: unknown is left out, too much is clamped, nonsense becomes the default. */
export function valuesOf(parameters: Record<string, Parameter>, drawing: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      fitted(parameter, Object.hasOwn(drawing, name) ? drawing[name] : undefined),
    ]),
  );
}

function fitted(parameter: Parameter, value: unknown): string | number | boolean {
  if (parameter.kind === 'number') {
    const { min, max, default: standard } = parameter;
    return typeof value === 'number' && !Number.isNaN(value)
      ? Math.round(Math.min(max, Math.max(min, value)))
      : standard;
  }
  if (parameter.kind === 'flag') return typeof value === 'boolean' ? value : parameter.default;
  return typeof value === 'string' && parameter.values.includes(value) ? value : parameter.default;
}

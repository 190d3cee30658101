import { COMMON, type Drawing, type Parameter } from './scene.ts';
import { SCENES } from './scene-list.ts';

/** Alternative texts are read aloud: long enough to tell the picture, short enough to listen to. */
const ALT = { least: 20, most: 200 };

/**
 * What is wrong with a drawing of our own entries. (In a reader's pack the same mistakes are passed over in
 * silence: an unknown scene is not drawn, anything else is made to fit.)
 */
export function problemsOf(drawing: Drawing, where = 'drawing'): string[] {
  const { scene, view, alt, caption: _, ...rest } = drawing;
  if (!Object.hasOwn(SCENES, scene)) return [`${where}: there is no scene "${scene}"`];
  const { parameters, views } = SCENES[scene]!;
  const problems: string[] = [];
  if (view !== undefined && !Object.hasOwn(views, view)) {
    problems.push(`view "${view}" of ${scene} is none of ${Object.keys(views).join(', ')}`);
  }
  if (typeof alt !== 'string' || alt.length < ALT.least || alt.length > ALT.most) {
    problems.push(`alt must have ${ALT.least} to ${ALT.most} characters`);
  }
  const known: Record<string, Parameter> = { ...parameters, ...COMMON };
  for (const [name, value] of Object.entries(rest)) {
    if (!Object.hasOwn(known, name)) problems.push(`${scene} has no parameter "${name}"`);
    else if (!fits(known[name]!, value))
      problems.push(`${name} of ${scene} cannot be ${JSON.stringify(value)}`);
  }
  return problems.map((problem) => `${where}: ${problem}`);
}

function fits(parameter: Parameter, value: unknown): boolean {
  if (parameter.kind === 'flag') return typeof value === 'boolean';
  if (parameter.kind === 'choice') return typeof value === 'string' && parameter.values.includes(value);
  return Number.isInteger(value) && Number(value) >= parameter.min && Number(value) <= parameter.max;
}

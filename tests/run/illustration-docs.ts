import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { draw } from '../../components/illustration/draw.ts';
import { COMMON, type Parameter } from '../../components/illustration/scene.ts';
import { SCENES } from '../../components/illustration/scene-list.ts';

/** `npm run illustration-docs`: writes the list of scenes in `docs/illustrations.md` from the code. */

export const FILE = join(import.meta.dirname, '../../docs/illustrations.md');
const MARK = '<!-- Below this line the list is written by `npm run illustration-docs`. -->';

/** The document with its list renewed; what stands above the mark is written by hand. */
export function illustrationDocs(): string {
  const [head] = readFileSync(FILE, 'utf8').split(MARK) as [string];
  const parts = Object.keys(SCENES)
    .sort()
    .map((name) => {
      const { what, views, parameters } = SCENES[name]!;
      const seen = Object.keys(views)
        .map((view) => `\`${view}\``)
        .join(' · ');
      return `### ${name}\n\n${what} Views: ${seen}.\n\n${listed(parameters, (parameter) => limits(name, parameter))}`;
    });
  return `${head}${MARK}\n\n### Every scene\n\n${listed(COMMON)}\n${parts.join('\n')}`;
}

function listed(parameters: Record<string, Parameter>, limitsOf?: (name: string) => string): string {
  return Object.entries(parameters)
    .map(
      ([name, parameter]) =>
        `- \`${name}\`: ${parameter.what}; ${range(parameter)}${limitsOf?.(name) ?? ''}\n`,
    )
    .join('');
}

/** In which views a parameter is not to be seen, or not up to its end: found out by drawing. */
function limits(scene: string, name: string): string {
  const { views, parameters } = SCENES[scene]!;
  const parameter = parameters[name]!;
  // Everything else at its fullest, so that the last of many is there to be marked.
  const others = Object.fromEntries(Object.entries(parameters).map(([other, one]) => [other, fullest(one)]));
  const found = Object.keys(views).flatMap((view) => {
    const drawn = (value: unknown) =>
      JSON.stringify(draw({ scene, view, alt: '', ...others, [name]: value }));
    const values = valuesOf(parameter);
    const pictures = values.map(drawn);
    const last = pictures.findLastIndex((picture, i) => i > 0 && picture !== pictures[i - 1]);
    if (last < 0) return plainly(scene, view, name) ? [] : [`not in \`${view}\``];
    return parameter.kind === 'number' && last < values.length - 1
      ? [`in \`${view}\` to ${values[last]}`]
      : [];
  });
  return found.length > 0 ? ` (${found.join(', ')})` : '';
}

/** Does it change the view when nothing else is asked for? */
function plainly(scene: string, view: string, name: string): boolean {
  const pictures = valuesOf(SCENES[scene]!.parameters[name]!).map((value) =>
    JSON.stringify(draw({ scene, view, alt: '', [name]: value })),
  );
  return new Set(pictures).size > 1;
}

function valuesOf(parameter: Parameter): unknown[] {
  if (parameter.kind === 'flag') return [false, true];
  if (parameter.kind === 'choice') return [...parameter.values];
  return Array.from({ length: parameter.max - parameter.min + 1 }, (_, i) => parameter.min + i);
}

function fullest(parameter: Parameter): unknown {
  if (parameter.kind === 'number') return parameter.max;
  return parameter.kind === 'flag' ? true : parameter.default;
}

function range(parameter: Parameter): string {
  if (parameter.kind === 'number') return `${parameter.min} to ${parameter.max}, else ${parameter.default}`;
  if (parameter.kind === 'choice') return parameter.values.map((value) => `\`${value}\``).join(' | ');
  return `\`true\` | \`false\`, else \`${parameter.default}\``;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, illustrationDocs());

import { penOn, randomOf } from './pen.ts';
import { type Mark, type Picture, WIDTH } from './picture.ts';
import { COMMON, type Drawing, valuesOf } from './scene.ts';
import { SCENES } from './scene-list.ts';

/** Draws what an entry asks for; undefined where no scene has that name. Never throws, whatever is asked. */
export function draw(drawing: Drawing): Picture | undefined {
  if (!Object.hasOwn(SCENES, drawing.scene)) return;
  const { parameters, views } = SCENES[drawing.scene]!;
  const [first] = Object.keys(views) as [string];
  const view = drawing.view !== undefined && Object.hasOwn(views, drawing.view) ? drawing.view : first;
  const { flip, night, wash } = valuesOf(COMMON, drawing);
  const marks: Mark[] = [];
  const pen = penOn(marks, randomOf(`${drawing.scene} ${view}`));
  views[view]!(flip ? pen.at(WIDTH, 0, 1, 0, true) : pen, valuesOf(parameters, drawing) as never);
  return { style: ['drawing', wash, ...(night ? ['night'] : [])].join(' '), marks };
}

import type { Scene } from './scene.ts';
import * as building from './scenes/building.ts';
import * as charts from './scenes/charts.ts';
import * as craft from './scenes/craft.ts';
import * as deliveries from './scenes/deliveries.ts';
import * as earth from './scenes/earth.ts';
import * as food from './scenes/food.ts';
import * as games from './scenes/games.ts';
import * as gatherings from './scenes/gatherings.ts';
import * as growing from './scenes/growing.ts';
import * as hanging from './scenes/hanging.ts';
import * as household from './scenes/household.ts';
import * as institutions from './scenes/institutions.ts';
import * as journeys from './scenes/journeys.ts';
import * as knowledge from './scenes/knowledge.ts';
import * as locks from './scenes/locks.ts';
import * as machinery from './scenes/machinery.ts';
import * as makers from './scenes/makers.ts';
import * as measure from './scenes/measure.ts';
import * as music from './scenes/music.ts';
import * as outdoors from './scenes/outdoors.ts';
import * as passage from './scenes/passage.ts';
import * as post from './scenes/post.ts';
import * as roads from './scenes/roads.ts';
import * as stage from './scenes/stage.ts';
import * as study from './scenes/study.ts';
import * as tableGames from './scenes/table-games.ts';
import * as trade from './scenes/trade.ts';
import * as transport from './scenes/transport.ts';
import * as waterways from './scenes/waterways.ts';

/** Every scene by its name. */
export const SCENES: Record<string, Scene> = {
  ...building.SCENES,
  ...charts.SCENES,
  ...craft.SCENES,
  ...deliveries.SCENES,
  ...earth.SCENES,
  ...food.SCENES,
  ...games.SCENES,
  ...gatherings.SCENES,
  ...growing.SCENES,
  ...hanging.SCENES,
  ...household.SCENES,
  ...institutions.SCENES,
  ...journeys.SCENES,
  ...knowledge.SCENES,
  ...locks.SCENES,
  ...machinery.SCENES,
  ...makers.SCENES,
  ...measure.SCENES,
  ...music.SCENES,
  ...outdoors.SCENES,
  ...passage.SCENES,
  ...post.SCENES,
  ...roads.SCENES,
  ...stage.SCENES,
  ...study.SCENES,
  ...tableGames.SCENES,
  ...trade.SCENES,
  ...transport.SCENES,
  ...waterways.SCENES,
};

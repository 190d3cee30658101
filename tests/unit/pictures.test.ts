import { expect, test } from 'vitest';
import { picturesOf } from '../../components/entry/pictures.ts';

const DRAWING = { scene: 'orchestra', alt: 'An orchestra.' };

test.each<[unknown, object]>([
  [undefined, {}],
  ['<img src=x>', {}],
  [[DRAWING], {}],
  [{ hero: DRAWING }, { hero: DRAWING }],
  [{ hero: { ...DRAWING, players: 5 } }, { hero: { ...DRAWING, players: 5 } }],
  [{ hero: { scene: 'orchestra' }, figure: null }, {}],
  [{ hero: { ...DRAWING, scene: ['orchestra'] } }, {}],
  [{ hero: { ...DRAWING, view: 5 } }, {}],
  [{ figure: { ...DRAWING, caption: 'So.' } }, { figure: { ...DRAWING, caption: 'So.' } }],
  [{ figure: { ...DRAWING, caption: { html: '' } } }, { figure: DRAWING }],
])('of %j the pictures are %j', (illustration, pictures) => {
  expect(picturesOf({ illustration })).toEqual(pictures);
});

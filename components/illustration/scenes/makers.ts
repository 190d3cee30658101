import { hand } from '../kit-hands.ts';
import { grain, halo, room, shadow } from '../kit-places.ts';
import { gear } from '../kit-small.ts';
import { box, CARGO } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { onlooker, person } from '../people.ts';
import { look, POINT, REACH, STAND } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Things made and things shown: a factory line, a museum. */

const factory = scene(
  'A factory line: a belt, stations, what is made step by step.',
  {
    stations: count(1, 4, 3, 'stations'),
    items: count(0, 6, 4, 'things on the belt'),
    faulty: count(0, 6, 0, 'which is faulty (0: none)'),
    workers: count(0, 3, 2, 'workers'),
    product: choice(['boxes', 'bottles', 'clocks'], 'what is made'),
  },
  {
    wide(pen, { stations, items, faulty, workers, product }) {
      room(pen, 164);
      for (let i = 0; i < stations; i++) {
        const x = 60 + i * (220 / stations);
        pen.line(`M${x} -2V40`, 4);
        pen.shape('d', `M${x - 22} 38h44v32h-44z`, 0.2);
        pen.shape('m', `M${x - 8} 70h16v16l-8 9l-8-9z`, 0.3);
        gear(pen.at(x, 54), 11, 9, 'w');
      }
      for (let i = 0; i < workers; i++)
        person(
          pen.at(92 + i * 84, 176, 1.04, 0, i % 2 === 1),
          look(i + 2, { hair: 'cap', tint: 'd' }),
          REACH,
        );
      pen.shape('k', 'M14 130H306Q316 138 306 147H14Q4 138 14 130z', 0, 1);
      for (let i = 0; i < 8; i++) pen.shape('w', `O${22 + i * 39} 138.5 6.5`, 0, 1);
      pen.shape('d', 'M36 148H44V190H36zM276 148H284V190H276zM156 148H164V190H156z', 0, 1);
      for (let i = 0; i < items; i++) made(pen.at(44 + i * 48, 130), product, i + 1 === faulty, i);
      if (faulty && faulty <= items) pen.line(`M${44 + (faulty - 1) * 48} 100v-12m0-4h0`, 3, 's');
    },
    close(pen, { items, faulty, product, workers }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      pen.shape('d', 'M112-4H208V40H112z', 0.1);
      pen.shape('m', 'M140 40H180V66L160 82L140 66z', 0.3, 3);
      pen.shape('k', 'M-4 152H324V178H-4z', 0);
      pen.line('M-4 156H324', 2, 'w');
      for (let i = 0; i < Math.min(3, items); i++)
        made(pen.at(64 + i * 96, 152, 2), product, faulty > 0 && i === (faulty - 1) % 3, i);
      if (workers) hand(pen.at(330, 70, 1.1, 160), 'pinch', look(workers).skin, 'm', 60);
    },
  },
);

function made(pen: Pen, product: 'boxes' | 'bottles' | 'clocks', faulty: boolean, index: number): void {
  if (product === 'boxes') {
    box(pen, -13, 0, 22, faulty ? 12 : 18, faulty ? 's' : CARGO[index % 2]!, 9);
  } else if (product === 'bottles')
    pen
      .at(0, 0, 1, faulty ? 24 : 0)
      .shape(faulty ? 's' : 'm', 'M-7 0V-18Q-7-22-3-25V-34H3V-25Q7-22 7-18V0z', 0.3, 1);
  else {
    pen.shape(faulty ? 's' : 'p', 'O0-15 14 14', 0.1);
    pen.line(faulty ? 'M0-15l6 5M0-15l-8 3' : 'M0-15V-25M0-15l7 4', 2);
    pen.line('M-7-3l-4 3M7-3l4 3', 3);
  }
}

const museum = scene(
  'A museum: exhibits under glass and on the wall, labels, visitors.',
  {
    exhibits: count(1, 5, 3, 'exhibits'),
    marked: count(0, 5, 2, 'which stands out (0: none)'),
    visitors: count(0, 3, 2, 'visitors'),
    guide: flag(false, 'a guide'),
  },
  {
    wide(pen, { exhibits, marked, visitors, guide }) {
      room(pen, 154);
      for (let i = 0; i < exhibits; i++) {
        const at = pen.at(
          160 + (i - (exhibits - 1) / 2) * (280 / Math.max(3, exhibits)),
          150,
          exhibits > 3 ? 0.8 : 1,
        );
        at.shape('w', 'M-26 12V-30H26V12z', 0.2);
        treasure(at.at(0, -31, 0.8), i, i + 1 === marked);
        at.shape('p', 'M-12-20H12V-10H-12z', 0, 1);
        at.line('M-24-31V-92H24V-31M-24-92l6-6h46v60l-6 7M24-92l6-6', 1);
      }
      for (let i = 0; i < visitors; i++) {
        const at = pen.at(108 + i * 94, 196 - (i % 2) * 4, 1.04, 0, i % 2 === 1);
        shadow(at, 0, 0, 22);
        person(at, look(i + 5), { ...STAND, back: i % 2 === 0 });
      }
      if (guide) person(pen.at(292, 190, 1.1, 0, true), look(3, { top: 's' }), POINT);
    },
    close(pen, { exhibits, marked, visitors, guide }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 150, 92, 76, 'p');
      grain(pen);
      treasure(pen.at(150, 148, 1.9), exhibits + 1, marked > 0);
      pen.line('M74 148V22H226V148M74 22l14-12h152v128l-14 10M226 22l14-12', 2);
      pen.shape('w', 'M56 148H250V204H56z', 0);
      pen.shape('p', 'M110 160H196V186H110z', 0);
      pen.line('M120 168h60M120 177h40', 2);
      if (visitors) onlooker(pen.at(286, 134, 1.7), look(visitors + 4));
      if (guide) hand(pen.at(14, 178, 1, -20), 'point', 'c', 's', 60);
    },
  },
);

function treasure(pen: Pen, index: number, marked: boolean): void {
  const tone = marked ? 's' : 'm';
  if (index % 3 === 0) pen.shape(tone, 'M-10 0Q-28-22-10-40Q-6-46-10-56H10Q6-46 10-40Q28-22 10 0z', 0.35);
  else if (index % 3 === 1) {
    pen.shape(tone, 'M-20 0L-24-38L-12-22L0-46L12-22L24-38L20 0z', 0.3);
    pen.shape('p', 'O0-10 4O-12-8 3O12-8 3', 0, 1);
  } else {
    pen.shape(tone, 'M-14 0H14L10-10H-10z', 0.3, 1);
    pen.shape(tone, 'M-8-10Q-16-30-12-44Q-8-58 4-56Q16-52 12-38L16-30L10-28Q10-20 4-18L6-10z', 0.35);
  }
}

export const SCENES = { factory, museum };

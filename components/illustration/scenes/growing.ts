import { hand } from '../kit-hands.ts';
import { board, bush, cloud, country, grain, halo, room, shadow, sun, tree, tufts } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { CARGO, drawers, pane } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { BEND, holding, look, REACH, stance, UP } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** What grows: a garden of beds, an orchard, a seed catalogue, a tree of branches. */

function plant(pen: Pen, tone: Tone, kind: number, ill: boolean): void {
  if (ill) {
    pen.line('M0 0Q2-10 8-14M4-9Q-2-12-7-8M6-13q5 1 6 6', 2, 'w');
    return;
  }
  pen.line('M0 0V-16', 2);
  if (kind % 3 === 0) pen.shape(tone, 'M0-8Q-12-8-12-18Q-4-18 0-10Q2-20 12-20Q12-8 0-8z', 0.3, 1);
  else if (kind % 3 === 1) pen.shape(tone, 'O0-20 7 7M0-8Q8-12 11-7Q6-2 0-6z', 0.3, 1);
  else pen.shape(tone, 'M0-2Q-8-14 0-28Q8-14 0-2z', 0.3, 1);
}

const garden = scene(
  'A garden of beds: plants in rows, a gardener who looks after them.',
  {
    beds: count(1, 4, 3, 'beds'),
    plants: count(2, 6, 5, 'plants in a bed'),
    ill: count(0, 24, 8, 'which plant is withered (0: none)'),
    gardener: flag(true, 'the gardener'),
  },
  {
    wide(pen, { beds, plants, ill, gardener }) {
      country(pen, 92, 'g');
      sun(pen, 264, 36, 17, 's');
      tree(pen.at(30, 98, 0.8), 'round');
      tree(pen.at(298, 96, 0.7), 'poplar');
      pen.line(
        'M-2 92H322M6 96V78M26 96V78M46 96V78M66 96V78M86 96V78M226 96V78M246 96V78M266 96V78M286 96V78M306 96V78M-2 84H100M216 84H322',
        1,
      );
      for (let row = 0; row < beds; row++) {
        const y = 116 + row * (84 / Math.max(3, beds));
        const [left, right] = [104 - row * 14, 292 + row * 6];
        pen.shape('w', `M${left} ${y}H${right}L${right + 5} ${y + 13}H${left - 7}z`, 0);
        for (let i = 0; i < plants; i++) {
          const at = pen.at(
            left + 14 + (i * (right - left - 24)) / Math.max(1, plants - 1),
            y + 8,
            0.86 + row * 0.08,
          );
          plant(at, row % 2 ? 'm' : 'd', row, row * plants + i + 1 === ill);
        }
      }
      if (gardener) {
        shadow(pen, 56, 188, 30);
        const at = pen.at(56, 190, 1.06);
        person(at, look(0, { hair: 'hat', tint: 'w', wear: 'apron' }), BEND);
        at.shape('s', 'M24-42L44-48V-30H28zM44-46l14-8l1 3l-15 10z', 0.3);
      }
    },
    above(pen, { beds, plants, ill, gardener }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      pen.dots(0, 0, 320, 200, 40, 'd');
      const h = 170 / beds;
      for (let row = 0; row < beds; row++) {
        pen.shape('w', `M34 ${16 + row * h}H286V${10 + (row + 1) * h}H34z`, 0, 2);
        for (let i = 0; i < plants; i++) {
          const [x, y] = [34 + ((i + 0.5) * 252) / plants, 13 + (row + 0.5) * h];
          const r = Math.min(16, h * 0.3);
          const sick = row * plants + i + 1 === ill;
          pen.shape(sick ? 's' : row % 2 ? 'm' : 'd', rosette(x, y, sick ? r * 0.7 : r), 0.3, 1);
        }
      }
      if (gardener) hand(pen.at(330, 214, 1.1, 218), 'point', 'b', 'm', 60);
    },
  },
);

function rosette(x: number, y: number, r: number): string {
  let d = '';
  for (let i = 0; i < 6; i++) {
    const [a, b] = [(i * Math.PI) / 3, ((i + 0.5) * Math.PI) / 3];
    d += `${i ? 'L' : 'M'}${(x + Math.cos(a) * r * 0.5).toFixed(1)} ${(y + Math.sin(a) * r * 0.5).toFixed(1)}`;
    d += `Q${(x + Math.cos(a) * r * 1.3).toFixed(1)} ${(y + Math.sin(a) * r * 1.3).toFixed(1)} ${(x + Math.cos(b) * r).toFixed(1)} ${(y + Math.sin(b) * r).toFixed(1)}`;
  }
  return `${d}z`;
}

const orchard = scene(
  'An orchard: rows of trees, fruit, pickers with a ladder and baskets.',
  {
    trees: count(1, 5, 3, 'trees'),
    fruit: choice(['ripe', 'few', 'none'], 'the fruit'),
    pickers: count(0, 2, 1, 'pickers'),
    baskets: count(0, 4, 2, 'baskets'),
  },
  {
    wide(pen, { trees, fruit, pickers, baskets }) {
      country(pen, 124, 'm');
      cloud(pen, 76, 32);
      for (let i = 0; i < trees; i++) {
        const at = pen.at(((i + 0.5) * 320) / trees + (i % 2 ? 8 : -4), 156 + (i % 2) * 14, 1.42);
        tree(at, fruit === 'ripe' ? 'fruit' : 'round', 'd');
        if (fruit === 'few') at.shape('s', 'O8-34 3', 0, 1);
      }
      if (pickers) {
        pen.line('M84 186L112 92M102 188L122 92M89 170h16M94 152h15M99 134h14M104 116h13', 3, 'w');
        person(pen.at(98, 154, 0.84), look(2), { ...UP, feet: stance(-1, 0, 8, -14) });
      }
      if (pickers > 1) person(pen.at(208, 190, 1), look(7), holding(18, -94, 10, -60));
      for (let i = 0; i < baskets; i++) basket(pen.at(146 + i * 40, 192 - (i % 2) * 4), fruit !== 'none');
      tufts(pen, 4, 200, 90);
    },
    close(pen, { fruit, baskets, pickers }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 240, 70, 56, 'g');
      grain(pen);
      pen.shape('w', 'M-4 62Q90 60 168 34Q250 14 324 20V32Q240 30 176 48Q100 78-4 84z', 0.2);
      for (const [x, y, turn] of [
        [60, 60, 20],
        [120, 54, -150],
        [190, 40, 30],
        [250, 26, -140],
        [284, 30, 60],
      ] as const) {
        pen.at(x, y, 1.2, turn).shape('d', 'M0 0Q14-16 44-6Q30 14 0 0z', 0.3);
      }
      const number = { ripe: 4, few: 1, none: 0 }[fruit];
      for (let i = 0; i < number; i++) {
        const at = pen.at(96 + i * 56, 76 - i * 12);
        at.line('M0-12Q2 0 0 8', 2);
        at.shape('s', 'M0 8Q18 2 20 22Q16 44 0 42Q-16 44-20 22Q-18 2 0 8z', 0.35);
      }
      if (pickers) hand(pen.at(60, 182, 1.2, -46), 'palm', 'c', 'm', 70);
      if (baskets) basket(pen.at(252, 196, 2.2), fruit !== 'none');
    },
  },
);

function basket(pen: Pen, full: boolean): void {
  if (full) pen.shape('s', 'O-9-18 5O0-21 5O9-18 5', 0.3, 1);
  pen.shape('w', 'M-18-18H18L14 0H-14z', 0.3);
  pen.line('M-17-12H17M-16-6H15M-8-18L-6 0M8-18L6 0', 1);
}

const seeds = scene(
  'A seed catalogue and a cabinet of seed packets, each with its picture.',
  {
    packets: count(2, 8, 6, 'packets'),
    chosen: count(0, 8, 2, 'which is chosen (0: none)'),
    sprout: flag(true, 'a pot in which one has come up'),
  },
  {
    above(pen, { packets, chosen, sprout }) {
      board(pen);
      for (let i = 0; i < packets; i++) {
        const at = pen.at(52 + (i % 4) * 62, 56 + Math.floor(i / 4) * 88, 1, (i % 3) * 4 - 4);
        at.shape(i + 1 === chosen ? 's' : 'p', 'M-24-34H24V34H-24z', 0);
        at.shape('f', 'M-18-14H18V28H-18z', 0, 1);
        plant(at.at(0, 24, 1.1), CARGO[i % 3]! === 'w' ? 'm' : CARGO[i % 3]!, i, false);
        at.line('M-14-24H14', 3);
      }
      if (sprout) {
        pen.shape('m', 'O284 150 24 24', 0.2);
        pen.shape('k', 'O284 150 18 18', 0, 1);
        pen.shape('s', rosette(284, 150, 11), 0.3, 1);
      }
      pen.shape('d', 'O274 62 2.4O282 70 2.4O290 60 2.4O284 80 2.4O296 74 2.4O270 76 2.4', 0, 1);
    },
    wide(pen, { packets, chosen, sprout }) {
      room(pen, 164);
      pane(pen, 22, 22, 70, 74, 'p');
      drawers(pen, 164, 152, 4, Math.max(2, Math.ceil(packets / 2)), 34, 25, chosen - 1);
      pen.shape('d', 'M164 156v26h8v-26zM290 156v26h8v-26z', 0, 1);
      shadow(pen, 118, 190, 28);
      const at = pen.at(118, 190, 1.24);
      person(at, look(6), REACH);
      sheet(at, 29, -66, 15, 20, 6, 0, 's');
      if (sprout)
        for (let i = 0; i < 3; i++) {
          pen.shape('w', `M${28 + i * 22} 112h14l3-16h-20z`, 0.3, 1);
          plant(pen.at(35 + i * 22, 97, 0.9), i % 2 ? 'm' : 'd', i, false);
        }
      pen.shape('w', 'M16 112H98V118H16z', 0, 1);
    },
  },
);

const branches = scene(
  'A tree whose trunk parts into branches and twigs, roots below.',
  {
    depth: count(2, 5, 4, 'how often it parts'),
    chosen: count(0, 8, 3, 'which branch stands out (0: none)'),
    roots: flag(true, 'are the roots to be seen'),
    leaves: choice(['some', 'many', 'none'], 'leaves'),
  },
  {
    wide(pen, { depth, chosen, roots, leaves }) {
      country(pen, 146, 'm');
      if (roots) {
        pen.fill('d', 'M-2 152Q80 146 160 152Q240 158 322 150V204H-2z');
        pen.line(
          'M156 152Q150 176 118 182M160 152Q160 180 164 200M164 152Q172 174 206 184M136 178Q120 184 112 198M190 179Q206 186 214 200M160 176Q148 188 144 200',
          3,
          'w',
        );
      }
      growth(pen, depth, chosen, leaves);
      person(pen.at(42, 168, 0.84), look(chosen), { ...holding(30, -84, 4, -44), nod: -14 });
      bush(pen.at(284, 160, 1), 'd');
    },
    close(pen, { depth, chosen, leaves }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 160, 90, 88, 'g');
      pen.fill('m', 'M-2 180Q160 160 322 180V204H-2z');
      grain(pen);
      growth(pen.at(-64, -18, 1.4), depth, chosen, leaves);
    },
  },
);

function growth(pen: Pen, depth: number, chosen: number, leaves: 'some' | 'many' | 'none'): void {
  const levels: string[] = ['', '', '', '', '', ''];
  let tips = '';
  let lit = '';
  let number = 0;
  const grow = (x: number, y: number, angle: number, length: number, level: number, on: boolean) => {
    const [endX, endY] = [x + Math.sin(angle) * length, y - Math.cos(angle) * length];
    const bend = `M${x.toFixed(0)} ${y.toFixed(0)}Q${(x + Math.sin(angle * 0.6) * length * 0.5).toFixed(0)} ${(y - length * 0.55).toFixed(0)} ${endX.toFixed(0)} ${endY.toFixed(0)}`;
    if (level === 2) number++;
    const marked = on || (level === 2 && number === chosen);
    if (marked) lit += bend;
    else levels[level] += bend;
    if (level === depth) tips += `O${endX.toFixed(0)} ${endY.toFixed(0)} ${leaves === 'many' ? 8 : 4.5}`;
    else
      for (const side of [-1, 1])
        grow(endX, endY, angle + side * (0.62 - level * 0.06), length * 0.72, level + 1, marked);
  };
  grow(160, 156, 0, 46, 0, false);
  for (const [level, data] of levels.entries())
    if (data) pen.line(data, level < 1 ? 5 : level < 2 ? 4 : level < 4 ? 3 : 2);
  if (lit) pen.line(lit, 3, 's');
  if (leaves !== 'none') pen.shape('d', tips, 0, 1);
}

export const SCENES = { garden, orchard, seeds, branches };

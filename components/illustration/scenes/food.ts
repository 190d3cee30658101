import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { beam, board, grain, halo, room, shadow } from '../kit-places.ts';
import { bottle, cup, plate, pot, sheet } from '../kit-small.ts';
import { chair, clock, counter, lamp, shelves, table } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { fromAbove, person } from '../people.ts';
import { CARRY, holding, look, REACH, SIT } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Food: the pass of a restaurant, a bakery, recipe cards, a table set for dinner. */

const cook = (index: number) => look(index, { hair: 'toque', tint: 'p', top: 'p', wear: 'apron' });

function hob(pen: Pen, x: number, y: number, w: number, pots: number): void {
  pen.shape('d', `M${x} ${y}v-38h${w}v38z`, 0.12);
  pen.line(`M${x + 8} ${y - 6}v-20h${w * 0.4}v20zM${x + w * 0.55} ${y - 6}v-20h${w * 0.38}v20z`, 1, 'p');
  for (let i = 0; i < pots; i++) pot(pen, x + ((i + 0.5) * w) / pots, y - 38, 26, i % 2 ? 'w' : 'm');
}

const pass = scene(
  'A restaurant’s pass: the lit counter between cooks and waiters, where plates are checked.',
  {
    plates: count(0, 5, 3, 'plates on the pass'),
    wrong: count(0, 5, 0, 'which plate is not right (0: none)'),
    cooks: count(1, 3, 2, 'cooks behind it'),
    waiter: flag(true, 'a waiter in front'),
  },
  {
    wide(pen, { plates, wrong, cooks, waiter }) {
      room(pen, 158);
      pen.line('M40 24H290V120M40 24V120', 1);
      pen.fill('d', 'M40 24H290V120H40z');
      for (let i = 0; i < 3; i++) beam(pen, 92 + i * 70, 44, 122, 56, 'm');
      for (let i = 0; i < cooks; i++)
        person(pen.at(96 + i * 76, 172, 1.06), cook(i * 2), i % 2 ? CARRY : REACH);
      for (let i = 0; i < 3; i++) lamp(pen, 92 + i * 70, 34, 40, 'w');
      counter(pen, 34, 178, 262, 56, 'd', 4);
      for (let i = 0; i < plates; i++) plate(pen, 72 + i * 48, 114, 17, i + 1 === wrong ? 'k' : 's');
      if (wrong && wrong <= plates) lettering(pen, '!', 72 + (wrong - 1) * 48, 92, 12, 's', 3);
      if (waiter) {
        shadow(pen, 284, 195, 26);
        const at = pen.at(284, 194, 1.12, 0, true);
        person(
          at,
          look(5, { top: 'm', legs: 'k' }),
          holding(20, -68, 16, -64, {
            feet: [
              [-4, 0],
              [5, -1],
            ],
          }),
        );
        plate(at, 24, -71, 12, 's');
      }
    },
    close(pen, { plates, wrong }) {
      pen.fill('f', 'M-2-2H322V88H-2z');
      grain(pen);
      for (const x of [70, 160, 250]) {
        beam(pen, x, 30, 150, 110);
        lamp(pen.at(x, 18, 1.8), 0, 0, 30);
      }
      pen.shape('w', 'M-4 132H324V204H-4z', 0);
      pen.line('M-4 140H324', 1);
      const shown = Math.min(plates, 3);
      for (let i = 0; i < shown; i++)
        plate(pen, 160 + (i - (shown - 1) / 2) * 96, 160, 40, i + 1 === wrong ? 'k' : i % 2 ? 'm' : 's');
      for (let i = 0; i < 4; i++)
        sheet(pen, 40 + i * 26, 96, 18, 26, i * 3 - 4, 3, i + 1 === wrong ? 's' : 'p');
      pen.line('M20 84H150', 3);
      hand(pen.at(330, 150, 1.1, 188, false), 'point', 'c', 'p', 60);
    },
    kitchen(pen, { cooks, plates }) {
      room(pen, 160);
      pen.shape('m', 'M60 26L100 70H220L260 26z', 0.3);
      pen.shape('w', 'M88 70H232V78H88z', 0, 1);
      hob(pen, 60, 176, 200, 4);
      for (let i = 0; i < cooks; i++) {
        shadow(pen, 60 + i * 96, 188, 24);
        person(pen.at(62 + i * 96, 188, 1.15, 0, i === 2), cook(i + 1), REACH);
      }
      table(pen, 6, 196, 46, 44);
      for (let i = 0; i < plates; i++) plate(pen, 18 + (i % 2) * 22, 150 - Math.floor(i / 2) * 7, 11, 's');
    },
  },
);

function oven(pen: Pen, x: number, y: number, lit: boolean): void {
  pen.shape('w', `M${x - 62} ${y}V${y - 70}Q${x} ${y - 142} ${x + 62} ${y - 70}V${y}z`, 0.24);
  pen.line(
    `M${x - 62} ${y - 30}h36M${x - 60} ${y - 60}h34M${x + 62} ${y - 30}h-36M${x - 44} ${y - 88}l22 14M${x} ${y - 106}v20M${x + 44} ${y - 88}l-22 14M${x - 46} ${y - 30}v30M${x - 44} ${y - 60}v30`,
    1,
  );
  pen.shape(
    lit ? 'h' : 'k',
    `M${x - 28} ${y - 24}V${y - 52}Q${x} ${y - 84} ${x + 28} ${y - 52}V${y - 24}z`,
    0,
    3,
  );
  if (lit) pen.fill('p', `M${x - 16} ${y - 25}q-4-14 4-22q2 8 6 9q0-12 8-20q2 12 8 18q6 6 2 15z`);
}

function loaf(pen: Pen, x: number, y: number, w: number, tone: Tone = 'w'): void {
  pen.shape(
    tone,
    `M${x - w / 2} ${y}q-${w * 0.08}-${w * 0.46} ${w / 2}-${w * 0.46}q${w * 0.58} 0 ${w / 2} ${w * 0.46}z`,
    0.4,
    1,
  );
  pen.line(
    `M${x - w * 0.2} ${y - w * 0.32}l4 6M${x} ${y - w * 0.36}l4 6M${x + w * 0.2} ${y - w * 0.3}l3 6`,
    1,
  );
}

const bakery = scene(
  'A bakery: an oven, a baker with a peel, loaves on the racks.',
  {
    loaves: count(0, 12, 7, 'loaves on the racks'),
    lit: flag(true, 'does the oven burn'),
    odd: flag(false, 'is one loaf different'),
    hour: count(1, 12, 4, 'what the clock says'),
  },
  {
    wide(pen, { loaves, lit, odd, hour }) {
      room(pen, 160);
      oven(pen, 88, 170, lit);
      clock(pen, 176, 34, 14, hour);
      const rows = shelves(pen, 212, 172, 92, 118, 3);
      for (let i = 0; i < loaves; i++)
        loaf(pen, 228 + (i % 4) * 21, rows[Math.floor(i / 4)]!, 19, odd && i === 4 ? 's' : 'w');
      shadow(pen, 176, 188, 26);
      const at = pen.at(176, 188, 1.2, 0, true);
      person(
        at,
        cook(4),
        holding(24, -56, 10, -50, {
          feet: [
            [-10, 0],
            [9, -1],
          ],
          neck: [3, -80],
        }),
      );
      at.shape('w', 'M-6-48L66-62L67-59L-5-45zM64-64l26-7l2 5l-26 7z', 0, 1);
      if (lit) loaf(at, 78, -68, 17);
    },
    close(pen, { loaves, odd }) {
      board(pen);
      pen.dots(20, 100, 280, 90, 70, 'p');
      const shown = Math.max(1, Math.min(6, loaves));
      for (let i = 0; i < shown; i++) {
        const [x, y] = [190 + (i % 3) * 48 - Math.floor(i / 3) * 20, 70 + Math.floor(i / 3) * 56];
        pen.shape(odd && i === 1 ? 's' : 'p', `O${x} ${y} 22 17`, 0.3);
        pen.line(`M${x - 8} ${y - 6}q8-6 16 0`, 1);
      }
      pen.shape('p', 'M58 150Q40 120 66 104Q90 88 116 104Q142 120 128 148Q100 168 58 150z', 0.3);
      hand(pen.at(34, 168, 1.1, -34), 'palm', 'b', 'd', 70);
      hand(pen.at(140, 190, 1.1, -70), 'grip', 'b', 'd', 60);
    },
  },
);

const recipes = scene(
  'Recipe cards in a box and on a kitchen table, with what goes in.',
  {
    cards: count(1, 6, 3, 'cards on the table'),
    marked: count(0, 6, 1, 'which card is marked (0: none)'),
    things: choice(['jars', 'eggs', 'scales'], 'what stands with them'),
  },
  {
    above(pen, { cards, marked, things }) {
      board(pen);
      for (let i = 0; i < cards; i++) {
        const [x, y] = [62 + (i % 3) * 76, 58 + Math.floor(i / 3) * 84];
        sheet(pen, x, y, 64, 72, (pen.random() - 0.5) * 14, 7, i + 1 === marked ? 's' : 'p');
      }
      if (things === 'eggs') pen.shape('p', 'O270 70 12 16O292 100 16 12O262 118 13 16', 0.35);
      else if (things === 'jars') {
        pen.shape('m', 'O276 56 26 26O270 126 22 22', 0.35);
        pen.shape('d', 'O276 56 18 18O270 126 15 15', 0.3, 1);
      } else {
        pen.shape('m', 'O276 80 32 32', 0.3);
        pen.shape('p', 'O276 80 22 22', 0);
        pen.line('M276 80l12-14M276 62v4M294 80h-4M258 80h4', 2);
      }
      pen.shape('w', 'M196 176L262 150L266 160L202 186z', 0, 1);
      pen.shape('w', 'O190 182 14 9', 0.3);
      hand(pen.at(60, 206, 1, -50), 'point', 'c', 'm', 60);
    },
    wide(pen, { cards, marked, things }) {
      room(pen, 166);
      const rows = shelves(pen, 190, 96, 104, 66, 2);
      for (let i = 0; i < 5; i++) bottle(pen, 202 + i * 20, rows[i % 2 ? 1 : 0]!, 28, i % 2 ? 'm' : 'd');
      shadow(pen, 160, 190, 240);
      table(pen, 30, 192, 260, 58);
      person(
        pen.at(92, 192, 1.24),
        look(0, { wear: 'apron' }),
        holding(34, -58, 28, -58, { neck: [4, -80], nod: 12 }),
      );
      table(pen, 30, 192, 260, 58);
      pen.shape('s', 'M150 134V112H196V134z', 0.3);
      for (let i = 0; i < cards; i++)
        pen.shape(i + 1 === marked ? 'm' : 'p', `M${156 + i * 5} 114v-${12 + i * 3}h18v${12 + i * 3}z`, 0, 1);
      pen.shape('s', 'M148 134V118H198V134z', 0.3);
      if (things === 'eggs') pen.shape('p', 'O226 126 7 8O242 126 7 8O258 126 7 8', 0.4, 1);
      else if (things === 'jars') for (const x of [222, 242, 262]) bottle(pen, x, 134, 34, 'm');
      else {
        pen.shape('m', 'M216 134l6-20h30l6 20z', 0.4);
        plate(pen, 237, 112, 26, 'w');
      }
    },
  },
);

function setting(pen: Pen, food: Tone | ''): void {
  pen.shape('p', 'O0 0 24 24', 0);
  pen.line('O0 0 16 16M-34-16v34M-38-16v9q4 4 8 0v-9M34-18q-5 8 0 18v18', 2);
  if (food) pen.shape(food, 'M-11 3Q-12-12 2-11Q14-8 10 4Q2 14-11 3z', 0.4, 1);
}

const dinner = scene(
  'A table set for dinner: places, plates, guests.',
  {
    places: count(1, 8, 6, 'places at the table'),
    served: count(0, 8, 3, 'how many have got their food'),
    empty: count(0, 8, 0, 'whose chair is empty (0: nobody’s)'),
    candle: flag(true, 'a candle in the middle'),
  },
  {
    above(pen, { places, served, empty, candle }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      const top = Math.ceil(places / 2);
      const x = (i: number) => {
        const [at, of] = i < top ? [i, top] : [i - top, places - top];
        return 160 + (at - (of - 1) / 2) * (200 / Math.max(3, top));
      };
      pen.shape('w', 'M32 38H288V162H32z', 0);
      for (let i = 0; i < places; i++)
        setting(pen.at(x(i), i < top ? 66 : 134, 0.78, i < top ? 180 : 0), i < served ? 's' : '');
      for (let i = 0; i < places; i++) {
        const y = i < top ? 20 : 180;
        pen.shape('m', `M${x(i) - 16} ${y - 12}h32v24h-32z`, 0, 1);
        if (i + 1 !== empty) {
          fromAbove(pen.at(x(i), i < top ? 27 : 173, 1.2, i < top ? 90 : -90), look(i));
        }
      }
      if (candle) pen.shape('s', 'O160 100 7 7', 0);
    },
    side(pen, { places, served, empty, candle }) {
      room(pen, 160);
      halo(pen, 160, 80, 70, 'f');
      lamp(pen.at(160, 34, 1.5), 0, 0, 40, 'd', candle);
      const shown = Math.min(places, 4);
      for (let i = 0; i < shown; i++) {
        const at = pen.at(160 + (i - (shown - 1) / 2) * 62, 188, 1.1, 0, i >= shown / 2);
        chair(at, -6, 0);
        if (i + 1 !== empty) person(at, look(i + 2), SIT);
      }
      pen.shape('p', 'M20 140H300V152L296 168H24L20 152z', 0);
      for (let i = 0; i < shown; i++)
        plate(pen, 170 + (i - (shown - 1) / 2) * 62, 139, 15, i < served ? 's' : '');
      for (let i = 0; i < shown; i++) cup(pen, 146 + (i - (shown - 1) / 2) * 62, 140, 9);
      shadow(pen, 160, 190, 220);
    },
  },
);

export const SCENES = { pass, bakery, recipes, dinner };

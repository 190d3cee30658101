import { hand } from '../kit-hands.ts';
import { board, grain, halo, room, shadow, water } from '../kit-places.ts';
import { drawers } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, POINT, UP } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Finding one’s place: a map room, a lighthouse, an observatory. */

function land(pen: Pen, roads: number, marked: number): void {
  pen.shape(
    'm',
    'M-66-8Q-70-34-40-34Q-20-48 6-36Q34-44 50-24Q72-14 60 8Q58 34 28 30Q4 44-22 32Q-54 34-66-8z',
    0.08,
    1,
  );
  pen.fill('f', 'M-30-10Q-20-22-6-14Q4-4-10 4Q-30 6-30-10zM22 6Q34-2 42 8Q40 20 26 18z');
  const ends = ['L-48-14', 'L-8-30', 'Q30-34 44-16', 'Q34 6 40 22', 'Q-6 22-18 26', 'Q-30 10-50 8'];
  for (let i = 0; i < roads; i++)
    pen.line(`M4 0${ends[i]}`, i + 1 === marked ? 3 : 1, i + 1 === marked ? 's' : 'k');
  pen.shape('s', 'O4 0 4', 0, 1);
}

const maps = scene(
  'A map room: a great map on the wall or table, a hand that shows the way.',
  {
    roads: count(1, 6, 4, 'roads on the map'),
    marked: count(0, 6, 3, 'which is marked (0: none)'),
    pins: count(0, 6, 3, 'pins'),
    viewer: flag(true, 'somebody before it'),
  },
  {
    wide(pen, { roads, marked, pins, viewer }) {
      room(pen, 160);
      pen.shape('w', 'M92 14H304V136H92z', 0);
      pen.shape('p', 'M98 20H298V130H98z', 0);
      pen.line('M138 20V130M178 20V130M218 20V130M258 20V130M98 47H298M98 74H298M98 101H298', 1, 'f');
      land(pen.at(198, 76, 1.28), roads, marked);
      for (let i = 0; i < pins; i++)
        pen.shape('d', `M${140 + i * 24} ${66 + ((i * 31) % 40)}l-3-8q3-6 6 0z`, 0, 1);
      drawers(pen, 214, 188, 3, 3, 30, 13);
      if (viewer) {
        shadow(pen, 74, 190, 26);
        const at = pen.at(74, 190, 1.28);
        person(at, look(7), { ...POINT, nod: -6 });
        at.line('M31-78L70-92', 2);
      }
    },
    table(pen, { roads, marked, pins, viewer }) {
      board(pen, 'd');
      pen.shape('p', 'M34 30L150 22L168 30L290 20L296 168L172 178L152 170L28 180z', 0, 3);
      pen.line('M150 22L152 170M168 30L172 178', 1);
      pen.hatch('M150 22L168 30L172 178L152 170z', { angle: 0, gap: 4 });
      land(pen.at(168, 100, 1.66), roads, marked);
      for (let i = 0; i < pins; i++) pen.shape('d', `O${98 + i * 30} ${72 + ((i * 47) % 66)} 4.6`, 0, 2);
      pen.shape('w', 'O268 46 15 15', 0.2);
      pen.shape('s', 'M268 33L272 46L268 59L264 46z', 0, 1);
      if (viewer) hand(pen.at(36, 206, 1.2, -42), 'point', 'c', 'k', 60);
    },
  },
);

const lighthouse = scene(
  'A lighthouse over a sea: its beam, rocks, ships.',
  {
    beam: choice(['right', 'left', 'both', 'off'], 'where the light falls'),
    ships: count(0, 4, 2, 'ships'),
    rocks: count(0, 4, 2, 'rocks'),
    waves: choice(['calm', 'rough'], 'the sea'),
  },
  {
    wide(pen, { beam, ships, rocks, waves }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 96, 56, 60, 'g');
      grain(pen);
      if (beam === 'right' || beam === 'both') pen.fill('p', 'M100 50L322 6V108L100 60z');
      if (beam === 'left' || beam === 'both') pen.fill('p', 'M92 50L-2 20V88L92 60z');
      water(pen, 138, 'm');
      for (let i = 0; i < ships; i++)
        boat(
          pen.at(190 + i * 40 - (i > 2 ? 170 : 0), 148 + ((i * 23) % 30), 0.8 + i * 0.1),
          i === 0 ? 's' : 'd',
        );
      pen.shape('d', 'M40 204Q36 160 62 148Q80 132 112 142Q144 148 150 172Q168 180 170 204z', 0.2);
      pen.shape('p', 'M78 144L86 66H108L118 144z', 0.3, 3);
      pen.shape('s', 'M84.5 84H110.5L112.5 102H82.5zM80.6 120H115L117 136H79z', 0.3, 1);
      pen.shape(beam === 'off' ? 'k' : 's', 'M90 62V48H104V62z', 0, 2);
      pen.shape('d', 'M82 66H112V61H82zM86 48L97 36L108 48z', 0.2);
      for (let i = 0; i < rocks; i++)
        pen.shape('k', `M${176 + i * 36} ${190 + (i % 2) * 6}l8-16l9 4l7 12z`, 0, 1);
      if (waves === 'rough')
        pen.line(
          'M150 160q10-14 20 0q10-14 20 0q10-14 20 0M220 184q12-16 24 0q12-16 24 0M180 196q10-14 20 0q10-14 20 0',
          3,
          'p',
        );
    },
    close(pen, { beam, ships }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      water(pen, 160, 'm');
      for (let i = 0; i < ships; i++) boat(pen.at(30 + i * 84 + (i > 1 ? 60 : 0), 166, 0.6), 'd');
      if (beam === 'right' || beam === 'both') pen.fill('p', 'M200 76L322 20V150L200 112z');
      if (beam === 'left' || beam === 'both') pen.fill('p', 'M120 76L-2 20V150L120 112z');
      grain(pen);
      pen.shape('g', 'M112 140V58H208V140z', 0);
      pen.shape(beam === 'off' ? 'm' : 's', 'M138 132Q128 96 160 66Q192 96 182 132z', 0.14, 3);
      pen.line('M144 84H176M138 100H182M137 116H183', 1);
      person(pen.at(122, 174, 0.98), look(4, { hair: 'cap', tint: 'd' }), UP);
      pen.line('M112 58V140M160 58V66M208 58V140M136 58V140M184 58V140', 2);
      pen.shape('d', 'M100 60L160 10L220 60z', 0.26, 3);
      pen.shape('w', 'M92 140H228V152H92z', 0);
      pen.line('M98 140V116M120 140V116M200 140V116M222 140V116M94 116H226', 2);
      pen.shape('p', 'M112 152H208L214 204H106z', 0.2);
    },
  },
);

function boat(pen: Pen, tone: 's' | 'd'): void {
  pen.shape(tone, 'M-20 0H22L14 11H-13z', 0.3, 1);
  pen.shape('p', 'M0-3V-34L18-6zM-3-4V-28L-14-6z', 0.3, 1);
}

const observatory = scene(
  'An observatory: a telescope, the open dome, stars to find.',
  {
    stars: count(3, 24, 14, 'stars'),
    found: count(0, 5, 4, 'how many stars are joined to a figure'),
    watcher: flag(true, 'somebody at the eyepiece'),
    planet: flag(true, 'a planet in the view'),
  },
  {
    wide(pen, { stars, found, watcher, planet }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      sky(pen, stars, found, 170, 10, 140, 90);
      if (planet) {
        pen.shape('s', 'O282 38 13 13', 0.4);
        pen.line('M262 44Q282 50 304 28', 2, 'p');
      }
      pen.fill('k', 'M-2 176Q80 158 160 172Q240 160 322 178V204H-2z');
      pen.shape('m', 'M40 178V112H164V178z', 0.16);
      pen.shape('p', 'M34 112Q36 46 102 44Q168 46 170 112z', 0.2, 3);
      pen.shape('k', 'M112 45Q142 50 158 80L136 104L92 60Q98 48 112 45z', 0, 2);
      const tube = pen.at(116, 104, 1, -38);
      tube.shape('w', 'M-44-9H44V9H-44zM44-13H74V13H44z', 0.3);
      tube.shape('s', 'M-56-5H-44V5H-56z', 0, 1);
      pen.shape('w', 'M30 112H174V122H30z', 0);
      pen.shape('d', 'M92 178V140Q102 130 112 140V178z', 0);
      if (watcher) person(pen.at(214, 190, 1), look(0), { ...POINT, nod: -20 });
    },
    close(pen, { stars, found, watcher, planet }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      pen.shape('k', 'O206 92 86 86', 0, 3);
      sky(pen, stars, found, 150, 30, 110, 110);
      if (planet) {
        pen.shape('s', 'O238 108 24 24', 0.4);
        pen.line('M202 122Q236 128 276 88', 3, 'p');
      }
      pen.line('O206 92 86 86', 4, 'w');
      pen.line('M206 6V22M206 162V178M120 92H136M276 92H292', 1, 'p');
      if (watcher) person(pen.at(44, 262, 2), look(2), holding(26, -72, 22, -68, { nod: -8 }));
    },
  },
);

function sky(pen: Pen, stars: number, found: number, x: number, y: number, w: number, h: number): void {
  let small = '';
  let path = '';
  for (let i = 0; i < stars; i++) {
    const [sx, sy] = [x + pen.random() * w, y + pen.random() * h];
    if (i < found) path += `${i ? 'L' : 'M'}${x + w * (0.1 + i * 0.2)} ${y + h * (0.3 + ((i * 0.37) % 0.5))}`;
    small += `M${sx} ${sy}h0`;
  }
  pen.line(small, 3, 'p');
  if (!path) return;
  pen.line(path, 1, 'p');
  for (const [, at] of path.matchAll(/[ML](\S+ \S+?)(?=[ML]|$)/g)) pen.fill('s', `O${at} 4 4`);
}

export const SCENES = { maps, lighthouse, observatory };

import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { board, country, room, shadow, tree } from '../kit-places.ts';
import { envelope, letter, sack, sheet } from '../kit-small.ts';
import { counter, door, lamp } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { CARRY, holding, look, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Post: sorting, an envelope and its seal, letterboxes of a block of flats, a postman's round, a newspaper kiosk. */

function pigeonholes(
  pen: Pen,
  x: number,
  y: number,
  columns: number,
  rows: number,
  size: number,
  lit: number,
): void {
  pen.shape('w', `M${x - 5} ${y - 5}h${columns * size + 10}v${rows * size + 10}h-${columns * size + 10}z`, 0);
  let dark = '';
  let letters = '';
  for (let i = 0; i < columns * rows; i++) {
    const [left, top] = [x + (i % columns) * size + 1.5, y + Math.floor(i / columns) * size + 1.5];
    if (i + 1 === lit) continue;
    dark += `M${left} ${top}h${size - 3}v${size - 3}h-${size - 3}z`;
    const height = 3 + pen.random() * size * 0.45;
    if (pen.random() < 0.75) letters += `M${left + 2} ${top + size - 3}v-${height}h${size - 8}v${height}z`;
  }
  pen.shape('d', dark, 0, 1);
  pen.shape('p', letters, 0, 1);
  if (lit < 1 || lit > columns * rows) return;
  const [left, top] = [x + ((lit - 1) % columns) * size, y + Math.floor((lit - 1) / columns) * size];
  pen.shape('s', `M${left} ${top}h${size}v${size}h-${size}z`, 0, 2);
  envelope(pen, left + size / 2, top + size / 2, size * 0.8, -14);
}

const sorting = scene(
  'A post office’s sorting room: pigeonholes, sacks, somebody who sorts.',
  {
    holes: count(3, 8, 6, 'pigeonholes in a row'),
    lit: count(0, 24, 9, 'which pigeonhole stands out (0: none)'),
    sacks: count(0, 4, 2, 'sacks of post'),
    sorters: count(0, 2, 1, 'people at work'),
  },
  {
    wide(pen, { holes, lit, sacks, sorters }) {
      room(pen, 156);
      const size = Math.min(34, 190 / holes);
      pigeonholes(pen, 304 - holes * size, 22, holes, 3, size, lit);
      lamp(pen, 84, 40, 50);
      for (let i = 0; i < sorters; i++) {
        shadow(pen, 96 + i * 66, 188, 26);
        const at = pen.at(96 + i * 66, 188, 1.24);
        person(
          at,
          look(3 + i * 2),
          i
            ? CARRY
            : holding(32, -92, 22, -62, {
                feet: [
                  [-5, 0],
                  [6, -1],
                ],
              }),
        );
        envelope(at, i ? 24 : 35, i ? -60 : -94, 17, -10, false, 's');
        if (!i) letter(at, 24, -64, 17, 4);
      }
      counter(pen, 176, 192, 140, 46, 'd', 3);
      for (let i = 0; i < 5; i++) letter(pen, 200 + i * 22, 136 - (i % 2) * 4, 22, (pen.random() - 0.5) * 30);
      for (let i = 0; i < sacks; i++) sack(pen, 26 + i * 30, 194 + (i % 2) * 3, 36, i % 2 ? 'm' : 'w');
    },
    close(pen, { lit, holes }) {
      pen.fill('w', 'M-2-2H322V202H-2z');
      const columns = Math.min(holes, 4);
      pigeonholes(pen, 106, 8, columns, 3, 208 / columns, lit ? ((lit - 1) % (columns * 3)) + 1 : 0);
      const at = pen.at(44, 176, 1.25, -38);
      letter(at, 68, 2, 54, 8);
      hand(at, 'pinch', 'c', 'm', 70);
    },
  },
);

const seal = scene(
  'A letter, sealed with wax: shut, opened, or looked into on its way.',
  {
    state: choice(['sealed', 'opened', 'broken'], 'the envelope'),
    letters: count(1, 4, 1, 'envelopes'),
    tool: choice(['stamp', 'candle', 'knife', 'none'], 'what lies with it'),
  },
  {
    close(pen, { state, letters, tool }) {
      board(pen, 'f');
      for (let i = letters - 1; i > 0; i--)
        envelope(pen, 160 + i * 16, 104 - i * 18, 170, i * 7, true, i % 2 ? 'w' : 'p');
      const at = pen.at(150, 112, 1, -5);
      if (state === 'opened') {
        at.shape('p', 'M-84-50L0-104L84-50z', 0.1);
        at.shape('w', 'M-70-84H70V20H-70z', 0);
        at.line('M-54-70H40M-54-58H50M-54-46H30M-54-34H46', 1);
        at.shape('p', 'M-88-50L0 14L88-50V58H-88z', 0.08, 3);
        at.line('M-88 58L-18 0M88 58L18 0', 2);
      } else {
        at.shape('p', 'M-88-52H88V58H-88z', 0.05, 3);
        at.line('M-88 58L-22 2M88 58L22 2', 2);
        at.shape('p', 'M-88-52L0 20L88-52z', 0.12, 2);
        at.shape(
          's',
          'M-2-2Q10-4 15 3Q24 8 20 18Q22 30 11 33Q0 40-10 34Q-22 32-20 20Q-25 10-15 4Q-11-4-2-2z',
          0.3,
          3,
        );
        at.line('O0 17 12 12M-4 20L0 9L4 20M-3 17H3', 1);
        if (state === 'broken') at.line('M-14-6L-4 8L-9 18L3 26L0 40', 3, 'p');
      }
      if (tool === 'stamp') {
        const stamp = pen.at(272, 128, 1.1, 24);
        stamp.shape('d', 'M-9 22Q-12-10-7-24Q-10-44 0-46Q10-44 7-24Q12-10 9 22z', 0.35);
        stamp.shape('w', 'M-14 22H14V32H-14z', 0.3);
      } else if (tool === 'candle') {
        pen.shape('p', 'M266 190V104h20v86z', 0.3);
        pen.shape('s', 'M276 100q-9-10 0-24q9 14 0 24z', 0, 1);
      } else if (tool === 'knife') {
        pen.at(268, 130, 1.1, 70).shape('p', 'M-40-3L30-8Q50-2 50 4L-40 5z', 0.2);
        pen.at(268, 130, 1.1, 70).shape('d', 'M-40-5H-76V7H-40z', 0.3);
      }
    },
    journey(pen, { state, letters }) {
      country(pen, 120, 'm');
      pen.line('M34 150Q90 110 140 138Q190 166 286 118', 3, 'p');
      for (const [x, y, size] of [
        [34, 140, 0.9],
        [284, 112, 0.8],
      ] as const) {
        const at = pen.at(x, y, size);
        at.shape('w', 'M-22 10V-30H22V10z', 0.2);
        at.shape('d', 'M-28-28L0-54L28-28z', 0.3);
        at.shape('k', 'M-6 10V-12H6V10z', 0, 1);
      }
      for (let i = 0; i < letters; i++)
        envelope(
          pen,
          112 + i * 44,
          130 - i * 3 + (i % 2) * 8,
          34,
          -8,
          state !== 'opened',
          state === 'broken' ? 'w' : 'p',
        );
      if (state !== 'sealed') {
        shadow(pen, 196, 190, 28);
        const at = pen.at(196, 190, 1.08, 0, true);
        person(at, look(9, { top: 'k', tint: 'k', legs: 'k' }), holding(20, -66, 14, -60, { nod: 14 }));
        sheet(at, 24, -70, 18, 24, 10, 4);
      }
      tree(pen.at(246, 150, 0.8), 'round');
      tree(pen.at(78, 196, 0.9), 'round');
    },
  },
);

const letterboxes = scene(
  'A block of flats and its letterboxes, each with a number.',
  {
    boxes: count(4, 20, 12, 'letterboxes'),
    open: count(0, 20, 5, 'which is open (0: none)'),
    full: count(0, 20, 0, 'which is too full (0: none)'),
    carrier: flag(true, 'somebody delivers'),
  },
  {
    close(pen, { boxes, open, full, carrier }) {
      room(pen, 178);
      const columns = Math.ceil(boxes / (boxes > 10 ? 3 : 2));
      const size = Math.min(38, 196 / columns);
      for (let i = 0; i < boxes; i++) {
        const [x, y] = [112 + (i % columns) * size, 26 + Math.floor(i / columns) * 44];
        const on = i + 1 === open;
        pen.shape(on ? 'k' : 'm', `M${x} ${y}h${size - 4}v39h-${size - 4}z`, on ? 0 : 0.2);
        if (on) {
          letter(pen, x + size / 2 - 2, y + 26, size * 0.62, -12, 'p');
          pen.shape('s', `M${x} ${y}l-10 6v38l10-5z`, 0.3);
        } else {
          pen.line(`M${x + size * 0.2} ${y + 9}h${size * 0.5}`, 3);
          if (i < 9) lettering(pen, String(i + 1), x + size / 2 - 2, y + 26, 9, 'p', 2);
        }
        if (i + 1 === full)
          for (let n = 0; n < 3; n++)
            letter(pen, x + size / 2 + n * 3 - 5, y + 2 - n * 3, size * 0.6, n * 18 - 50);
      }
      if (carrier) {
        shadow(pen, 62, 192, 28);
        const at = pen.at(62, 192, 1.3);
        person(at, look(2, { top: 'd', legs: 'k' }), holding(36, -84, 20, -56));
        at.shape('s', 'M-16-40h22v18q-11 4-22 0z', 0.3);
        letter(at, 40, -86, 16, -8);
      }
    },
    wide(pen, { boxes, open, full, carrier }) {
      country(pen, 150, 'f');
      pen.shape('m', 'M84 172V26H268V172z', 0);
      pen.shape('d', 'M76 28L84 14H268L276 28z', 0.2);
      const columns = Math.ceil(boxes / 4);
      const [w, h] = [176 / columns, 30];
      let shut = '';
      for (let i = 0; i < boxes; i++) {
        const d = `M${90 + (i % columns) * w + w * 0.16} ${36 + Math.floor(i / columns) * h}h${w * 0.62}v20h-${w * 0.62}z`;
        if (i + 1 === open || i + 1 === full) pen.shape(i + 1 === open ? 's' : 'k', d, 0, 2);
        else shut += d;
      }
      pen.shape('p', shut, 0, 1);
      pen.hatch('M240 28H268V172H240z', { angle: 0, gap: 4, reach: 0.9 });
      door(pen, 162, 172, 26, 34, 'd');
      pen.fill('g', 'M-2 172H322V204H-2z');
      tree(pen.at(48, 176, 1.2), 'round');
      tree(pen.at(296, 178, 1.3), 'poplar');
      if (carrier) {
        shadow(pen, 118, 192, 24);
        const at = pen.at(118, 192, 0.8);
        person(at, look(2, { top: 's' }), WALK);
        at.shape('w', 'M-18-46h22v20q-11 4-22 0z', 0.3);
      }
    },
  },
);

export const SCENES = { sorting, seal, letterboxes };

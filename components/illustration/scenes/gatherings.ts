import { lettering } from '../kit-letters.ts';
import { country, grain, halo, room, shadow, tree } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { chair, lamp } from '../kit-things.ts';
import { fromAbove, onlooker, person } from '../people.ts';
import { holding, look, SIT, STAND, stance } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** People together: a meeting, a studio, a factory line, a museum, whispers passed on. */

const meeting = scene(
  'A round table: who sits at it, who speaks, what lies on it.',
  {
    people: count(2, 8, 6, 'people'),
    speaker: count(0, 8, 2, 'who stands out (0: nobody)'),
    absent: count(0, 8, 0, 'whose seat is empty (0: nobody’s)'),
    paper: choice(['papers', 'map', 'nothing'], 'what lies on the table'),
  },
  {
    above(pen, { people, speaker, absent, paper }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      for (let i = 0; i < people; i++) {
        const angle = (i / people) * Math.PI * 2 - 2;
        const [x, y] = [160 + Math.cos(angle) * 96, 100 + Math.sin(angle) * 76];
        const turn = (angle * 180) / Math.PI + 180;
        if (i + 1 === absent) pen.shape('g', `O${x} ${y} 13 13`, 0, 1);
        else fromAbove(pen.at(x, y, 1.12, turn), look(i, i + 1 === speaker ? { top: 's' } : {}));
      }
      pen.shape('w', 'O160 100 72 56', 0.08, 3);
      if (paper === 'map')
        pen.shape('p', 'M122 76L156 70L166 74L200 68L204 128L170 132L160 128L118 134z', 0, 2);
      if (paper === 'papers') {
        for (let i = 0; i < people; i++) {
          const angle = (i / people) * Math.PI * 2 - 2;
          sheet(
            pen,
            160 + Math.cos(angle) * 46,
            100 + Math.sin(angle) * 36,
            18,
            22,
            (angle * 180) / Math.PI - 90,
            3,
            i + 1 === speaker ? 's' : 'p',
          );
        }
      }
    },
    side(pen, { people, speaker, absent, paper }) {
      room(pen, 158);
      lamp(pen.at(160, 30, 1.5), 0, 0, 40);
      const shown = Math.min(5, people);
      for (let i = 0; i < shown; i++) {
        const at = pen.at(160 + (i - (shown - 1) / 2) * 52, 190, 1.12, 0, i >= shown / 2);
        chair(at, -6, 0);
        if (i + 1 === absent) continue;
        const speaks = i + 1 === speaker;
        person(
          at,
          look(i + 3, speaks ? { top: 's' } : {}),
          speaks ? { ...SIT, hands: stance(24, -66, 20, -40) } : SIT,
        );
      }
      pen.shape('w', 'M14 146Q160 138 306 146L298 158Q160 164 22 158z', 0);
      pen.shape('d', 'M130 160H190L204 194H116z', 0.3);
      if (paper !== 'nothing')
        for (let i = 0; i < shown; i++)
          sheet(pen, 160 + (i - (shown - 1) / 2) * 46, 149, 24, 6, 0, 0, i + 1 === speaker ? 's' : 'p');
    },
  },
);

const studio = scene(
  'A studio on air: camera, lights, a speaker, the control desk.',
  {
    cameras: count(1, 3, 1, 'cameras'),
    onAir: flag(true, 'is the lamp on'),
    screens: count(1, 6, 4, 'screens in the control room'),
    live: count(0, 6, 2, 'which screen is live (0: none)'),
  },
  {
    wide(pen, { cameras, onAir }) {
      room(pen, 158, 'f');
      pen.line('M-2 14H322', 4, 'd');
      for (const x of [120, 200, 280])
        pen.at(x, 18, 1, x === 280 ? 24 : 0).shape('k', 'M-3-4H3V6L14 24H-14L-3 6z', 0, 2);
      pen.fill('p', 'M108 42L70 158H250L212 42z');
      person(pen.at(222, 184, 1.14, 0, true), look(0), {
        ...SIT,
        hip: [-2, -50],
        neck: [1, -84],
        hands: stance(21, -58, 23, -60),
      });
      pen.shape('d', 'M160 190V136H262L254 190z', 0.2, 3);
      pen.shape('w', 'M152 132H270V138H152z', 0, 1);
      pen.line('M178 132l-6-18', 3);
      pen.shape('k', 'O171 112 4 5', 0, 1);
      for (let i = 0; i < cameras; i++) {
        const at = pen.at(94 - i * 34, 192 - i * 10, 1.1 - i * 0.14);
        at.line('M0-62L-20 0M0-62L20 0M0-62V0', 3);
        at.shape('k', 'M-30-90H18V-62H-30z', 0, 2);
        at.shape('m', 'M18-84L36-88V-64L18-68z', 0.3);
        if (onAir && i === 0) at.shape('s', 'O-24-96 5 5', 0);
      }
      pen.shape(onAir ? 's' : 'm', 'M20 30H86V52H20z', 0);
      lettering(pen, '0N', 53, 41, 12, 'p', 3);
    },
    control(pen, { screens, live, onAir, cameras }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      for (let i = 0; i < screens; i++) {
        const [x, y] = [34 + (i % 3) * 88, 14 + Math.floor(i / 3) * 58];
        const on = i + 1 === live;
        pen.shape(on ? 's' : 'k', `M${x} ${y}h78v50h-78z`, 0, 2);
        pen.shape(on ? 'p' : 'f', `M${x + 5} ${y + 5}h68v40h-68z`, 0, 1);
        pen.fill(
          on ? 's' : 'm',
          `O${x + 30 + (i % 3) * 9} ${y + 20} 8 9M${x + 14 + (i % 3) * 9} ${y + 45}Q${x + 30 + (i % 3) * 9} ${y + 24} ${x + 46 + (i % 3) * 9} ${y + 45}z`,
        );
      }
      pen.shape('w', 'M-4 140L20 132H300L324 140V204H-4z', 0);
      let sliders = '';
      for (let i = 0; i < 9; i++) sliders += `M${36 + i * 30} 150v34`;
      pen.line(sliders, 2);
      for (let i = 0; i < 9; i++)
        pen.shape(i === live ? 's' : 'k', `M${30 + i * 30} ${156 + ((i * 17) % 20)}h12v7h-12z`, 0, 1);
      if (onAir) onlooker(pen.at(216, 160, 1.3), look(cameras + 4));
    },
  },
);

const whispers = scene(
  'Words passed on: along a row of people, or by two tins and a string.',
  {
    people: count(2, 5, 4, 'people in the row'),
    wrong: count(0, 5, 3, 'from whom on the message is another (0: nobody)'),
    taut: flag(true, 'is the string taut'),
    listener: flag(false, 'does somebody listen in'),
  },
  {
    row(pen, { people, wrong }) {
      room(pen, 166);
      halo(pen, 160, 90, 80, 'f');
      const step = 280 / people;
      for (let i = 0; i < people; i++) {
        const at = pen.at(36 + i * step, 190, 1.2);
        shadow(at, 0, 0, 22);
        person(at, look(i + 2), i === people - 1 ? STAND : holding(16, -85, 12, -46, { neck: [5, -80] }));
        if (i === people - 1) continue;
        const other = wrong > 0 && i + 1 >= wrong;
        const bubble = pen.at(36 + (i + 0.5) * step, 46 + (i % 2) * 6);
        bubble.shape(other ? 's' : 'p', 'M-18-16H18V12H-2L-10 22L-8 12H-18z', 0);
        bubble.shape(other ? 'k' : 'd', other ? 'M-8 6L0-10L8 6z' : 'O0-2 7 7', 0.3, 1);
      }
    },
    string(pen, { taut, listener, people, wrong }) {
      country(pen, 132, 'm');
      tree(pen.at(160, 150, 1.3), 'round');
      pen.line(taut ? 'M88 92L232 92' : 'M88 92Q160 168 232 92', 2, 's');
      for (const side of [0, 1]) {
        const at = pen.at(side ? 268 : 52, 194, 1.34, 0, side === 1);
        shadow(at, 0, 0, 24);
        person(at, look(side ? people + 3 : people), holding(16, -77, 6, -45));
        at.shape('p', 'M14-83L26-82V-70L14-69z', 0.3, 2);
      }
      if (listener)
        person(pen.at(168, 186, 0.86), look(9, { top: 'k', tint: 'k' }), holding(12, -88, 8, -45));
      if (wrong && !taut) lettering(pen, '?', 160, 40, 20, 's', 3);
    },
  },
);

export const SCENES = { meeting, studio, whispers };

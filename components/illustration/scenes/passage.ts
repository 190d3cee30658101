import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { cloud, country, grain, halo, room, shadow, tufts } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { booth, flagpole, lamp, signboard } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { fromAbove, onlooker, person } from '../people.ts';
import { holding, look, POINT, STAND, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Ways through: counters with a queue, a canal lock, a bridge, a gatehouse, a toll booth. */

const queue = scene(
  'A queue before counters: somebody points each to the next free one.',
  {
    people: count(1, 8, 4, 'how many wait'),
    counters: count(1, 4, 2, 'how many counters'),
    closed: count(0, 4, 0, 'which counter is shut (0: none)'),
    usher: flag(true, 'does somebody point the way'),
  },
  {
    wide(pen, { people, counters, closed, usher }) {
      room(pen, 120);
      for (let i = 0; i < counters; i++) {
        const at = pen.at(176 + i * 46, 112 + i * 22, 0.8 + i * 0.1);
        if (i + 1 !== closed) person(at.at(0, 0, 0.86, 0, true), look(i + 4), STAND);
        booth(at, 46, 92, i + 1 === closed ? 'm' : 'd', true);
        lettering(at, String(i + 1), 0, -18, 12, 'p', 3);
        if (i + 1 === closed) at.line('M-20-34L20-60M-20-60L20-34', 3, 's');
      }
      for (let i = people - 1; i >= 0; i--) {
        const at = pen.at(112 - i * 23 + (i > 4 ? 10 : 0), 152 + i * 5, 0.76 + i * 0.03);
        shadow(at, 0, 0, 18, 4);
        person(at, look(i + 1), i % 2 ? STAND : WALK);
      }
      pen.line('M8 146Q60 152 128 140M8 126V150M128 120V142', 2, 'k');
      if (usher) person(pen.at(148, 158, 0.96), look(5, { hair: 'cap', tint: 's', top: 's' }), POINT);
    },
    above(pen, { people, counters, closed, usher }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      for (let i = 0; i < counters; i++) {
        const y = 100 + (i - (counters - 1) / 2) * 46;
        pen.shape(i + 1 === closed ? 'g' : 'd', `M244 ${y - 17}H300V${y + 17}H244z`, 0.3);
        lettering(pen, String(i + 1), 284, y, 14, 'p', 3);
        if (i + 1 === closed) pen.line(`M248 ${y - 14}L296 ${y + 14}M248 ${y + 14}L296 ${y - 14}`, 3, 's');
        else pen.line(`M190 100Q214 100 222 ${y}H238M233 ${y - 4}l6 4l-6 4`, 2, 's');
      }
      pen.line('M10 84H170V60M10 116H170V140', 3, 'k');
      for (let i = 0; i < people; i++) {
        fromAbove(pen.at(156 - i * 26, 100, 0.8), look(i + 1));
      }
      if (usher) {
        fromAbove(pen.at(196, 70, 1, 30), look(5, { top: 's' }));
      }
    },
    close(pen, { people, closed }) {
      room(pen, 150, 'f');
      pen.shape('d', 'M96 204V120H322V204z', 0);
      person(pen.at(218, 232, 1.75, 0, true), look(6), holding(22, -58, 18, -58));
      pen.shape('w', 'M88 120H322V132H88z', 0);
      pen.line('M110 120V24H310V120', 3);
      signboard(pen, 210, 24, 92, 22, closed === 1 ? 's' : 'p');
      lettering(pen, closed === 1 ? 'X' : '1', 210, 24, 14);
      if (closed === 1) pen.shape('g', 'M112 26H308V118H112z', 0);
      sheet(pen, 158, 118, 30, 10, -4, 1);
      for (let i = 0; i < Math.min(3, people); i++)
        onlooker(pen.at(28 + i * 44, 162 + (i % 2) * 8, 1.3), look(i + 1));
    },
  },
);

const gate = scene(
  'A gatehouse in a wall: a guard looks at papers before anybody passes.',
  {
    open: choice(['shut', 'ajar', 'open'], 'the gate'),
    guards: count(0, 2, 1, 'guards'),
    callers: count(0, 5, 2, 'people before it'),
    flags: count(0, 2, 2, 'flags on the towers'),
  },
  {
    wide(pen, { open, guards, callers, flags }) {
      country(pen, 136, 'm');
      cloud(pen, 60, 34);
      pen.shape(
        'f',
        'M-4 150V84h12v8h12v-8h12v8h12v-8h12v8h12v-8h12V150zM240 150V84h12v8h12v-8h12v8h12v-8h12v8h12v-8h12V150z',
        0,
      );
      pen.shape('w', 'M90 154V46h12v9h10v-9h12v9h10V70h52V55h10v-9h12v9h10v-9h12V154z', 0);
      pen.line('M100 76h10M104 100h12M98 124h9M212 82h10M206 108h12M134 82h16M172 84h12M208 134h12', 1);
      pen.shape('k', 'M106 84v-10q3-5 6 0v10zM208 84v-10q3-5 6 0v10z', 0, 1);
      pen.shape(open === 'shut' ? 'd' : 'k', 'M136 154V112Q138 90 160 90Q182 90 184 112V154z', 0, 3);
      portal(pen, open);
      if (flags) flagpole(pen, 108, 46, 34);
      if (flags > 1) flagpole(pen, 212, 46, 34);
      pen.fill('g', 'M136 155H184L236 204H84z');
      for (let i = 0; i < guards; i++) {
        const at = pen.at(i ? 122 : 198, 168, 0.86, 0, !i);
        shadow(at, 0, 0, 20);
        person(at, look(i * 3 + 5, { hair: 'helmet', tint: 'd', top: 's' }), holding(14, -58, 6, -44));
        at.line('M14 0V-108', 2);
        at.shape('p', 'M14-108l-4-8l4-10l4 10z', 0, 1);
      }
      for (let i = 0; i < callers; i++) {
        const at = pen.at(118 + i * 30 - (i > 1 ? 110 : 0), 194 - (i % 2) * 6, 1.02);
        shadow(at, 0, 0, 20);
        person(at, look(i + 6), i ? STAND : holding(24, -62, 4, -44));
        if (!i) sheet(at, 28, -64, 12, 16, 8, 3);
      }
    },
    close(pen, { open, callers }) {
      pen.fill('w', 'M-2-2H322V202H-2z');
      pen.line(
        'M-2 30H76M-2 70H60M-2 110H76M-2 150H60M40-2V30M20 30V70M50 70V110M24 110V150M250 30H322M268 70H322M250 110H322M268 150H322M288-2V30M300 30V70M284 110V150',
        1,
      );
      grain(pen);
      pen.shape('k', 'M80 202V70Q90 10 166 8Q240 10 248 70V202z', 0, 3);
      leaves(pen, open);
      hand(pen.at(30, 176, 1.2, -16), 'pinch', look(callers).skin, 's', 60);
      sheet(pen.at(30, 176, 1.2, -16), 64, 0, 36, 46, 10, 5);
    },
  },
);

function portal(pen: Pen, open: 'shut' | 'ajar' | 'open'): void {
  if (open === 'open') {
    pen.fill('s', 'M140 154V114Q142 94 160 94Q178 94 180 114V154z');
    return;
  }
  const [right, bars, tone] =
    open === 'ajar' ? ([160, '', 'w'] as const) : ([184, 'M172 100V154', 'p'] as const);
  pen.line(`M136 116H${right}M136 134H${right}M148 100V154M160 92V154${bars}`, 2, tone);
}

function leaves(pen: Pen, open: 'shut' | 'ajar' | 'open'): void {
  if (open === 'shut') {
    pen.shape('d', 'M84 202V72Q94 16 166 14Q236 16 244 72V202z', 0, 3);
    pen.line('M84 80H244M84 150H244M124 30V202M164 16V202M204 30V202', 2);
    pen.shape('p', 'M142 88H186V108H142z', 0);
    pen.shape('k', 'M146 92H182V104H146z', 0, 1);
    return;
  }
  pen.fill('g', 'M90 202V74Q98 20 166 18Q230 20 240 74V202z');
  halo(pen, 190, 90, 30, 's');
  pen.fill('m', 'M90 150Q160 132 240 150V202H90z');
  const edge = open === 'ajar' ? 'Q94 16 160 14V202z' : 'Q92 36 112 24V202z';
  pen.shape('d', `M84 202V72${edge}`, 0.2, 3);
  pen.line('M84 80H112M84 150H112M100 40V202', 2);
}

const toll = scene(
  'A toll booth: a barrier, a keeper at the window, vehicles that wait.',
  {
    barrier: choice(['down', 'up'], 'the barrier'),
    vehicles: count(0, 4, 2, 'vehicles that wait'),
    lanes: count(1, 2, 1, 'booths'),
  },
  {
    wide(pen, { barrier, vehicles, lanes }) {
      country(pen, 118, 'm');
      pen.fill('f', 'M-2 140H322V188H-2z');
      pen.line('M-2 164h26M44 164h26M90 164h26M136 164h26M182 164h26M228 164h26M274 164h26', 3, 'p');
      for (let i = 0; i < lanes; i++) {
        const at = pen.at(210 - i * 66, 146 - i * 12, 1 - i * 0.18);
        at.shape('d', 'M-22 0V-64H22V0z', 0.2);
        at.shape('p', 'M-16-28V-56H16V-28z', 0, 1);
        person(at.at(0, 16, 0.68, 0, true), look(3 + i), STAND);
        at.shape('d', 'M-22 0V-28H22V0z', 0.2);
        at.shape('s', 'M-28-62L-22-74H22L28-62z', 0);
      }
      for (let i = 0; i < vehicles; i++) car(pen.at(146 - i * 68, 178 - (i % 2) * 2, 0.9), i);
      pen.shape('k', 'M246 186V150H256V186z', 0);
      const arm = pen.at(251, 154, 1, barrier === 'up' ? 74 : 0);
      arm.shape('p', 'M4-4H-74V3H4z', 0);
      arm.fill('s', 'M-10-3.4h-14v6h14zM-38-3.4h-14v6h14zM-62-3.4h-11v6h11z');
      tufts(pen, 10, 198, 120);
    },
    close(pen, { barrier, vehicles }) {
      room(pen, 170, 'f');
      pen.shape('d', 'M150-4H322V204H150z', 0);
      pen.shape('p', 'M172 28H300V122H172z', 0);
      person(pen.at(236, 218, 1.7, 0, true), look(7, { hair: 'cap', tint: 'd' }), holding(30, -66, 20, -56));
      pen.shape('d', 'M152 124H322V204H152z', 0);
      pen.shape('w', 'M158 120H322V130H158z', 0);
      lamp(pen, 236, 22, 40);
      hand(pen.at(96, 116, 1, 0), 'pinch', look(vehicles).skin, 'm', 120);
      pen.shape('s', 'O154 114 9 9', 0.3);
      const arm = pen.at(60, 190, 1, barrier === 'up' ? -60 : 0);
      arm.shape('p', 'M-80-6H84V5H-80z', 0);
      arm.fill('s', 'M-60-5h24v9h-24zM-10-5h24v9H-10zM40-5h24v9H40z');
    },
  },
);

function car(pen: Pen, index: number): void {
  pen.shape(
    index % 2 ? 'm' : 's',
    'M-30-6Q-32-18-22-19L-14-31Q-12-33-8-33H10Q14-33 16-30L22-20Q33-19 32-6z',
    0.25,
  );
  pen.shape('p', 'M-16-20L-10-29H-1V-20zM3-20V-29H9Q12-28 16-20z', 0, 1);
  pen.shape('k', 'O-17-5 7 7O18-5 7 7', 0, 1);
  pen.shape('p', 'O-17-5 2.6O18-5 2.6', 0, 1);
}

export const SCENES = { queue, gate, toll };

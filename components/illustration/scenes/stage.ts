import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { grain, halo, room, shadow } from '../kit-places.ts';
import { box, chair, counter, signboard } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { onlooker, person } from '../people.ts';
import { holding, look, POINT, REACH, STAND, UP, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** On a stage and behind it: a theatre, puppets, the cloakroom. */

function curtain(pen: Pen, open: boolean): void {
  const w = open ? 52 : 160;
  pen.shape('s', `M-4-4H${w}Q${w - 4} 70 ${w + 6} 158H-4z`, 0);
  pen.shape('s', `M324-4H${320 - w}Q${324 - w} 70 ${314 - w} 158H324z`, 0);
  let folds = '';
  for (let x = 12; x < w; x += 13) folds += `M${x}-2q-3 70 1 158M${320 - x}-2q3 70-1 158`;
  pen.line(folds, 2);
}

const theatre = scene(
  'A theatre: the stage, its curtain and scenery, players, the audience.',
  {
    curtain: choice(['open', 'shut'], 'the curtain'),
    players: count(0, 4, 2, 'players'),
    scenery: choice(['tree', 'house', 'none'], 'what stands behind them'),
    audience: count(0, 6, 5, 'heads in front'),
    prompter: flag(false, 'somebody waits in the wings'),
  },
  {
    wide(pen, { curtain: state, players, scenery, audience, prompter }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      pen.fill('f', 'M30-2H290V130H30z');
      halo(pen, 160, 70, 56, 'p');
      pen.shape('w', 'M10 126H310L322 160H-2z', 0);
      pen.line('M60 126L40 160M110 126L100 160M160 126V160M210 126L220 160M260 126L280 160', 1);
      if (scenery === 'tree')
        pen.shape('m', 'M222 126V92Q196 90 202 66Q204 42 230 42Q256 42 258 68Q262 90 234 92V126z', 0.3);
      else if (scenery === 'house')
        pen.shape('m', 'M196 126V78L228 52L260 78V126zM218 126V102H236V126z', 0.2);
      for (let i = 0; i < players; i++) {
        const at = pen.at(106 + i * 44, 146 - (i % 2) * 8, 0.86, 0, i > 0);
        shadow(at, 0, 0, 24);
        person(at, look(i + 3), i % 2 ? UP : POINT);
      }
      curtain(pen, state === 'open');
      if (prompter) person(pen.at(270, 156, 0.8, 0, true), look(5, { top: 'k', legs: 'k' }), REACH);
      pen.shape(
        'w',
        'M-4-4H324V14Q300 26 280 14Q260 26 240 14Q220 26 200 14Q180 26 160 14Q140 26 120 14Q100 26 80 14Q60 26 40 14Q20 26-4 14z',
        0,
      );
      for (let i = 0; i < audience; i++)
        onlooker(pen.at(34 + i * 52, 168 + (i % 2) * 6, 0.94), look(i + 2, { top: 'k' }));
    },
    backstage(pen, { players, scenery, prompter }) {
      room(pen, 156, 'f');
      pen.fill('p', 'M222-2H322V156H240Q250 70 222-2z');
      pen.line('M46-2V60M80-2V40M114-2V70M20-2V34', 1);
      pen.shape('m', 'M40 60h14v10h-14zM74 40h14v10h-14zM108 70h14v10h-14z', 0.3, 1);
      if (scenery !== 'none') {
        pen.shape('w', 'M150 160V54H206V160z', 0.08);
        pen.line('M150 54L206 160M206 54L150 160M150 106H206', 2);
      }
      pen.shape('s', 'M214-4H262Q256 70 270 166H226Q238 70 214-4z', 0.2, 3);
      for (let i = 0; i < players; i++) {
        const at = pen.at(64 + i * 46, 190 - (i % 2) * 6, 1.06);
        shadow(at, 0, 0, 22);
        person(at, look(i + 6), i % 2 ? STAND : WALK);
      }
      if (prompter) {
        const at = pen.at(206, 192, 1.16, 0, true);
        person(at, look(1, { hair: 'bun' }), POINT);
        at.shape('p', 'M2-52L20-56L22-38L4-34z', 0, 1);
      }
      box(pen, 276, 192, 30, 24, 'w');
    },
    close(pen, { curtain: state, audience }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      halo(pen, 160, 210, 130, 'f');
      if (state === 'open') person(pen.at(160, 214, 1.7), look(7, { top: 's' }), UP);
      curtain(pen, state === 'open');
      pen.shape('w', 'M-4 158H324V176H-4z', 0);
      for (let i = 0; i < 7; i++) pen.shape('p', `M${20 + i * 46} 176q0-14 12-14q12 0 12 14z`, 0.3, 1);
      pen.fill('d', 'M-4 177H324V204H-4z');
      for (let i = 0; i < audience; i++) onlooker(pen.at(26 + i * 54, 184, 0.9), look(i, { top: 'k' }));
    },
  },
);

function puppet(pen: Pen, index: number, tone: 's' | 'm' | 'p', limp: boolean): void {
  const drop = limp ? 10 : 0;
  pen.line(
    `M-9 ${-66}L-20 ${-40 + drop * 2}M9-66L20 ${-40 + drop * 2}M0-66V${-52 + drop}M-6 ${-6 + drop}L-9 12M6 ${-6 + drop}L9 12`,
    2,
  );
  pen.shape('k', `M-12 12h9v6h-12zM3 12h9l3 6h-12z`, 0, 1);
  pen.shape(tone, `M-11 ${-4 + drop}L-8 ${-36 + drop}H8L11 ${-4 + drop}z`, 0.3);
  pen.line(`M-8 ${-34 + drop}L-20 ${-42 + drop * 2}M8 ${-34 + drop}L20 ${-42 + drop * 2}`, 4);
  pen.shape((['a', 'b', 'c'] as const)[index % 3]!, `O0 ${-46 + drop} 9 10`, 0);
  pen.line(`M-3 ${-48 + drop}v1M3 ${-48 + drop}v1M-3 ${-42 + drop}q3 2 6 0`, 2);
  pen.shape(
    'k',
    `M-9 ${-48 + drop}Q-6 ${-62 + drop} 0 ${-60 + drop}Q8 ${-60 + drop} 9 ${-48 + drop}Q0 ${-56 + drop}-9 ${-48 + drop}z`,
    0,
    1,
  );
}

const puppets = scene(
  'A puppet theatre: puppets on strings, and the hand that holds them.',
  {
    puppets: count(1, 4, 2, 'puppets'),
    limp: count(0, 4, 0, 'which hangs limp (0: none)'),
    master: flag(true, 'is the hand to be seen'),
  },
  {
    wide(pen, { puppets: number, limp, master }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      pen.fill('p', 'M70 44H250V150H70z');
      pen.fill('f', 'M70 112Q120 96 160 112Q210 126 250 106V150H70z');
      grain(pen);
      for (let i = 0; i < number; i++) {
        const at = pen.at(160 + (i - (number - 1) / 2) * 44, 130, 0.96);
        at.line('M-9-66V-98M9-66V-98M0-66V-98', 1);
        puppet(at, i, i % 2 ? 'm' : 's', i + 1 === limp);
      }
      if (master) for (const x of [116, 204]) hand(pen.at(x, 6, 0.62, 90), 'grip', 'b', 'k', 60);
      pen.shape('w', 'M58 34H262V46H58zM58 34V160H72V34zM248 34V160H262V34zM50 150H270V166H50z', 0.1);
      pen.shape('s', 'M70 46H118Q92 74 84 150H70zM250 46H202Q228 74 236 150H250z', 0.2);
      for (let i = 0; i < 5; i++) onlooker(pen.at(44 + i * 58, 178 + (i % 2) * 5, 0.74), look(i));
    },
    close(pen, { puppets: number, limp, master }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 190, 110, 80, 'g');
      grain(pen);
      if (master) hand(pen.at(96, 34, 1.1, 4), 'grip', 'c', 'k', 120);
      pen.shape('w', 'M112 22H260V32H112zM176 10H186V46H176z', 0.2);
      for (let i = 0; i < Math.min(2, number); i++) {
        const at = pen.at(160 + i * 84, 168, 1.5);
        at.line('M-9-66L-14-94M9-66L12-94M0-56V-94', 1);
        puppet(at, i + 1, i ? 'm' : 's', i + 1 === limp);
      }
      pen.shape('w', 'M-4 192H324V204H-4z', 0);
    },
  },
);

const cloakroom = scene(
  'A coat check: coats on numbered hooks, a ticket for each.',
  {
    coats: count(0, 8, 6, 'coats'),
    odd: count(0, 8, 3, 'which stands out (0: none)'),
    guest: flag(true, 'a guest with a ticket'),
    attendant: flag(true, 'the attendant'),
  },
  {
    wide(pen, { coats, odd, guest, attendant }) {
      room(pen, 162);
      pen.shape('w', 'M92 26H312V36H92z', 0);
      for (let i = 0; i < 8; i++) pen.line(`M${106 + i * 27} 36v8`, 2);
      for (let i = 0; i < coats; i++) coat(pen.at(106 + i * 27, 44), i, i + 1 === odd);
      if (attendant) person(pen.at(214, 186, 1.12, 0, true), look(6), holding(25, -62, 20, -58));
      counter(pen, 128, 192, 196, 48, 'd', 4);
      if (guest) {
        shadow(pen, 82, 194, 28);
        const at = pen.at(82, 194, 1.24);
        person(at, look(9), holding(29, -58, 8, -46));
        at.shape('s', 'M28-66h14v10h-14z', 0, 1);
      }
      chair(pen, 26, 192);
    },
    close(pen, { coats, odd, guest }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      pen.shape('w', 'M-4 12H324V34H-4z', 0);
      for (let i = 0; i < 3; i++) {
        const x = 70 + i * 88;
        signboard(pen, x, 23, 24, 16, i + 1 === odd ? 's' : 'p');
        lettering(pen, String(i + 4), x, 23, 10);
        pen.line(`M${x} 34v8q6 6 0 9`, 3);
        if (i < coats) coat(pen.at(x, 44, 2.1), i, i + 1 === odd);
      }
      if (guest) {
        const at = pen.at(60, 178, 1.1, -8);
        at.shape('p', 'M42-30H104V14H42z', 0);
        at.line('M58-30V14', 1);
        lettering(at, String(odd ? odd + 3 : 4), 80, -8, 20, 's', 3);
        hand(at, 'pinch', 'b', 'm', 70);
      }
    },
  },
);

function coat(pen: Pen, index: number, odd: boolean): void {
  const tone = odd ? 's' : (['d', 'm', 'w', 'k', 'p'] as const)[index % 5]!;
  const long = 56 + (index % 3) * 9;
  pen.line('M0-2q4 2 0 6', 2);
  pen.shape(
    tone,
    `M-3 4Q-12 6-13 12L-14 ${long - 14}H-10L-11 ${long}Q0 ${long + 4} 11 ${long}L10 ${long - 14}H14L13 12Q12 6 3 4Q0 8-3 4z`,
    0.35,
  );
  if (tone !== 'k') pen.line(`M0 8V${long}M-9 16V${long - 20}`, 1);
}

export const SCENES = { theatre, puppets, cloakroom };

import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { birds, cloud, country, grain, halo, shadow, sun, tree, tufts } from '../kit-places.ts';
import { signboard } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { fromAbove, person } from '../people.ts';
import { BEND, holding, KNEEL, look, POINT, STAND } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Out of doors: a playground, an airport, a tram stop, a flock with its dog. */

const playground = scene(
  'A playground: a sandpit with its fence, a seesaw, children, somebody who watches.',
  {
    children: count(1, 4, 2, 'children'),
    fence: choice(['whole', 'gap', 'none'], 'the fence'),
    toy: choice(['castle', 'seesaw', 'slide'], 'what they play with'),
    adult: flag(true, 'a grown-up who watches'),
  },
  {
    wide(pen, { children, fence, toy, adult }) {
      country(pen, 108, 'm');
      sun(pen, 110, 34, 16);
      tree(pen.at(288, 122, 1.1), 'round');
      pen.shape('w', 'M84 168Q84 138 180 138Q282 138 282 168Q282 194 180 194Q84 194 84 168z', 0);
      pen.dots(100, 144, 170, 44, 40, 'k');
      if (fence !== 'none') fenceAround(pen, fence === 'gap', 132);
      play(pen.at(184, 172), toy);
      for (let i = 0; i < children; i++)
        person(
          pen.at(128 + i * 40, 180 - (i % 2) * 8, 0.58, 0, i % 2 === 1),
          look(i + 2, i ? {} : { top: 's' }),
          i % 2 ? KNEEL : BEND,
        );
      if (fence !== 'none') fenceAround(pen, false, 190);
      if (adult) {
        shadow(pen, 44, 192, 24);
        person(pen.at(44, 192, 1.12), look(1), STAND);
      }
    },
    above(pen, { children, fence, toy, adult }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      pen.dots(0, 0, 320, 200, 40, 'd');
      pen.shape('w', 'M60 24H260V176H60z', 0, 3);
      pen.dots(66, 30, 188, 140, 70, 'k');
      if (fence !== 'none')
        pen.line(fence === 'gap' ? 'M214 14H50V186H270V14H248' : 'M50 14H270V186H50z', 5, 'd');
      if (fence === 'gap') pen.line('M214 14L200-8', 5, 's');
      if (toy === 'castle')
        pen.shape('s', 'M130 70h60v60h-60zO130 70 14 14O190 70 14 14O130 130 14 14O190 130 14 14', 0.2);
      else pen.shape('s', toy === 'seesaw' ? 'M90 92H230V108H90z' : 'M140 50H180V150H140z', 0.3);
      for (let i = 0; i < children; i++) {
        const [x, y] = [
          [92, 60],
          [226, 140],
          [226, 56],
          [92, 146],
        ][i]! as [number, number];
        fromAbove(pen.at(x, y, 0.9, x < 160 ? 20 : 160), look(i + 2, i ? {} : { top: 's' }));
      }
      if (adult) fromAbove(pen.at(28, 100, 1.3), look(1));
    },
  },
);

function fenceAround(pen: Pen, gap: boolean, y: number): void {
  let posts = '';
  for (let x = 78; x <= 290; x += 14)
    if (!gap || x < 200 || x > 240) posts += `M${x} ${y + 10}v-22l3-4l3 4v22z`;
  pen.line(gap ? `M76 ${y}H198M244 ${y}H294` : `M76 ${y}H294`, 3, 'p');
  pen.shape('p', posts, 0, 1);
}

function play(pen: Pen, toy: 'castle' | 'seesaw' | 'slide'): void {
  if (toy === 'castle') pen.shape('w', 'M-28 8V-18h6v5h6v-5h6v8h8V-28h6v5h6v-5h6v18h6v-8h6v5h6v-5h6V8z', 0.3);
  else if (toy === 'seesaw') {
    pen.shape('d', 'M-8 8L0-10L8 8z', 0.3);
    pen.line('M-52 2L52-20', 5);
    pen.line('M-52 2L52-20', 4, 's');
  } else {
    pen.line('M34 8V-44M22 8V-44M22-32H34M22-18H34M22-4H34', 3);
    pen.shape('s', 'M36-46L30-38Q-10-8-48 6L-44 12Q0 0 40-38z', 0.3);
  }
}

const airport = scene(
  'An airport: the tower, the runway, aeroplanes that wait or land.',
  {
    planes: count(1, 5, 3, 'aeroplanes'),
    cleared: count(0, 5, 1, 'which is cleared (0: none)'),
    fog: flag(false, 'fog'),
    controller: flag(true, 'the controller in the tower'),
  },
  {
    wide(pen, { planes, cleared, fog, controller }) {
      country(pen, 130, 'm');
      cloud(pen, 196, 30);
      pen.fill('f', 'M-2 156H322V188H-2z');
      pen.line('M6 172h24M54 172h24M102 172h24M150 172h24M198 172h24M246 172h24M294 172h24', 3, 'p');
      pen.shape('p', 'M30 56H98L90 84H38z', 0, 3);
      if (controller) person(pen.at(62, 106, 0.5), look(0), POINT);
      pen.shape('w', 'M44 158L50 84H78L84 158z', 0.2);
      pen.shape('w', 'M36 84H92V92H36z', 0, 1);
      pen.shape('d', 'M26 56L40 44H88L102 56z', 0.2);
      pen.line('M64 44V26', 2);
      for (let i = 0; i < planes; i++) {
        const [x, y, size, turn] = [
          [216, 168, 1, 0],
          [230, 70, 0.6, 12],
          [290, 48, 0.42, 12],
          [130, 178, 0.8, 0],
          [150, 44, 0.36, 12],
        ][i]! as [number, number, number, number];
        plane(pen.at(x, y, size, turn, i < 3), i + 1 === cleared ? 's' : 'p');
      }
      if (fog)
        pen.fill(
          'g',
          'M-2 96Q60 84 130 96Q200 106 322 92V122Q240 132 160 122Q70 114-2 126zM100 144Q200 134 322 146V160Q200 152 100 160z',
        );
    },
    above(pen, { planes, cleared, fog, controller }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      pen.fill('f', 'M-2 60H322V98H-2zM150 98L200 202H240L186 98zM40 98H64V160H322V184H40z');
      pen.line('M8 79h24M56 79h24M104 79h24M152 79h24M200 79h24M248 79h24M296 79h24', 3, 'p');
      grain(pen);
      for (let i = 0; i < planes; i++) {
        const [x, y, turn] = [
          [96, 79, 0],
          [52, 130, -90],
          [110, 172, 180],
          [190, 172, 180],
          [274, 172, 180],
        ][i]! as [number, number, number];
        fromTop(pen.at(x, y, 0.8, turn), i + 1 === cleared ? 's' : 'p');
      }
      if (controller) {
        pen.shape('w', 'O268 128 18 18', 0.2, 3);
        pen.shape('d', 'O268 128 9 9', 0.3);
      }
      if (fog) pen.fill('g', 'M-2 20Q80 2 160 22Q240 40 322 16V44Q240 64 150 46Q70 30-2 50z');
    },
  },
);

function plane(pen: Pen, tone: Tone): void {
  pen.shape(tone, 'M-50-8L-58-28H-48L-38-14H30Q50-12 54-4Q50 2 30 3H-40Q-50 2-50-8z', 0.2);
  pen.shape('d', 'M-12-6H12L-10 14H-22z', 0.3, 1);
  pen.line('M-26-8h0M-16-9h0M18-9h0M28-9h0M40-8h6', 3);
}

function fromTop(pen: Pen, tone: Tone): void {
  pen.shape(
    tone,
    'M-32-3L-38-12H-32L-22-4H-6L-16-32H-8L10-4H26Q36 0 26 4H10L-8 32H-16L-6 4H-22L-32 12H-38L-32 3z',
    0.2,
  );
}

const tram = scene(
  'A tram or bus stop: those who wait, the timetable, the next one.',
  {
    waiting: count(0, 5, 3, 'people who wait'),
    tram: choice(['here', 'coming', 'none'], 'the tram'),
    number: count(1, 9, 7, 'the line’s number'),
    late: flag(false, 'does somebody look at a watch'),
  },
  {
    wide(pen, { waiting, tram: state, number, late }) {
      country(pen, 116, 'f');
      pen.fill('g', 'M-2 150H322V202H-2z');
      pen.line('M-2 40Q160 52 322 40M-2 156H322M-2 162H322', 2);
      if (state === 'here') carriage(pen.at(70, 156, 1), number);
      else if (state === 'coming') carriage(pen.at(14, 156, 0.86), number);
      pen.shape('d', 'M202 172V84H208V172zM300 172V84H306V172zM194 84L204 72H304L314 84z', 0.2);
      pen.shape('p', 'M214 96H294V146H214z', 0, 1);
      pen.shape('w', 'M212 156H296V162H212z', 0, 1);
      pen.line('M182 190V96', 3);
      pen.shape('s', 'O182 86 15 15', 0, 3);
      lettering(pen, String(number), 182, 86, 14, 'k', 3);
      for (let i = 0; i < waiting; i++) {
        const at = pen.at(216 + i * 26 - (i > 3 ? 80 : 0), 190 - (i % 2) * 4, 0.98, 0, true);
        shadow(at, 0, 0, 18);
        person(at, look(i + 5), late && i === 0 ? holding(14, -70, 6, -45, { nod: 20 }) : STAND);
      }
    },
    close(pen, { waiting, number, tram: state, late }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 84, 90, 66, 'g');
      grain(pen);
      signboard(pen, 210, 110, 150, 150);
      pen.shape('s', 'M135 35H285V70H135z', 0);
      lettering(pen, String(number), 162, 53, 22, 'k', 3);
      let rows = '';
      for (let i = 0; i < 6; i++)
        rows += `M148 ${86 + i * 16}h18M180 ${86 + i * 16}h14M208 ${86 + i * 16}h14M236 ${86 + i * 16}h14M262 ${86 + i * 16}h12`;
      pen.line(rows, 2);
      if (state !== 'none') pen.line(`M144 ${86 + (state === 'here' ? 16 : 48)}H278`, 4, 's');
      if (late) pen.line('M140 78L282 180', 4, 's');
      hand(pen.at(42, 156, 1.2, -12), 'point', look(waiting).skin, 'm', 80);
    },
  },
);

function carriage(pen: Pen, number: number): void {
  pen.shape('s', 'M-66-10V-74Q-66-84-54-84H60Q72-84 74-60L78-10z', 0.06, 3);
  pen.shape('p', 'M-58-70H-32V-40H-58zM-26-70H0V-40H-26zM6-70H32V-40H6zM40-70H62Q66-60 68-40H40z', 0);
  pen.shape('k', 'O-40-6 7 7O-18-6 7 7O30-6 7 7O52-6 7 7', 0, 1);
  pen.line('M-66-26H76M0-84L14-108L2-116', 2);
  pen.shape('p', 'M42-38H60V-24H42z', 0, 1);
  lettering(pen, String(number), 51, -31, 9);
}

const flock = scene(
  'A flock of sheep: the shepherd, the dog, one that strays.',
  {
    sheep: count(2, 10, 7, 'sheep'),
    stray: flag(true, 'does one stray'),
    black: flag(false, 'is one black'),
    dog: flag(true, 'the dog'),
    shepherd: flag(true, 'the shepherd'),
  },
  {
    wide(pen, { sheep: number, stray, black, dog, shepherd }) {
      country(pen, 96, 'm');
      sun(pen, 52, 36, 17);
      birds(pen, 150, 30);
      tree(pen.at(292, 108, 1.1), 'round');
      for (let i = 0; i < number; i++) {
        const away = stray && i === number - 1;
        const at = away
          ? pen.at(278, 150, 0.8)
          : pen.at(
              110 + (i % 4) * 32 + (Math.floor(i / 4) % 2) * 14,
              136 + Math.floor(i / 4) * 22,
              0.9,
              0,
              i % 3 === 0,
            );
        sheepShape(at, away ? 's' : black && i === 2 ? 'k' : 'p');
      }
      if (dog) {
        const at = pen.at(stray ? 244 : 214, 186, 1);
        at.shape('k', 'M-20-4L-26-14L-18-18H4L12-26L16-22L22-20L20-15L10-12L12 0H8L4-8H-10L-12 0H-16z', 0, 1);
        at.line('M-18-16q-8-6-12-2', 3);
      }
      if (!shepherd) return;
      shadow(pen, 46, 190, 26);
      const at = pen.at(46, 190, 1.18);
      person(at, look(9, { hair: 'hat', tint: 'w' }), holding(18, -66, 6, -45));
      at.line('M18 0V-96q0-12 10-12q8 2 6 10', 3, 'k');
      tufts(pen, 90, 200, 120);
    },
    above(pen, { sheep: number, stray, black, dog, shepherd }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      pen.dots(0, 0, 320, 200, 50, 'd');
      pen.line('M30 24H210V60M210 110V178H30V24', 4, 'w');
      for (let i = 0; i < number; i++) {
        const away = stray && i === number - 1;
        const [x, y] = away ? [282, 60] : [62 + (i % 4) * 36, 56 + Math.floor(i / 4) * 42];
        const at = pen.at(x, y, 1, i * 41);
        at.shape('k', 'O13 0 5 4', 0, 1);
        at.shape(
          away ? 's' : black && i === 2 ? 'k' : 'p',
          'M-13-2Q-14-11-5-10Q1-14 6-9Q14-6 11 0Q14 7 6 9Q0 14-5 10Q-14 10-13-2z',
          0.3,
          1,
        );
      }
      if (dog) pen.at(246, 92, 1, -40).shape('d', 'M-20-3H-6Q0-8 10-6L20-3V3L10 6Q0 8-6 3H-20z', 0.3, 1);
      if (shepherd) pen.shape('w', 'O240 150 17 17', 0.3);
      if (shepherd) pen.shape('d', 'O240 150 8 8', 0.3, 1);
    },
  },
);

function sheepShape(pen: Pen, tone: Tone): void {
  pen.line('M-9-4V6M-4-4V6M6-4V6M11-4V6', 3);
  pen.shape(
    tone,
    'M-14-6Q-20-14-12-18Q-10-26-2-23Q6-27 10-20Q18-18 15-10Q14-2 6-3Q0 1-6-2Q-13 0-14-6z',
    0.3,
    1,
  );
  pen.shape(tone === 'k' ? 'd' : 'k', 'M13-20Q22-24 24-16Q24-10 17-10Q12-12 13-20z', 0, 1);
}

export const SCENES = { playground, airport, tram, flock };

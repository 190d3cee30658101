import { cloud, grain, shadow } from '../kit-places.ts';
import { gear } from '../kit-small.ts';
import { CARGO } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { BEND, holding, look } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Roads: a junction, a bicycle workshop. */

function car(pen: Pen, tone: Tone): void {
  pen.shape(tone, 'M-15-8Q-15-9-12-9H12Q16-8 16 0Q16 8 12 9H-12Q-15 9-15 8z', 0.2, 1);
  pen.shape('p', 'M4-6Q8 0 4 6H0V-6zM-11-6V6H-8V-6z', 0, 1);
}

const junction = scene(
  'A road junction: cars from four sides, lights or an officer.',
  {
    cars: count(0, 8, 6, 'cars'),
    rule: choice(['lights', 'officer', 'none'], 'what orders them'),
    jam: flag(false, 'are they stuck in the middle'),
  },
  {
    above(pen, { cars, rule, jam }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      pen.fill('g', 'M-2 68H322V132H-2zM128-2H192V202H128z');
      pen.line(
        'M-2 100h24M40 100h24M82 100h24M214 100h24M256 100h24M298 100h24M160-2v18M160 32v18M160 150v18M160 184v18',
        2,
        'p',
      );
      pen.line('M-2 68H128V-2M192-2V68H322M-2 132H128V202M192 202V132H322', 2);
      grain(pen);
      for (const [x, y] of [
        [40, 34],
        [86, 40],
        [250, 36],
        [290, 40],
        [40, 176],
        [80, 174],
        [240, 176],
        [284, 180],
      ] as const) {
        pen.shape('d', `O${x} ${y} 17 15`, 0.4);
      }
      for (let i = 0; i < cars; i++) {
        const [x, y, turn] = PLACES[i]!;
        const pull = jam && i < 4 ? 0.36 : 1;
        car(
          pen.at(160 + (x - 160) * pull, 100 + (y - 100) * pull, 1.05, turn),
          i === 0 ? 's' : CARGO[i % 3]!,
        );
      }
      if (rule === 'lights')
        for (const [x, y] of [
          [122, 62],
          [198, 138],
          [198, 62],
          [122, 138],
        ] as const)
          signal(pen.at(x, y, 0.55), x < 160 === y < 100);
      if (rule === 'officer')
        pen.shape('s', 'O160 100 9 9M154 94L140 84L138 88L150 100zM166 94L180 84L182 88L170 100z', 0, 2);
    },
    wide(pen, { cars, rule, jam }) {
      pen.fill('g', 'M-2-2H322V202H-2z');
      cloud(pen, 60, 26);
      grain(pen);
      for (let i = 0; i < 5; i++) {
        const h = 34 + ((i * 37) % 40);
        const x = i < 2 ? -6 + i * 62 : 50 + i * 60;
        pen.shape(i % 2 ? 'm' : 'w', `M${x} 112V${108 - h}h60V112z`, 0.2, 1);
        pen.line(
          `M${x + 10} ${118 - h}h8M${x + 34} ${118 - h}h8M${x + 10} ${132 - h}h8M${x + 34} ${132 - h}h8`,
          3,
        );
      }
      pen.fill('p', 'M-2 112H322V202H-2z');
      pen.fill('f', 'M-2 122H322V160H-2zM128 100H160L236 204H52z');
      pen.line('M-2 139h30M52 139h30M220 139h30M270 139h30', 2, 'p');
      for (let i = 0; i < Math.min(cars, 5); i++)
        side(pen.at(jam ? 110 + i * 34 : 34 + i * 66, 150 + (i % 2) * 9, 0.72, 0, i % 2 === 1), i);
      if (rule === 'lights') {
        pen.line('M252 186V110', 3);
        signal(pen.at(252, 92, 1.5), !jam);
      } else if (rule === 'officer') {
        shadow(pen, 158, 182, 26);
        person(
          pen.at(158, 184, 1.1),
          look(6, { hair: 'cap', tint: 'd', top: 's' }),
          holding(34, -76, -30, -78),
        );
      }
    },
  },
);

const PLACES = [
  [214, 84, 180],
  [144, 44, 90],
  [106, 116, 0],
  [176, 156, -90],
  [264, 84, 180],
  [64, 116, 0],
  [144, 12, 90],
  [176, 190, -90],
] as const;

function side(pen: Pen, index: number): void {
  pen.shape(CARGO[index % 3]!, 'M-30-6Q-32-18-22-19L-14-31H10Q14-33 16-30L22-20Q33-19 32-6z', 0.2);
  pen.shape('p', 'M-16-20L-10-29H-1V-20zM3-20V-29H9Q12-28 16-20z', 0, 1);
  pen.shape('k', 'O-17-5 7 7O18-5 7 7', 0, 1);
}

function signal(pen: Pen, go: boolean): void {
  pen.shape('k', 'M-8-18H8V18H-8z', 0, 1);
  pen.shape(go ? 'd' : 's', 'O0-10 4', 0, 1);
  pen.shape(go ? 's' : 'd', 'O0 10 4', 0, 1);
  pen.shape('w', 'O0 0 4', 0, 1);
}

function bicycle(pen: Pen, missing: boolean): void {
  for (const x of missing ? [0] : [0, 92]) {
    pen.line(`O${x} 0 28 28`, 3);
    pen.line(
      `M${x} 0L${x} 28M${x} 0L${x}-28M${x} 0h28M${x} 0h-28M${x} 0l20 20M${x} 0l-20-20M${x} 0l20-20M${x} 0l-20 20`,
      1,
    );
  }
  pen.line('M0 0L24-46L78-46L44 0zM24-46L44 0M92 0L74-56M0 0H44M74-56q12-6 16 0', 5);
  pen.line('M0 0L24-46L78-46L44 0zM24-46L44 0M92 0L74-56M0 0H44', 4, 's');
  pen.shape('k', 'M12-54Q24-58 36-52L34-48H18zM22-48h4v6h-4z', 0, 1);
  gear(pen.at(44, 0), 10, 12, 'p');
  pen.line('M44 0l8 14M48 14h9', 2);
}

const cycles = scene(
  'A bicycle workshop: a bicycle on a stand, its parts, a mechanic.',
  {
    missing: flag(false, 'is the front wheel off'),
    wheels: count(0, 5, 3, 'wheels on the wall'),
    mechanic: flag(true, 'somebody at work'),
  },
  {
    wide(pen, { missing, wheels, mechanic }) {
      pen.fill('f', 'M-2 158H322V202H-2z');
      grain(pen);
      pen.line('M8 22H312M-2 158H322', 2);
      for (let i = 0; i < wheels; i++) {
        const x = 186 + i * 30;
        pen.line(`M${x} 22v6M${x} 50l12 12M${x} 50l-12 12M${x} 50v-18M${x} 50h16M${x} 50h-16`, 1);
        pen.line(`O${x} 50 21 21`, 3, i === 0 && missing ? 's' : 'd');
      }
      pen.shape('w', 'M22 30H128V96H22z', 0);
      pen.line('M36 40v30M32 40h8M56 42v34M52 74h8M76 40l8 30M84 40l-8 30M104 40v20M98 66q6-8 12 0v10', 3);
      pen.line('M176 186V132M160 188H192', 5);
      bicycle(pen.at(130, 146, 0.96), missing);
      if (missing) {
        pen.line('O284 162 26 26', 3);
        pen.line('M284 162v26M284 162v-26M284 162h26M284 162h-26M284 162l18 18M284 162l-18-18', 1);
      }
      shadow(pen, 166, 190, 110);
      if (mechanic) person(pen.at(92, 192, 1.16), look(5, { wear: 'apron' }), BEND);
    },
    close(pen, { missing, wheels }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      pen.shape('w', 'M-4 160H324V204H-4z', 0);
      gear(pen.at(118, 104), 66, 26, 'm');
      gear(pen.at(262, 118), 26, 11, 's');
      pen.line(
        missing ? 'M118 36Q180 50 214 74M118 172Q160 178 190 168' : 'M118 36L262 91M118 172L262 145',
        5,
      );
      pen.line(
        missing ? 'M118 36Q180 50 214 74M118 172Q160 178 190 168' : 'M118 36L262 91M118 172L262 145',
        2,
        'p',
      );
      pen.line('M118 104L164 178', 5);
      pen.shape('d', 'M148 176h40v10h-40z', 0.3);
      for (let i = 0; i < wheels; i++) gear(pen.at(34 + i * 34, 178), 12, 9, i % 2 ? 'd' : 'p');
    },
  },
);

export const SCENES = { junction, cycles };

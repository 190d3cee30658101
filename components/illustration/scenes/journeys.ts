import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { birds, cloud, country, grain, shadow, sun, tree, tufts, water } from '../kit-places.ts';
import { gear, rope, sheet } from '../kit-small.ts';
import { flagpole, lamp } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, stance, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** On the way: a rope team on a mountain, the bridge of a ship, a trail with its hut and signpost. */

const climbers = scene(
  'A rope team on a mountain: each holds the other.',
  {
    climbers: count(1, 5, 3, 'climbers'),
    slipped: count(0, 5, 0, 'who has slipped (0: nobody)'),
    flags: flag(true, 'a flag at the top'),
    weather: choice(['fair', 'snow'], 'the weather'),
  },
  {
    wide(pen, { climbers: number, slipped, flags, weather }) {
      pen.fill('f', 'M-2 150L60 76L104 118L150 60L230 140L280 96L322 130V202H-2z');
      sun(pen, 60, 40, 17);
      pen.shape('m', 'M-4 204L80 150L150 112L214 44L240 30L262 58L290 120L324 150V204z', 0);
      pen.shape('p', 'M150 112L214 44L240 30L262 58L274 86L254 74L244 92L226 72L206 96L190 90L172 112z', 0);
      pen.hatch('M240 30L262 58L290 120L324 150V204H250L262 120z', { angle: 58, gap: 6 });
      if (flags) flagpole(pen, 240, 31, 26, 's', 0.7);
      let line = '';
      for (let i = 0; i < number; i++) {
        const [x, y] = foothold(i, number);
        const down = i + 1 === slipped ? 26 : 0;
        line += `${i ? `Q${x - 26} ${y + 14}` : 'M'} ${x} ${y - 24 + down}`;
      }
      if (number > 1) pen.line(line, 3, 's');
      for (let i = 0; i < number; i++) {
        const [x, y] = foothold(i, number);
        const fell = i + 1 === slipped;
        person(
          pen.at(x, y + (fell ? 30 : 0), 0.56, fell ? 40 : 0),
          look(i + 1, { hair: i % 2 ? 'cap' : 'helmet', tint: 'd' }),
          fell
            ? holding(16, -104, -14, -104)
            : holding(18, -70, 14, -60, { feet: stance(-9, 2, 9, -8), neck: [4, -79] }),
        );
      }
      if (weather === 'snow') pen.dots(0, 0, 320, 200, 90, 'p');
      grain(pen, 10);
    },
    close(pen, { climbers: number, slipped, weather, flags }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      cloud(pen, 60, 150, 1.4);
      cloud(pen, 130, 176, 1);
      grain(pen);
      pen.shape('m', 'M322-4H216L196 40L214 78L178 120L190 160L160 204H324z', 0);
      pen.hatch('M322-4H276L262 60L290 120L270 204H324z', { angle: 64, gap: 5 });
      pen.shape('p', 'M216-4L196 40L226 24L250-4z', 0, 1);
      const low = slipped > 0;
      rope(pen, low ? 'M204 54Q168 80 130 118' : 'M204 54Q176 96 164 128', 's');
      person(
        pen.at(216, 98, 1, 0, true),
        look(number),
        holding(14, -48, 18, -54, { feet: stance(-12, 0, 10, -14), neck: [-8, -78] }),
      );
      person(
        pen.at(low ? 116 : 152, 196, 1, low ? -14 : 8),
        look(number + 4, { hair: 'helmet', tint: 's' }),
        low ? holding(18, -104, -16, -100) : holding(26, -80, 24, -60),
      );
      if (flags) pen.shape('k', 'O200 52 4', 0, 1);
      if (weather === 'snow') pen.dots(0, 0, 320, 200, 110, 'p');
    },
  },
);

function foothold(index: number, number: number): readonly [number, number] {
  const part = number === 1 ? 0.6 : index / (number - 1);
  return [60 + part * 158, 168 - part * 96 - Math.sin(part * 3.1) * 14];
}

const helm = scene(
  'The bridge of a ship: the wheel, a speaking tube or telegraph, the sea ahead.',
  {
    officers: count(1, 2, 1, 'who is on the bridge'),
    telegraph: choice(['ahead', 'stop', 'astern'], 'the engine telegraph'),
    ahead: choice(['open', 'iceberg', 'ship', 'fog'], 'what lies ahead'),
  },
  {
    wide(pen, { officers, telegraph, ahead }) {
      pen.fill('p', 'M-2-2H322V120H-2z');
      water(pen, 84, 'm', 126);
      inSight(pen.at(208, 84), ahead);
      pen.shape(
        'd',
        'M-4-4H324V22H-4zM-4 112H324V204H-4zM-4-4H12V204H-4zM104 20H114V114H104zM206 20H216V114H206zM308 0H324V204H308z',
        0,
      );
      lamp(pen, 160, 30, 12, 'w');
      const order = { ahead: -40, stop: 0, astern: 40 }[telegraph];
      pen.shape('w', 'M244 194L250 142H270L276 194z', 0.3);
      pen.shape('s', 'O260 124 24 24', 0.2, 3);
      pen.shape('p', 'O260 124 16 16', 0, 1);
      pen.at(260, 124, 1, order).line('M0 4V-30', 4, 'k');
      person(
        pen.at(76, 198, 1.28),
        look(1, { hair: 'cap', tint: 'k', top: 'k', legs: 'k' }),
        holding(30, -64, 28, -58),
      );
      pen.line('O140 124 32 32', 4, 'w');
      pen.line('M140 84V164M100 124H180M112 96L168 152M168 96L112 152', 4, 'w');
      pen.shape('w', 'M130 196L134 150H146L150 196z', 0.3);
      pen.shape('s', 'O140 124 8 8', 0.3);
      if (officers > 1)
        person(
          pen.at(214, 200, 1.16),
          look(2, { hair: 'cap', tint: 'k', top: 'd' }),
          holding(22, -78, 10, -46),
        );
    },
    close(pen, { telegraph, ahead, officers }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      pen.shape('w', 'O220 96 74 74', 0, 3);
      pen.shape('p', 'O220 96 60 60', 0);
      pen.line('M178 54l8 8M262 54l-8 8M220 148v8', 2);
      lettering(pen, 'S', 220, 52, 14);
      lettering(pen, 'A', 182, 82, 14);
      lettering(pen, 'B', 258, 82, 14);
      pen
        .at(220, 96, 1, { ahead: -46, stop: 0, astern: 46 }[telegraph])
        .shape('s', 'M-7 10L-3-62H3L7 10zO0 0 11 11', 0.3, 3);
      pen.shape('w', 'M30-4H50V70Q66 84 62 100H18Q14 84 30 70z', 0.3);
      pen.shape('k', 'O40 99 21 5', 0, 1);
      if (ahead === 'fog') pen.dots(0, 0, 320, 200, 60, 'p');
      hand(pen.at(96, 186, 1.15, -26), 'point', look(officers + 1).skin, 'k', 70);
      gear(pen.at(220, 196), 30, 16, 'm');
    },
  },
);

function inSight(pen: Pen, what: 'open' | 'iceberg' | 'ship' | 'fog'): void {
  if (what === 'iceberg') pen.shape('f', 'M-50 8L-34-24L-20-16L-4-46L16-20L24-26L44 8z', 0.3);
  else if (what === 'ship') pen.shape('s', 'M-44 2H44L34 16H-34zM-20 2V-14H-4V-26H6V-14H22V2z', 0.3);
  else if (what === 'fog')
    pen.fill('f', 'M-190-40Q-120-56-60-40Q20-58 106-38V18Q20 30-60 14Q-120 28-190 12z');
  else sun(pen, 0, -10, 18, 's');
}

const trail = scene(
  'A mountain trail: a signpost, a hut with its warden, walkers.',
  {
    arms: count(1, 4, 3, 'arms of the signpost'),
    chosen: count(0, 4, 1, 'which one stands out (0: none)'),
    walkers: count(0, 3, 1, 'walkers'),
    snow: flag(false, 'is there snow on the path'),
    warden: flag(true, 'is the hut’s hatch open'),
  },
  {
    wide(pen, { arms, chosen, walkers, snow, warden }) {
      country(pen, 110, snow ? 'p' : 'm');
      pen.fill('f', 'M-2 112L50 40L92 92L120 60L170 114z');
      birds(pen, 150, 30);
      pen.fill(
        snow ? 'f' : 'p',
        'M40 204Q100 170 170 166Q250 160 232 140Q220 128 250 120L256 124Q234 132 252 146Q264 174 190 178Q130 184 100 204z',
      );
      hut(pen.at(256, 122), warden, snow);
      signpost(pen.at(96, 186), arms, chosen);
      for (let i = 0; i < walkers; i++) {
        const at = pen.at(150 + i * 34, 186 - i * 8, 0.92 - i * 0.08);
        shadow(at, 0, 0, 22);
        person(at, look(i + 4), WALK);
        at.shape('s', 'M-18-76Q-8-82-6-72V-50H-18z', 0.3);
        at.line('M16-50V0', 2);
      }
      tree(pen.at(22, 176, 1), 'pine');
      tree(pen.at(46, 190, 1.2), 'pine');
      if (snow) pen.dots(0, 0, 320, 200, 70, 'p');
      else tufts(pen, 230, 198, 80);
    },
    hatch(pen, { walkers, snow, warden, chosen }) {
      pen.fill('w', 'M-2-2H322V202H-2z');
      pen.line('M-2 34H322M-2 72H322M-2 110H322M-2 148H322', 1);
      grain(pen);
      pen.shape('d', 'M126 26H286V136H126z', 0, 3);
      pen.fill(warden ? 's' : 'k', 'M134 34H278V128H134z');
      if (warden) person(pen.at(214, 220, 1.6, 0, true), look(8), holding(32, -64, 26, -62));
      pen.fill('w', 'M112 137H300V204H112z');
      pen.line('M112 148H300M112 172H300', 1);
      pen.shape('w', 'M116 128H296V140H116z', 0);
      pen.shape('m', 'M116 10H296V28H116z', 0.2);
      pen.shape('p', 'M140 104H164V128H140z', 0.3);
      pen.line('M146 98q-4-6 0-10q4-5 0-9M156 98q-4-6 0-10q4-5 0-9', 2, 'p');
      if (walkers) person(pen.at(70, 226, 1.7), look(chosen + 4), holding(32, -62, 20, -50));
      if (snow) pen.dots(0, 0, 120, 200, 60, 'p');
    },
    sign(pen, { arms, chosen, snow, walkers }) {
      country(pen, 130, snow ? 'p' : 'm');
      cloud(pen, 66, 36);
      sun(pen, 262, 40, 18);
      signpost(pen.at(160, 206, 2.3), arms, chosen);
      if (walkers) {
        const at = pen.at(56, 200, 1.3);
        person(at, look(walkers + 5), holding(27, -64, 25, -60, { nod: -8 }));
        sheet(at, 30, -66, 22, 16, -6, 2);
      }
      tufts(pen, 200, 200, 110, 7);
      if (snow) pen.dots(0, 0, 320, 200, 80, 'p');
    },
  },
);

function signpost(pen: Pen, arms: number, chosen: number): void {
  pen.shape('k', 'M-2.5 0V-84H2.5V0z', 0, 1);
  for (let i = 0; i < arms; i++) {
    const at = pen.at(0, -76 + i * 14, 1, (i % 3) * 5 - 5, i % 2 === 1);
    at.shape(i + 1 === chosen ? 's' : 'p', 'M-8-5H26L33 0L26 6H-8z', 0, 1);
    at.line('M0 0H18', 1);
  }
}

function hut(pen: Pen, open: boolean, snow: boolean): void {
  pen.shape('w', 'M-26 0V-28H26V0z', 0.3);
  pen.shape(snow ? 'p' : 'd', 'M-34-26L0-52L34-26z', 0.3);
  pen.shape(open ? 's' : 'k', 'M-16-22H2V-8H-16z', 0, 1);
  pen.shape('k', 'M9 0V-19H19V0z', 0, 1);
  if (open) pen.line('M18-42V-54M18-58q-6-6 0-11q5-5 0-10', 2);
}

export const SCENES = { climbers, helm, trail };

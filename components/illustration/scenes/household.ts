import { hand } from '../kit-hands.ts';
import { board, country, grain, halo, room, shadow, sun } from '../kit-places.ts';
import { CARGO, pane } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { BEND, holding, look, stance, UP } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** At home: the laundry, a mirror, an hourglass, a sieve, packing. */

const GARMENTS = [
  'M-14 0L-6-2Q0 4 6-2L14 0L20 12L13 15V36H-13V15L-20 12z',
  'M-10 0H10L12 38H3L0 14L-3 38H-12z',
  'M-5 0H5V22Q16 24 15 32H-4Q-6 14-5 0z',
  'M-12 0H12L17 34Q0 40-17 34z',
];

const laundry = scene(
  'Washing on a line: shirts, trousers, socks; somebody pegs it out.',
  {
    pieces: count(1, 7, 5, 'pieces on the line'),
    odd: count(0, 7, 3, 'which stands out (0: none)'),
    wind: choice(['still', 'windy'], 'the wind'),
    helper: flag(true, 'somebody at the line'),
  },
  {
    wide(pen, { pieces, odd, wind, helper }) {
      country(pen, 132, 'm');
      sun(pen, 56, 38, 17);
      pen.shape('w', 'M20 190V36H26V190zM294 186V36H300V186z', 0.3);
      pen.line('M23 44Q160 66 297 44', 2);
      for (let i = 0; i < pieces; i++) {
        const x = 66 + i * (208 / Math.max(3, pieces));
        const at = pen.at(x, 46 + 12 * Math.sin(((x - 23) / 274) * 3.14), 1.16, wind === 'windy' ? -16 : 0);
        at.shape(i + 1 === odd ? 's' : CARGO[(i + 1) % 4]!, GARMENTS[i % 4]!, 0.3);
        at.line('M-8-3v5M8-3v5', 3, 'w');
      }
      if (helper) {
        const at = pen.at(252, 190, 1.06, 0, true);
        shadow(at, 0, 0, 24);
        person(at, look(4), { ...UP, nod: -12 });
      }
      pen.shape('w', 'M90 170H150L142 194H98z', 0.3);
      pen.shape('p', 'M96 170Q104 156 118 164Q132 152 144 170z', 0, 1);
    },
    close(pen, { pieces, odd, wind, helper }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 250, 60, 50, 'g');
      grain(pen);
      pen.line('M-2 46Q160 62 322 46', 3);
      const shown = Math.min(3, pieces);
      for (let i = 0; i < shown; i++) {
        const at = pen.at(76 + i * 90, 50, 2.5, wind === 'windy' ? -9 : 0);
        at.shape(i + 1 === odd ? 's' : CARGO[(i + 1) % 4]!, GARMENTS[i % 4]!, 0.2);
        at.shape('w', 'M-8-5h3v8h-3zM6-5h3v8H6z', 0, 1);
      }
      if (helper) hand(pen.at(280, 196, 1.2, 250), 'pinch', 'b', 'd', 60);
    },
  },
);

const mirror = scene(
  'A mirror: what stands before it and what it shows.',
  {
    shows: choice(['same', 'other', 'nothing'], 'what is seen in it'),
    mirrors: count(1, 3, 1, 'mirrors'),
    cracked: flag(false, 'is it cracked'),
  },
  {
    wide(pen, { shows, mirrors, cracked }) {
      room(pen, 160);
      for (let i = 0; i < mirrors; i++) {
        const x = 214 + i * 56 - (mirrors - 1) * 22;
        const half = 44 - mirrors * 6;
        pen.shape('w', `M${x - half} 174V58Q${x} -2 ${x + half} 58V174z`, 0.1, 3);
        pen.shape('f', `M${x - half + 8} 166V62Q${x} 14 ${x + half - 8} 62V166z`, 0);
        if (shows !== 'nothing')
          person(
            pen.at(x, 166, 0.96 - mirrors * 0.06, 0, true),
            look(shows === 'same' ? 0 : i + 7, shows === 'same' ? { top: 's' } : {}),
            holding(16, -64, 8, -45),
          );
        pen.line(`M${x - half + 12} 96l14-22M${x - half + 12} 112l22-34`, 1, 'p');
        if (cracked)
          pen.line(`M${x + 8} 40l-9 26l13 18l-16 26l10 30M${x + 3} 84l22 10M${x - 4} 110l-20 8`, 2);
      }
      shadow(pen, 96, 190, 28);
      person(pen.at(96, 190, 1.28), look(0, { top: 's' }), holding(20, -66, 8, -45));
    },
    close(pen, { shows, cracked, mirrors }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      pen.shape('w', 'O182 92 84 84', 0.1, 3);
      pen.shape('g', 'O182 92 72 72', 0);
      if (shows !== 'nothing')
        person(pen.at(188, 266, 2.1, 0, true), look(shows === 'same' ? 0 : mirrors + 6), {
          hands: stance(2, -40, 4, -40),
        });
      pen.line('M128 84l22-34M134 106l42-66', 2, 'p');
      if (cracked) pen.line('M182 20l-10 34l20 26l-26 34l16 50M192 80l50 10M166 114l-52 16', 3);
      pen.fill('f', 'M100 178H266V202H100z');
      pen.shape('w', 'M170 174H194V204H170z', 0.3);
      hand(pen.at(148, 190, 1.1, -8), 'grip', look(0).skin, 's', 60);
    },
  },
);

const packing = scene(
  'Packing: drawers or suitcases, what belongs to whom and where it lies.',
  {
    cases: count(1, 4, 2, 'suitcases'),
    drawers: count(0, 5, 4, 'drawers beside them'),
    open: count(0, 5, 2, 'which drawer is open (0: none)'),
    packer: flag(true, 'somebody who packs'),
  },
  {
    wide(pen, { cases, drawers: number, open, packer }) {
      room(pen, 160);
      if (number) chest(pen, 216, 186, number, open);
      pane(pen, 36, 20, 60, 60, 'p');
      for (let i = 0; i < cases; i++)
        trunk(pen.at(42 + i * 52, 186 - (i % 2) * 4, 0.72), CARGO[i % 3]!, i === 0);
      if (packer) {
        shadow(pen, 168, 190, 26);
        const at = pen.at(172, 190, 1.16, 0, cases > 1);
        person(at, look(7), BEND);
        at.shape('p', 'M22-50H40V-38H22z', 0.2);
      }
    },
    above(pen, { cases, drawers: number, open, packer }) {
      board(pen, 'f');
      const shown = Math.min(2, cases);
      for (let i = 0; i < shown; i++) {
        const at = pen.at(20 + i * 142, 28);
        at.shape(i ? 'd' : 's', 'M0 0H132V146H0z', 0, 3);
        at.shape('p', 'M7 7H125V139H7z', 0);
        at.line('M66 7V139M7 74H125', 1);
        const tones: Tone[] = ['m', 'w', 'd', 's'];
        for (let n = 0; n < 4; n++) {
          at.at(36 + (n % 2) * 60, 20 + Math.floor(n / 2) * 66, 1.16).shape(
            n + 1 === open ? 's' : tones[(n + i) % 3]!,
            GARMENTS[(n + i) % 4]!,
            0.2,
            1,
          );
        }
      }
      if (number && packer) hand(pen.at(322, 208, 1.1, 220), 'palm', 'b', 'm', 60);
    },
  },
);

function chest(pen: Pen, x: number, y: number, number: number, open: number): void {
  const h = 116 / number;
  pen.shape('w', `M${x} ${y}v-122h84v122z`, 0.1, 3);
  for (let i = 0; i < number; i++) {
    const top = y - 118 + i * h;
    if (i + 1 === open) {
      pen.shape('m', `M${x + 14} ${top + 4}q6-12 18-6q14-10 24 0q8-4 12 6z`, 0.3, 1);
      pen.shape('s', `M${x - 8} ${top + 4}h100v${h - 2}h-100z`, 0.16);
    } else pen.shape('w', `M${x + 5} ${top}h74v${h - 5}h-74z`, 0, 1);
    pen.shape('k', `O${x + 30} ${top + h / 2} 2.4O${x + 54} ${top + h / 2} 2.4`, 0, 1);
  }
}

function trunk(pen: Pen, tone: Tone, open: boolean): void {
  if (open) {
    pen.shape(tone, 'M-34-36L-26-78H42L34-36z', 0.2);
    pen.shape('p', 'M-28-36q8-14 22-6q14-12 34 6z', 0, 1);
  }
  pen.shape(tone, 'M-36 0V-38H36V0z', 0.2, 3);
  pen.line('M-22-38V0M22-38V0', 2);
  pen.shape('p', 'M-8-40H8V-32H-8z', 0, 1);
}

export const SCENES = { laundry, mirror, packing };

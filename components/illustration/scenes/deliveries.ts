import { hand } from '../kit-hands.ts';
import { country, room, shadow, tree } from '../kit-places.ts';
import { letter, sheet } from '../kit-small.ts';
import { box, door } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, WALK } from '../postures.ts';
import { choice, count, scene } from '../scene.ts';

/** What is brought: newspapers, letters, parcels, milk. */

const kiosk = scene(
  'A newspaper kiosk: titles on racks, a seller, readers.',
  {
    titles: count(2, 10, 6, 'newspapers on show'),
    headline: count(0, 10, 2, 'which stands out (0: none)'),
    readers: count(0, 3, 1, 'readers before it'),
  },
  {
    wide(pen, { titles, headline, readers }) {
      country(pen, 132, 'f');
      pen.fill('g', 'M-2 160H322V202H-2z');
      pen.shape('d', 'M110 178V50H250V178z', 0.04);
      pen.shape('s', 'M96 60Q104 30 180 26Q256 30 264 60z', 0.12);
      pen.line('M140 34Q128 46 126 60M180 26V60M220 34Q232 46 234 60', 1);
      pen.shape('p', 'M148 76H212V126H148z', 0);
      person(pen.at(182, 168, 0.96, 0, true), look(4), holding(14, -50, 12, -50));
      pen.shape('d', 'M110 126H250V178H110z', 0.04);
      pen.shape('w', 'M104 122H256V130H104z', 0);
      for (let i = 0; i < titles; i++)
        sheet(
          pen,
          124 + (i % 6) * 22.5,
          144 + Math.floor(i / 6) * 22,
          17,
          20,
          0,
          3,
          i + 1 === headline ? 's' : 'p',
        );
      pen.shape('w', 'M118 74h22v40h-22zM220 74h22v40h-22z', 0, 1);
      shadow(pen, 180, 178, 150);
      for (let i = 0; i < readers; i++) {
        const at = pen.at(60 + i * 34 + (i > 1 ? 130 : 0), 192, 1.1);
        person(at, look(i + 2), holding(22, -66, 20, -60, { nod: 10 }));
        at.shape('p', 'M14-80L34-84V-54L14-50z', 0, 2);
        at.line('M18-76l12-2M18-70l12-2M18-64l12-2', 1);
      }
      tree(pen.at(294, 176, 1.2), 'round');
    },
    close(pen, { titles, headline, readers }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      for (let i = 0; i < Math.min(titles, 8); i++) {
        const at = pen.at(60 + (i % 4) * 68, 58 + Math.floor(i / 4) * 84);
        const on = i + 1 === headline;
        at.shape(on ? 's' : 'p', 'M-28-36H28V36H-28z', 0);
        at.line('M-22-20H22M-22-14H22', on ? 3 : 2);
        at.shape(on ? 'p' : 'm', 'M-22-6H4V18H-22z', 0.3, 1);
        at.line('M10-4H22M10 2H22M10 8H22M10 14H22M-22 26H22', 1);
      }
      pen.line('M-2 104H322M-2 186H322', 4, 'w');
      if (readers) hand(pen.at(300, 214, 1.3, 236), 'point', 'a', 'm', 70);
    },
  },
);

const round = scene(
  'A delivery round: a carrier goes from house to house with a bag.',
  {
    houses: count(2, 6, 4, 'houses'),
    done: count(0, 6, 2, 'how many have got theirs'),
    load: choice(['letters', 'parcels', 'milk'], 'what is delivered'),
  },
  {
    wide(pen, { houses, done, load }) {
      country(pen, 122, 'f');
      pen.fill('g', 'M-2 156H322V202H-2z');
      const w = 300 / houses;
      for (let i = 0; i < houses; i++) {
        const at = pen.at(12 + i * w + w / 2, 156, Math.min(1, w / 76));
        const [width, height] = [27 + (i % 3) * 3, 44 + ((i * 29) % 24)];
        at.shape(i % 2 ? 'w' : 'm', `M${-width} 0V${-height}H${width}V0z`, 0.16);
        at.shape('d', `M${-width - 6} ${-height}L0 ${-height - 28}L${width + 6} ${-height}z`, 0.3);
        at.shape(i < done ? 's' : 'p', `M${-width + 6} ${-height + 10}h14v14h-14z`, 0, 1);
        at.shape('k', 'M6 0V-26H20V0z', 0, 1);
        if (i < done) parcel(at.at(-8, 0, 0.8), load);
      }
      pen.line('M-2 174Q160 162 322 176', 1);
      const x = Math.min(282, 34 + done * w);
      shadow(pen, x, 192, 26);
      const at = pen.at(x, 192, 1);
      person(at, look(6, { top: 's' }), holding(20, -56, 22, -56, { ...WALK }));
      parcel(at.at(24, -54, 0.8), load);
    },
    close(pen, { load, done }) {
      room(pen, 176, 'f');
      door(pen, 176, 178, 84, 158, 'd', done ? 'open' : 'shut');
      pen.shape('w', 'M140 192H300V178H140z', 0);
      if (done) person(pen.at(214, 180, 1.36, 0, true), look(0), holding(26, -58, 22, -56));
      const at = pen.at(96, 194, 1.46);
      shadow(pen, 96, 194, 30);
      person(at, look(6, { top: 's', legs: 'k' }), holding(28, -60, 24, -58));
      parcel(at.at(36, -56, 1.1), load);
    },
  },
);

function parcel(pen: Pen, load: 'letters' | 'parcels' | 'milk'): void {
  if (load === 'letters') letter(pen, 0, -6, 18, -6);
  else if (load === 'parcels') box(pen, -9, 0, 16, 13, 'w', 7);
  else pen.shape('p', 'M-6 0V-13L-3-18V-22H3V-18L6-13V0z', 0.4, 1);
}

export const SCENES = { kiosk, round };

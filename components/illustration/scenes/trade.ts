import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { country, grain, halo, room, shadow, tree } from '../kit-places.ts';
import { bottle } from '../kit-small.ts';
import { booth, box, CARGO } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { onlooker, person } from '../people.ts';
import { holding, look, PUSH, STAND, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Buying and selling: market stalls, an auction, scales, a warehouse. */

const market = scene(
  'A market: stalls with awnings, goods, sellers and buyers.',
  {
    stalls: count(1, 4, 3, 'stalls'),
    alike: flag(false, 'are all stalls alike'),
    buyers: count(0, 4, 1, 'buyers'),
    goods: choice(['fruit', 'jars', 'boxes'], 'what is sold'),
  },
  {
    wide(pen, { stalls, alike, buyers, goods }) {
      country(pen, 116, 'f');
      pen.fill('g', 'M-2 150H322V202H-2z');
      tree(pen.at(20, 150, 0.9), 'poplar');
      const size = Math.min(1.2, 3.4 / stalls);
      for (let i = 0; i < stalls; i++) {
        const at = pen.at(24 + ((i + 0.5) * 280) / stalls, 166, size);
        person(at.at(0, -2, 0.86, 0, i % 2 === 1), look(i + 4), STAND);
        booth(at, 74, 98, alike || i % 2 ? 'd' : 'm');
        wares(at.at(0, -45, 0.8), goods, alike ? 0 : i);
      }
      for (let i = 0; i < buyers; i++) {
        const at = pen.at(116 + (i % 2) * 94 - (i > 1 ? 76 : 0), 194 - (i % 2) * 4, 1, 0, i % 2 === 1);
        shadow(at, 0, 0, 22);
        person(at, look(i), { ...WALK, back: i % 2 === 0 });
        at.shape('w', 'M10-48h14l-3 16h-9z', 0.3, 1);
      }
    },
    close(pen, { stalls, buyers, goods, alike }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      person(pen.at(204, 236, 1.8, 0, true), look(stalls + 3), holding(24, -56, 18, -54));
      pen.shape('p', 'M-4-4H324V34H-4z', 0);
      pen.shape(
        's',
        'M20-4H76L72 34Q46 50 18 34zM132-4H188L188 34Q160 50 132 34zM244-4H300L304 34Q276 50 248 34z',
        0,
      );
      pen.shape('p', 'M76-4H132V34Q100 50 72 34zM188-4H244L248 34Q220 50 188 34z', 0);
      pen.shape('w', 'M-4 140H324V152H-4z', 0);
      pen.shape('d', 'M-4 152H324V204H-4z', 0);
      for (let i = 0; i < 3; i++) wares(pen.at(56 + i * 100, 138, 1.4), goods, alike ? 0 : i);
      if (buyers) hand(pen.at(20, 120, 1, -8), 'pinch', look(buyers).skin, 'm', 60);
      if (buyers) pen.shape('s', 'O70 112 10 10', 0.4);
    },
  },
);

function wares(pen: Pen, goods: 'fruit' | 'jars' | 'boxes', index: number): void {
  if (goods === 'jars') for (let i = 0; i < 4; i++) bottle(pen, -24 + i * 16, 0, 22, i === index ? 's' : 'p');
  else if (goods === 'boxes')
    for (let i = 0; i < 3; i++) box(pen, -30 + i * 20, 0, 14, 12, i === index ? 's' : 'w', 8);
  else {
    pen.shape(
      index % 2 ? 'm' : 's',
      'O-20-5 4.9 4.9O-8-5 4.9 4.9O4-5 4.9 4.9O-14-14 4.9 4.9O-2-14 4.9 4.9O-8-22 4.9 4.9',
      0.3,
      1,
    );
    pen.shape('p', 'O16-5 4.9O26-5 4.9O21-13 4.9', 0, 1);
  }
}

const auction = scene(
  'An auction: the hammer, what is for sale, hands going up.',
  {
    bidders: count(1, 6, 5, 'bidders'),
    raised: count(0, 6, 2, 'how many hands are up'),
    lot: choice(['painting', 'vase', 'chair'], 'what is for sale'),
    sold: flag(false, 'has the hammer fallen'),
  },
  {
    wide(pen, { bidders, raised, lot, sold }) {
      room(pen, 150);
      halo(pen, 220, 76, 62, 'f');
      forSale(pen.at(222, 122), lot);
      pen.shape('w', 'M188 150V122H256V150z', 0.2);
      person(
        pen.at(108, 158, 1.12),
        look(3, { top: 'd' }),
        sold ? holding(26, -60, -8, -46) : holding(26, -98, -8, -46),
      );
      pen.at(136, sold ? 92 : 46, 1, sold ? 30 : -20).shape('k', 'M-2-3H24V2H-2zM20-9H34V8H20z', 0, 1);
      pen.shape('d', 'M84 178V104H144V178z', 0.2, 3);
      pen.shape('w', 'M78 104H150V96H78z', 0);
      lettering(pen, '1', 114, 136, 20, 's', 3);
      for (let i = 0; i < bidders; i++) {
        const at = pen.at(30 + i * 54, 172 + (i % 2) * 6, 1.05);
        if (i >= bidders - raised) {
          at.shape(look(i + 2).skin, 'O19-34 4.4 5', 0);
          at.shape(look(i + 2).top === 'p' ? 'm' : look(i + 2).top, 'M8 16L14-30H24L22 20z', 0.2);
          at.shape('s', 'M13-62H29V-40H13z', 0, 2);
        }
        onlooker(at, look(i + 2));
      }
    },
    close(pen, { lot, sold, raised }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      forSale(pen.at(256, 128, 1.3), lot);
      pen.shape('w', 'M-4 156H324V204H-4z', 0);
      pen.shape('d', 'M112 158Q112 148 150 148Q188 148 188 158V168H112z', 0.2);
      const at = pen.at(58, sold ? 116 : 82, 1.2, sold ? 8 : -34);
      at.shape('w', 'M12-4H100V4H12z', 0.2);
      at.shape('s', 'M66-30H96V32H66z', 0.4, 3);
      at.line('M66-20H96M66 22H96', 2);
      hand(at, 'grip', look(raised).skin, 'k', 80);
      if (sold) pen.line('M104 142l-12-10M150 138v-14M196 142l12-10', 3, 's');
    },
  },
);

function forSale(pen: Pen, lot: 'painting' | 'vase' | 'chair'): void {
  if (lot === 'painting') {
    pen.shape('w', 'M-34 0V-66H34V0z', 0);
    pen.shape('p', 'M-27-7V-59H27V-7z', 0);
    pen.fill('m', 'M-27-7V-24Q-10-44 4-26Q14-36 27-22V-7z');
    pen.fill('s', 'O14-46 7 7');
  } else if (lot === 'vase')
    pen.shape('s', 'M-12 0Q-30-26-12-44Q-8-52-12-62H12Q8-52 12-44Q30-26 12 0z', 0.35);
  else pen.shape('s', 'M-22 0V-66H-15V-32H18V0H12V-24H-15V0z', 0.3);
}

const scales = scene(
  'A pair of scales: what lies in one pan against the other.',
  {
    tilt: choice(['level', 'left', 'right'], 'which pan is lower'),
    left: choice(['coins', 'feather', 'book', 'box', 'heart'], 'in the left pan'),
    right: choice(['box', 'coins', 'feather', 'book', 'heart'], 'in the right pan'),
    amount: count(1, 5, 3, 'how much of it'),
  },
  {
    wide(pen, { tilt, left, right, amount }) {
      pen.fill('f', 'M-2 158H322V202H-2z');
      halo(pen, 160, 96, 84, 'f');
      grain(pen);
      shadow(pen, 160, 182, 90);
      const lean = { level: 0, left: -9, right: 9 }[tilt];
      pen.shape('d', 'M116 184Q120 170 152 166V60H168V166Q200 170 204 184z', 0.3, 3);
      const beam = pen.at(160, 50, 1, lean);
      beam.shape('w', 'M-112-3Q0-12 112-3V4Q0-2-112 4z', 0.2);
      pen.shape('s', 'O160 48 10 10', 0.3);
      for (const side of [-1, 1]) {
        const drop = lean * side * 1.9;
        const at = pen.at(160 + side * 108, 52 + drop);
        at.line('M0-2L-34 58M0-2L34 58', 2);
        LOADS[side < 0 ? left : right](at.at(0, 58), amount);
        at.shape('m', 'M-42 58H42Q32 76 0 76Q-32 76-42 58z', 0.3, 3);
      }
    },
    close(pen, { tilt, left, right, amount }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      const lean = { level: 0, left: -5, right: 5 }[tilt];
      pen.shape('m', 'M76 204Q80 150 160 148Q240 150 244 204z', 0.16, 3);
      pen.shape('p', 'M112 192Q116 164 160 162Q204 164 208 192z', 0);
      pen.line('M126 190l4-8M144 176l3 5M160 172v6M176 176l-3 5M194 190l-4-8', 1);
      pen.at(160, 194, 1, lean * 6).line('M0 0V-26', 3, 's');
      const beam = pen.at(160, 132, 1, lean);
      beam.shape('w', 'M-130-6H130V4H-130z', 0);
      LOADS[left](beam.at(-84, -10, 1.5), amount);
      LOADS[right](beam.at(84, -10, 1.5), amount);
      beam.shape('d', 'M-136-10H-32V-3H-136zM32-10H136V-3H32z', 0.1);
    },
  },
);

type Load = 'coins' | 'feather' | 'book' | 'box' | 'heart';

const LOADS: Record<Load, (pen: Pen, amount: number) => void> = {
  coins(pen, amount) {
    for (let i = 0; i < amount; i++) {
      const y = -i * 6;
      pen.shape('s', `M-16 ${y}v-5Q0 ${y - 11} 16 ${y - 5}v5Q0 ${y + 6}-16 ${y}z`, 0.3, 1);
    }
  },
  feather(pen, amount) {
    for (let i = 0; i < Math.min(2, amount); i++) {
      pen.at(i * 8, 0, 1, i * 20 - 16).shape('p', 'M0 0Q-14-16-6-34Q0-46 8-50Q16-30 2 0z', 0.4);
    }
  },
  book(pen, amount) {
    for (let i = 0; i < amount; i++) pen.shape(CARGO[i % 3]!, `M${-20 + i} ${-i * 8}h40v-8h-40z`, 0.2, 1);
  },
  box(pen, amount) {
    for (let i = 0; i < Math.min(3, amount); i++) {
      box(pen, i === 2 ? -14 : -22 + i * 15, i === 2 ? -15 : 0, 15, 15, i ? 'w' : 's', 9);
    }
  },
  heart(pen) {
    pen.shape('s', 'M0 0Q-30-18-20-32Q-8-42 0-28Q8-42 20-32Q30-18 0 0z', 0.3);
  },
};

const warehouse = scene(
  'A warehouse: racks of boxes, a cart, somebody who fetches.',
  {
    rows: count(2, 4, 3, 'shelves'),
    odd: count(0, 16, 6, 'which box stands out (0: none)'),
    empty: count(0, 8, 2, 'empty places'),
    worker: flag(true, 'somebody with a cart'),
  },
  {
    wide(pen, { rows, odd, empty, worker }) {
      room(pen, 168);
      pen.line('M40-2V18H280V-2', 2);
      const step = 140 / rows;
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < 6; i++) {
          const number = row * 6 + i;
          if ((number * 7) % (rows * 6) < empty) continue;
          const y = 164 - row * step;
          box(
            pen,
            30 + i * 46,
            y,
            28 + ((number * 5) % 7),
            Math.min(30, step - 12) - ((number * 3) % 8),
            number + 1 === odd ? 's' : CARGO[number % 2]!,
            8,
          );
        }
      }
      let boards = '';
      for (let row = 0; row < rows; row++) boards += `M18 ${165 - row * step}H306v4H18z`;
      pen.shape('d', `${boards}M18 20h5v156h-5zM160 20h5v156h-5zM301 20h5v156h-5z`, 0, 1);
      if (worker) {
        shadow(pen, 110, 194, 70);
        person(pen.at(86, 194, 1.16), look(2, { hair: 'cap', tint: 's' }), PUSH);
        pen.line('M120 124L128 184H190', 4);
        box(pen, 134, 182, 40, 30, 's');
        pen.shape('k', 'O138 190 6 6O182 190 6 6', 0, 1);
      }
    },
    close(pen, { odd, empty, rows }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      for (let i = 0; i < 6; i++) {
        if (i >= 6 - Math.min(empty, 3)) continue;
        const [x, y] = [22 + (i % 3) * 98, 88 + Math.floor(i / 3) * 92];
        box(pen, x, y, 72, 58 - (i % 2) * 12, i === odd % 6 && odd ? 's' : CARGO[i % 2]!, 20);
        pen.shape('p', `M${x + 10} ${y - 24}h30v14h-30z`, 0, 1);
        pen.line(
          `M${x + 14} ${y - 21}v8M${x + 18} ${y - 21}v8M${x + 21} ${y - 21}v8M${x + 26} ${y - 21}v8M${x + 30} ${y - 21}v8M${x + 35} ${y - 21}v8`,
          2,
        );
      }
      pen.shape('w', 'M-4 88H324V98H-4zM-4 180H324V190H-4z', 0);
      const at = pen.at(300, 168, 1.1, 204);
      at.shape('k', 'M36-22H58V-8H62V8H36z', 0, 2);
      hand(at, 'grip', look(rows).skin, 'm', 60);
    },
  },
);

export const SCENES = { market, auction, scales, warehouse };

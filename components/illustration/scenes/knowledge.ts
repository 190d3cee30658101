import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { beam, board, grain, halo, room, shadow } from '../kit-places.ts';
import { key, sheet } from '../kit-small.ts';
import { books, drawers, lamp, shelves, table } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { CARRY, holding, look, SIT, STAND, WALK } from '../postures.ts';
import { count, flag, scene } from '../scene.ts';

/** Where things are looked up: a library, its card catalogue, an archive. */

function stacks(pen: Pen, x: number, y: number, w: number, h: number, rows: number, odd = 0): void {
  const heights = shelves(pen, x, y, w, h, rows);
  heights.forEach((height, i) => {
    books(pen, x + 3, height, w - 6, (h / rows) * 0.78, i % 2 ? ['m', 'w', 'd'] : ['d', 'p', 'm']);
    if (i + 1 === odd)
      pen.shape('s', `M${x + w * 0.55} ${height}v-${(h / rows) * 0.8}h7v${(h / rows) * 0.8}z`, 0, 2);
  });
}

const library = scene(
  'A library: tall shelves, a ladder, readers.',
  {
    rows: count(3, 6, 4, 'shelves one above the other'),
    odd: count(0, 6, 3, 'on which shelf a book stands out (0: none)'),
    readers: count(0, 3, 1, 'readers at the table'),
    climber: flag(true, 'somebody on the ladder'),
  },
  {
    wide(pen, { rows, odd, readers, climber }) {
      room(pen, 164);
      stacks(pen, 12, 166, 92, 146, rows);
      stacks(pen, 112, 166, 96, 146, rows, odd);
      stacks(pen, 216, 166, 92, 146, rows);
      pen.line(
        'M148 190L168 16M170 190L188 16M150 172h20M152 150h20M155 128h20M158 106h19M160 84h20M163 62h19',
        3,
        'w',
      );
      if (climber)
        person(
          pen.at(162, 128, 0.86),
          look(3),
          holding(16, -86, 10, -60, {
            feet: [
              [-3, 0],
              [7, -16],
            ],
          }),
        );
      if (readers) {
        table(pen, 214, 194, 92, 34);
        for (let i = 0; i < readers; i++) {
          const at = pen.at(226 + i * 30, 195, 0.8, 0, i > 0);
          person(at, look(i + 4), SIT);
          at.shape('p', 'M18-40L27-46L36-42L44-46V-40L36-36L27-40z', 0, 1);
        }
        table(pen, 214, 195, 92, 28);
      }
    },
    aisle(pen, { odd, climber }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 160, 96, 46, 'p');
      pen.fill('g', 'M132 128H188L280 204H40z');
      for (const side of [0, 1]) {
        const at = side ? pen.at(320, 0, 1, 0, true) : pen.at(0, 0);
        at.shape('w', 'M-4-4L132 58V130L-4 204z', 0);
        for (let i = 0; i < 4; i++) {
          const near = [-4 + i * 52, 44 + i * 52] as const;
          const far = [60 + i * 18, 75 + i * 18] as const;
          at.shape(i % 2 ? 'm' : 'd', `M-4 ${near[0] + 8}L128 ${far[0] + 3}V${far[1]}L-4 ${near[1]}z`, 0);
          let spines = '';
          for (let n = 1; n < 11; n++) {
            const part = 1 - (1 - n / 11) ** 1.6;
            const x = -4 + 132 * part;
            const top = near[0] + 8 + (far[0] + 3 - near[0] - 8) * part;
            const foot = near[1] + (far[1] - near[1]) * part;
            spines += `M${x.toFixed(1)} ${(top + (n % 3) * 3).toFixed(1)}V${foot.toFixed(1)}`;
          }
          at.line(spines, 1, 'k');
          if (!side && i + 1 === Math.min(odd, 4))
            at.shape('s', `M38 ${near[0] + 24 - i * 4}l14 ${7 - i * 3.4}v${34}l-14-${i * 2}z`, 0, 2);
        }
      }
      grain(pen);
      shadow(pen, 160, 186, 22);
      person(pen.at(158, 188, 0.92), look(climber ? 6 : 1), { ...WALK, back: true });
    },
    desk(pen, { readers, odd }) {
      board(pen);
      for (const [i, tone] of (['d', 'm', 'p'] as const).entries())
        pen.shape(tone, `M${18 + i * 6} ${40 - i * 9}l72-8l6 12l-72 9z`, 0.1, 2);
      const at = pen.at(176, 120, 1, -3);
      at.shape('d', 'M-96-58H96V62H-96z', 0.04);
      at.shape('p', 'M0-50Q-40-64-90-52V54Q-40 44 0 58Q40 44 90 54V-52Q40-64 0-50z', 0);
      at.line('M0-50V58', 2);
      at.hatch('M-14-52Q-6-52 0-50V58Q-8 54-14 52z', { angle: 0, gap: 4 });
      let rows = '';
      for (let i = 0; i < 8; i++) rows += `M-80 ${-38 + i * 11}q30-6 58 ${2}M20 ${-36 + i * 11}q30-8 58-2`;
      at.line(rows, 1);
      if (odd) at.shape('s', `M20 ${-40 + odd * 11}q30-8 58-2v9q-28-6-58 2z`, 0, 1);
      hand(pen.at(252, 214, 1.2, -118), 'point', look(readers).skin, 'm', 60);
    },
  },
);

const catalogue = scene(
  'A card catalogue: small drawers, one pulled out, a card in a hand.',
  {
    columns: count(3, 7, 5, 'drawers in a row'),
    open: count(0, 28, 8, 'which is open, counted from the upper left (0: none)'),
    seeker: flag(true, 'somebody who looks something up'),
  },
  {
    wide(pen, { columns, open, seeker }) {
      room(pen, 164);
      const w = Math.min(40, 190 / columns);
      const x = 302 - columns * w;
      drawers(pen, x, 150, columns, 4, w, 30, open - 1);
      pen.shape('d', `M${x + 2} 154v22h8v-22zM294 154v22h-8v-22z`, 0, 1);
      lamp(pen, 74, 36, 40);
      beam(pen, 74, 50, 186, 92, 'p');
      if (seeker) {
        shadow(pen, 78, 188, 26);
        const at = pen.at(78, 188, 1.26);
        person(at, look(4), holding(27, -68, 22, -62, { nod: 10 }));
        sheet(at, 33, -71, 19, 13, -8, 3, 's');
      }
    },
    close(pen, { open, columns }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      for (let i = 0; i < 6; i++) {
        const [x, y] = [-30 + (i % 3) * 132, -18 + Math.floor(i / 3) * 84];
        pen.shape('w', `M${x} ${y}h124v76h-124z`, 0.1);
        pen.shape('p', `M${x + 34} ${y + 20}h56v22h-56z`, 0, 1);
        pen.shape('k', `O${x + 62} ${y + 58} 7 5`, 0, 1);
      }
      let cards = '';
      for (let i = 0; i < columns + 6; i++) cards += `M${112 + i * 1.4} ${120 - i * 5}h96v20h-96z`;
      pen.shape('k', 'M100 138L112 60H216L226 138z', 0, 2);
      pen.shape('p', cards, 0, 1);
      if (open) {
        pen.shape('s', `M118 ${104}h96v34h-96z`, 0);
        pen.line('M126 114h50M126 122h66', 2);
      }
      pen.shape('w', 'M92 136H236V204H92z', 0.08, 3);
      pen.shape('p', 'M132 152H196V174H132z', 0);
      lettering(pen, 'A→C', 164, 163, 12);
      hand(pen.at(296, 68, 1.2, 156), 'pinch', 'b', 'm', 60);
    },
  },
);

const archive = scene(
  'An archive: boxes on shelves, an archivist with a key.',
  {
    rows: count(2, 5, 4, 'shelves'),
    gap: count(0, 20, 8, 'which box is missing or out (0: none)'),
    keeper: flag(true, 'the archivist'),
    dust: flag(false, 'a cobweb, for what nobody asks for'),
  },
  {
    wide(pen, { rows, gap, keeper, dust }) {
      room(pen, 166);
      const heights = shelves(pen, 96, 168, 206, 146, rows, 'd');
      heights.forEach((y, row) => {
        const h = 146 / rows - 12;
        let boxes = '';
        let labels = '';
        for (let i = 0; i < 5; i++) {
          if (row * 5 + i + 1 === gap) continue;
          boxes += `M${102 + i * 40} ${y}v-${h}h34v${h}z`;
          labels += `M${112 + i * 40} ${y - h * 0.45}h14v${h * 0.24}h-14z`;
        }
        pen.shape(row % 2 ? 'm' : 'w', boxes, 0.16, 1);
        pen.shape('p', labels, 0, 1);
      });
      if (dust)
        pen.line(
          'M300 22L262 26M300 22L272 46M300 22L292 58M276 25Q276 40 290 52M286 24Q284 36 293 44M268 26Q272 44 291 57',
          1,
          'p',
        );
      if (keeper) {
        shadow(pen, 56, 190, 28);
        const at = pen.at(56, 190, 1.26);
        person(at, look(8), gap ? CARRY : STAND);
        if (gap) {
          at.shape('s', 'M12-76H38V-54H12z', 0.2);
          at.shape('p', 'M19-70H31V-63H19z', 0, 1);
        }
        key(at.at(-8, -42, 0.3, 90), 's');
      }
    },
    close(pen, { gap, dust, rows }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      pen.shape('w', 'M-4 164H324V204H-4z', 0);
      for (let i = 0; i < rows - 1; i++) {
        pen.shape(i % 2 ? 'm' : 'w', `M${14 + i * 6} ${164 - i * 34}v-32h86v32z`, 0.2);
        pen.shape('p', `M${40 + i * 6} ${156 - i * 34}v-14h34v14z`, 0, 1);
      }
      pen.shape('d', 'M134 164V84H278V164z', 0.06);
      for (let i = 0; i < 8; i++)
        sheet(pen, 150 + i * 16, 78 + (i % 3) * 4, 14, 50, i - 4, 0, i === gap % 8 && gap ? 's' : 'p');
      pen.shape('d', 'M130 166V96H282V166z', 0.08, 3);
      pen.shape('p', 'M176 112H238V142H176z', 0);
      pen.line('M184 122h44M184 132h30', 2);
      if (dust)
        pen.line('M282 96L322 60M282 96L322 96M282 96L296 40M300 80Q308 88 306 96M292 62Q304 68 310 72', 1);
      hand(pen.at(318, 30, 1.15, 150), 'pinch', 'c', 'm', 60);
    },
  },
);

export const SCENES = { library, catalogue, archive };

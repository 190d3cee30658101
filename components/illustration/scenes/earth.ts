import { hand } from '../kit-hands.ts';
import { birds, cloud, country, grain, halo, shadow, sun, tree, tufts, water } from '../kit-places.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { look, POINT, PULL, REACH, STAND } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Earth and water: layers of ground, an aqueduct, a river’s delta, nets. */

const STRATA: readonly Tone[] = ['d', 'w', 'm', 'p', 'f', 'k'];

const layers = scene(
  'Layers of ground, as in a cut through a hill; what lies in them.',
  {
    layers: count(2, 6, 4, 'layers'),
    marked: count(0, 6, 0, 'which stands out (0: none)'),
    find: choice(['fossil', 'pot', 'pipe', 'none'], 'what lies in the ground'),
    digger: flag(true, 'somebody above'),
  },
  {
    section(pen, { layers: number, marked, find, digger }) {
      sun(pen, 60, 34, 15);
      cloud(pen, 240, 26);
      const step = 128 / number;
      strata(pen, 76, step, number, marked, 0);
      tree(pen.at(272, 76, 1), 'round');
      tree(pen.at(302, 80, 0.7), 'poplar');
      found(pen.at(182, 170), find);
      pen.shape('g', 'M96 70V132Q112 140 128 132V72z', 0);
      pen.hatch('M118 72H128V132Q124 136 118 136z', { angle: 0, gap: 4 });
      if (digger) {
        person(pen.at(112, 134, 0.78), look(4, { hair: 'helmet', tint: 's' }), { ...REACH, nod: 14 });
        person(pen.at(66, 76, 0.66), look(7), POINT);
      }
      grain(pen);
    },
    block(pen, { layers: number, marked, find, digger }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 160, 90, 86, 'g');
      shadow(pen, 170, 190, 170, 6);
      const step = 108 / number;
      for (let i = number - 1; i >= 0; i--) {
        const tone = i + 1 === marked ? 's' : STRATA[i]!;
        const [top, low] = [66 + i * step, 66 + (i + 1) * step];
        pen.shape(tone, `M70 ${top}Q120 ${top + 8} 170 ${top + 18}V${low + 18}Q120 ${low + 8} 70 ${low}z`, 0);
        pen.shape(
          tone,
          `M170 ${top + 18}Q214 ${top + 4} 262 ${top - 4}V${low - 4}Q214 ${low + 4} 170 ${low + 18}z`,
          0.9,
        );
      }
      pen.shape('m', 'M70 66Q110 50 160 48Q220 44 262 62Q214 70 170 84Q120 74 70 66z', 0);
      tree(pen.at(120, 66, 0.7), 'round');
      tree(pen.at(216, 62, 0.8), 'pine');
      found(pen.at(116, 150, 0.9), find);
      if (digger) person(pen.at(164, 70, 0.5), look(2), POINT);
      grain(pen);
    },
  },
);

function strata(pen: Pen, top: number, step: number, number: number, marked: number, from: number): void {
  for (let i = 0; i < number; i++) {
    const y = top + i * step;
    const bend = i % 2 ? 7 : -6;
    pen.shape(
      i + 1 === marked ? 's' : STRATA[i]!,
      `M${from - 4} ${y}Q90 ${y + bend} 160 ${y + 2}Q240 ${y - bend} 324 ${y + 3}V206H${from - 4}z`,
      0,
    );
    if (i % 3 === 1) pen.dots(0, y + 8, 320, step - 10, 26, 'k');
    if (i % 3 === 2) pen.hatch(`M0 ${y + 7}H320V${y + step - 4}H0z`, { angle: 12, gap: 7, reach: 60 });
  }
}

function found(pen: Pen, find: 'fossil' | 'pot' | 'pipe' | 'none'): void {
  if (find === 'fossil') {
    pen.shape('p', 'O0 0 17 17', 0, 2);
    pen.line('M0 0q5-5 5 2q-2 7-9 4q-8-6-1-12q10-6 15 4q2 12-10 15', 2);
  } else if (find === 'pot') pen.shape('s', 'M-8 16Q-26 0-10-12V-18H10V-12Q26 0 8 16z', 0.4);
  else if (find === 'pipe') {
    pen.line('M-90 0H130', 5);
    pen.line('M-90 0H130', 4, 's');
  }
}

const aqueduct = scene(
  'Waterworks: an aqueduct or channels, sluices, basins that fill one another.',
  {
    basins: count(2, 4, 3, 'basins, one below the other'),
    open: count(0, 4, 2, 'which sluice is open (0: none, 4: all)'),
    rain: flag(false, 'does it rain'),
    keeper: flag(true, 'somebody at a sluice'),
  },
  {
    terraces(pen, { basins, open, rain, keeper }) {
      country(pen, 70, 'g');
      if (rain)
        pen.line(
          'M40 8l-4 14M84 20l-4 14M130 6l-4 14M176 20l-4 14M222 8l-4 14M268 22l-4 14M306 8l-4 14',
          2,
          'm',
        );
      else sun(pen, 262, 30, 15);
      const h = 118 / basins;
      for (let i = 0; i < basins; i++)
        basin(pen, 72 + i * h, h, i * 20, open >= i, open === 4 || i + 1 === open);
      if (keeper) person(pen.at(44, 128, 0.9), look(9), REACH);
      tufts(pen, 4, 200, 50);
    },
    arches(pen, { basins, open, rain, keeper }) {
      country(pen, 132, 'm');
      if (rain) cloud(pen, 84, 24, 1.3);
      else sun(pen, 70, 40, 16);
      const spans = basins + 2;
      const w = 328 / spans;
      let holes = '';
      for (let i = 0; i < spans; i++) {
        const x = -4 + i * w;
        holes += `M${x + w * 0.14} 176V112Q${x + w / 2} ${104 - w * 0.5} ${x + w * 0.86} 112V176z`;
      }
      pen.shape('w', 'M-4 176V66H324V176z', 0);
      pen.shape('g', holes, 0);
      pen.hatch(holes, { angle: 0, gap: 4, reach: 9 });
      pen.shape('p', 'M-4 56H324V68H-4z', 0);
      if (open) pen.fill('m', 'M-4 52H324V58H-4z');
      if (open) pen.shape('m', `M${open * w - 12} 62q-3 60-4 118h18q-2-60 0-118z`, 0.2, 1);
      pen.fill('f', 'M-2 172H322V204H-2z');
      water(pen, 180, 'm');
      if (keeper) person(pen.at(270, 54, 0.5), look(9), STAND);
    },
  },
);

/** A basin with the wall and the two sluices below it. */
function basin(pen: Pen, y: number, h: number, wider: number, full: boolean, flows: boolean): void {
  const [left, right] = [88 - wider, 232 + wider];
  pen.shape('w', `M${left - 14} ${y + h * 0.4}H${right + 14}V${y + h}H${left - 14}z`, 0);
  pen.shape('p', `M${left} ${y}H${right}L${right + 14} ${y + h * 0.4}H${left - 14}z`, 0);
  if (full)
    pen.shape('m', `M${left + 5} ${y + 3}H${right - 5}L${right + 4} ${y + h * 0.34}H${left - 4}z`, 0, 1);
  if (full)
    pen.line(`M${left + 20} ${y + 8}q8-3 16 0M${right - 60} ${y + 7}q8-3 16 0M150 ${y + 10}q8-3 16 0`, 1);
  for (const x of [left + 34, right - 50]) {
    pen.shape('k', `M${x} ${y + h * 0.4}h16v${h * 0.34}h-16z`, 0, 1);
    if (flows) pen.shape('m', `M${x + 1} ${y + h * 0.44}h14l3 ${h * 0.66}h-20z`, 0.3, 1);
    pen.shape(flows ? 's' : 'd', `M${x - 3} ${y + h * (flows ? 0.1 : 0.4)}h22v${h * 0.34}h-22z`, 0.3);
  }
}

const delta = scene(
  'A river that parts into many arms, or is fed by many streams.',
  {
    arms: count(2, 7, 5, 'arms'),
    chosen: count(0, 7, 3, 'which stands out (0: none)'),
    way: choice(['parting', 'joining'], 'does the river part or gather'),
    boats: count(0, 3, 1, 'boats'),
  },
  {
    above(pen, { arms, chosen, way, boats }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      pen.fill('f', 'M-2-2H262Q280 60 262 100Q284 150 258 202H-2z');
      pen.dots(4, 4, 240, 190, 60, 'd');
      const at = way === 'joining' ? pen.at(262, 0, 1, 0, true) : pen;
      if (way === 'joining') pen.fill('f', 'M-2-2H322V202H-2z');
      for (let i = 0; i < arms; i++) {
        const y = 14 + ((i + 0.5) * 172) / arms;
        const d = `M-2 100H70Q110 100 140 ${(100 + y) / 2}Q${176} ${y} 272 ${y}`;
        at.line(d, 5, 'd');
        at.line(d, 4, i + 1 === chosen ? 's' : 'm');
      }
      pen.shape('m', way === 'joining' ? 'M186 88H324V114H186z' : 'M-4 88H84Q92 100 84 114H-4z', 0, 1);
      for (let i = 0; i < boats; i++)
        pen
          .at((way === 'joining' ? 300 : 22) + i * 24 * (way === 'joining' ? -1 : 1), 100)
          .shape('p', 'M-10-4H4L11 0L4 4H-10z', 0, 1);
      for (const [x, y] of [
        [116, 40],
        [150, 24],
        [116, 164],
        [160, 176],
        [40, 50],
        [54, 150],
      ] as const)
        pen.shape('d', `O${x} ${y} 9 8`, 0.4, 1);
    },
    wide(pen, { arms, chosen, way, boats }) {
      country(pen, 66, 'f');
      sun(pen, 254, 36, 16);
      birds(pen, 70, 30);
      pen.fill('g', 'M-2 70H322V202H-2z');
      for (let i = 0; i < arms; i++) {
        const x = 20 + ((i + 0.5) * 280) / arms;
        const [near, far] = way === 'joining' ? [160, x] : [x, 160];
        const wide = way === 'joining' ? 24 : 60 / arms;
        const bend = (i % 2 ? 1 : -1) * 12;
        const middle = (near + far) / 2;
        pen.shape(
          i + 1 === chosen ? 's' : 'm',
          `M${far - 3} 70C${far - bend} 96 ${middle + bend} 116 ${middle - wide / 2} 140Q${near - bend} 168 ${near - wide} 204H${near + wide}` +
            `Q${near - bend + wide * 2} 170 ${middle + wide / 2} 140C${middle + bend + wide} 116 ${far - bend + 8} 96 ${far + 3} 70z`,
          0,
          1,
        );
      }
      for (let i = 0; i < boats; i++)
        pen
          .at(160 + i * 30, 96 + i * 40, 0.7 + i * 0.2)
          .shape('p', 'M-14 0H14L9 7H-9zM0-2V-24L12-3z', 0.2, 1);
      tree(pen.at(26, 128, 0.8), 'round');
      tree(pen.at(296, 120, 0.7), 'pine');
      tufts(pen, 6, 198, 40);
    },
  },
);

const nets = scene(
  'Fishing: a boat, a net with its meshes, fish that are caught or slip through.',
  {
    fish: count(0, 9, 6, 'fish'),
    caught: count(0, 9, 4, 'how many are in the net'),
    mesh: choice(['fine', 'wide'], 'the meshes'),
    torn: flag(false, 'has the net a hole'),
  },
  {
    section(pen, { fish: number, caught, mesh, torn }) {
      pen.fill('f', 'M-2-2H322V70H-2z');
      sun(pen, 58, 30, 15);
      birds(pen, 90, 24);
      water(pen, 66, 'm');
      person(pen.at(162, 62, 0.62), look(4), PULL);
      pen.shape('d', 'M112 56H236Q228 82 210 84H134Q118 80 112 56z', 0.2, 3);
      const step = mesh === 'fine' ? 11 : 20;
      let lines = '';
      for (let x = -50; x <= 50; x += step)
        lines += `M${176 + x} 92Q${190 + x * 1.3} 150 ${200 + x * 0.5} 190`;
      for (let y = 104; y < 188; y += step)
        lines += `M${128 + (y - 92) * 0.2} ${y}Q190 ${y + 12} ${250 - (y - 92) * 0.16} ${y}`;
      for (let i = 0; i < number; i++) {
        const inside = i < caught;
        const [x, y] = inside
          ? [162 + (i % 3) * 26, 122 + Math.floor(i / 3) * 24]
          : [34 + (i % 3) * 30 + (i % 2 ? 230 : 0), 112 + (i - caught) * 15];
        fishShape(pen.at(x > 300 ? x - 40 : x, y, 0.8), inside ? 's' : 'p');
      }
      pen.line(lines, 1);
      pen.line('M126 92Q130 160 172 190Q200 200 226 188Q250 150 248 92', 2);
      if (torn) pen.fill('m', 'M206 160l14-12l16 8l-4 18l-18 6z');
      pen.shape('k', 'M-4 204V196Q60 186 120 198Q220 188 324 196V204z', 0, 1);
    },
    close(pen, { fish: number, caught, mesh, torn }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      for (let i = 0; i < Math.min(number, 6); i++)
        fishShape(
          pen.at(74 + (i % 3) * 86, 66 + Math.floor(i / 3) * 70, 1.9, (i % 2) * 12 - 6),
          i < caught ? 's' : 'p',
        );
      const step = mesh === 'fine' ? 22 : 40;
      let d = '';
      for (let x = -200; x < 340; x += step) d += `M${x} -2L${x + 204} 202M${x + 204} -2L${x} 202`;
      pen.line(d, 2, 'k');
      if (torn) {
        pen.fill('m', 'M196 84L236 60L270 96L256 140L210 136L180 112z');
        pen.line('M196 84l-10-12M236 60l2-14M270 96l14-4M256 140l8 12M210 136l-8 12M180 112l-12 2', 2);
        fishShape(pen.at(228, 100, 1.5), 'p');
      }
      hand(pen.at(20, 196, 1.1, -30), 'grip', 'b', 'd', 60);
    },
  },
);

function fishShape(pen: Pen, tone: Tone): void {
  pen.shape(tone, 'M-16 0Q-2-13 12-2L20-8L18 0L20 8L12 2Q-2 12-16 0z', 0.3);
  pen.line('M-9-2h0M-4-5q3 5 0 9', 2);
}

export const SCENES = { layers, aqueduct, delta, nets };

import { birds, cloud, country, shadow, sun, tree, tufts, water } from '../kit-places.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { look, POINT, PUSH, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Ways over and along water: a canal lock, a bridge. */

function gateLeaf(pen: Pen, x: number, top: number, bottom: number, side: 1 | -1, open: boolean): void {
  const reach = open ? 7 : 24;
  pen.shape('w', `M${x} ${top}l${side * reach} 8V${bottom + 6}l${-side * reach} -6z`, 0.3);
  pen.line(
    `M${x} ${top + 3}l${side * reach} 18M${x} ${top + 22}l${side * reach} 18M${x} ${top + 2}l${-side * 34}-8`,
    3,
  );
}

function barge(pen: Pen, load: number): void {
  pen.shape('s', 'M-46-14H40Q52-16 54-20Q54 0 44 4H-42Q-48-2-46-14z', 0.3);
  pen.shape('p', 'M-44-14V-30H-20V-14z', 0.3, 1);
  pen.shape('k', 'M-40-26h6v6h-6zM-30-26h6v6h-6z', 0, 1);
  for (let i = 0; i < load; i++) pen.shape(i % 2 ? 'm' : 'w', `M${-14 + i * 15}-14v-13h13v13z`, 0.4, 1);
}

const lock = scene(
  'A canal lock: gates, a chamber between two levels, a keeper.',
  {
    level: choice(['low', 'half', 'high'], 'the water in the chamber'),
    open: choice(['none', 'upper', 'lower'], 'which gate is open'),
    load: count(0, 4, 3, 'crates on the barge'),
    keeper: flag(true, 'the keeper at the beam'),
  },
  {
    section(pen, { level, open, load, keeper }) {
      pen.fill('f', 'M-2 40Q60 12 130 38Q220 4 322 44V110H-2z');
      sun(pen, 262, 34, 16);
      birds(pen, 120, 26);
      const inside = { low: 148, half: 126, high: 100 }[level];
      water(pen, 98, 'm', 204, -2, 104);
      water(pen, inside, 'm', 204, 104, 222);
      water(pen, 150, 'm', 204, 222, 322);
      pen.shape('d', 'M-4 204V176H96V186H226V190H324V204z', 0);
      barge(pen.at(166, inside + 3, 0.86), load);
      pen.shape('w', open === 'upper' ? 'M98 70h9v26h-9z' : 'M98 70h9v108h-9z', 0.4);
      pen.shape('w', open === 'lower' ? 'M218 78h9v26h-9z' : 'M218 78h9v110h-9z', 0.4);
      pen.line('M60 66H110M184 74H232', 4);
      pen.line(`M${inside < 140 ? 122 : 128} 190q10-8 20 0`, 1);
      tree(pen.at(24, 98, 0.8), 'poplar');
      tree(pen.at(46, 98, 0.6), 'round');
      if (keeper) person(pen.at(78, 97, 0.72, 0, true), look(4), PUSH);
      tree(pen.at(296, 150, 0.9), 'round', 'd');
    },
    wide(pen, { level, open, load, keeper }) {
      country(pen, 86, 'm');
      cloud(pen, 70, 30);
      tree(pen.at(40, 100, 0.9), 'poplar');
      tree(pen.at(70, 96, 0.7), 'poplar');
      tree(pen.at(236, 94, 0.7), 'round');
      const drop = { low: 22, half: 12, high: 3 }[level];
      pen.shape('w', 'M120 92H200L262 204H58z', 0);
      pen.shape('d', `M132 96H188L240 204H80z`, 0);
      water(pen.at(0, drop), 112, 'f', 202, 118 - drop * 0.3, 202 + drop * 0.3);
      barge(pen.at(160, 150 + drop * 0.5, 0.92), load);
      gateLeaf(pen, 130, 78, 112, 1, open === 'upper');
      gateLeaf(pen, 190, 78, 112, -1, open === 'upper');
      if (open !== 'lower') pen.shape('w', 'M74 168L160 176L246 168V202H74z', 0);
      else pen.shape('w', 'M74 168l14 4v34H74zM246 168l-14 4v34h14z', 0.3);
      pen.line('M74 168L22 160M246 168L298 160', 4);
      if (keeper) {
        shadow(pen, 290, 186, 24);
        person(pen.at(290, 186, 1, 0, true), look(8), PUSH);
      }
      tufts(pen, 4, 198, 60);
    },
  },
);

const bridge = scene(
  'A bridge over a river: of stone, of ropes or one that opens (`planks` is always the one of ropes, from near).',
  {
    kind: choice(['stone', 'rope', 'draw'], 'what it is'),
    gap: flag(false, 'is a piece missing, or the drawbridge up'),
    walkers: count(0, 5, 3, 'people on it'),
    boat: flag(true, 'a boat beneath'),
  },
  {
    wide(pen, { kind, gap, walkers, boat }) {
      country(pen, 112, 'm');
      sun(pen, 66, 40, 18);
      water(pen, 140, 'f');
      pen.fill('d', 'M-2 100Q40 98 62 112L50 202H-2zM322 98Q280 98 262 112L272 202H322z');
      for (let i = 0; i < walkers; i++) {
        const x = 84 + i * 38 - (gap && i > 1 ? 200 : 0);
        if (x > 0)
          person(pen.at(x, kind === 'rope' ? 108 - Math.abs(160 - x) * 0.1 + 6 : 99, 0.5), look(i + 1), WALK);
      }
      if (kind === 'stone') {
        pen.shape(
          'w',
          `M36 98Q160 84 284 98V112H272Q262 132 258 172H236Q234 122 200 120Q170 122 170 172H150Q150 122 120 120Q88 122 84 172H62Q58 132 48 112H36z`,
          0,
        );
        pen.line('M36 104Q160 91 284 104M96 118l4 8M120 114v6M200 114v6M222 118l-4 8', 1);
        if (gap) pen.fill('f', 'M178 82l6 10l-4 12l6 16l-4 6h22l4-12l-6-14l6-18z');
      } else if (kind === 'rope') {
        rope(pen, gap);
      } else {
        pen.shape('w', 'M44 100H108V172H88V116H44zM276 100H212V172H232V116H276z', 0.2);
        pen.shape('p', 'M94 100V62h18v38zM208 100V62h18v38z', 0.3);
        pen.shape(
          's',
          gap ? 'M110 98L148 50L153 54L116 102zM210 98L172 50L167 54L204 102z' : 'M110 97H210V103H110z',
          0,
          2,
        );
        pen.line(gap ? 'M112 66L148 50M208 66L172 50' : 'M112 66L144 97M208 66L176 97', 1);
      }
      if (boat) {
        pen.shape('s', 'M140 168h44q-4 14-10 14h-24q-6 0-10-14z', 0.4);
        pen.shape('p', 'M160 166V132L182 162z', 0.3, 1);
      }
      tufts(pen, 4, 198, 50);
    },
    planks(pen, { gap, walkers }) {
      country(pen, 96);
      water(pen, 126, 'f');
      pen.fill('d', 'M-2 136L70 130L96 202H-2zM322 128L262 134L240 202H322z');
      const boards = 11;
      let data = '';
      for (let i = 0; i < boards; i++) {
        if (gap && (i === 5 || i === 6)) continue;
        const x = 52 + i * 20;
        const y = 140 + Math.sin((i / (boards - 1)) * Math.PI) * 16;
        data += `M${x} ${y}l16-2l8 12l-17 2z`;
      }
      pen.shape('w', data, 0.3);
      pen.line('M40 96Q160 148 284 92M46 146Q160 168 286 142', 3);
      pen.line('M80 110v34M120 122v34M160 126v34M200 122v34M240 110v34', 1);
      if (walkers) person(pen.at(104, 160, 1.16), look(walkers), gap ? POINT : WALK);
      tufts(pen, 6, 196, 70, 6, 'm');
      pen.shape('k', 'M34 150V84h8v66zM282 146V82h8v64z', 0.5, 1);
    },
  },
);

function rope(pen: Pen, gap: boolean): void {
  let data = '';
  for (let i = 0; i < 15; i++) {
    if (gap && i > 6 && i < 9) continue;
    const x = 54 + i * 14;
    const y = 102 + Math.sin((i / 14) * Math.PI) * 10;
    data += `M${x} ${y}h11v4h-11z`;
  }
  pen.shape('w', data, 0, 1);
  pen.line('M48 76Q160 112 272 76M48 104Q160 124 272 104', 2);
  pen.line('M80 85v22M110 92v18M140 95v18M180 95v18M210 92v18M240 85v22', 1);
  pen.shape('k', 'M44 112V70h6v42zM270 112V70h6v42z', 0, 1);
}

export const SCENES = { lock, bridge };

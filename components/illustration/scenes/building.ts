import { hand } from '../kit-hands.ts';
import { birds, cloud, country, grain, halo, room, shadow, sun, tree } from '../kit-places.ts';
import { rope } from '../kit-small.ts';
import { box, CARGO, door, pane } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { fromAbove, person } from '../people.ts';
import { CARRY, holding, look, POINT, REACH, RUN, WALK } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Building and buildings: a house going up, a city, stairs, the fire brigade. */

const construction = scene(
  'A house under construction: walls, scaffold, a plan, workers.',
  {
    floors: count(1, 3, 2, 'floors that stand'),
    workers: count(0, 3, 2, 'workers'),
    roof: flag(false, 'is the roof on'),
    cracked: flag(false, 'a crack in the wall'),
    plan: flag(true, 'somebody with the plan'),
  },
  {
    wide(pen, { floors, workers, roof, cracked, plan }) {
      country(pen, 146, 'f');
      cloud(pen, 54, 34);
      const top = 168 - floors * 42;
      for (let i = 0; i < floors; i++) {
        const y = 168 - i * 42;
        pen.shape('w', `M140 ${y}V${y - 42}H272V${y}z`, 0);
        pen.shape('k', `M158 ${y - 10}v-22h18v22zM232 ${y - 10}v-22h18v22z`, 0, 1);
        if (!i) pen.shape('d', `M196 ${y}v-32h20v32z`, 0, 1);
        pen.line(
          `M140 ${y - 8}h12M182 ${y - 12}h10M220 ${y - 20}h8M256 ${y - 8}h14M142 ${y - 30}h10M186 ${y - 34}h14M254 ${y - 34}h12`,
          1,
        );
      }
      pen.hatch(`M252 ${top}H272V168H252z`, { angle: 0, gap: 4 });
      if (roof) pen.shape('s', `M128 ${top}L206 ${top - 40}L284 ${top}z`, 0.2, 3);
      else pen.shape('w', `M140 ${top}v-12h14v8h16v-14h12v10h20v-6h18v12h22v-9h14v11z`, 0, 1);
      if (cracked) pen.line(`M214 ${top}l-7 16l9 12l-8 18l5 14`, 3, 's');
      let poles = '';
      for (let x = 122; x < 300; x += 42) poles += `M${x} 170V${top - 8}`;
      for (let i = 1; i <= floors; i++) poles += `M114 ${168 - i * 42 + 20}H298`;
      pen.line(poles, 3, 'd');
      for (let i = 0; i < workers; i++)
        person(
          pen.at(150 + i * 50, 168 - Math.min(i + 1, floors) * 42 + 20, 0.52),
          look(i + 2, { hair: 'helmet', tint: 's' }),
          i % 2 ? CARRY : REACH,
        );
      pen.fill('g', 'M-2 168H322V204H-2z');
      box(pen, 262, 194, 34, 18, 'm');
      if (plan) {
        shadow(pen, 68, 192, 26);
        const at = pen.at(68, 192, 1.2);
        person(at, look(3, { hair: 'helmet', tint: 's' }), holding(25, -60, 22, -62));
        at.shape('p', 'M12-62L44-72L50-52L18-42z', 0);
        at.line('M22-58l18-6M24-52l18-6M32-66l5 16', 1);
      }
    },
    plan(pen, { floors, roof, cracked, plan }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      let grid = '';
      for (let x = 8; x < 320; x += 24) grid += `M${x}-2V202`;
      for (let y = 8; y < 200; y += 24) grid += `M-2 ${y}H322`;
      pen.line(grid, 1, 'm');
      pen.line('M56 170V40H220V170zM56 104H136V170M136 104V84M136 66V40M160 170V128H220', 4, 'p');
      pen.line('M136 84Q154 84 154 66M160 128Q142 128 142 146M90 170V148Q112 148 112 170', 2, 'p');
      for (let i = 0; i < floors; i++) pen.line(`M${240 + i * 24} 60v64h14v-64z`, 2, 'p');
      if (roof) pen.line('M230 58L278 34L322 58', 3, 's');
      pen.shape('s', cracked ? 'M176 60h26v26h-26z' : 'M70 54h40v26h-40z', 0.4, 1);
      if (plan) {
        const at = pen.at(300, 206, 1.15, 218);
        at.shape('s', 'M30-12L86-6L98 2L84 6L30 4z', 0.2);
        hand(at, 'pinch', 'c', 'm', 60);
      }
    },
  },
);

function tower(pen: Pen, x: number, y: number, w: number, h: number, tone: Tone, lit: Tone): void {
  pen.shape(tone, `M${x} ${y}v-${h}h${w}v${h}z`, 0.18, 1);
  let windows = '';
  for (let top = 8; top < h - 8; top += 12)
    for (let left = 5; left < w - 6; left += 10) windows += `M${x + left} ${y - h + top}v5`;
  pen.line(windows, 3, lit);
}

const city = scene(
  'A city: houses in blocks, streets between them, districts.',
  {
    blocks: count(3, 8, 6, 'houses or blocks'),
    marked: count(0, 8, 3, 'which stands out (0: none)'),
    park: flag(true, 'a park'),
    wall: flag(false, 'a wall around'),
  },
  {
    skyline(pen, { blocks, marked, park, wall }) {
      country(pen, 118, 'f');
      sun(pen, 64, 40, 20);
      birds(pen, 110, 26);
      const w = 300 / blocks;
      for (let i = 0; i < blocks; i++) tower(pen, 4 + i * w, 150, w * 0.9, 46 + ((i * 43) % 62), 'm', 'p');
      for (let i = 0; i < blocks; i++)
        tower(
          pen,
          18 + i * w,
          168,
          w * 0.78,
          34 + ((i * 31 + 20) % 58),
          i + 1 === marked ? 's' : i % 2 ? 'd' : 'w',
          i + 1 === marked ? 'k' : i % 2 ? 'm' : 'd',
        );
      pen.fill('g', 'M-2 168H322V204H-2z');
      if (park)
        for (let i = 0; i < 6; i++)
          tree(pen.at(28 + i * 54, 182 + (i % 2) * 8, 0.62), i % 3 ? 'round' : 'poplar');
      if (wall)
        pen.shape(
          'w',
          'M-4 204V178h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v-8h14v8h14v18z',
          0,
        );
    },
    above(pen, { blocks, marked, park, wall }) {
      pen.fill('g', 'M-2-2H322V202H-2z');
      grain(pen);
      const rows = 3;
      for (let i = 0; i < blocks * 3; i++) {
        const [column, row] = [i % blocks, Math.floor(i / blocks)];
        const w = 280 / blocks;
        const [x, y] = [22 + column * w, 18 + row * (166 / rows)];
        const [bw, bh] = [w - 9, 46];
        if (park && row === 1 && column === Math.floor(blocks / 2)) {
          pen.shape('m', `M${x} ${y}h${bw}v${bh}h-${bw}z`, 0, 1);
          pen.shape('d', `O${x + bw * 0.3} ${y + 15} 8 8O${x + bw * 0.68} ${y + 30} 9 9`, 0.4, 1);
          continue;
        }
        const on = row === 1 && column + 1 === marked;
        pen.shape(on ? 's' : CARGO[(column + row * 2) % 4]!, `M${x} ${y}h${bw}v${bh}h-${bw}z`, 0.2);
        pen.line(`M${x + bw * 0.5} ${y}v${bh}M${x} ${y + bh * 0.5}h${bw}`, 1);
      }
      if (wall) pen.line('M10 8H310V194H10z', 5, 'd');
    },
  },
);

const stairs = scene(
  'Stairs or a ladder: steps, landings, who is on them.',
  {
    steps: count(3, 10, 7, 'steps'),
    missing: count(0, 10, 0, 'which step is missing (0: none)'),
    climbers: count(0, 3, 2, 'people on the way'),
    top: choice(['door', 'flag', 'light'], 'what is at the top'),
  },
  {
    wide(pen, { steps, missing, climbers, top }) {
      room(pen, 178);
      halo(pen, 246, 62, 56, 'f');
      const [w, h] = [200 / steps, 112 / steps];
      for (let i = 0; i < steps; i++) {
        if (i + 1 === missing) continue;
        const [x, y] = [40 + i * w, 184 - (i + 1) * h];
        pen.shape(i % 2 ? 'w' : 'm', `M${x} ${y}h${w}V184h-${w}z`, 0, 1);
        pen.shape('p', `M${x - 2} ${y}h${w + 2}v4h-${w + 2}z`, 0, 1);
      }
      pen.shape('m', 'M240 72H322V184H240z', 0.08);
      if (top === 'door') door(pen, 266, 72, 32, 56, 'd', 'open');
      else if (top === 'flag') {
        pen.line('M278 72V16', 3);
        pen.shape('s', 'M278 18Q296 12 312 20L306 30L312 40Q296 34 278 38z', 0.3);
      } else pen.shape('s', 'O280 40 18 18', 0);
      for (let i = 0; i < climbers; i++) {
        const step = Math.min(steps - 1, Math.floor(((i + 0.4) * steps) / Math.max(2, climbers)));
        person(pen.at(40 + step * w + w / 2, 184 - (step + 1) * h, 0.82), look(i + 2), {
          ...WALK,
          feet: [
            [12, -Math.min(16, h)],
            [-6, 0],
          ],
        });
      }
    },
    above(pen, { steps, missing, climbers, top }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      pen.shape('d', 'O160 100 92 92', 0, 3);
      const step = (Math.PI * 2) / (steps + 2);
      for (let i = 0; i < steps + 1; i++) {
        if (i + 1 === missing) continue;
        const [a, b] = [i * step - 2, (i + 0.92) * step - 2];
        const at = (angle: number, r: number) =>
          `${(160 + Math.cos(angle) * r).toFixed(1)} ${(100 + Math.sin(angle) * r).toFixed(1)}`;
        pen.shape(
          i === steps && top === 'light' ? 's' : i % 2 ? 'w' : 'p',
          `M${at(a, 24)}L${at(a, 86)}L${at(b, 86)}L${at(b, 24)}z`,
          0.3,
          1,
        );
      }
      pen.shape(top === 'light' ? 'm' : 's', 'O160 100 20 20', 0.3, 3);
      for (let i = 0; i < climbers; i++) {
        const angle = (i * 2 + 1.5) * step - 2;
        const [x, y] = [160 + Math.cos(angle) * 56, 100 + Math.sin(angle) * 56];
        fromAbove(pen.at(x, y, 0.9, (angle * 180) / Math.PI + 90), look(i + 2));
      }
      grain(pen);
    },
  },
);

const fire = scene(
  'The fire brigade: a house that burns, an engine, a hose, a ladder.',
  {
    flames: count(0, 3, 2, 'windows with fire'),
    hose: flag(true, 'the hose in use'),
    crew: count(1, 3, 2, 'firefighters'),
    exit: flag(false, 'somebody who gets out'),
  },
  {
    wide(pen, { flames, hose, crew, exit }) {
      country(pen, 150, 'f');
      pen.fill('g', 'M-2 164H322V204H-2z');
      pen.shape('w', 'M204 168V50H302V168z', 0.1, 3);
      pen.shape('d', 'M194 52L252 14L312 52z', 0.2);
      for (let i = 0; i < 4; i++) {
        const [x, y] = [220 + (i % 2) * 42, 64 + Math.floor(i / 2) * 44];
        pane(pen, x, y, 24, 28, i < flames ? 'k' : 'p');
        if (i < flames) flame(pen.at(x + 12, y + 28, 1.1));
      }
      if (flames) pen.line('M232 40q-10-10 0-20q10-10 0-20M272 34q-8-10 0-18q8-8 2-16', 3, 'm');
      pen.shape('d', 'M10 176V132H84V150H120L128 162V176z', 0.1, 3);
      pen.shape('p', 'M92 154H116L122 164H92z', 0, 1);
      pen.line('M18 128L128 92M18 120L126 84M40 121l2 7M62 113l2 7M84 106l2 7M106 99l2 7', 3, 'w');
      pen.shape('k', 'O34 178 11 11O104 178 11 11', 0, 1);
      pen.shape('p', 'O34 178 4O104 178 4', 0, 1);
      for (let i = 0; i < crew; i++) {
        const at = pen.at(150 + i * 26 - (i > 1 ? 100 : 0), 192 - i * 5, 0.96);
        shadow(at, 0, 0, 20);
        person(
          at,
          look(i + 4, { hair: 'helmet', tint: 's', top: 'k', legs: 'k', wear: 'coat' }),
          i === crew - 1 ? holding(25, -72, 12, -60) : CARRY,
        );
      }
      if (hose) {
        const x = 150 + (crew - 1) * 26 - (crew > 2 ? 100 : 0);
        rope(pen, `M84 186Q120 204 ${x - 6} 178Q${x + 4} 150 ${x + 26} 122`, 'p');
        pen.line(`M${x + 27} 121Q${x + 50} 70 232 84M${x + 27} 122Q${x + 56} 86 236 92`, 3, 'm');
      }
      if (exit) person(pen.at(298, 192, 0.92), look(7), RUN);
    },
    close(pen, { flames, hose, crew, exit }) {
      pen.fill('w', 'M-2-2H322V202H-2z');
      pen.line('M-2 40H96M-2 84H84M-2 130H96M-2 172H90M250 40H322M258 84H322M250 130H322', 1);
      grain(pen);
      pen.shape('k', 'M104 20H244V164H104z', 0, 3);
      for (let i = 0; i < flames; i++) flame(pen.at(136 + i * 38, 166, 3 - i * 0.3));
      pen.shape('p', 'M96 164H252V176H96zM96 12H252V22H96z', 0);
      if (exit) person(pen.at(172, 190, 1.2), look(7), POINT);
      if (!hose) return;
      const at = pen.at(34, 186, 1.15, -34);
      at.shape('d', 'M20-8H96V8H20z', 0.3);
      at.shape('s', 'M92-11H122V11H92z', 0.3);
      at.line('M124-4Q160-10 196 8M124 4Q160 4 190 24', 4, 'm');
      hand(at, 'grip', look(crew).skin, 'k', 70);
    },
  },
);

function flame(pen: Pen): void {
  pen.shape('h', 'M-10 0Q-18-14-8-26Q-6-18-2-18Q-4-32 6-40Q8-26 14-18Q18-6 10 0z', 0, 2);
  pen.fill('p', 'M-4 0Q-8-8-1-14Q2-8 5-12Q9-4 4 0z');
}

export const SCENES = { construction, city, stairs, fire };

import { hand } from '../kit-hands.ts';
import { board, grain, halo, room, shadow } from '../kit-places.ts';
import { clock, pane } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, REACH, stance } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Measure: an hourglass, a sieve. */

const hourglass = scene(
  'An hourglass, or sand that is measured: how much has run through.',
  {
    run: count(0, 10, 5, 'tenths that have run through'),
    glasses: count(1, 3, 1, 'hourglasses'),
    watcher: flag(false, 'somebody who waits'),
  },
  {
    close(pen, { run, glasses, watcher }) {
      pen.fill('f', 'M-2 164H322V202H-2z');
      halo(pen, 160, 92, 86, 'f');
      grain(pen);
      shadow(pen, 164, 186, 90 * glasses * 0.7);
      for (let i = 0; i < glasses; i++) {
        const at = pen.at(160 + (i - (glasses - 1) / 2) * 92, 100, glasses > 1 ? 0.82 : 1);
        glass(at, (run + i * 3) % 11);
      }
      if (watcher) person(pen.at(44, 190, 1.1), look(5), { ...REACH, hands: stance(6, -50, 10, -50) });
    },
    table(pen, { run, glasses, watcher }) {
      room(pen, 150, 'f');
      clock(pen, 60, 44, 20, run || 12);
      pane(pen, 232, 18, 64, 74, 'p');
      pen.shape('w', 'M-4 158H324V204H-4z', 0);
      for (let i = 0; i < glasses; i++) glass(pen.at(196 + i * 44, 124, 0.5), (run + i * 3) % 11);
      pen.shape('p', 'M150 172L226 168L238 186L156 192z', 0.1, 1);
      if (watcher || glasses < 4) person(pen.at(96, 250, 1.8), look(3), holding(24, -66, 4, -58, { nod: 8 }));
    },
  },
);

function glass(pen: Pen, run: number): void {
  const part = run / 10;
  const top = -66 + part * 52;
  const half = (y: number) => Math.max(4, 34 * Math.sqrt(Math.abs(y) / 70));
  pen.shape('p', 'M-40-74Q-42-30-5 0Q-42 30-40 74H40Q42 30 5 0Q42-30 40-74z', 0.06, 3);
  if (run < 10)
    pen.shape(
      's',
      `M${-half(top)} ${top}Q0 ${top + 6} ${half(top)} ${top}Q26-18 3 0H-3Q-26-18${-half(top)} ${top}z`,
      0.2,
      1,
    );
  if (run > 0)
    pen.shape(
      's',
      `M-38 72Q${-30} ${72 - part * 34} 0 ${68 - part * 52}Q30 ${72 - part * 34} 38 72z`,
      0.3,
      1,
    );
  if (run > 0 && run < 10) pen.line(`M0 0V${66 - part * 50}`, 3, 's');
  pen.shape('d', 'M-52-84H52V-74H-52zM-52 74H52V84H-52z', 0.3);
  pen.line('M-47-74V74M47-74V74', 4, 'w');
}

const sieve = scene(
  'A sieve or filter: what goes through and what stays.',
  {
    grains: count(4, 16, 10, 'grains'),
    stay: count(0, 16, 4, 'how many stay'),
    mesh: choice(['fine', 'wide'], 'the meshes'),
    sieves: count(1, 3, 1, 'sieves, one above the other'),
  },
  {
    side(pen, { grains, stay, mesh, sieves }) {
      pen.fill('f', 'M-2 160H322V202H-2z');
      halo(pen, 170, 90, 84, 'f');
      grain(pen);
      const step = 96 / sieves;
      for (let s = 0; s < sieves; s++) {
        const y = 60 + s * step;
        let holes = '';
        for (let x = -56; x < 60; x += mesh === 'fine' ? 9 : 18) holes += `M${170 + x} ${y + 18}v5`;
        for (let i = 0; i < Math.ceil(stay / sieves); i++)
          pen.shape(
            's',
            `O${126 + (i % 6) * 17} ${y - 2 - Math.floor(i / 6) * 10 - (i % 2) * 2} ${7 - s}`,
            0.3,
            1,
          );
        pen.shape('w', `M104 ${y}H236L228 ${y + 18}H112z`, 0.14);
        pen.line(holes, 2);
        pen.line(`M236 ${y + 4}H290`, 5);
        pen.line(`M236 ${y + 4}H290`, 4, 'd');
      }
      let through = '';
      for (let i = 0; i < grains - stay; i++)
        through += `O${124 + ((i * 41) % 92)} ${92 + ((i * 29) % 70) + (sieves - 1) * 10} 3`;
      if (through) pen.shape('d', through, 0, 1);
      pen.shape('m', 'M92 186Q120 178 140 162Q168 140 200 162Q222 180 250 186z', 0.2);
      hand(pen.at(344, 62, 1, 186), 'grip', 'c', 'm', 50);
    },
    above(pen, { grains, stay, mesh, sieves }) {
      board(pen);
      pen.shape('d', 'O150 104 88 88', 0, 3);
      pen.shape('p', 'O150 104 78 78', 0);
      const step = mesh === 'fine' ? 10 : 19;
      let lines = '';
      for (let at = -70; at <= 70; at += step) {
        const half = Math.sqrt(78 * 78 - at * at).toFixed(0);
        lines += `M${150 + at} ${104 - Number(half)}v${Number(half) * 2}M${150 - Number(half)} ${104 + at}h${Number(half) * 2}`;
      }
      pen.line(lines, 1);
      for (let i = 0; i < stay; i++)
        pen.shape('s', `O${120 + ((i * 47) % 74)} ${74 + ((i * 31) % 66)} ${7 + sieves}`, 0.35);
      let out = '';
      for (let i = 0; i < grains - stay; i++) out += `O${256 + ((i * 23) % 54)} ${30 + ((i * 37) % 150)} 3.4`;
      if (out) pen.shape('d', out, 0, 1);
    },
  },
);

export const SCENES = { hourglass, sieve };

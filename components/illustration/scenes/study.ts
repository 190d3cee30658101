import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { board, grain, halo, room, shadow } from '../kit-places.ts';
import { bottle, sheet } from '../kit-small.ts';
import { books, lamp, table } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, SIT, stance } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Study: a writing desk, a laboratory, a detective’s wall. */

const desk = scene(
  'A writing desk: a writer, sheets, a lamp; what is written and thrown away.',
  {
    sheets: count(0, 8, 4, 'finished sheets'),
    crumpled: count(0, 6, 2, 'crumpled ones on the floor'),
    marked: flag(false, 'is a line on the sheet marked'),
    writer: flag(true, 'the writer'),
  },
  {
    wide(pen, { sheets, crumpled, writer, marked }) {
      room(pen, 160);
      books(pen, 34, 60, 92, 30, ['d', 'm', 'w']);
      pen.shape('w', 'M28 60H134V66H28z', 0);
      lamp(pen, 232, 40, 50, 'd');
      pen.fill('p', 'M226 56L176 134H290L238 56z');
      if (writer) {
        pen.shape('w', 'M98 196V160H138V168H104V196zM92 160V112H99V160z', 0.2);
        person(pen.at(124, 196, 1.22), look(3), { ...SIT, hands: stance(40, -62, 32, -58), nod: 14 });
      }
      table(pen, 146, 196, 150, 62, 'w');
      sheet(pen, 186, 131, 34, 7, 0, 0, marked ? 's' : 'p');
      for (let i = 0; i < sheets; i++)
        pen.shape('p', `M${236 + (i % 2) * 2} ${133 - i * 3}h38v-3h-38z`, 0, 1);
      pen.line('M178 126l10-20', 2, 's');
      for (let i = 0; i < crumpled; i++) ball(pen.at(30 + i * 16 + (i > 2 ? 160 : 0), 190 - (i % 2) * 8));
    },
    above(pen, { sheets, crumpled, marked, writer }) {
      board(pen);
      for (let i = Math.min(3, sheets) - 1; i >= 0; i--)
        sheet(pen, 254 + i * 5, 74 - i * 4, 74, 100, 8 + i * 5, i ? 0 : 7);
      const at = pen.at(132, 100, 1, -4);
      at.shape('p', 'M-60-84H60V84H-60z', 0);
      let rows = '';
      for (let i = 0; i < 8; i++) rows += `M-46 ${-64 + i * 14}q20-5 40 0q22 5 ${i === 7 ? 8 : 50}-1`;
      at.line(rows, 2);
      if (marked) at.shape('s', 'M-48-28H48V-16H-48z', 0, 1);
      if (marked) at.line('M-46-22q20-5 40 0q22 5 50-1', 2);
      for (let i = 0; i < crumpled; i++) ball(pen.at(28 + (i % 2) * 22, 40 + i * 26, 1.3));
      if (!writer) return;
      const arm = pen.at(232, 214, 1.25, -128);
      arm.shape('s', 'M30-10L84-4L96 3L83 6L30 4z', 0.2);
      hand(arm, 'pinch', 'c', 'd', 60);
    },
  },
);

function ball(pen: Pen): void {
  pen.shape('p', 'M-9 2L-7-7L1-10L8-6L10 2L4 8L-5 7z', 0, 1);
  pen.line('M-4-4l5 3l-2 5M1-1l5-2', 1);
}

const laboratory = scene(
  'A laboratory: a microscope, flasks, test tubes, a trial beside its control.',
  {
    tubes: count(1, 8, 5, 'test tubes'),
    changed: count(0, 8, 2, 'which has changed colour (0: none)'),
    tool: choice(['microscope', 'burner', 'scales'], 'what stands on the bench'),
    worker: flag(true, 'somebody at work'),
  },
  {
    wide(pen, { tubes, changed, tool, worker }) {
      room(pen, 160);
      for (let i = 0; i < 5; i++) bottle(pen, 196 + i * 22, 62, 34 - (i % 2) * 8, i % 2 ? 'm' : 'd');
      pen.shape('w', 'M182 62H306V67H182z', 0, 1);
      if (worker) {
        shadow(pen, 70, 192, 26);
        person(
          pen.at(70, 194, 1.24),
          look(0, { wear: 'coat', top: 'p' }),
          holding(32, -62, 26, -58, { nod: 10 }),
        );
      }
      table(pen, 98, 196, 212, 62, 'm');
      rack(pen.at(206, 134), tubes, changed);
      instrument(pen.at(140, 134), tool);
    },
    close(pen, { tubes, changed, tool, worker }) {
      pen.fill('f', 'M-2 162H322V202H-2z');
      halo(pen, 190, 92, 84, 'f');
      grain(pen);
      rack(pen.at(112, 184, 2.3), Math.min(tubes, 5), changed);
      if (tool === 'microscope') instrument(pen.at(44, 184, 1.5), tool);
      if (!worker) return;
      const at = pen.at(330, 46, 1.1, 166);
      at.shape('p', 'M40-3H92V3H40z', 0, 1);
      at.shape('s', 'M22-8H48V8H22z', 0.3);
      hand(at, 'pinch', 'b', 'p', 60);
    },
    lens(pen, { tubes, changed, worker }) {
      pen.fill('k', 'M-2-2H322V202H-2z');
      pen.fill('f', 'O160 100 94 94');
      for (let i = 0; i < tubes + 4; i++) {
        const angle = i * 2.4;
        const [x, y, r] = [
          160 + Math.cos(angle) * (14 + i * 6),
          100 + Math.sin(angle) * (12 + i * 5),
          13 - (i % 3) * 2,
        ];
        pen.shape(i + 1 === changed ? 's' : 'm', `O${x} ${y} ${r} ${r * 0.86}`, 0.3);
        pen.shape('d', `O${x - 2} ${y - 1} 3.4`, 0, 1);
      }
      pen.line('O160 100 94 94', 4, 'w');
      if (worker) pen.line('M66 100h12M242 100h12M160 6v12M160 182v12', 2, 'p');
    },
  },
);

function rack(pen: Pen, tubes: number, changed: number): void {
  const w = tubes * 12 + 6;
  for (let i = 0; i < tubes; i++) {
    const x = 9 + i * 12;
    pen.shape('p', `M${x - 4} -38H${x + 4}V-10Q${x} -4 ${x - 4} -10z`, 0, 1);
    pen.shape(i + 1 === changed ? 's' : 'm', `M${x - 4} -24H${x + 4}V-10Q${x} -4 ${x - 4} -10z`, 0.3, 1);
  }
  pen.shape('w', `M0 0V-6H${w}V0zM0-18V-23H${w}V-18zM0 0V-26H3V0zM${w - 3} 0V-26H${w}V0z`, 0, 1);
}

function instrument(pen: Pen, tool: 'microscope' | 'burner' | 'scales'): void {
  if (tool === 'microscope') {
    pen.shape('d', 'M-18 0Q-18-8-6-8H8Q30-30 8-52L14-58Q40-30 18-8V0z', 0.2);
    pen.shape('k', 'M-8-18H16V-14H-8z', 0, 1);
    pen.at(2, -44, 1, 24).shape('s', 'M-6-26H6V16H3V24H-3V16H-6z', 0.3);
  } else if (tool === 'burner') {
    pen.shape('d', 'M-12 0Q-10-6-3-6V-22H3V-6Q10-6 12 0z', 0.3);
    pen.shape('h', 'M-5-23Q-8-34 0-42Q8-34 5-23z', 0, 1);
    pen.shape('p', 'M-4-64V-76H4V-64L16-46H-16z', 0.2);
    pen.shape('m', 'M-8-57H8L16-46H-16z', 0.3, 1);
    pen.line('M-22 0V-46H22V0', 2);
  } else {
    pen.shape('d', 'M-16 0H16L10-8H-10z', 0.3);
    pen.line('M0-8V-50M-30-46L30-40M-30-46L-38-26H-22zM30-40L22-20H38z', 2);
    pen.shape('s', 'M-40-26H-20Q-30-16-40-26zM20-20H40Q30-10 20-20z', 0, 1);
  }
}

const detective = scene(
  'A detective’s wall: photographs, threads between them, a magnifying glass.',
  {
    photos: count(2, 8, 6, 'photographs'),
    threads: count(0, 7, 4, 'threads'),
    suspect: count(0, 8, 3, 'who stands out (0: nobody)'),
    investigator: flag(true, 'somebody before it'),
  },
  {
    wide(pen, { photos, threads, suspect, investigator }) {
      room(pen, 164);
      pen.shape('w', 'M104 14H306V134H104z', 0.04, 3);
      evidence(pen, photos, threads, suspect, 132, 42, 50, 52, 0.8);
      if (!investigator) return;
      shadow(pen, 66, 192, 26);
      const at = pen.at(66, 192, 1.28);
      person(at, look(9, { top: 'd' }), holding(30, -80, 6, -45));
      at.line('M30-80L38-86', 3);
      at.line('O44-91 9 9', 3);
    },
    close(pen, { photos, threads, suspect, investigator }) {
      pen.fill('w', 'M-2-2H322V202H-2z');
      pen.dots(0, 0, 320, 200, 60, 'k');
      evidence(pen, Math.min(6, photos), threads, suspect, 50, 52, 80, 96, 1.5);
      if (!investigator) return;
      const at = pen.at(330, 214, 1.15, 220);
      at.line('M30 0H64', 5);
      at.line('O98 0 34 34', 4, 'd');
      at.line('M80-14l10-8M78 0l20-20', 2, 'm');
      hand(at, 'grip', 'a', 'd', 60);
    },
  },
);

function evidence(
  pen: Pen,
  photos: number,
  threads: number,
  suspect: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
  size: number,
): void {
  const columns = photos > 6 ? 4 : 3;
  const place = (i: number) =>
    [
      x + (i % columns) * dx * (columns > 3 ? 0.92 : 1.2),
      y + Math.floor(i / columns) * dy + (i % 2) * 8,
    ] as const;
  for (let i = 0; i < photos; i++) {
    const [left, top] = place(i);
    const at = pen.at(left, top, size, (i % 3) * 5 - 5);
    at.shape(i + 1 === suspect ? 's' : 'p', 'M-15-19H15V21H-15z', 0);
    at.shape('f', 'M-11-15H11V9H-11z', 0, 1);
    at.shape((['d', 'm', 'k'] as const)[i % 3]!, 'M-9 9Q-8 0 0 0Q8 0 9 9zO0-6 4.6', 0, 1);
  }
  let lines = '';
  for (let i = 0; i < Math.min(threads, photos - 1); i++) {
    const [from, to] = [place(suspect ? suspect - 1 : i), place(suspect ? (suspect + i) % photos : i + 1)];
    lines += `M${from[0]} ${from[1] - 16 * size}L${to[0]} ${to[1] - 16 * size}`;
  }
  if (lines) pen.line(lines, 2, 'd');
  if (suspect && suspect <= photos)
    lettering(pen, '?', place(suspect - 1)[0], place(suspect - 1)[1] + 15 * size, 7 * size);
}

export const SCENES = { desk, laboratory, detective };

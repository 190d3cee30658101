import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { grain, halo, room, shadow } from '../kit-places.ts';
import { gear, rope, sheet } from '../kit-small.ts';
import { chair, clock, lamp } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { holding, KNEEL, look, SIT, stance } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Machinery: a switchboard, wires behind a wall, a printing press, clockwork. */

const switchboard = scene(
  'A telephone switchboard: sockets, cords, the operator who connects.',
  {
    cords: count(1, 6, 4, 'cords plugged in'),
    lit: count(0, 24, 8, 'which lamp is lit (0: none)'),
    operator: flag(true, 'the operator'),
  },
  {
    wide(pen, { cords, lit, operator }) {
      room(pen, 168);
      pen.shape('w', 'M112 178V18H302V178z', 0.06, 3);
      pen.shape('d', 'M122 28H292V114H122z', 0);
      sockets(pen, 136, 42, 20.5, 8, 4, lit);
      pen.shape('w', 'M104 122H310L318 138H98z', 0);
      const tones: Tone[] = ['s', 'p', 'm', 'k', 'w', 'p'];
      for (let i = 0; i < cords; i++) {
        const [from, to] = [134 + i * 28, 136 + ((i * 3 + 2) % 8) * 20.5];
        rope(pen, `M${from} 128Q${(from + to) / 2} ${150 - i * 3} ${to} ${42 + (i % 4) * 20.5}`, tones[i]!);
      }
      if (operator) {
        shadow(pen, 76, 194, 34);
        chair(pen.at(74, 194, 1.1), -2, 0, 'd');
        const at = pen.at(74, 194, 1.22);
        person(at, look(3), { ...SIT, hands: stance(34, -74, 26, -52) });
        at.line('M-5-72Q0-84 8-76M8-66l7 3', 2, 'k');
      }
    },
    close(pen, { cords, lit, operator }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      sockets(pen, 30, 26, 52, 6, 3, lit);
      pen.shape('w', 'M-4 172H324V204H-4z', 0);
      const tones: Tone[] = ['p', 'm', 'w', 'p', 'm', 'w'];
      for (let i = 0; i < cords - 1; i++)
        rope(pen, `M${30 + i * 52} ${26 + (i % 2) * 52}Q${60 + i * 40} 150 ${44 + i * 46} 176`, tones[i]!);
      if (!operator) return;
      const at = pen.at(270, 160, 1.15, 214);
      rope(at, 'M34 0Q-10 60 40 90', 's');
      at.shape('p', 'M34-6H74L92-2V3L74 6H34z', 0.2);
      hand(at, 'pinch', 'b', 'm', 70);
    },
  },
);

function sockets(
  pen: Pen,
  x: number,
  y: number,
  step: number,
  columns: number,
  rows: number,
  lit: number,
): void {
  let holes = '';
  let lamps = '';
  for (let i = 0; i < columns * rows; i++) {
    const at = [x + (i % columns) * step, y + Math.floor(i / columns) * step] as const;
    holes += `O${at[0]} ${at[1]} ${step * 0.17}`;
    if (i + 1 !== lit) lamps += `M${at[0]} ${at[1] - step * 0.34}h0`;
  }
  pen.shape('k', holes, 0, 1);
  pen.line(holes, 1, 'w');
  pen.line(lamps, 3, 'm');
  if (lit && lit <= columns * rows) {
    const at = [x + ((lit - 1) % columns) * step, y + Math.floor((lit - 1) / columns) * step] as const;
    pen.line(`O${at[0]} ${at[1]} ${step * 0.24} ${step * 0.24}`, 4, 's');
  }
}

const wiring = scene(
  'Wires behind a wall: boards taken off, cables from many switches to many lamps.',
  {
    cables: count(2, 7, 5, 'cables'),
    live: count(0, 7, 2, 'which one stands out (0: none)'),
    cut: flag(false, 'is that one cut through'),
    tangle: flag(false, 'do they cross'),
    worker: flag(true, 'an electrician'),
  },
  {
    wide(pen, { cables, live, cut, tangle, worker }) {
      room(pen, 168);
      pen.shape('d', 'M110 4L262-4L300 30L290 110L306 164L226 156L160 168L118 140L126 78z', 0);
      pen.line('M170 0V166M232 0V160', 5, 'w');
      runs(pen, cables, live, cut, tangle, 116, 300, 18, 142);
      pen.shape('p', 'M88 90h16v26h-16z', 0);
      pen.line('M96 97v10', 3);
      lamp(pen, 62, 30, 40);
      if (worker) {
        shadow(pen, 84, 192, 30);
        const at = pen.at(78, 194, 1.16);
        person(at, look(2, { hair: 'helmet', tint: 's', top: 'm' }), {
          ...KNEEL,
          hands: stance(36, -52, 30, -34),
        });
        at.line('M37-52L54-62', 4);
      }
    },
    close(pen, { cables, live, cut, tangle }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      runs(pen, cables, live, cut, tangle, 40, 286, 16, 184);
      pen.shape('p', 'M-4-4H46V204H-4zM276-4H324V204H276z', 0);
      let ends = '';
      for (let i = 0; i < cables; i++) {
        const y = 16 + ((i + 0.5) * 168) / cables;
        ends += `M24 ${y.toFixed(0)}h14M284 ${y.toFixed(0)}h14`;
        lettering(pen, String(i + 1), 14, y, 9);
        lettering(pen, 'ABCDEKL'[i]!, 308, y, 9);
      }
      pen.line(ends, 5);
      grain(pen);
    },
  },
);

function runs(
  pen: Pen,
  cables: number,
  live: number,
  cut: boolean,
  tangle: boolean,
  left: number,
  right: number,
  top: number,
  bottom: number,
): void {
  const tones: Tone[] = ['p', 'm', 'w', 'p', 'm', 'w', 'p'];
  const height = (i: number) => top + ((i + 0.5) * (bottom - top)) / cables;
  const middle = (left + right) / 2;
  for (let i = 0; i < cables; i++) {
    const on = i + 1 === live;
    const to = height(tangle ? (i * 2 + 1) % cables : i);
    const sag = 8 + ((i * 13) % 18);
    if (on && cut) {
      rope(
        pen,
        `M${left} ${height(i)}Q${middle - 40} ${height(i) + sag} ${middle - 16} ${height(i) + 14}`,
        's',
      );
      rope(pen, `M${right} ${to}Q${middle + 40} ${to + sag} ${middle + 18} ${to + 2}`, 's');
    } else
      rope(
        pen,
        `M${left} ${height(i)}C${middle - 30} ${height(i) + sag} ${middle - 20} ${to + sag} ${middle} ${(height(i) + to) / 2 + sag}Q${middle + 50} ${to + sag} ${right} ${to}`,
        on ? 's' : tones[i]!,
      );
  }
}

const press = scene(
  'A printing press: the plate, the rollers, the sheets that come out.',
  {
    sheets: count(0, 8, 5, 'sheets printed'),
    spoiled: count(0, 8, 0, 'which is spoiled (0: none)'),
    printer: flag(true, 'the printer'),
    kind: choice(['lever', 'roller'], 'the press'),
  },
  {
    wide(pen, { sheets, spoiled, printer, kind }) {
      room(pen, 162);
      pen.line('M8 24H112M200 24H312', 1);
      for (let i = 0; i < Math.min(4, sheets); i++)
        sheet(pen, 220 + i * 25, 41, 20, 28, i * 2 - 3, 3, i + 1 === spoiled ? 's' : 'p');
      shadow(pen, 190, 190, 150);
      if (kind === 'lever') {
        pen.shape('d', 'M134 188V34H152V188zM222 188V34H240V188zM126 28H248V44H126z', 0.2, 3);
        pen.shape('w', 'M178 44H196V84H178z', 0.3);
        pen.shape('m', 'M154 84H220V98H154z', 0.2);
        pen.shape('w', 'M112 128H290V140H112zM128 140h10v48h-10zM264 140h10v48h-10z', 0.1);
        pen.shape('p', 'M158 122H218V128H158z', 0, 1);
        pen.line('M186 62L108 74', 5);
        pen.line('M186 62L108 74', 4, 's');
      } else {
        pen.shape('d', 'M128 188V74H262V188z', 0.1, 3);
        for (const [x, y, r] of [
          [160, 90, 26],
          [212, 80, 34],
          [172, 142, 24],
          [226, 148, 30],
        ] as const) {
          pen.shape('m', `O${x} ${y} ${r} ${r}`, 0.4);
          pen.shape('p', `O${x} ${y} ${r * 0.3} ${r * 0.3}`, 0, 1);
        }
        pen.line('M120 60Q150 58 178 96Q196 128 202 166Q230 190 300 182', 4, 'p');
      }
      for (let i = 0; i < sheets; i++)
        pen.shape(i + 1 === spoiled ? 's' : 'p', `M262 ${186 - i * 4}h40v4h-40z`, 0, 1);
      if (printer)
        person(
          pen.at(76, 192, 1.24),
          look(4, { wear: 'apron', top: 'm' }),
          holding(27, -88, 24, -66, { neck: [3, -80] }),
        );
    },
    close(pen, { sheets, spoiled, printer }) {
      pen.fill('w', 'M-2-2H322V202H-2z');
      pen.shape('d', 'M26 22H198V178H26z', 0, 3);
      for (let i = 0; i < 4; i++)
        lettering(
          pen.at(66 + (i % 2) * 92, 62 + Math.floor(i / 2) * 76, 1, 0, true),
          'ABCD'[i]!,
          0,
          0,
          42,
          'p',
          4,
        );
      pen.line('M112 26V174M30 100H194', 2, 'w');
      const at = pen.at(244, 108, 1, 6);
      at.shape('p', 'M-44-80H60V84H-44z', 0);
      at.shape('m', 'M-34-66H50V0H-34z', 0.14, 1);
      at.line('M-34 14H50M-34 26H50M-34 38H50M-34 50H20', 2);
      if (spoiled) at.line('M-40-40L54 60', 4, 's');
      for (let i = 0; i < sheets; i++) pen.line(`M${206 + i} ${196 + i}H310`, 1);
      if (printer) hand(pen.at(312, 220, 1.1, 236), 'pinch', 'a', 'm', 60);
    },
  },
);

const clockwork = scene(
  'Clockwork: wheels that drive one another, a pendulum, hands on a dial.',
  {
    wheels: count(2, 6, 4, 'wheels'),
    odd: count(0, 6, 2, 'which stands out (0: none)'),
    broken: flag(false, 'has that one lost its teeth'),
    hour: count(1, 12, 10, 'what the clock says'),
  },
  {
    close(pen, { wheels, odd, broken, hour }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      const places = [
        [92, 108, 60, 22],
        [184, 78, 38, 15],
        [244, 126, 36, 14],
        [182, 158, 34, 13],
        [282, 60, 26, 10],
        [40, 30, 28, 11],
      ] as const;
      for (let i = wheels - 1; i >= 0; i--) {
        const [x, y, r, teeth] = places[i]!;
        const on = i + 1 === odd;
        gear(pen.at(x, y, 1, i * 7), r, on && broken ? 5 : teeth, on ? 's' : i % 2 ? 'm' : 'd', 'w');
      }
      clock(pen, 92, 108, 26, hour);
    },
    tower(pen, { wheels, odd, hour, broken }) {
      pen.fill('f', 'M-2 120Q80 96 160 118Q240 100 322 122V202H-2z');
      halo(pen, 84, 74, 66, 'f');
      grain(pen);
      pen.shape('w', 'M42 204V40H126V204z', 0.1, 3);
      pen.shape('d', 'M32 42L84-14L136 42z', 0.2, 3);
      clock(pen, 84, 82, 32, hour);
      pen.shape('k', 'M70 204V160Q84 144 98 160V204z', 0, 1);
      pen.shape('g', 'M158 26H306V190H158z', 0, 3);
      pen.line('M158 26L110 66M158 190L116 104', 1);
      for (let i = 0; i < Math.min(wheels, 4); i++) {
        const on = i + 1 === odd;
        gear(
          pen.at(204 + (i % 2) * 52, 66 + Math.floor(i / 2) * 58 + (i % 2) * 14, 1, i * 9),
          30,
          on && broken ? 4 : 12,
          on ? 's' : i % 2 ? 'd' : 'm',
          'w',
        );
      }
      pen.line('M280 40L268 150', 3);
      pen.shape('s', 'O267 158 13 13', 0.3);
    },
  },
);

export const SCENES = { switchboard, wiring, press, clockwork };

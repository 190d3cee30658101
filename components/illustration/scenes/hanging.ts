import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { grain, halo, room, shadow } from '../kit-places.ts';
import { pane } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, SIT, stance } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Things that hang together: pipes, a mobile, knitting. */

const PIPE: Record<'steady' | 'drip' | 'burst', string> = {
  steady: '',
  drip: 'M0 8q-3 6 0 8q3-2 0-8M0 26q-3 6 0 8q3-2 0-8',
  burst: 'M-4 4Q-16 14-22 30M0 4V34M4 4Q16 14 24 28M-2 4Q-8 18-10 34M2 4Q10 18 12 32',
};

const pipes = scene(
  'Pipes: from the main to the taps, with valves, a gauge and perhaps a leak.',
  {
    taps: count(1, 5, 3, 'taps'),
    shut: count(0, 5, 0, 'which valve is shut (0: none)'),
    leak: choice(['steady', 'drip', 'burst'], 'does it hold'),
    plumber: flag(true, 'a plumber'),
  },
  {
    wide(pen, { taps, shut, leak, plumber }) {
      room(pen, 166);
      pipe(pen, 'M-4 44H300V150');
      const step = 176 / taps;
      for (let i = 0; i < taps; i++) {
        const x = 118 + i * step;
        pipe(pen, `M${x} 44V112H${x + 18}V122`);
        valve(pen.at(x, 76), i + 1 === shut);
        pen.shape('p', `M${x + 2} 152H${x + 36}L${x + 30} 168H${x + 8}z`, 0.2);
        if (i + 1 !== shut) pen.line(`M${x + 18} 126V152`, 3, 'm');
      }
      pen.shape('p', 'O60 44 19 19', 0, 3);
      pen.line(leak === 'burst' ? 'M60 44L48 36' : 'M60 44L70 32', 3, 's');
      if (leak !== 'steady') pen.at(226, 46).line(PIPE[leak], 3, 's');
      if (plumber) {
        shadow(pen, 52, 192, 28);
        const at = pen.at(52, 192, 1.16);
        person(at, look(4), holding(29, -94, 24, -58));
        at.line('M29-94l12-12M38-110q8 0 7 8', 4);
      }
    },
    close(pen, { taps, shut, leak, plumber }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      pen.shape('m', 'M-4 74H324V124H-4z', 0);
      pen.hatch('M-4 104H324V124H-4z', { angle: 0, gap: 4 });
      pen.shape('d', 'M84 64H108V134H84zM214 64H238V134H214z', 0.3, 3);
      const at = pen.at(161, 74);
      at.shape('w', 'M-8 0V-26H8V0z', 0.3);
      at.shape('s', shut ? 'M-8-58H8V-24H-8zO0-40 12 12' : 'M-44-38H44V-24H-44zO0-31 14 14', 0.3, 3);
      lettering(pen, String(taps), 96, 99, 16, 'p', 3);
      if (leak !== 'steady') pen.at(226, 132, 1.5).line(PIPE[leak], 3, 's');
      if (plumber) hand(pen.at(60, 30, 1.1, 10), 'grip', 'c', 'd', 100);
    },
  },
);

function pipe(pen: Pen, data: string): void {
  pen.line(data, 5);
  pen.line(data, 4, 'm');
}

function valve(pen: Pen, shut: boolean): void {
  pen.shape('d', 'M-8-7H8V7H-8z', 0.3, 1);
  pen.line(shut ? 'M-12 0H12' : 'M0-12V12', 4, shut ? 's' : 'k');
}

const mobile = scene(
  'A mobile over a cot: bars on threads, and what hangs from them.',
  {
    animals: count(2, 6, 5, 'what hangs'),
    moved: count(0, 6, 2, 'which stands out (0: none)'),
    unhooked: flag(false, 'has a bar been unhooked'),
    hand: flag(true, 'the hand that changes it'),
  },
  {
    wide(pen, { animals, moved, unhooked, hand: seen }) {
      room(pen, 170);
      pane(pen, 22, 30, 60, 70, 'p');
      hanging(pen.at(176, 0), animals, moved, unhooked);
      pen.shape('w', 'M92 194V142H98V168H272V142H278V194H272V184H98V194z', 0.1);
      let bars = '';
      for (let x = 110; x < 270; x += 16) bars += `M${x} 168V184`;
      pen.line(bars, 2);
      pen.shape('a', 'O126 162 9 8', 0, 1);
      pen.shape('s', 'M134 168Q140 152 180 154Q246 154 256 168z', 0.2);
      if (seen) person(pen.at(60, 192, 1.26), look(0), holding(30, -98, 22, -60, { nod: -14 }));
    },
    close(pen, { animals, moved, unhooked, hand: seen }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 170, 96, 88, 'g');
      grain(pen);
      hanging(pen.at(166, -8, 1.42), animals, moved, unhooked);
      if (seen) hand(pen.at(14, 172, 1.1, -24), 'pinch', 'b', 'd', 50);
    },
  },
);

const ANIMALS = [
  'M-14 0Q-14-12 0-12Q10-14 14-8Q20-6 18 4Q14 2 13-2L12 8H7L6 2H-5L-6 8H-11z',
  'M-16 0Q-6-12 6-4L14-10V8L6 2Q-6 10-16 0z',
  'M-12 4Q-14-8 0-8L6-14L10-8Q16-8 14 0L8 2Q4 10-4 8L-14 12z',
  'M0-12L4-3L14-2L6 4L9 13L0 8L-9 13L-6 4L-14-2L-4-3z',
  'M-10-6Q-14-16-6-14L-2-8H2L6-14Q14-16 10-6Q14 10 0 10Q-14 10-10-6z',
  'M6-12Q-10-12-10 0Q-10 12 6 12Q-2 6-2 0Q-2-6 6-12z',
];

function hanging(pen: Pen, animals: number, moved: number, unhooked: boolean): void {
  pen.line('M0 0V34M-62 38Q0 30 62 38', 3);
  const bars = Math.ceil(animals / 2);
  for (let bar = 0; bar < bars; bar++) {
    const x = bars === 1 ? 0 : -58 + (bar * 116) / (bars - 1);
    const fallen = unhooked && bar === bars - 1;
    const top = fallen ? 74 : 60 + (bar % 2) * 12;
    // A bar that has come off lies aslant, without its thread.
    const [left, right] = fallen ? [14, -6] : [0, 2];
    pen.line(
      `${fallen ? '' : `M${x} 37V${top}`}M${x - 24} ${top + left}Q${x} ${top - 4} ${x + 24} ${top + right}`,
      2,
    );
    for (let i = bar * 2; i < Math.min(animals, bar * 2 + 2); i++) {
      const at = x + (i % 2 ? 22 : -22);
      const drop = top + 22 + ((i * 13) % 20);
      pen.line(`M${at} ${top + 2}V${drop - 8}`, 1);
      const tone = i + 1 === moved ? 's' : (['d', 'm', 'w'] as const)[i % 3]!;
      pen.at(at, drop).shape(tone, ANIMALS[i]!, 0.3, 1);
    }
  }
}

const knitting = scene(
  'Knitting: needles, wool, the pattern, the garment that grows; a dropped stitch.',
  {
    rows: count(1, 8, 5, 'rows done'),
    wrong: count(0, 8, 0, 'which row is in other wool (0: none)'),
    dropped: flag(false, 'has a stitch been dropped'),
    knitter: flag(true, 'the knitter'),
    yarn: choice(['one', 'two'], 'balls of wool'),
  },
  {
    close(pen, { rows, wrong, dropped, knitter, yarn }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      stitches(pen, 70, 76, 172, rows, wrong, dropped);
      pen.line('M40 92L262 54', 5);
      pen.line('M40 92L262 54', 4, 'w');
      pen.line('M270 104L92 48', 5);
      pen.line('M270 104L92 48', 4, 'w');
      wool(pen.at(284, 160, 1.4), 's');
      if (yarn === 'two') wool(pen.at(34, 160, 1.2), 'd');
      if (knitter) {
        hand(pen.at(8, 124, 1, -30), 'grip', 'a', 'd', 40);
        hand(pen.at(314, 66, 1, 160), 'grip', 'a', 'd', 40);
      }
    },
    wide(pen, { rows, wrong, dropped, knitter, yarn }) {
      room(pen, 168);
      pane(pen, 206, 22, 74, 78, 'p');
      pen.shape('d', 'M46 194V120Q50 96 70 100V158H140V194zM58 194V200H64V194zM128 194V200H134V194z', 0.1);
      if (knitter)
        person(pen.at(92, 194, 1.3), look(4), { ...SIT, hands: stance(22, -52, 25, -50), nod: 14 });
      stitches(pen.at(112, 126, 0.5), 0, 0, 84, rows, wrong, dropped);
      pen.line('M104 128L164 118M158 134L110 112', 3, 'w');
      wool(pen.at(190, 182), 's');
      if (yarn === 'two') wool(pen.at(222, 186, 0.8), 'd');
      pen.line('M160 124Q196 140 188 172', 2, 's');
      pen.shape('p', 'M246 150H302V190H246z', 0.1);
      pen.line('M252 158h20M252 164h30M252 170h24M284 156v14h12v-14zM252 178h40', 1);
    },
  },
);

function wool(pen: Pen, tone: Tone): void {
  pen.shape(tone, 'O0 0 20 19', 0.3);
  pen.line('M-16-8Q0-2 12-14M-18 4Q2 8 18-6M-8 16Q8 10 18 6M-10-16Q-4 4 6 18', 2);
}

function stitches(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  rows: number,
  wrong: number,
  dropped: boolean,
): void {
  for (let row = 0; row < rows; row++) {
    const top = y + row * 15;
    pen.shape(row + 1 === wrong ? 'd' : 's', `M${x} ${top}h${w}v15h-${w}z`, 0, 1);
    let loops = '';
    for (let at = x + 4; at < x + w - 8; at += 14) loops += `M${at} ${top + 3}l5 9l5-9`;
    pen.line(loops, 2, 'p');
  }
  if (!dropped) return;
  pen.shape('f', `M${x + w * 0.5} ${y + 2}l9 ${Math.max(14, rows * 12)}h-18z`, 0, 1);
  pen.line(`M${x + w * 0.5 - 6} ${y + 10}h12M${x + w * 0.5 - 7} ${y + 20}h14`, 1);
}

export const SCENES = { pipes, mobile, knitting };

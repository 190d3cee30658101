import { hand } from '../kit-hands.ts';
import { board, grain, halo, room, shadow } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { box, pane, table } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, SIT } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Handwork: a workbench, a toolbox, a loom, a sewing pattern. */

const TOOLS = [
  'M-2 22V-6H2V22zM-10-14H8Q12-14 12-8H-10z',
  'M-3 24V2H3V24zM-1.5 2V-20H1.5V2z',
  'M-3 24V0Q-10-6-6-16L-2-10H2L6-16Q10-6 3 0V24z',
  'M-14 8L14-16L18-10L-6 12zM-14 8Q-22 12-20 18Q-14 22-6 12z',
  'M-8 20L0-4L8 20M-8 20Q-12 26-6 26zM8 20Q12 26 6 26zM0-4L-5-24L0-14L5-24z',
  'M-14-10H14V-2H-14zM-2-2H2V22H-2z',
];

function tool(pen: Pen, index: number, tone: 'w' | 's' | 'm' | 'p'): void {
  pen.shape(tone, TOOLS[index % TOOLS.length]!, 0.3, 2);
}

const bench = scene(
  'A workshop: a bench, tools on the wall in their outlines, somebody at work.',
  {
    tools: count(1, 6, 5, 'tools on the wall'),
    missing: count(0, 6, 2, 'whose place is empty (0: none)'),
    piece: choice(['chair', 'wheel', 'box', 'clock'], 'what is being made'),
    maker: flag(true, 'somebody at work'),
  },
  {
    wide(pen, { tools, missing, piece, maker }) {
      room(pen, 162);
      pen.shape('w', 'M136 18H306V88H136z', 0);
      for (let i = 0; i < tools; i++) {
        const at = pen.at(156 + i * 27, 52);
        if (i + 1 === missing) at.line(TOOLS[i]!, 1);
        else tool(at, i, i % 2 ? 'm' : 'p');
      }
      pane(pen, 22, 24, 62, 56, 'p');
      shadow(pen, 210, 192, 170);
      if (maker)
        person(
          pen.at(112, 192, 1.26),
          look(4, { wear: 'apron', top: 'd' }),
          holding(36, -60, 30, -58, { neck: [6, -78], nod: 16 }),
        );
      work(pen.at(214, 132), piece);
      table(pen, 130, 192, 176, 60);
      pen.shape('m', 'M286 146V132H310V146z', 0.3);
      if (missing) tool(pen.at(176, 118, 0.8, 60), missing - 1, 's');
    },
    close(pen, { tools, missing, piece }) {
      board(pen);
      for (let i = 0; i < Math.min(4, tools); i++)
        if (i + 1 !== missing) tool(pen.at(44 + i * 54, 46, 1.3, 20 - i * 12), i, i % 2 ? 'm' : 'p');
      work(pen.at(262, 172, 1.5), piece);
      pen.line('M170 150q22 10 34-4q12 14 4 24M150 182q14 8 20-6', 2);
      const at = pen.at(64, 168, 1.2, -12);
      at.shape('p', 'M24-34L34-34L36 30L26 30zM10-36H54V-50H18Q10-48 10-36z', 0.2);
      hand(at, 'grip', 'a', 'd', 70);
    },
  },
);

function work(pen: Pen, piece: 'chair' | 'wheel' | 'box' | 'clock'): void {
  if (piece === 'chair') pen.shape('s', 'M-22 0V-62H-15V-32H18V0H12V-24H-15V0z', 0.3);
  else if (piece === 'box') box(pen, -24, 0, 44, 32, 's');
  else if (piece === 'clock') {
    pen.shape('s', 'M-20 0V-44Q0-66 20-44V0z', 0.2);
    pen.shape('p', 'O0-36 13 13', 0);
    pen.line('M0-36V-46M0-36l7 4M-8-14H8', 2);
  } else {
    pen.line('O0-32 30 30', 5, 'k');
    pen.line('O0-32 30 30', 4, 's');
    pen.line('M0-32V-62M0-32V-2M0-32H30M0-32H-30M0-32L21-53M0-32L-21-53M0-32L21-11M0-32L-21-11', 2);
    pen.shape('w', 'O0-32 7 7', 0.3);
  }
}

const toolbox = scene(
  'A toolbox, open: some tools in their places, one in the hand.',
  {
    tools: count(1, 6, 5, 'tools'),
    chosen: count(0, 6, 3, 'which stands out (0: none)'),
    lid: choice(['open', 'shut'], 'the lid'),
  },
  {
    close(pen, { tools, chosen, lid }) {
      pen.fill('f', 'M-2 146H322V202H-2z');
      halo(pen, 160, 84, 78, 'f');
      grain(pen);
      shadow(pen, 160, 180, 190, 7);
      if (lid === 'open') {
        pen.shape('m', 'M66 96L78 60H242L254 96z', 0.1);
        for (let i = 0; i < tools; i++)
          tool(
            pen.at(92 + i * 27, 84 - (i % 2) * 8, 1.3, (i - 2) * 5),
            i,
            i + 1 === chosen ? 's' : i % 2 ? 'p' : 'w',
          );
      } else pen.shape('m', 'M58 106L76 74H244L262 106z', 0.1);
      pen.shape('d', 'M56 104H264V180H56z', 0.1, 3);
      pen.line('M56 120H264M100 104V120M220 104V120', 2);
      pen.shape('w', 'M88 112h20v20H88zM212 112h20v20h-20z', 0.2, 2);
      if (lid === 'shut') pen.line('M120 74Q122 46 160 46Q198 46 200 74', 5);
    },
    above(pen, { tools, chosen, lid }) {
      board(pen, 'f');
      pen.shape('d', 'M30 30H290V172H30z', 0.05, 3);
      pen.shape('m', 'M40 40H280V162H40z', 0);
      pen.line('M120 40V162M200 40V162M40 102H280', 3);
      for (let i = 0; i < tools; i++) {
        const at = pen.at(80 + (i % 3) * 80, 70 + Math.floor(i / 3) * 62, 1.2, 70);
        if (lid === 'shut' && i + 1 === chosen) at.line(TOOLS[i]!, 1);
        else tool(at, i, i + 1 === chosen ? 's' : 'p');
      }
      hand(pen.at(322, 190, 1.1, 212), 'palm', 'b', 'w', 50);
    },
  },
);

const loom = scene(
  'A weaver’s loom: threads of the warp, the shuttle, the cloth that grows.',
  {
    threads: count(6, 16, 11, 'threads'),
    woven: count(0, 10, 5, 'how much is woven'),
    pattern: choice(['stripes', 'checks', 'plain'], 'the cloth'),
    odd: count(0, 16, 0, 'which thread is broken or stands out (0: none)'),
  },
  {
    wide(pen, { threads, woven, pattern, odd }) {
      room(pen, 166);
      pen.shape('w', 'M116 190V26H126V190zM286 190V26H296V190zM110 22H302V34H110zM112 150H300V162H112z', 0.3);
      pen.shape('m', 'M112 36H300V48H112z', 0.1);
      const step = 148 / (threads - 1);
      let warp = '';
      for (let i = 0; i < threads; i++) if (i + 1 !== odd) warp += `M${132 + i * step} 48V150`;
      pen.line(warp, 2);
      if (odd && odd <= threads) pen.line(`M${132 + (odd - 1) * step} 48V86q-6 6 2 12`, 3, 's');
      const top = 150 - woven * 8;
      if (woven) cloth(pen, 128, top, 156, 150 - top, pattern);
      pen.shape('w', `M104 ${top - 12}H306V${top - 6}H104z`, 0, 1);
      shadow(pen, 76, 192, 28);
      const at = pen.at(74, 194, 1.2);
      person(at, look(6), {
        ...SIT,
        hands: [
          [40, -56],
          [30, -52],
        ],
      });
      pen.shape('w', 'M50 194V164H92V170H58V194z', 0.2);
      pen.shape('s', `M110 ${top - 22}q12-9 26 0q-14 8-26 0z`, 0, 2);
    },
    close(pen, { threads, woven, pattern, odd }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      const step = 300 / (threads - 1);
      let over = '';
      for (let i = 0; i < threads; i++) if (i + 1 !== odd) over += `M${10 + i * step} -2V202`;
      pen.line(over, 5);
      pen.line(over, 4, 'p');
      if (odd && odd <= threads) {
        pen.line(`M${10 + (odd - 1) * step} -2V70q-8 8 4 16`, 5);
        pen.line(`M${10 + (odd - 1) * step} -2V70q-8 8 4 16`, 4, 's');
      }
      cloth(pen, -4, 190 - woven * 9, 328, 20 + woven * 9, pattern);
      let weft = 'M-2 74';
      for (let i = 0; i < threads; i++)
        weft += `Q${10 + (i - 0.5) * step} ${i % 2 ? 84 : 64} ${10 + i * step} 74`;
      pen.line(weft, 3, 's');
      const at = pen.at(150, 74, 1);
      at.shape('w', 'M-56 0Q0-30 70 0Q0 30-56 0z', 0.2, 3);
      at.shape('k', 'M-24 0Q0-11 32 0Q0 11-24 0z', 0, 1);
      at.shape('s', 'M-14-5H20V5H-14z', 0.4, 1);
    },
  },
);

function cloth(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  pattern: 'stripes' | 'checks' | 'plain',
): void {
  pen.shape('m', `M${x} ${y}h${w}v${h}h-${w}z`, 0);
  let across = '';
  for (let at = y + 4; at + 5 < y + h; at += 13) across += `M${x} ${at}h${w}v5h-${w}z`;
  if (pattern !== 'plain' && across) pen.fill('d', across);
  let down = '';
  for (let at = x + 8; at + 7 < x + w; at += 22) down += `M${at} ${y}h7v${h}h-7z`;
  if (pattern === 'checks') pen.fill('p', down);
  pen.hatch(`M${x} ${y}h${w}v${h}h-${w}z`, { angle: 90, gap: 6, reach: 0.6 });
}

const pattern = scene(
  'A sewing pattern: pieces to cut out, and the garment they make.',
  {
    pieces: count(2, 6, 4, 'pieces'),
    changed: count(0, 6, 2, 'which piece is changed (0: none)'),
    garment: choice(['jacket', 'dress'], 'what it becomes'),
  },
  {
    above(pen, { pieces, changed, garment }) {
      board(pen, 'f');
      const shapes = [
        'M-22-34Q-8-30 0-34Q10-20 24-22V36H-24V-10Q-14-16-22-34z',
        'M-14-36H14L20 34H-20z',
        'M-26-12Q0-36 26-12L16 32H-16z',
        'M-30-8H30V8H-30z',
        'M-18-20H18V14L0 26L-18 14z',
        'M-28 10Q0-26 28 10L22 20Q0-8-22 20z',
      ];
      for (let i = 0; i < pieces; i++) {
        const at = pen.at(58 + (i % 3) * 76, 54 + Math.floor(i / 3) * 92, 1.06, (i % 2) * 8 - 4);
        at.shape(i + 1 === changed ? 's' : 'p', shapes[i]!, 0);
        at.line(
          shapes[i]!.replaceAll(/-?\d+/g, (n) => String(Math.round(Number(n) * 0.82))),
          1,
        );
        at.line('M0-10V12M-3-7L0-10L3-7', 1);
      }
      pen.shape('w', garment === 'jacket' ? 'M262 22V188H276V22z' : 'M258 22V188H272V22z', 0.2);
      pen.line('M262 40h6M262 58h9M262 76h6M262 94h9M262 112h6M262 130h9M262 148h6M262 166h9', 1);
      const at = pen.at(300, 90, 1, 20);
      at.line('M-6-6L10-54M4-6L-10-54', 5);
      at.line('M-6-6L10-54M4-6L-10-54', 3, 'p');
      at.line('O-9 6 9 10O9 6 9 10', 4, 's');
    },
    wide(pen, { pieces, changed, garment }) {
      room(pen, 164);
      pen.line('M250 190V150M232 192H268', 4);
      const at = pen.at(250, 90, 1.2);
      if (garment === 'jacket') {
        at.shape('m', 'M-26-40Q0-50 26-40L34 46H-34z', 0.2, 3);
        at.shape('p', 'M-8-45L0-14L8-45z', 0, 1);
        at.shape('s', 'M26-40Q44-34 46 20L34 22L28-12zM-26-40Q-44-34-46 20L-34 22L-28-12z', 0.2);
        at.line('M0-14V48M4 0h0M4 16h0M4 32h0M-24 20h14M10 20h14', 2);
      } else {
        at.shape('m', 'M-18-42Q0-34 18-42L14-6L44 62Q0 74-44 62L-14-6z', 0.2, 3);
        at.line('M-14-6H14M-6 0L-16 64M6 0L18 64', 1);
        at.shape('s', 'M-15-10H15V-2H-15z', 0, 1);
      }
      pen.shape('w', 'O250 30 9 11', 0.3);
      for (let i = 0; i < pieces; i++)
        sheet(pen, 26 + i * 26, 44 + (i % 2) * 8, 21, 34, i * 3 - 6, 1, i + 1 === changed ? 's' : 'p');
      pen.line('M8 26H190', 2);
      shadow(pen, 150, 190, 30);
      person(pen.at(150, 192, 1.26), look(3), holding(34, -66, 28, -60, { neck: [4, -80] }));
    },
  },
);

export const SCENES = { bench, toolbox, loom, pattern };

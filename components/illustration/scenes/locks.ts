import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { grain, halo, room, shadow } from '../kit-places.ts';
import { key, padlock, sheet } from '../kit-small.ts';
import { counter, door, lamp } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, REACH, STAND } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Keeping safe: a bank vault, keys and locks, a reception with its key board, nested boxes. */

const vault = scene(
  'A bank vault: the round door, its wheel and bolts, deposit boxes.',
  {
    door: choice(['shut', 'ajar', 'open'], 'the door'),
    boxes: count(0, 20, 12, 'deposit boxes behind it'),
    chosen: count(0, 20, 5, 'which stands out (0: none)'),
    guard: flag(true, 'a guard'),
  },
  {
    wide(pen, { door: state, boxes, chosen, guard }) {
      room(pen, 164, 'f');
      pen.shape('w', 'O176 92 84 84', 0, 3);
      pen.shape('k', 'O176 92 72 72', 0, 2);
      if (state !== 'shut') {
        pen.fill('d', 'M122 60H230V150H122z');
        for (let i = 0; i < boxes; i++) {
          pen.shape(
            i + 1 === chosen ? 's' : 'p',
            `M${126 + (i % 5) * 21} ${56 + Math.floor(i / 5) * 22}h18v18h-18z`,
            0,
            1,
          );
        }
      }
      const x = { shut: 176, ajar: 232, open: 272 }[state];
      const narrow = { shut: 1, ajar: 0.55, open: 0.25 }[state];
      pen.shape('m', `O${x} 92 ${70 * narrow} 70`, 0.16, 3);
      pen.line(`O${x} 92 ${56 * narrow} 56`, 2);
      let bolts = '';
      for (let i = 0; i < 12; i++)
        bolts += `O${(x + Math.cos((i * Math.PI) / 6) * 63 * narrow).toFixed(0)} ${(92 + Math.sin((i * Math.PI) / 6) * 63).toFixed(0)} 3`;
      pen.shape('p', bolts, 0, 1);
      pen.line(
        `M${x - 30 * narrow} 92H${x + 30 * narrow}M${x} 62V122M${x - 21 * narrow} 71L${x + 21 * narrow} 113M${x + 21 * narrow} 71L${x - 21 * narrow} 113`,
        3,
      );
      pen.shape('s', `O${x} 92 ${12 * narrow} 12`, 0.3);
      if (guard) {
        shadow(pen, 54, 190, 28);
        person(pen.at(54, 190, 1.26), look(5, { hair: 'cap', tint: 'd', top: 'd', legs: 'k' }), STAND);
      }
    },
    close(pen, { chosen, boxes, guard }) {
      pen.fill('d', 'M-2-2H322V202H-2z');
      for (let i = 0; i < Math.min(15, boxes); i++) {
        const [x, y] = [12 + (i % 5) * 62, 10 + Math.floor(i / 5) * 62];
        const on = i + 1 === chosen;
        pen.shape(on ? 's' : 'm', `M${x} ${y}h54v54h-54z`, 0.14);
        pen.shape('p', `M${x + 18} ${y + 8}h20v9h-20z`, 0, 1);
        pen.shape('k', `O${x + 20} ${y + 34} 4O${x + 36} ${y + 34} 4`, 0, 1);
      }
      if (guard) {
        const at = pen.at(330, 194, 1.1, 208);
        key(at.at(60, 0, 1, 0), 'p');
        hand(at, 'pinch', 'a', 'k', 60);
      }
    },
  },
);

const locks = scene(
  'Keys and locks: which key fits which.',
  {
    keys: count(1, 6, 3, 'keys'),
    fits: count(0, 6, 2, 'which key stands out (0: none)'),
    open: flag(false, 'is the lock open'),
    chain: flag(true, 'a chain'),
  },
  {
    close(pen, { keys, fits, open, chain }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 214, 100, 76, 'g');
      grain(pen);
      if (chain) for (const x of [262, 298]) pen.line(`O${x} ${64 + Math.abs(214 - x) * 0.1} 20 10`, 4, 'd');
      padlock(pen.at(214, 52, 3), 's', open);
      for (let i = 0; i < keys; i++)
        key(
          pen.at(48 + (i % 2) * 26, 52 + i * 26, 1.3, i * 9 - 20),
          i + 1 === fits ? 's' : i % 2 ? 'm' : 'p',
        );
    },
    ring(pen, { keys, fits, open }) {
      room(pen, 172, 'f');
      door(pen, 176, 174, 90, 158, 'd', open ? 'ajar' : 'shut');
      pen.shape('w', 'M250 92h18v36h-18z', 0, 1);
      pen.shape('k', 'O259 104 4M257.6 105h2.8l1.4 12h-5.6z', 0, 1);
      const at = pen.at(70, 74, 1.1, 8);
      pen.line('O98 112 24 24', 4);
      for (let i = 0; i < keys; i++)
        key(pen.at(98, 134, 1.25, 40 + i * 26), i + 1 === fits ? 's' : i % 2 ? 'm' : 'p');
      hand(at, 'grip', 'c', 'm', 110);
    },
    board(pen, { keys, fits, open, chain }) {
      room(pen, 164);
      pen.shape('w', 'M112 18H300V110H112z', 0);
      for (let i = 0; i < 6; i++) {
        const [x, y] = [148 + (i % 3) * 60, 36 + Math.floor(i / 3) * 44];
        pen.line(`M${x} ${y}v5`, 3);
        if (i < keys && !(open && i + 1 === fits))
          key(pen.at(x, y + 10, 0.62, 90), i + 1 === fits ? 's' : 'm');
      }
      shadow(pen, 80, 190, 28);
      const at = pen.at(80, 192, 1.26);
      person(at, look(9, { top: 'd' }), open ? holding(30, -70, 8, -46) : holding(31, -86, 8, -46));
      if (open) key(at.at(34, -70, 0.4), 's');
      if (chain) counter(pen, 134, 192, 180, 40, 'd', 4);
    },
  },
);

const reception = scene(
  'A hotel’s reception: the porter between guests and rooms, keys, a bell, luggage.',
  {
    guests: count(0, 3, 1, 'guests'),
    luggage: count(0, 5, 3, 'pieces of luggage'),
    keys: count(0, 12, 9, 'keys on the board'),
    parcel: flag(false, 'a parcel on the desk'),
  },
  {
    wide(pen, { guests, luggage, keys, parcel }) {
      room(pen, 160);
      pen.shape('w', 'M172 18H296V84H172z', 0);
      let hooks = '';
      for (let i = 0; i < 12; i++) hooks += `M${184 + (i % 6) * 20} ${30 + Math.floor(i / 6) * 30}h2`;
      pen.line(hooks, 3);
      for (let i = 0; i < keys; i++)
        key(pen.at(185 + (i % 6) * 20, 36 + Math.floor(i / 6) * 30, 0.4, 90), i === 4 ? 's' : 'm');
      person(
        pen.at(214, 182, 1.14, 0, true),
        look(8, { top: 's', hair: 'cap', tint: 's' }),
        holding(20, -58, 14, -56),
      );
      counter(pen, 148, 192, 166, 58, 'd', 4);
      pen.shape('s', 'M168 128q0-12 12-12q12 0 12 12z', 0.3);
      if (parcel) pen.shape('w', 'M256 129V104H292V129z', 0.2);
      if (parcel) pen.line('M274 104V129M256 116H292', 2, 's');
      lamp(pen, 118, 34, 40);
      for (let i = 0; i < guests; i++) {
        const at = pen.at(110 - i * 40, 194, 1.16);
        shadow(at, 0, 0, 24);
        person(at, look(i + 6), i ? STAND : REACH);
      }
      for (let i = 0; i < luggage; i++)
        suitcase(pen.at(20 + i * 22, 197 - (i % 2) * 3, 0.8 + (i % 3) * 0.16), i);
    },
    close(pen, { luggage, keys, parcel, guests }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      for (let i = 0; i < 5; i++) {
        pen.shape('w', `M${26 + i * 58} 10h48v66h-48z`, 0, 1);
        lettering(pen, String(i + 1), 50 + i * 58, 22, 10);
        if (i < keys) key(pen.at(50 + i * 58, 40, 0.7, 90), i === 2 ? 's' : 'm');
      }
      pen.shape('w', 'M-4 148H324V204H-4z', 0);
      pen.shape('d', 'M40 150h76v8h-76z', 0);
      pen.shape('s', 'M46 150Q46 112 78 112Q110 112 110 150zM74 112v-8h8v8z', 0.3, 3);
      if (parcel) {
        pen.shape('p', 'M206 156V92H296V156z', 0.12);
        pen.line('M251 92V156M206 124H296', 4, 's');
        sheet(pen, 228, 108, 30, 18, -6, 2);
      } else suitcase(pen.at(250, 160, 2.2), luggage);
      if (guests) hand(pen.at(160, 10, 1, 128), 'point', look(guests).skin, 'm', 60);
    },
  },
);

function suitcase(pen: Pen, index: number): void {
  pen.line('M-6-26V-31H6V-26', 2);
  pen.shape((['d', 'w', 'm', 's'] as const)[index % 4]!, 'M-18 0V-26H18V0z', 0.3);
  pen.line('M-11-26V0M11-26V0', 1);
}

const boxes = scene(
  'Boxes within boxes, or dolls within dolls.',
  {
    count: count(2, 6, 4, 'how many'),
    kind: choice(['dolls', 'boxes'], 'what they are'),
    open: count(0, 6, 1, 'which is open, the largest first (0: none)'),
  },
  {
    row(pen, { count: number, kind, open }) {
      pen.fill('f', 'M-2 156H322V202H-2z');
      halo(pen, 120, 90, 78, 'f');
      grain(pen);
      // Each is three quarters of the one before; together they fill the shelf.
      const base = Math.min(1.2, 3.2 / ((1 - 0.76 ** number) / 0.24));
      let x = 20;
      for (let i = 0; i < number; i++) {
        const size = base * 0.76 ** i;
        shadow(pen, x + 40 * size, 181, 56 * size, 3);
        nested(pen.at(x + 38 * size, 180, size), kind, i, i + 1 === open);
        x += 84 * size;
      }
    },
    section(pen, { count: number, kind, open }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 160, 100, 92, 'g');
      grain(pen);
      for (let i = 0; i < number; i++) {
        const size = 1.72 * 0.76 ** i;
        const at = pen.at(160, 188 - i * 9, size);
        const tone = i + 1 === open ? 's' : (['d', 'm', 'w', 'p'] as const)[i % 4]!;
        at.shape(tone, kind === 'dolls' ? DOLL : 'M-46 0V-92H46V0z', 0.12, 3);
      }
    },
  },
);

const DOLL = 'M-26 0Q-40-30-22-56Q-30-72-18-86Q0-102 18-86Q30-72 22-56Q40-30 26 0Q0 6-26 0z';

function nested(pen: Pen, kind: 'dolls' | 'boxes', index: number, open: boolean): void {
  const tone = open ? 's' : (['d', 'm', 'w'] as const)[index % 3]!;
  if (kind === 'boxes') {
    pen.shape(tone, 'M-34 0V-56H34V0z', 0.2);
    if (open) pen.shape(tone, 'M-38-58L-30-84L42-70L38-56z', 0.2);
    else pen.shape(tone, 'M-38-52V-66H38V-52z', 0.2);
    pen.line('M0 0V-56', 3, 'p');
    return;
  }
  if (open) {
    pen.shape(tone, 'M-26 0Q-38-22-29-42H29Q38-22 26 0Q0 6-26 0z', 0.2);
    pen.shape('k', 'O0-42 29 6', 0, 1);
    pen.at(0, -28).shape(tone, 'M-29-36Q-27-48-22-56Q-30-72-18-86Q0-102 18-86Q30-72 22-56Q27-48 29-36z', 0.2);
    face(pen.at(0, -28), index);
    return;
  }
  pen.shape(tone, DOLL, 0.2);
  pen.shape('p', 'O0-24 13 14', 0, 1);
  pen.shape('s', 'O0-28 4.4O-5-20 4.4O5-20 4.4', 0, 1);
  face(pen, index);
}

function face(pen: Pen, index: number): void {
  pen.shape((['a', 'b', 'c'] as const)[index % 3]!, 'O0-72 13 13', 0, 1);
  pen.shape('k', 'M-13-72Q-12-86 0-85Q12-86 13-72Q6-82 0-82Q-6-82-13-72z', 0, 1);
  pen.line('M-5-71v2M5-71v2M-3-64q3 3 6 0', 2);
}

export const SCENES = { vault, locks, reception, boxes };

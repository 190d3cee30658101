import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { board, grain, halo, room, shadow } from '../kit-places.ts';
import { table } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { look, SIT, stance } from '../postures.ts';
import { count, flag, scene } from '../scene.ts';

/** Games on a table: chess, dominoes, a jigsaw. */

const PIECES = [
  'M-7 0Q-8-5-4-7L-2-16H2L4-7Q8-5 7 0zO0-19 4.4',
  'M-8 0Q-9-5-5-7L-4-20H-7V-27H-4V-24H-2V-27H2V-24H4V-27H7V-20H4L5-7Q9-5 8 0z',
  'M-8 0Q-9-5-5-7Q-6-16-2-20L-8-17L-10-21L-1-31Q9-27 6-7Q9-5 8 0z',
  'M-8 0Q-9-5-5-7L-3-20Q-7-26 0-34Q7-26 3-20L5-7Q9-5 8 0z',
  'M-9 0Q-10-5-6-7L-5-24L-9-34L-3-29L0-38L3-29L9-34L5-24L6-7Q10-5 9 0z',
] as const;

const chess = scene(
  'A board game: the pieces, the players, the next move.',
  {
    pieces: count(2, 12, 8, 'pieces on the board'),
    chosen: count(0, 12, 3, 'which stands out (0: none)'),
    players: flag(true, 'the players'),
    move: flag(true, 'is the way of the move shown'),
  },
  {
    close(pen, { pieces, chosen, move }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      squares(pen);
      for (let i = 0; i < pieces; i++) {
        const [x, y, size] = square(i);
        const at = pen.at(x, y, size);
        shadow(at, 2, 0, 14, 3);
        at.shape(i + 1 === chosen ? 's' : i % 2 ? 'p' : 'k', PIECES[(i * 3) % 5]!, 0.3);
      }
      if (!move || !chosen) return;
      const [x, y] = square(chosen - 1);
      pen.line(
        `M${x + 12} ${y - 8}Q${x + 34} ${y - 56} ${x + 60} ${y - 12}M${x + 51} ${y - 17}l9 5l3-10`,
        3,
        's',
      );
    },
    wide(pen, { pieces, chosen, players, move }) {
      room(pen, 158);
      halo(pen, 160, 78, 66, 'f');
      if (players) seated(pen, move);
      table(pen, 104, 196, 112, 56, 'd');
      pen.shape('w', 'M112 138H208V132H112z', 0);
      for (let i = 0; i < Math.min(pieces, 8); i++)
        pen
          .at(120 + i * 11.5, 132, 0.72)
          .shape(i + 1 === chosen ? 's' : i < pieces / 2 ? 'p' : 'k', PIECES[(i * 3) % 5]!, 0, 1);
      pen.shape('p', 'M140 40H180V64H140z', 0);
      pen.line('M150 52l4-6M170 52l-5-3', 2);
    },
  },
);

function seated(pen: Pen, move: boolean): void {
  pen.shape('w', 'M246 196V164H286V172H252V196zM74 196V164H34V172H68V196z', 0.2);
  const moving = move ? { ...SIT, hands: stance(38, -56, 23, -40) } : SIT;
  person(pen.at(64, 196, 1.22), look(3), { ...moving, nod: 14 });
  person(pen.at(256, 196, 1.22, 0, true), look(8), { ...SIT, nod: 14 });
}

/** Where a piece stands in the near view, and how large it is there. */
function square(index: number): readonly [x: number, y: number, size: number] {
  const row = Math.floor(index / 4);
  return [80 + ((index * 2 + (row % 2)) % 8) * (24 + row * 4) - row * 22, 82 + row * 48, 1.25 + row * 0.4];
}

function squares(pen: Pen): void {
  pen.shape('w', 'M70 44H276L318 206H2z', 0, 3);
  let dark = '';
  for (let row = 0; row < 5; row++) {
    const [y1, y2] = [50 + row * 26 + row * row * 2, 50 + (row + 1) * 26 + (row + 1) ** 2 * 2];
    const edge = (y: number, column: number) => {
      const left = 72 - (y - 44) * 0.4;
      const right = 274 + (y - 44) * 0.25;
      return (left + ((right - left) * column) / 8).toFixed(0);
    };
    for (let column = row % 2; column < 8; column += 2) {
      dark += `M${edge(y1, column)} ${y1}H${edge(y1, column + 1)}L${edge(y2, column + 1)} ${y2}H${edge(y2, column)}z`;
    }
  }
  pen.fill('m', dark);
}

const dominoes = scene(
  'A row of dominoes: one falls and takes the next along.',
  {
    stones: count(4, 12, 9, 'stones'),
    fallen: count(0, 12, 4, 'how many have fallen'),
    gap: count(0, 12, 0, 'after which stone there is a gap (0: nowhere)'),
    finger: flag(true, 'the finger that started it'),
  },
  {
    wide(pen, { stones, fallen, gap, finger }) {
      pen.fill('f', 'M-2 146H322V202H-2z');
      halo(pen, 210, 90, 80, 'f');
      grain(pen);
      pen.line('M-2 146H322', 1);
      const step = Math.min(26, 226 / stones);
      for (let i = stones - 1; i >= 0; i--) {
        const x = 76 + i * step + (gap && i >= gap ? 18 : 0);
        const angle = i < fallen ? Math.max(12, 62 - (fallen - 1 - i) * 4 - (i === fallen - 1 ? 30 : 0)) : 0;
        const at = pen.at(x, 172, 1, angle);
        at.shape('d', 'M5 0L13-5V-63L5-58z', 0.5, 1);
        at.shape(i === fallen - 1 ? 's' : 'p', 'M-5 0V-58H5V0z', 0, 2);
        at.line('M-5-29H5M0-44h0M0-14h0', 2);
      }
      shadow(pen, 190, 173, stones * step);
      if (finger) hand(pen.at(14, 104, 1, 8), 'point', 'b', 'm', 60);
    },
    above(pen, { stones, fallen, gap, finger }) {
      board(pen, 'f');
      for (let i = 0; i < stones; i++) {
        const part = i / (stones - 1);
        const angle = part * 4.6 + 2.2;
        if (gap && i === gap) continue;
        const at = pen.at(
          168 + Math.cos(angle) * (104 - part * 30),
          100 + Math.sin(angle) * (72 - part * 20),
          1,
          (angle * 180) / Math.PI + 90,
        );
        if (i < fallen) {
          at.shape('p', 'M-8-15H22V15H-8z', 0);
          at.line('M7-15V15M-1 0h0M14-7h0M14 7h0', 3);
        } else at.shape(i === fallen ? 's' : 'd', 'M-6-15H6V15H-6z', 0.3, 2);
      }
      if (finger) hand(pen.at(30, 216, 1, -64), 'point', 'c', 'm', 60);
    },
  },
);

const jigsaw = scene(
  'A jigsaw puzzle: what is laid, what is missing, pieces around it.',
  {
    laid: count(2, 11, 8, 'pieces laid, of twelve'),
    loose: count(0, 5, 3, 'loose pieces'),
    fits: flag(true, 'does the piece in the hand fit'),
  },
  {
    above(pen, { laid, loose, fits }) {
      board(pen, 'w');
      pen.shape('d', 'M34 24H226V176H34z', 0, 3);
      // From the last to the first: a piece’s knob lies over the one to its right.
      for (let i = laid - 1; i >= 0; i--) {
        const tone = i % 3 === 1 ? 'p' : i % 3 ? 'm' : 'f';
        piece(pen.at(42 + (i % 4) * 44, 32 + Math.floor(i / 4) * 46), tone, true);
      }
      for (let i = 0; i < loose; i++)
        piece(pen.at(248 + (i % 2) * 30, 18 + i * 30, 0.78, 20 + i * 37), i % 2 ? 'm' : 'p', false);
      const at = pen.at(310, 208, 1.1, 214);
      piece(at.at(44, -26, 1, fits ? -34 : 20), 's', false);
      hand(at, 'pinch', 'b', 'd', 60);
    },
    close(pen, { laid, fits, loose }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      for (let i = 5; i >= 0; i--) {
        if (i === 4) pen.shape('k', 'M110 100h108v104H110z', 0, 1);
        else
          piece(
            pen.at(2 + (i % 3) * 108, -10 + Math.floor(i / 3) * 112, 2.46),
            i % 2 === laid % 2 ? 'p' : 'f',
            true,
          );
      }
      piece(pen.at(fits ? 112 : 126, 106, 2.3, fits ? 4 : 24), 's', false);
      if (loose) lettering(pen, fits ? '✓' : '?', 168, 152, 30, 'k', 4);
    },
  },
);

function piece(pen: Pen, tone: Tone, flat: boolean): void {
  const knob = 8;
  pen.shape(
    tone,
    `M0 0H16Q12 ${-knob} 22 ${-knob}Q32 ${-knob} 28 0H44V18Q${44 + knob} 14 ${44 + knob} 23Q${44 + knob} 32 44 28V46H28Q32 ${46 - knob} 22 ${46 - knob}Q12 ${46 - knob} 16 46H0z`,
    flat ? 0 : 0.3,
    flat ? 1 : 2,
  );
}

export const SCENES = { dominoes, jigsaw, chess };

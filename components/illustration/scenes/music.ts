import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { grain, halo, room, shadow } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { chair } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { person } from '../people.ts';
import { CARRY, holding, look, SIT } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Music: an orchestra, a choir. */

function musicStand(pen: Pen, x: number, y: number, h = 46): void {
  pen.line(`M${x} ${y}v-${h}M${x - 8} ${y}l8-8l8 8`, 2);
  pen.shape('p', `M${x - 10} ${y - h - 9}l22 2l-3 14l-22-2z`, 0, 1);
}

function violin(pen: Pen): void {
  pen.line('M8-2L34-14M2-22L26 8', 1);
  pen.shape('w', 'M-14 8Q-18 0-10-3Q-4-4-3-7Q0-13 7-9Q12-4 7-1Q3 0 2 4Q0 11-6 12Q-12 12-14 8z', 0.4, 1);
  pen.shape('k', 'M4-4l24-10l1 2.4L5-1z', 0, 1);
}

function cello(pen: Pen): void {
  pen.shape('w', 'M-9 0Q-13-12-6-18Q-8-28 0-29Q8-28 6-18Q13-12 9 0Q0 5-9 0z', 0.4);
  pen.line('M0-58V-8M0 3v7M-14-12l32-5', 2);
  pen.shape('k', 'M-1.4-29h3v-32h-3z', 0, 1);
}

function trumpet(pen: Pen): void {
  pen.shape('s', 'M0-1L20-2L31-8V8L20 2L0 1z', 0.3, 1);
  pen.line('M8 1v6h10v-6M11-2v-4M15-2v-4', 1);
}

const SEATED = holding(16, -50, 18, -38, { ...SIT });

function player(pen: Pen, index: number, instrument: number): void {
  chair(pen, -3, 0, 'w', false);
  person(pen, look(index), SEATED);
  if (instrument === 0) violin(pen.at(15, -55, 0.8));
  else if (instrument === 1) cello(pen.at(17, -8, 0.95, 12));
  else trumpet(pen.at(10, -65, 0.8));
}

const orchestra = scene(
  'A conductor before an orchestra: the baton tells each player when.',
  {
    players: count(2, 6, 4, 'how many play'),
    silent: count(0, 6, 0, 'which player has stopped (0: none)'),
    conductor: flag(true, 'is the conductor there'),
    lead: choice(['baton', 'hand', 'score'], 'what the near view shows in the hand'),
  },
  {
    wide(pen, { players, silent, conductor }) {
      room(pen, 138);
      halo(pen, 226, 84, 76, 'f');
      for (let i = players - 1; i >= 0; i--) {
        const [x, y] = [150 + (i % 3) * 58 + (i > 2 ? 24 : 0), i > 2 ? 142 : 182];
        const at = pen.at(x, y, i > 2 ? 0.72 : 0.86, 0, true);
        shadow(at, 0, 0, 26);
        if (i + 1 === silent) {
          chair(at, -3, 0, 'w', false);
          person(at, look(i + 2, { top: 's' }), SIT);
        } else player(at, i + 2, [0, 1, 2, 0, 2, 1][i]!);
        musicStand(at, 34, 0, 40);
      }
      pen.shape('d', 'M28 196V178H92V196z', 0.5);
      shadow(pen, 66, 194, 60);
      musicStand(pen, 92, 180, 44);
      if (conductor) {
        const at = pen.at(58, 179, 1.28);
        person(
          at,
          look(3, { wear: 'coat', top: 'k', legs: 'k' }),
          holding(25, -88, 20, -64, {
            feet: [
              [-5, 0],
              [5, -1],
            ],
          }),
        );
        at.line('M24-89l19-16', 2, 's');
      }
    },
    close(pen, { lead, players }) {
      pen.fill('f', 'M-2-2H322V92Q160 124-2 96z');
      grain(pen);
      for (let i = 0; i < players; i++) musicStand(pen, 110 + i * 40, 108 - (i % 2) * 8, 34);
      pen.shape('p', 'M150 200L168 132L322 128V204z', 0);
      pen.line('M176 148L316 142M174 156L316 150M172 164L316 159M166 182L318 176M164 190L318 186', 1);
      pen.shape(
        'k',
        'O196 152 5 3.6O228 146 5 3.6O254 157 5 3.6O286 150 5 3.6O214 186 5 3.6O272 178 5 3.6',
        0,
        1,
      );
      pen.line('M201 152v-16M233 146v-17M259 157v-18M291 150v-17M233 129l26-3', 2);
      const at = pen.at(96, 92, 1.5, -18);
      if (lead === 'baton') {
        at.shape('p', 'M40-4L132-26L132-24L42 0z', 0, 1);
        hand(at, 'pinch', 'b', 'k');
        at.shape('s', 'O44-2 7 5', 0.4);
      } else if (lead === 'hand') hand(at, 'palm', 'c', 'k');
      else {
        sheet(at, 60, -14, 40, 50, 12, 6);
        hand(at, 'pinch', 'a', 'k');
      }
    },
    back(pen, { players, conductor }) {
      pen.fill('f', 'M-2 60Q160 10 322 60V202H-2z');
      grain(pen);
      for (let i = 0; i < players; i++) {
        const angle = Math.PI * (0.12 + (0.76 * i) / Math.max(1, players - 1));
        const at = pen.at(160 - Math.cos(angle) * 128, 146 - Math.sin(angle) * 58, 0.66, 0, i >= players / 2);
        player(at, i + 1, i % 3);
        musicStand(at, 32, 0, 36);
      }
      if (conductor) {
        const at = pen.at(160, 236, 1.55);
        person(at, look(5, { wear: 'coat', top: 'k' }), holding(32, -84, -32, -86, { back: true }));
        at.line('M33-86l17-17', 2, 's');
      }
    },
  },
);

const choir = scene(
  'A choir in rows, singing from sheets; one of them may be out of tune.',
  {
    singers: count(3, 9, 5, 'how many sing'),
    odd: count(0, 9, 3, 'which singer stands out (0: none)'),
    rows: choice(['two', 'one'], 'how they stand'),
  },
  {
    wide(pen, { singers, odd, rows }) {
      room(pen, 160);
      pen.fill('f', 'M30 160V70Q90 16 160 14Q230 16 290 70V160z');
      pen.line('M160 14V60M30 160V70Q90 16 160 14Q230 16 290 70V160', 1);
      const back = rows === 'two' ? Math.floor(singers / 2) : 0;
      const stand = (i: number, x: number, y: number) => {
        const at = pen.at(x, y, 0.92);
        person(at, look(i, { top: i + 1 === odd ? 's' : 'd', wear: 'dress' }), CARRY);
        sheet(at, 25, -62, 16, 20, -8, 3);
      };
      pen.shape('w', 'M34 162H286V152H34z', 0);
      for (let i = 0; i < back; i++) stand(i, 160 + (i - (back - 1) / 2) * 46, 154);
      for (let i = back; i < singers; i++) stand(i, 156 + (i - back - (singers - back - 1) / 2) * 48, 184);
      shadow(pen, 160, 184, 180, 6);
    },
    close(pen, { odd, singers }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      halo(pen, 160, 84, 84, 'g');
      grain(pen);
      const shown = Math.min(4, singers);
      for (let i = 0; i < shown; i++) {
        const at = pen.at(60 + i * 70 + (4 - shown) * 34, 262 + (i % 2) * 8, 2.1);
        person(at, look(i + 1, { top: i + 1 === odd ? 's' : 'd' }), holding(14, -58, 16, -56));
        at.shape('k', 'O7.4-85 1.5 2', 0, 1);
        sheet(at, 17, -64, 18, 20, -6, 4);
      }
      lettering(pen, odd > 0 ? '?' : '', 290, 30, 20, 's', 3);
    },
  },
);

export const SCENES = { orchestra, choir };

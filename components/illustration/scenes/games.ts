import { hand } from '../kit-hands.ts';
import { cloud, country, grain, shadow, sun } from '../kit-places.ts';
import { extra, person } from '../people.ts';
import { holding, look, RUN, stance, UP } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** Games: a relay, chess, football, dominoes, a jigsaw. */

const relay = scene(
  'A relay race: a runner hands the baton to the next.',
  {
    runners: count(2, 4, 3, 'runners'),
    baton: choice(['passing', 'held', 'dropped'], 'the baton'),
    lanes: count(2, 5, 3, 'lanes'),
  },
  {
    wide(pen, { runners, baton, lanes }) {
      country(pen, 84, 'f');
      sun(pen, 270, 34, 16);
      for (let i = 0; i < 9; i++) extra(pen.at(14 + i * 38, 96, 0.3), i % 3 ? 'm' : 'd');
      pen.fill('d', 'M-2 94H322V104H-2z');
      pen.fill('m', 'M-2 104H322V204H-2z');
      let lines = '';
      for (let i = 1; i < lanes; i++) lines += `M-2 ${104 + (i * 100) / lanes}H322`;
      pen.line(lines, 2, 'p');
      for (let i = 0; i < runners; i++) {
        const at = pen.at(56 + i * (runners > 3 ? 72 : 92), 180 - (i % 2) * 8, 1.06);
        shadow(at, 0, 0, 30);
        const behind = i === runners - 1;
        person(
          at,
          look(i + 1, { top: behind ? 's' : 'p', legs: 'd', wear: 'shirt' }),
          behind
            ? { ...RUN, hands: stance(-26, -58, 24, -72) }
            : { ...RUN, hands: stance(33, -60, -12, -58) },
        );
        if (i === runners - 2 && baton !== 'dropped')
          at.line(baton === 'passing' ? 'M34-60h24' : 'M33-60l4-16', 4, 's');
      }
      if (baton === 'dropped') pen.line('M196 190l20 5', 4, 's');
    },
    close(pen, { baton, runners, lanes }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      let lines = '';
      for (let i = 0; i < lanes; i++) lines += `M${-20 + i * 80} 202L${100 + i * 50}-2`;
      pen.line(lines, 4, 'p');
      grain(pen);
      const to = pen.at(278, 78, 1.25, 172);
      hand(to, 'palm', look(runners + 1).skin, 's', 80);
      if (baton === 'dropped') pen.at(160, 170, 1, 24).shape('s', 'M-46-7H46V7H-46z', 0.3, 3);
      const from = pen.at(54, 126, 1.25, -10);
      if (baton !== 'dropped') from.shape('s', 'M26-14L114-22V-6L26 4z', 0.2, 3);
      hand(from, 'grip', look(runners).skin, 'p', 80);
    },
  },
);

const football = scene(
  'A football match: players, the ball, the goal, a referee or commentator.',
  {
    players: count(1, 5, 3, 'players'),
    ball: choice(['feet', 'air', 'goal'], 'where the ball is'),
    keeper: flag(true, 'a goalkeeper'),
    referee: flag(false, 'a referee'),
  },
  {
    wide(pen, { players, ball, keeper, referee }) {
      country(pen, 70, 'm');
      cloud(pen, 60, 28);
      pen.fill('d', 'M-2 66H322V84H-2z');
      pen.dots(0, 67, 320, 15, 60, 'p');
      pen.line('M-2 84H322M196 204Q180 130 250 104H322M-2 150Q40 150 60 204', 2, 'p');
      let mesh = '';
      for (let i = 0; i < 8; i++) mesh += `M${252 + i * 9} 66V128M248 ${70 + i * 8}H322`;
      pen.line(mesh, 1, 'p');
      pen.line('M248 130V62H324', 4, 'p');
      if (keeper)
        person(pen.at(272, 138, 0.8, 0, true), look(2, { top: 'w' }), { ...UP, feet: stance(-9, 0, 9, -1) });
      for (let i = 0; i < players; i++) {
        const at = pen.at(58 + i * 46, 182 - ((i * 17) % 30), 0.96);
        shadow(at, 0, 0, 28);
        person(
          at,
          look(i + 4, { top: i % 2 ? 'p' : 's', legs: 'k', wear: 'shirt' }),
          i === players - 1
            ? holding(-16, -70, 16, -66, { feet: stance(22, -10, -8, 0), neck: [-2, -80] })
            : RUN,
        );
      }
      if (referee)
        person(pen.at(210, 196, 0.96, 0, true), look(5, { top: 'k', legs: 'k' }), holding(8, -110, 6, -46));
      const [x, y] = { feet: [92 + (players - 1) * 46, 176], air: [216, 92], goal: [296, 110] }[ball] as [
        number,
        number,
      ];
      pen.shape('p', `O${x} ${y} 7 7`, 0.3);
      pen.shape('k', `O${x} ${y} 2.4`, 0, 1);
    },
    above(pen, { players, ball, keeper, referee }) {
      pen.fill('m', 'M-2-2H322V202H-2z');
      for (let i = 0; i < 8; i += 2) pen.fill('f', `M${i * 40} -2h40V202h-40z`);
      pen.line('M14 14H306V186H14zM160 14V186M14 60H60V140H14M306 60H260V140H306', 2, 'p');
      pen.line('O160 100 30 30', 2, 'p');
      const spots = [
        [96, 60],
        [110, 140],
        [190, 74],
        [206, 136],
        [60, 100],
      ] as const;
      for (let i = 0; i < players; i++) {
        const [x, y] = spots[i]!;
        pen.shape('s', `O${x} ${y} 10 10`, 0.3, 2);
        pen.shape('k', `O${x + 40} ${y + 10} 10 10`, 0, 2);
      }
      if (keeper) pen.shape('w', 'O288 100 10 10', 0.3);
      if (referee) pen.shape('d', 'M150 30h20v20h-20z', 0.2);
      const [x, y] = { feet: [112, 68], air: [196, 100], goal: [302, 92] }[ball] as [number, number];
      pen.line(`M96 60Q${(96 + x) / 2} ${y - 40} ${x} ${y}`, 2, 'k');
      pen.shape('p', `O${x} ${y} 6 6`, 0.3);
    },
  },
);

export const SCENES = { relay, football };

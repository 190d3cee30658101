import { hand } from '../kit-hands.ts';
import { lettering } from '../kit-letters.ts';
import { board, grain, halo, room, shadow } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { clock, pane, table } from '../kit-things.ts';
import type { Pen } from '../pen.ts';
import { onlooker, person } from '../people.ts';
import { holding, look, POINT, REACH, SIT, STAND } from '../postures.ts';
import { choice, count, flag, scene } from '../scene.ts';

/** A school room, a court room, a hospital ward, a ballot. */

const school = scene(
  'A school room: a teacher, the blackboard, pupils, one of them with a hand up.',
  {
    pupils: count(1, 6, 4, 'pupils'),
    raised: count(0, 6, 2, 'who has a hand up (0: nobody)'),
    board: choice(['sum', 'letters', 'shapes', 'empty'], 'what is on the blackboard'),
    teacher: flag(true, 'the teacher'),
  },
  {
    wide(pen, { pupils, raised, board: on, teacher }) {
      room(pen, 150);
      pen.shape('w', 'M92 16H276V106H92z', 0);
      pen.shape('d', 'M98 22H270V100H98z', 0);
      chalk(pen.at(184, 62), on);
      clock(pen, 42, 38, 14, 9);
      if (teacher) {
        shadow(pen, 66, 166, 24);
        person(pen.at(66, 168, 1.14), look(0), { ...POINT, nod: -8 });
        pen.line('M100 79L126 66', 2, 'p');
      }
      for (let i = 0; i < pupils; i++) {
        const at = pen.at(104 + (i % 3) * 76 + (i > 2 ? 38 : 0), 176 + Math.floor(i / 3) * 16, 0.84);
        if (i + 1 === raised) {
          at.shape(look(i + 2).skin, 'O17-46 4.8 5', 0);
          at.shape('s', 'M8 12L13-42H22L20 14z', 0.2);
        }
        onlooker(at, look(i + 2, i + 1 === raised ? { top: 's' } : {}));
        at.shape('w', 'M-34 24H34V29H-34z', 0, 1);
      }
    },
    close(pen, { pupils, raised, board: on }) {
      board(pen);
      const at = pen.at(150, 96, 1, -4);
      at.shape('p', 'M-112-70Q-56-80 0-68Q56-80 112-70V70Q56 60 0 72Q-56 60-112 70z', 0);
      at.line('M0-68V72M-98-44h82M-98-30h78M-98-16h82M-98-2h60', 1);
      at.at(56, -2, 0.62).shape('d', 'M-78-46H78V58H-78z', 0, 2);
      chalk(at.at(56, 2, 0.62), on);
      if (raised) at.line('M-98 12h66', 3, 's');
      const arm = pen.at(206, 204, 1.2, -112);
      arm.shape('s', 'M30-12L86-6L98 2L84 6L30 4z', 0.2);
      hand(arm, 'pinch', look(pupils).skin, 'm', 50);
    },
  },
);

function chalk(pen: Pen, on: 'sum' | 'letters' | 'shapes' | 'empty'): void {
  if (on === 'sum') {
    lettering(pen, '2+2=', -16, 0, 30, 'p', 3);
    lettering(pen, '5', 52, 0, 30, 's', 3);
  } else if (on === 'letters') lettering(pen, 'ABC', 0, 0, 34, 'p', 3);
  else if (on === 'shapes') {
    pen.line('M-62 20L-40-24L-18 20zM-2-20H34V20H-2z', 3, 'p');
    pen.line('O60 0 18 18', 3, 's');
  } else pen.line('M-64 24h36M20-22h10', 1, 'p');
}

const court = scene(
  'A court room: the judge above, a witness, counsel, the public.',
  {
    witness: flag(true, 'a witness in the box'),
    counsel: count(0, 2, 2, 'counsel'),
    public: count(0, 6, 4, 'heads of the public'),
    evidence: choice(['paper', 'box', 'none'], 'what lies before the judge'),
  },
  {
    wide(pen, { witness, counsel, public: heads, evidence }) {
      room(pen, 148, 'f');
      pen.shape('w', 'M96-4H224V80H96z', 0);
      pen.line('M128-4V80M160-4V80M192-4V80', 1);
      pen.shape('s', 'O160 26 15 15', 0.2);
      person(
        pen.at(160, 150, 1.02),
        look(2, { top: 'k', wear: 'coat', hair: 'bob', tint: 'p' }),
        holding(18, -56, 22, -54),
      );
      pen.shape('d', 'M92 150V88H228V150z', 0, 3);
      pen.line('M104 142V98H140V142zM150 142V98H170V142zM180 142V98H216V142z', 1, 'p');
      pen.shape('w', 'M84 82H236V90H84z', 0);
      if (evidence === 'paper') sheet(pen, 196, 78, 22, 8, 0, 1);
      else if (evidence === 'box') pen.shape('s', 'M186 82V66H206V82z', 0.3);
      if (witness) {
        person(pen.at(272, 160, 0.92, 0, true), look(7), holding(14, -50, 8, -62));
        pen.shape('w', 'M244 160V108H302V160z', 0.1);
        pen.line('M254 152V118H292V152z', 1);
      }
      for (let i = 0; i < counsel; i++) {
        const at = pen.at(34 + i * 34, 184 - i * 6, 1);
        shadow(at, 0, 0, 22);
        person(at, look(i * 3 + 5, { top: 'k', wear: 'coat' }), i ? POINT : STAND);
      }
      for (let i = 0; i < heads; i++)
        onlooker(pen.at(120 + i * 38 - (i > 4 ? 60 : 0), 182 + (i % 2) * 4, 0.86), look(i + 3));
    },
    close(pen, { evidence, witness }) {
      pen.fill('w', 'M-2-2H322V132H-2z');
      pen.line('M50-2V132M130-2V132M210-2V132M290-2V132', 1);
      grain(pen);
      person(
        pen.at(196, 250, 2),
        look(2, { top: 'k', wear: 'coat', hair: 'bob', tint: 'p' }),
        holding(-22, -62, 24, -58),
      );
      pen.shape('d', 'M-4 142H324V204H-4z', 0);
      pen.shape('s', 'M-4 134H324V144H-4z', 0);
      if (evidence === 'paper') sheet(pen, 70, 116, 46, 50, -8, 5);
      else if (evidence === 'box') pen.shape('m', 'M40 134V88H104V134z', 0.3);
      const at = pen.at(148, 126, 0.9, -30);
      at.shape('w', 'M-4-3H44V3H-4zM-22-12H6V12H-22z', 0.2, 2);
      pen.shape('k', 'M120 134q0-8 20-8q20 0 20 8z', 0, 1);
      if (witness) onlooker(pen.at(40, 164, 1.3), look(7));
    },
  },
);

const ward = scene(
  'A hospital ward: a bed, the chart at its foot, a doctor, a monitor.',
  {
    beds: count(1, 3, 2, 'beds'),
    doctor: flag(true, 'a doctor'),
    chart: choice(['steady', 'rising', 'jagged'], 'the curve on the chart'),
    monitor: flag(true, 'a monitor'),
  },
  {
    wide(pen, { beds, doctor, chart, monitor }) {
      room(pen, 156);
      pane(pen, 34, 24, 54, 60, 'p');
      pane(pen, 108, 24, 54, 60, 'p');
      for (let i = beds - 1; i >= 0; i--) {
        const at = pen.at(128 + i * 66, 188 - i * 18, 1.1 - i * 0.16);
        at.line('M-46 0V-54M52 0V-40', 4);
        at.shape('p', 'M-44-32H50V-18H-44z', 0);
        at.shape(look(i).skin, 'O-28-40 8 7', 0, 1);
        at.shape('k', 'M-37-41Q-36-50-26-48Q-30-44-31-37z', 0, 1);
        at.shape(i ? 'm' : 's', 'M-14-20Q-14-44 6-43Q40-42 50-32V-18H-14z', 0.3);
        at.line('M-44-18H50', 2);
      }
      if (monitor) {
        pen.line('M44 190V120M32 190H58', 3);
        pen.shape('k', 'M22 86H68V122H22z', 0, 2);
        curve(pen.at(45, 104, 0.36), chart, 's');
      }
      if (doctor) {
        const at = pen.at(252, 192, 1.22, 0, true);
        shadow(at, 0, 0, 24);
        person(at, look(0, { wear: 'coat', top: 'p' }), holding(22, -64, 18, -60, { nod: 10 }));
        at.shape('w', 'M16-80L34-84L38-58L20-54z', 0.2);
      }
    },
    close(pen, { chart, doctor, monitor }) {
      pen.fill('f', 'M-2-2H322V202H-2z');
      grain(pen);
      const at = pen.at(166, 100, 1, -3);
      at.shape('w', 'M-98-80H98V92H-98z', 0.04, 3);
      at.shape('p', 'M-88-66H88V84H-88z', 0);
      let grid = '';
      for (let i = 0; i < 6; i++) grid += `M-78 ${-40 + i * 20}H78M${-78 + i * 31}-48V72`;
      at.line(grid, 1, 'm');
      at.shape('d', 'M-22-90H22V-70H-22z', 0.3);
      curve(at.at(0, 20, 1.1), chart, 's');
      if (monitor) at.line('M-78 30H78', 2, 'd');
      if (doctor) hand(pen.at(324, 182, 1.15, 202), 'point', 'c', 'p', 60);
    },
  },
);

function curve(pen: Pen, kind: 'steady' | 'rising' | 'jagged', tone: 's'): void {
  const d = {
    steady: 'M-62 4L-40-2L-18 3L4-3L26 2L48-2L62 1',
    rising: 'M-62 34L-36 28L-14 14L8 4L28-20L44-34L62-42',
    jagged: 'M-62 4H-40L-32-36L-20 38L-10 4H10L18-36L30 38L40 4H62',
  }[kind];
  pen.line(d, 3, tone);
}

const ballot = scene(
  'A polling station: voters, booths and a ballot box.',
  {
    voters: count(1, 5, 3, 'voters'),
    booths: count(1, 4, 3, 'booths'),
    papers: count(0, 6, 2, 'papers in or before the box'),
    clerk: flag(true, 'a clerk at the roll'),
  },
  {
    wide(pen, { voters, booths, papers, clerk }) {
      room(pen, 152);
      for (let i = 0; i < booths; i++) {
        const x = 302 - (i + 1) * 44;
        pen.shape('m', `M${x} 158V74h36v84z`, 0);
        pen.shape(i ? 'd' : 's', `M${x + 2} 76h32q-3 30 2 66h-36q4-40 2-66z`, 0.2);
        if (i === 0) pen.shape('k', `M${x + 8} 158l2-14h4v14zM${x + 20} 158l2-14h4v14z`, 0, 1);
      }
      if (clerk) {
        person(pen.at(44, 178, 0.96), look(4), SIT);
        sheet(pen, 84, 138, 22, 6, 0, 0);
      }
      table(pen, 52, 184, 100, 44);
      pen.shape('p', 'M96 140V96H138V140z', 0.2, 3);
      pen.shape('k', 'M106 101H128V105H106z', 0, 1);
      for (let i = 0; i < Math.min(2, papers); i++)
        pen.shape('s', `M${110 + i * 4} 103V${86 - i * 3}h12V103z`, 0, 1);
      for (let i = 0; i < voters; i++) {
        const at = pen.at(178 + i * 34, 192 - (i % 2) * 5, 1, 0, true);
        shadow(at, 0, 0, 20);
        person(at, look(i + 1), i ? STAND : REACH);
      }
    },
    close(pen, { papers, voters }) {
      pen.fill('f', 'M-2 150H322V202H-2z');
      halo(pen, 180, 92, 84, 'f');
      grain(pen);
      shadow(pen, 190, 188, 130);
      pen.shape('m', 'M124 92L144 74H262L242 92z', 0);
      pen.shape('d', 'M242 92L262 74V174L242 190z', 0.8);
      pen.shape('p', 'M124 92H242V190H124z', 0, 3);
      pen.shape('k', 'M158 80H220L216 86H154z', 0, 1);
      lettering(pen, '✓', 183, 142, 40, 's', 4);
      for (let i = 0; i < papers; i++) sheet(pen, 40 + i * 14, 182 - i * 3, 40, 12, i * 4, 1);
      const at = pen.at(96, 10, 1, 24);
      at.shape('s', 'M36-6L96 6L84 54L26 40z', 0, 2);
      hand(at, 'pinch', look(voters).skin, 'd', 80);
      pen.shape('p', 'M124 93H242V100H124z', 0, 1);
    },
  },
);

export const SCENES = { school, court, ward, ballot };

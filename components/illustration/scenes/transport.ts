import { lettering } from '../kit-letters.ts';
import { birds, cloud, country, grain, shadow, sun, tree, tufts, water } from '../kit-places.ts';
import { sheet } from '../kit-small.ts';
import { box, CARGO, signboard } from '../kit-things.ts';
import type { Pen, Tone } from '../pen.ts';
import { person } from '../people.ts';
import { holding, look, REACH, UP } from '../postures.ts';
import { count, flag, scene } from '../scene.ts';

/** Transport: a port, a railway yard, a road junction, a bicycle workshop. */

function container(pen: Pen, x: number, y: number, tone: Tone, w = 34): void {
  pen.shape(tone, `M${x} ${y}v-15h${w}v15z`, 0.16, 1);
  pen.line(
    `M${x + w * 0.2} ${y - 2}v-11M${x + w * 0.4} ${y - 2}v-11M${x + w * 0.6} ${y - 2}v-11M${x + w * 0.8} ${y - 2}v-11`,
    1,
  );
}

function ship(pen: Pen, load: number, odd: number): void {
  for (let i = 0; i < load; i++)
    container(pen, -70 + (i % 4) * 35, -30 - Math.floor(i / 4) * 15, i + 1 === odd ? 's' : CARGO[i % 4]!);
  pen.shape('p', 'M72-30V-72H96V-30z', 0.3);
  pen.shape('k', 'M76-66h6v6h-6zM86-66h6v6h-6zM76-54h6v6h-6zM86-54h6v6h-6z', 0, 1);
  pen.line('M84-72V-90M78-84h12', 2);
  pen.shape('d', 'M-92-34H112Q108 0 92 6H-74Q-88-4-92-34z', 0.12, 3);
  pen.line('M-82-8H102', 2, 's');
}

function crane(pen: Pen, tone: Tone, drop: number, cargo: Tone | ''): void {
  pen.line('M-22 0L-12-104M22 0L12-104M-18-40L16-72M18-40L-16-72M-20-20H20M-14-84H14', 3);
  pen.shape(tone, 'M-74-112H70V-102H-74z', 0.05);
  pen.shape(tone, 'M-8-102V-88H14V-102zM-12-112L0-142L14-112z', 0.3);
  pen.line(`M0-142L-74-108M0-142L66-110M-54-102V${-102 + drop}`, 1);
  if (cargo) {
    pen.line(`M-68 ${-90 + drop}L-54 ${-102 + drop}L-40 ${-90 + drop}`, 1);
    container(pen, -71, -75 + drop, cargo);
  }
}

const port = scene(
  'A port: a ship with containers, a crane, the quay.',
  {
    load: count(0, 12, 7, 'containers on the ship'),
    odd: count(0, 12, 0, 'which container stands out (0: none)'),
    lifted: flag(true, 'does the crane hold one'),
    cranes: count(1, 2, 1, 'cranes'),
  },
  {
    wide(pen, { load, odd, lifted, cranes }) {
      pen.fill('f', 'M-2 126Q60 104 130 120Q220 100 322 122V140H-2z');
      sun(pen, 70, 46, 20);
      birds(pen, 116, 34);
      grain(pen);
      water(pen, 134, 'm');
      if (cranes > 1) crane(pen.at(170, 142, 0.62), 'm', 30, '');
      ship(pen.at(118, 160, 0.98), load, odd);
      pen.shape('w', 'M196 204V162H324V204z', 0);
      pen.line('M196 172H322M226 172V202M270 172V202', 1);
      crane(pen.at(246, 164, 1), 's', lifted ? 34 : 12, lifted ? 's' : '');
      container(pen, 282, 162, 'd');
      container(pen, 282, 147, 'm');
      person(pen.at(268, 190, 0.44), look(5, { hair: 'helmet', tint: 'p' }), UP);
    },
    close(pen, { load, odd, lifted }) {
      pen.fill('f', 'M-2 120H322V202H-2z');
      cloud(pen, 60, 40, 1.3);
      grain(pen);
      for (let i = 0; i < Math.min(6, load); i++) {
        const [x, y] = [98 + (i % 3) * 70, 168 - Math.floor(i / 3) * 34];
        box(pen, x, y, 66, 31, i + 1 === odd ? 's' : CARGO[i % 4]!, 14);
        pen.line(
          `M${x + 12} ${y - 4}v-22M${x + 24} ${y - 4}v-22M${x + 36} ${y - 4}v-22M${x + 48} ${y - 4}v-22`,
          1,
        );
      }
      pen.shape('w', 'M-4 204V172H324V204z', 0);
      pen.line('M180-4V30M230-4V30M160 54L205 30L250 54', 2);
      if (lifted) {
        box(pen, 166, 84, 70, 32, 's', 14);
        pen.line('M180 80v-24M194 80v-24M208 80v-24M222 80v-24', 1);
      }
      shadow(pen, 50, 190, 26);
      const at = pen.at(50, 190, 1.2);
      person(at, look(4, { hair: 'helmet', tint: 's', top: 'd' }), holding(22, -64, 20, -60, { nod: 8 }));
      sheet(at, 25, -68, 16, 20, 12, 4);
    },
    above(pen, { load, odd, cranes }) {
      water(pen, -4, 'm', 100);
      pen.fill('f', 'M-2 98H322V202H-2z');
      pen.line('M-2 98H322M-2 106H322', 2);
      grain(pen);
      pen.shape('d', 'M22 30H240Q284 34 300 56Q284 82 240 86H22Q12 58 22 30z', 0);
      pen.shape('p', 'M26 38H54V78H26z', 0);
      for (let i = 0; i < load; i++) {
        const [x, y] = [62 + (i % 6) * 31, 36 + Math.floor(i / 6) * 23];
        pen.shape(i + 1 === odd ? 's' : CARGO[i % 4]!, `M${x} ${y}h28v20h-28z`, 0.2, 1);
      }
      for (let i = 0; i < 12; i++) {
        const [x, y] = [24 + (i % 6) * 46 + (i % 2) * 3, 128 + Math.floor(i / 6) * 34];
        if (i !== 4 && i !== 9) pen.shape(CARGO[(i + 1) % 4]!, `M${x} ${y}h40v22h-40z`, 0.2, 1);
      }
      for (let i = 0; i < cranes; i++) {
        pen.shape('s', `M${120 + i * 90} 116V44h12V116z`, 0.4);
        pen.shape('p', `M${114 + i * 90} 100h24v20h-24z`, 0);
      }
    },
  },
);

function semaphore(pen: Pen, clear: boolean): void {
  pen.shape('p', 'M-2 0V-70H2V0z', 0, 1);
  pen.at(0, -64, 1, clear ? -40 : 0).shape('s', 'M-4-4H28V5H-4z', 0.2);
  pen.shape('k', 'M-5-74H5L0-80z', 0, 1);
}

function wagon(pen: Pen, tone: Tone, engine = false): void {
  if (engine) {
    pen.shape(tone, 'M-26-8V-34H-6V-26H22Q28-26 28-18V-8z', 0.2);
    pen.shape('p', 'M-22-30h10v8h-10z', 0, 1);
    pen.shape('k', 'M12-26V-40H20V-26zM-29-38H-3V-33H-29z', 0, 1);
    pen.line('M18-44q6-10 16-7q2-9 13-6', 2, 'p');
  } else pen.shape(tone, 'M-26-8V-28H26V-8z', 0.25);
  pen.shape('k', 'O-16-4 5 5O0-4 5 5O16-4 5 5', 0, 1);
  pen.line('M-30-8H30', 2);
}

const railway = scene(
  'A railway yard: tracks that part at points, signals, a signalman.',
  {
    tracks: count(2, 5, 3, 'tracks after the points'),
    chosen: count(1, 5, 2, 'which track is set'),
    wagons: count(0, 4, 2, 'wagons behind the engine'),
    clear: flag(true, 'does the signal say go'),
  },
  {
    above(pen, { tracks, chosen, wagons, clear }) {
      pen.fill('g', 'M-2-2H322V202H-2z');
      pen.fill('f', 'M-2 62Q120 84 322-2V-4H-2zM-2 150Q140 130 322 204H-2z');
      grain(pen);
      const end = (i: number) => 100 + (i - (tracks - 1) / 2) * 40;
      const line = (i: number) =>
        `M-2 100H110Q150 100 182 ${(100 + end(i)) / 2}Q206 ${end(i)} 240 ${end(i)}H322`;
      let sleepers = '';
      for (let x = 2; x < 112; x += 9) sleepers += `M${x} 92v16`;
      for (let i = 0; i < tracks; i++)
        for (let x = 236; x < 322; x += 9) sleepers += `M${x} ${end(i) - 8}v16`;
      pen.line(sleepers, 3, 'w');
      const set = Math.min(chosen, tracks) - 1;
      for (let i = 0; i < tracks; i++) if (i !== set) pen.line(line(i), 3, 'd');
      pen.line(line(set), 5, 's');
      pen.shape('d', 'M92 88H64Q56 100 64 112H92z', 0.3);
      for (let i = 0; i < wagons; i++) pen.shape(CARGO[i % 3]!, `M${24 - i * 40} 89h34v22h-34z`, 0.3);
      semaphore(pen.at(128, 84, 0.8), clear);
      tree(pen.at(28, 58, 0.6), 'round');
      tree(pen.at(56, 66, 0.5), 'round');
      tree(pen.at(60, 196, 0.7), 'round');
    },
    wide(pen, { tracks, chosen, wagons, clear }) {
      country(pen, 112, 'm');
      cloud(pen, 70, 36);
      let rails = '';
      for (let i = 0; i < tracks; i++) {
        const x = 160 + (i - (tracks - 1) / 2) * 26;
        rails += `M${170 + i * 4} 204Q${165} 158 ${x} 118M${158 + i * 4} 204Q${157} 156 ${x - 5} 118`;
      }
      pen.fill('w', 'M120 204L150 150Q140 130 110 116H216Q184 132 182 150L216 204z');
      pen.line(rails, 2);
      const x = 160 + (Math.min(chosen, tracks) - 1 - (tracks - 1) / 2) * 26;
      pen.line(`M172 204Q165 158 ${x} 118M160 204Q157 156 ${x - 5} 118`, 3, 's');
      for (let i = wagons; i >= 0; i--) wagon(pen.at(60 - i * 58, 150, 1), i ? CARGO[i % 3]! : 's', i === 0);
      pen.line('M-2 152H100', 2);
      semaphore(pen.at(120, 168, 1.2), clear);
      pen.shape('w', 'M230 130V78H306V130z', 0.1);
      pen.shape('p', 'M226 96H310V118H226z', 0);
      person(pen.at(266, 138, 0.6, 0, true), look(9), REACH);
      pen.shape('w', 'M226 118H310V178H226z', 0.1);
      pen.line('M244 96v22M290 96v22M240 132h18v20h-18zM278 178v-34h18v34', 1);
      pen.shape('d', 'M218 80L240 60H296L318 80z', 0.3);
      tufts(pen, 6, 198, 110);
    },
    close(pen, { clear, chosen, tracks }) {
      pen.fill('f', 'M-2-2H322V120H-2z');
      pen.line('M40-2V120M112-2V120M196-2V120M278-2V120', 2);
      pen.fill('g', 'M46 14H106V96H46zM118 14H190V96H118zM202 14H272V96H202z');
      semaphore(pen.at(226, 96, 1), clear);
      grain(pen);
      pen.shape('w', 'M-4 120H324V204H-4z', 0);
      for (let i = 0; i < tracks; i++) {
        const on = i + 1 === Math.min(chosen, tracks);
        const at = pen.at(130 + i * 34, 150, 1, on ? 26 : -6);
        at.line('M0 24V-62', 5);
        at.line('M0 24V-62', 4, on ? 's' : 'm');
        at.shape('p', 'M-3-62h6v-16h-6z', 0, 1);
        pen.shape('k', `O${130 + i * 34} 172 13 6`, 0, 1);
      }
      person(pen.at(64, 246, 1.8), look(8), holding(46, -86, 30, -60, { neck: [4, -80] }));
      signboard(pen, 296, 182, 40, 22);
      lettering(pen, String(Math.min(chosen, tracks)), 296, 182, 14);
    },
  },
);

export const SCENES = { port, railway };

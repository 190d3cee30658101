import type { Pen, Tone } from './pen.ts';

/** Small things: paper, keys, wheels, crockery. */

/** A sheet of paper with lines of writing, its middle at x, y. */
export function sheet(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  turn = 0,
  rows = 4,
  tone: Tone = 'p',
): void {
  const at = pen.at(x, y, 1, turn);
  at.shape(tone, `M${-w / 2} ${-h / 2}h${w}v${h}h-${w}z`);
  let data = '';
  for (let i = 0; i < rows; i++) {
    data += `M${-w * 0.36} ${-h * 0.5 + ((i + 1) * h) / (rows + 1)}h${w * (i === rows - 1 ? 0.4 : 0.6 + pen.random() * 0.13)}`;
  }
  if (data) at.line(data, 1);
}

/** An envelope from behind, its middle at x, y; with a seal or without. */
export function envelope(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  turn = 0,
  sealed = false,
  tone: Tone = 'p',
): void {
  const at = pen.at(x, y, w / 40, turn);
  at.shape(tone, 'M-20-13H20V13H-20z', 0);
  at.line('M-20-13L0 3L20-13M-20 13L-6-2M20 13L6-2', w > 30 ? 2 : 1);
  if (sealed) at.shape('s', 'O0 2 4.4', 0, w > 30 ? 2 : 1);
}

/** A letter from the front: address and stamp. */
export function letter(pen: Pen, x: number, y: number, w: number, turn = 0, tone: Tone = 'p'): void {
  const at = pen.at(x, y, w / 40, turn);
  at.shape(tone, 'M-20-13H20V13H-20z', 0);
  at.line('M-8 1h16M-8 5h12M-8 9h14', 1);
  at.shape('s', 'M11-10h6v7h-6z', 0, 1);
}

/** A key lying to the right, its bow at 0,0. */
export function key(pen: Pen, tone: Tone = 's'): void {
  pen.shape(
    tone,
    'M9-2.4H46V2.4H43V9H38V4H35V8H30V2.4H9Q6 10-2 10Q-12 9-12 0Q-12-9-2-10Q6-10 9-2.4zO-3 0 4.4',
    0,
  );
}

/** A padlock hanging from its shackle at 0,0, 40 high. */
export function padlock(pen: Pen, tone: Tone = 's', open = false): void {
  const up = open ? -7 : 0;
  const outer = up - 5;
  pen.shape(
    'p',
    `M-12 18V${up + 8}Q-12 ${outer} 0 ${outer}Q12 ${outer} 12 ${up + 8}V${open ? 8 : 18}H7V${up + 8}Q7 ${up} 0 ${up}Q-7 ${up} -7 ${up + 8}V18z`,
    0,
    1,
  );
  pen.shape(tone, 'M-18 14Q0 11 18 14V40Q0 43-18 40z', 0.4);
  pen.shape('k', 'O0 24 3.4M-1.4 25h2.8l1 8h-4.8z', 0, 1);
}

/** A toothed wheel at 0,0. */
export function gear(pen: Pen, r: number, teeth: number, tone: Tone = 'm', hub: Tone = 'p'): void {
  const at = (angle: number, radius: number) =>
    `${(Math.cos(angle) * radius).toFixed(1)} ${(Math.sin(angle) * radius).toFixed(1)}`;
  const step = (Math.PI * 2) / teeth;
  let data = '';
  for (let i = 0; i < teeth; i++) {
    const a = i * step;
    data += `${i ? 'L' : 'M'}${at(a - step * 0.28, r * 0.84)}L${at(a - step * 0.17, r)}L${at(a + step * 0.17, r)}L${at(a + step * 0.28, r * 0.84)}`;
  }
  pen.shape(tone, `${data}z`, 0.3);
  pen.line(`O0 0 ${r * 0.62} ${r * 0.62}`, 1);
  pen.shape(hub, `O0 0 ${r * 0.24} ${r * 0.24}`, 0, 1);
}

/** A rope, cable or hose: a coloured line with an outline. */
export function rope(pen: Pen, data: string, tone: Tone = 'p'): void {
  pen.line(data, 5);
  pen.line(data, 4, tone);
}

/** A round plate seen aslant, with something on it or not. */
export function plate(pen: Pen, x: number, y: number, r: number, food: Tone | '' = 's'): void {
  pen.shape('p', `O${x} ${y} ${r} ${r * 0.34}`, 0);
  pen.line(`O${x} ${y - 0.4} ${r * 0.64} ${r * 0.2}`, 1);
  if (food)
    pen.shape(
      food,
      `M${x - r * 0.5} ${y}Q${x - r * 0.44} ${y - r * 0.62} ${x} ${y - r * 0.58}Q${x + r * 0.5} ${y - r * 0.56} ${x + r * 0.5} ${y}Q${x} ${y + r * 0.16} ${x - r * 0.5} ${y}z`,
      0.4,
      1,
    );
}

/** A pot with a lid or open, its foot at x, y. */
export function pot(pen: Pen, x: number, y: number, w: number, tone: Tone = 'm', steam = true): void {
  const h = w * 0.62;
  pen.line(`M${x - w / 2 - 5} ${y - h * 0.75}h5M${x + w / 2} ${y - h * 0.75}h5`, 3);
  pen.shape(
    tone,
    `M${x - w / 2} ${y - h}h${w}v${h * 0.8}q0 ${h * 0.2}-5 ${h * 0.2}h-${w - 10}q-5 0-5-${h * 0.2}z`,
    0.35,
  );
  if (steam)
    pen.line(`M${x - 5} ${y - h - 5}q-5-6 0-11q4-5 0-10M${x + 7} ${y - h - 5}q-4-5 0-9q4-5 1-9`, 2, 'p');
}

/** A bottle or jar, foot at x, y. */
export function bottle(pen: Pen, x: number, y: number, h: number, tone: Tone = 'm'): void {
  const w = h * 0.17;
  pen.shape(
    tone,
    `M${x - w} ${y}v-${h * 0.55}q0-${h * 0.12} ${w * 0.65}-${h * 0.2}v-${h * 0.25}h${w * 0.7}v${h * 0.25}q${w * 0.65} ${h * 0.08} ${w * 0.65} ${h * 0.2}v${h * 0.55}z`,
    0.35,
    1,
  );
}

/** A cup, foot at x, y. */
export function cup(pen: Pen, x: number, y: number, w: number, tone: Tone = 'p'): void {
  pen.line(
    `M${x + w / 2} ${y - w * 0.55}q${w * 0.36} 0 ${w * 0.3} ${w * 0.25}q-${w * 0.06} ${w * 0.16}-${w * 0.36} ${w * 0.14}`,
    2,
  );
  pen.shape(
    tone,
    `M${x - w / 2} ${y - w * 0.7}h${w}q0 ${w * 0.7}-${w * 0.35} ${w * 0.7}h-${w * 0.3}q-${w * 0.35} 0-${w * 0.35}-${w * 0.7}z`,
    0.3,
    1,
  );
}

/** A sack, foot at x, y. */
export function sack(pen: Pen, x: number, y: number, w: number, tone: Tone = 'w'): void {
  pen
    .at(x, y, w / 40)
    .shape(
      tone,
      'M-18 0Q-24-18-15-32Q-8-38-5-40L-9-48Q0-51 8-48L5-40Q12-37 16-30Q24-14 18 0Q0 3-18 0zM-5-40Q0-38 5-40',
      0.35,
    );
}

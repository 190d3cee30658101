import type { Pen, Tone } from './pen.ts';

/** Where things stand: rooms, tables, open ground; what is behind and beneath. */

/** An indoor place: a wall in the ground's tone, a floor from `floor` down, and grain. */
export function room(pen: Pen, floor = 152, wall?: Tone): void {
  if (wall) pen.fill(wall, `M-2-2H322V${floor}H-2z`);
  pen.fill(wall === 'f' ? 'g' : 'f', `M-2 ${floor}H322V202H-2z`);
  pen.line(`M-2 ${floor}H322`, 1);
  let data = '';
  for (let i = 0; i < 7; i++) data += `M${pen.random() * 290} ${floor + 4 + i * 6}h${10 + pen.random() * 26}`;
  pen.line(data, 1, 'd');
  // The corner away from the light.
  pen.hatch(`M322-2V${floor - 6}L236-2z`, { angle: 64, gap: 6, tone: wall === 'f' ? 'g' : 'f' });
  grain(pen);
}

/** A big soft shape behind the subject. */
export function halo(pen: Pen, x: number, y: number, r: number, tone: Tone = 'f'): void {
  pen.fill(tone, `O${x} ${y} ${r} ${r}`);
}

/** A few dots over the whole, as of a rough print. */
export function grain(pen: Pen, number = 46): void {
  pen.dots(0, 0, 320, 200, number, 'd');
}

/** A table seen from above, boards and all. */
export function board(pen: Pen, tone: Tone = 'w'): void {
  pen.fill(tone, 'M-2-2H322V202H-2z');
  pen.line(
    'M-2 46Q70 42 150 47Q236 52 322 44M-2 100H322M-2 152Q120 156 322 150M80-2V46M214 46V100M60 100V152M250 152V202',
    1,
  );
  pen.hatch('M-2 46H322V52H-2zM-2 152H322V157H-2z', { angle: 2, gap: 2.6, reach: 60 });
  grain(pen, 26);
}

/** Open country: hills far off, ground from `horizon` down. */
export function country(pen: Pen, horizon = 120, ground: Tone = 'm'): void {
  const h = horizon;
  pen.fill(
    'f',
    `M-2 ${h - 14}Q40 ${h - 44} 92 ${h - 18}Q150 ${h - 60} 212 ${h - 22}Q270 ${h - 46} 322 ${h - 12}V${h + 4}H-2z`,
  );
  // The far sides of two hills: the right halves of their curves.
  const slopes = `M151 ${h - 40}Q181 ${h - 41} 212 ${h - 22}L196 ${h}H146zM268 ${h - 31}Q296 ${h - 29} 322 ${h - 12}V${h}H262z`;
  pen.hatch(slopes, { angle: 52, gap: 5, tone: 'm' });
  pen.fill(ground, `M-2 ${h}Q90 ${h - 9} 170 ${h}Q250 ${h + 9} 322 ${h - 3}V202H-2z`);
  grain(pen);
}

/** Water from `top` down, with strokes for its surface. */
export function water(pen: Pen, top: number, tone: Tone = 'm', bottom = 202, left = -2, right = 322): void {
  pen.fill(tone, `M${left} ${top}H${right}V${bottom}H${left}z`);
  let data = '';
  for (let y = top + 4; y < bottom - 2; y += 4 + (y - top) / 9) {
    const number = 2 + Math.round((right - left) / 130);
    for (let i = 0; i < number; i++) {
      const x = left + 6 + pen.random() * Math.max(0, right - left - 44);
      const size = 8 + pen.random() * 16;
      data += `M${x} ${y}q${size / 4}-2.4 ${size / 2} 0q${size / 4} 2.4 ${size / 2} 0`;
    }
  }
  pen.line(data, 1);
}

/** Sun or moon. */
export function sun(pen: Pen, x: number, y: number, r = 15, tone: Tone = 'p'): void {
  pen.fill(tone, `O${x} ${y} ${r} ${r}`);
}

/** A cloud, its middle at x, y. */
export function cloud(pen: Pen, x: number, y: number, scale = 1, tone: Tone = 'p'): void {
  pen.at(x, y, scale).fill(tone, 'M-30 6Q-36-2-24-5Q-20-16-8-12Q0-22 12-13Q24-15 25-5Q36-3 31 6z');
}

/** Birds far off. */
export function birds(pen: Pen, x: number, y: number): void {
  pen.line(
    `M${x} ${y}q4-4 6 0q3-4 7-1M${x + 19} ${y + 8}q3-4 5 0q3-3 6-1M${x + 24} ${y - 7}q3-3 4 0q2-3 5-1`,
    1,
  );
}

/** What something standing at x, y casts on the ground, to the right. */
export function shadow(pen: Pen, x: number, y: number, width: number, height = 5): void {
  const [w, h] = [width, height];
  pen.hatch(
    `M${x - w / 2} ${y}L${x + w / 2} ${y}L${x + w / 2 + h * 3} ${y + h}L${x - w / 2 + h * 2} ${y + h}z`,
    {
      angle: 0,
      gap: 1.9,
    },
  );
}

/** A cone of light from a lamp. */
export function beam(pen: Pen, x: number, y: number, toY: number, width: number, tone: Tone = 'p'): void {
  pen.fill(
    tone,
    `M${x - 5} ${y}L${x - width / 2} ${toY}Q${x} ${toY + 7} ${x + width / 2} ${toY}L${x + 5} ${y}z`,
  );
}

/** A tree; its foot at 0,0 and about 60 high. */
export function tree(
  pen: Pen,
  kind: 'round' | 'pine' | 'bare' | 'poplar' | 'fruit' = 'round',
  tone: Tone = 'd',
): void {
  const branches =
    kind === 'bare'
      ? 'M0-30Q-10-40-20-46M0-34Q8-46 20-50M-1-42Q-6-54-8-62M1-44Q6-54 8-64M-11-41l-2-10M11-45l9 2'
      : '';
  pen.shape('k', 'M-3 0Q-1-14-2-34L1.6-50L3-34Q2-14 4 0z', 0, 1);
  if (branches) pen.line(branches, 2);
  if (kind === 'pine')
    pen.shape(tone, 'M0-66L10-46L6-47L16-28L10-29L20-10Q0-4-20-10L-10-29L-16-28L-6-47L-10-46z', 0.35);
  if (kind === 'poplar') pen.shape(tone, 'M0-78Q10-60 9-34Q8-10 0-9Q-8-10-9-34Q-10-60 0-78z', 0.4);
  if (kind === 'round' || kind === 'fruit') {
    pen.shape(
      tone,
      'M-6-18Q-22-16-24-30Q-28-44-16-49Q-12-64 3-61Q18-62 20-49Q30-40 23-28Q20-16 6-18Q0-14-6-18z',
      0.4,
    );
  }
  if (kind === 'fruit') pen.shape('s', 'O-12-40 2.8O4-50 2.8O12-34 2.8O-4-28 2.8', 0, 1);
}

/** A bush at 0,0. */
export function bush(pen: Pen, tone: Tone = 'd'): void {
  pen.shape(tone, 'M-20 0Q-26-12-14-14Q-10-24 2-20Q14-24 16-13Q26-10 21 0z', 0.35);
}

/** Tufts of grass in the near plane. */
export function tufts(pen: Pen, x: number, y: number, width: number, number = 5, tone: Tone = 'd'): void {
  let data = '';
  for (let i = 0; i < number; i++) {
    const at = x + (i / number) * width + (pen.random() * width) / number / 2;
    const height = 5 + pen.random() * 6;
    data += `M${at} ${y}q-1-${height / 2}-4-${height - 2}M${at} ${y}q0-${height / 2} 1-${height}M${at} ${y}q2-${height / 2} 5-${height - 3}`;
  }
  pen.line(data, 2, tone);
}

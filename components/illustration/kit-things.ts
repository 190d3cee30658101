import type { Pen, Tone } from './pen.ts';

/** Things at hand. What stands has its foot at x, y; what lies or hangs has its middle or its hook there. */

/** Tones for things of one kind that stand side by side. */
export const CARGO: readonly Tone[] = ['m', 'w', 'd', 'p'];

/** An oblique box: front, top and side. */
export function box(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  tone: Tone = 'w',
  depth = w * 0.35,
): void {
  const [dx, dy] = [depth * 0.7, depth * 0.5];
  pen.shape('d', `M${x + w} ${y}l${dx}-${dy}v-${h}l-${dx} ${dy}z`, 0.8, 1);
  pen.shape('p', `M${x} ${y - h}l${dx}-${dy}h${w}l-${dx} ${dy}z`, 0, 1);
  pen.shape(tone, `M${x} ${y}v-${h}h${w}v${h}z`);
}

/** A table seen from the side: a slab and legs. */
export function table(pen: Pen, x: number, y: number, w: number, h: number, tone: Tone = 'w'): void {
  pen.shape(
    'd',
    `M${x + 5} ${y}l-1-${h - 4}h5l-1 ${h - 4}zM${x + w - 8} ${y}l-1-${h - 4}h5l-1 ${h - 4}z`,
    0,
    1,
  );
  pen.shape(tone, `M${x} ${y - h}h${w}v5h-${w}z`);
  pen.hatch(`M${x + 4} ${y - h + 5}h${w - 8}v4h-${w - 8}z`, { angle: 60, gap: 2.6 });
}

/** A counter: panelled front under a slab. */
export function counter(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  tone: Tone = 'd',
  panels = 3,
): void {
  pen.shape(tone, `M${x} ${y}v-${h}h${w}v${h}z`, 14);
  const part = w / panels;
  let data = '';
  for (let i = 0; i < panels; i++) data += `M${x + i * part + 6} ${y - 6}v-${h - 15}h${part - 12}v${h - 15}z`;
  pen.line(data, 1, 'k');
  pen.shape('w', `M${x - 4} ${y - h - 5}h${w + 8}v6h-${w + 8}z`);
}

/** A door: shut, ajar on darkness, or open on light. */
export function door(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  tone: Tone = 'd',
  open: 'shut' | 'ajar' | 'open' = 'shut',
): void {
  pen.shape('p', `M${x - 4} ${y}v-${h + 4}h${w + 8}v${h + 4}z`, 0, 1);
  if (open === 'shut') {
    pen.shape(tone, `M${x} ${y}v-${h}h${w}v${h}z`, 0.25);
    pen.line(
      `M${x + 5} ${y - h + 6}h${w - 10}v${h * 0.36}h-${w - 10}zM${x + 5} ${y - h * 0.48}h${w - 10}v${h * 0.4}h-${w - 10}z`,
      1,
    );
    pen.shape('s', `O${x + w - 4} ${y - h * 0.5} 1.8`, 0, 1);
    return;
  }
  const swing = open === 'ajar' ? 0.6 : 0.25;
  pen.shape(open === 'ajar' ? 'k' : 's', `M${x} ${y}v-${h}h${w}v${h}z`, 0, 1);
  pen.shape(tone, `M${x} ${y}v-${h}l${w * swing} 5v${h + 1}z`, 0.4);
}

/** A window with a cross; lit or not. */
export function pane(pen: Pen, x: number, y: number, w: number, h: number, tone: Tone = 'p'): void {
  pen.shape(tone, `M${x} ${y}h${w}v${h}h-${w}z`, 0);
  pen.line(`M${x + w / 2} ${y}v${h}M${x} ${y + h / 2}h${w}`, 1);
}

/** A row of books, or files, between x and x + w, standing on y. */
export function books(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  tones: readonly Tone[] = ['d', 'm', 'p', 'w'],
): void {
  const parts = tones.map(() => '');
  let at = x;
  let i = 0;
  while (at < x + w - 3) {
    const width = Math.min(x + w - at, 3.5 + pen.random() * 4);
    const height = h * (0.72 + pen.random() * 0.28);
    parts[i++ % tones.length] += `M${at} ${y}v-${height}h${width}v${height}z`;
    at += width;
    if (pen.random() < 0.07) at += 4;
  }
  for (const [index, data] of parts.entries()) pen.shape(tones[index]!, data, 0, 1);
}

/** A frame of shelves: `rows` boards; the caller fills them. @returns the heights on which things stand */
export function shelves(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  rows: number,
  back: Tone = 'f',
): number[] {
  pen.shape(back, `M${x} ${y}v-${h}h${w}v${h}z`, 0);
  pen.hatch(`M${x} ${y}v-${h}h8v${h}z`, { angle: 40, gap: 3 });
  const step = h / rows;
  let data = '';
  for (let i = 0; i < rows; i++) data += `M${x} ${y - i * step}v-3h${w}v3z`;
  pen.shape(
    'w',
    `${data}M${x - 3} ${y}v-${h + 3}h4v${h + 3}zM${x + w - 1} ${y}v-${h + 3}h4v${h + 3}zM${x - 3} ${y - h}v-3h${w + 6}v3z`,
    0,
    1,
  );
  return Array.from({ length: rows }, (_, i) => y - i * step - 3);
}

/** A cabinet of small drawers; one of them (counted from the upper left) may be pulled out. */
export function drawers(
  pen: Pen,
  x: number,
  y: number,
  columns: number,
  rows: number,
  w: number,
  h: number,
  open = -1,
): void {
  pen.shape('d', `M${x - 4} ${y + 4}v-${rows * h + 8}h${columns * w + 8}v${rows * h + 8}z`, 0);
  let fronts = '';
  let labels = '';
  for (let i = 0; i < columns * rows; i++) {
    if (i === open) continue;
    const [left, top] = [x + (i % columns) * w, y - (rows - Math.floor(i / columns)) * h];
    fronts += `M${left + 1} ${top + 1}h${w - 2}v${h - 2}h-${w - 2}z`;
    labels += `M${left + w * 0.3} ${top + h * 0.36}h${w * 0.4}M${left + w / 2 - 1} ${top + h * 0.7}h2`;
  }
  pen.shape('w', fronts, 0, 1);
  pen.line(labels, 2);
  if (open < 0 || open >= columns * rows) return;
  const [left, top] = [x + (open % columns) * w, y - (rows - Math.floor(open / columns)) * h];
  pen.shape('k', `M${left + 1} ${top + 1}h${w - 2}v${h - 2}h-${w - 2}z`, 0, 1);
  pen.shape('p', `M${left + 3} ${top + h * 0.2}l-4-${h * 0.4}h${w - 3}l3 ${h * 0.4}z`, 0, 1);
  pen.shape('s', `M${left - 5} ${top + h * 0.35}h${w + 4}v${h}h-${w + 4}z`, 0.3);
  pen.line(`M${left + w * 0.25} ${top + h * 0.8}h${w * 0.4}`, 2);
}

/** A lamp on a cord from above. */
export function lamp(pen: Pen, x: number, y: number, cord: number, tone: Tone = 'd', lit = true): void {
  pen.line(`M${x} ${y - cord}V${y}`, 2);
  pen.shape(lit ? 's' : 'p', `O${x} ${y + 10} 4`, 0, 1);
  pen.shape(tone, `M${x - 3} ${y - 3}h6l10 12h-26z`, 0.3);
}

/** A clock; `hour` may be any of the twelve. */
export function clock(pen: Pen, x: number, y: number, r: number, hour = 10): void {
  pen.shape('p', `O${x} ${y} ${r} ${r}`, 0);
  const angle = (hour / 6) * Math.PI;
  pen.line(
    `M${x} ${y}L${x + Math.sin(angle) * r * 0.5} ${y - Math.cos(angle) * r * 0.5}M${x} ${y}l${r * 0.3}-${r * 0.62}`,
    2,
  );
}

/** A flag on a pole, its foot at x, y. */
export function flagpole(pen: Pen, x: number, y: number, h: number, tone: Tone = 's', size = 1): void {
  pen.line(`M${x} ${y}v-${h}`, 2);
  pen.at(x, y - h, size).shape(tone, 'M0 0Q8-4 15 0Q22 4 30-1L25 8L30 17Q22 14 15 18Q8 21 0 17z', 0.3, 1);
}

/** A stool or chair seen from the side. */
export function chair(pen: Pen, x: number, y: number, tone: Tone = 'w', back = true): void {
  pen.line(`M${x - 8} ${y}l1-24M${x + 10} ${y}l-1-24${back ? `M${x - 8} ${y - 24}l-3-28` : ''}`, 3);
  pen.shape(tone, `M${x - 11} ${y - 27}h24v4h-24z`, 0, 1);
}

/** A person's desk or stand with a sign over it: a booth, 0,0 at its middle on the ground. */
export function booth(pen: Pen, w: number, h: number, tone: Tone = 'd', roof = true): void {
  pen.shape(tone, `M${-w / 2} 0V${-h * 0.42}H${w / 2}V0z`, 0.2);
  pen.shape('w', `M${-w / 2 - 3} ${-h * 0.42}h${w + 6}v-4h-${w + 6}z`, 0, 1);
  if (!roof) return;
  pen.line(`M${-w / 2 + 2} ${-h * 0.46}V${-h}M${w / 2 - 2} ${-h * 0.46}V${-h}`, 2);
  pen.shape('p', `M${-w / 2 - 5} ${-h + 12}L${-w / 2} ${-h}H${w / 2}L${w / 2 + 5} ${-h + 12}z`, 0);
  let stripes = '';
  for (let i = 0; i < 5; i += 2) {
    const [top, low] = [w / 5, (w + 10) / 5];
    stripes += `M${-w / 2 + i * top} ${-h}h${top}L${-w / 2 - 5 + (i + 1) * low} ${-h + 12}h${-low}z`;
  }
  pen.shape('s', stripes, 0, 1);
}

/** A hanging or standing board for a sign, its middle at x, y. */
export function signboard(pen: Pen, x: number, y: number, w: number, h: number, tone: Tone = 'p'): void {
  pen.shape(tone, `M${x - w / 2} ${y - h / 2}h${w}v${h}h-${w}z`, 0);
}

import type { Point } from './path.ts';
import type { Pen, Tone } from './pen.ts';
import { STAND } from './postures.ts';

/** People: 100 units tall, feet at 0,0, looking to the right; a posture and clothes make each a person. */

export type Hair =
  | 'crop'
  | 'bun'
  | 'bob'
  | 'long'
  | 'afro'
  | 'bald'
  | 'cap'
  | 'scarf'
  | 'hat'
  | 'toque'
  | 'helmet'
  | 'turban';

export interface Look {
  skin: 'a' | 'b' | 'c';
  hair: Hair;
  /** The colour of hair, or of what is worn on it. */
  tint: Tone;
  top: Tone;
  legs: Tone;
  wear: 'shirt' | 'coat' | 'dress' | 'apron';
  beard?: boolean;
}

/** Where joints and ends are, in a person's own units. */
export interface Pose {
  hip?: Point;
  neck?: Point;
  /** Near hand, far hand. */
  hands?: readonly [Point, Point];
  /** Near foot, far foot. */
  feet?: readonly [Point, Point];
  /** The head's turn, degrees; positive looks down. */
  nod?: number;
  /** Seen from behind. */
  back?: boolean;
}

/** A whole person. */
export function person(
  pen: Pen,
  { skin, hair, tint, top, legs, wear, beard = false }: Look,
  pose: Pose = STAND,
): void {
  const {
    hip = [0, -47],
    neck = [0, -81],
    hands = STAND.hands!,
    feet = STAND.feet!,
    nod = 0,
    back = false,
  } = pose;
  const shoulder = (side: number): Point => [neck[0] + side, neck[1] + 5];
  const leg = ([x, y]: Point, from: number) =>
    limb([hip[0] + from, hip[1]], [x, y - 3], 24, [5.4, 4.6, 3.4], 1);
  const shoe = ([x, y]: Point) => `M${x - 3.6} ${y - 5}l7 0l7 4q1 3-3 2.4h-11z`;
  const arm = (hand: Point, from: number) => limb(shoulder(from), hand, 18.5, [4.2, 3.7, 2.9], -1);

  // What is small on paper has no room for hatching.
  const shade = pen.scale > 0.95 ? 0.3 : 0;
  pen.shape(top, arm(hands[1], 5), 0, 1);
  pen.shape('k', shoe(feet[1]) + shoe(feet[0]), 0, 1);
  const skirt = wear === 'dress';
  pen.shape(skirt ? skin : legs, leg(feet[1], 2) + leg(feet[0], -2), 0, 1);
  pen.shape(top, torso(hip, neck, wear), shade, pen.scale > 0.7 ? 2 : 1);
  if (wear === 'coat' && shade) pen.line(`M${neck[0] + 4} ${neck[1] + 2}L${hip[0] + 3} ${hip[1] + 20}`, 1);
  if (wear === 'apron') pen.shape('p', apron(hip, neck), 0, 1);
  head(pen.at(neck[0] + 1, neck[1] - 2, 1, nod), { skin, hair, tint, back, beard });
  pen.shape(skin, fist(within(shoulder(5), hands[1], 37)) + fist(within(shoulder(-5), hands[0], 37)), 0, 1);
  pen.shape(top, arm(hands[0], -5), shade * 0.8, 1);
}

/** The point itself, or as far towards it as an arm is long. */
function within([x, y]: Point, [toX, toY]: Point, length: number): Point {
  const part = Math.min(1, length / (Math.hypot(toX - x, toY - y) || 1));
  return [x + (toX - x) * part, y + (toY - y) * part];
}

function fist([x, y]: Point): string {
  return `O${x} ${y} 3.3 3`;
}

function torso([hx, hy]: Point, [nx, ny]: Point, wear: Look['wear']): string {
  const shoulders = `M${hx - 8} ${hy}L${nx - 10} ${ny + 8}Q${nx - 10} ${ny + 1} ${nx - 3} ${ny}h6Q${nx + 10} ${ny + 1} ${nx + 10} ${ny + 8}`;
  const hem = wear === 'coat' ? [11, 21] : wear === 'dress' ? [13, 24] : [8.5, 3];
  const [width, drop] = hem as [number, number];
  return `${shoulders}L${hx + 8} ${hy}L${hx + width} ${hy + drop}Q${hx} ${hy + drop + 3} ${hx - width} ${hy + drop}z`;
}

function apron([hx, hy]: Point, [nx, ny]: Point): string {
  return `M${nx - 2} ${ny + 12}L${nx + 8} ${ny + 12}L${hx + 9} ${hy - 4}L${hx + 10} ${hy + 20}Q${hx + 3} ${hy + 23} ${hx - 5} ${hy + 20}L${hx - 4} ${hy - 4}z`;
}

/** Two bones of equal length from a joint to an end, with a sleeve around them. `side` is where the bend goes. */
function limb(
  [x1, y1]: Point,
  [x2, y2]: Point,
  bone: number,
  [w1, w2, w3]: [number, number, number],
  side: number,
): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const span = Math.hypot(dx, dy) || 1;
  const reach = Math.min(span, bone * 2);
  const [ux, uy] = [dx / span, dy / span];
  const out = Math.sqrt(Math.max(0, bone * bone - (reach * reach) / 4)) * side;
  const [ex, ey] = [x1 + (ux * reach) / 2 + uy * out, y1 + (uy * reach) / 2 - ux * out];
  const [hx, hy] = [x1 + ux * reach, y1 + uy * reach];
  const upper = unit(ex - x1, ey - y1);
  const lower = unit(hx - ex, hy - ey);
  const mid = unit(upper[0] + lower[0], upper[1] + lower[1]);
  const off = ([nx, ny]: Point, x: number, y: number, w: number) => `${f(x - ny * w)} ${f(y + nx * w)}`;
  return (
    `M${off(upper, x1, y1, w1)}Q${off(mid, ex, ey, w2)} ${off(lower, hx, hy, w3)}` +
    `L${off(lower, hx, hy, -w3)}Q${off(mid, ex, ey, -w2)} ${off(upper, x1, y1, -w1)}z`
  );
}

function unit(x: number, y: number): Point {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

const f = (value: number) => value.toFixed(1);

/** A head with its neck. */
const SKULL =
  'M-3.6 5V-1.4Q-6-3-6.4-6C-7.4-14-2-17.4 2.6-16.4C6.4-15.6 7.4-12 7-9L9-5.4L7.2-4.6C7.4-1.4 6 .8 2.6 .6V5z';

/** What is drawn over the skull. */
const OVER: Record<Hair, string> = {
  crop: 'M-6-4.4C-9-14-4-19.6 3-18.4C7-17.8 8-14.6 7.2-11.8C3-13.4 0-13-1.6-10.4L-3-6.4z',
  bun: 'M-5-4C-8-13-4-19 3-18C7-17 8-14 7.2-11.6C3-14 0-13-2-9.4zM-6.6-15C-11-15-13-19-10.6-21.6C-7-24-3-21.6-3.6-18z',
  bob: 'M-4-.4C-10 1-11-10-7-15.4C-3-20 4-19.4 6.4-16C8-13.4 7.6-12 7.2-11C4-13 1-12.6-1-10C-1.6-6-2-3-4-.4z',
  long: 'M-3 2C-6 12-14 12-13 4C-11-2-12-13-6-17C-1-20.4 6-18.6 7.2-11.6C4-13.6 0-13-1.6-10C-2.4-6-2-2-3 2z',
  afro: 'M-4-2C-10 0-14-6-12-11C-13-18-6-23 0-21.6C6-23 11-18 9.4-12.6C7-10.4 4-13-1-11.4C-2.4-9-2-5-4-2z',
  bald: 'M-6.4-9.4C-7-6-6-3.4-5-2.4C-3-4-2.6-6-3-9z',
  cap: 'M-7-9.4C-8-17-3-20 2-19.6C6-19 7.4-15.6 7.4-12.6L13-11.4C12.6-9.6 9-9.6 6-10.4z',
  scarf: 'M3 2.6C-3 5-12 4-10-6C-10-15-5-20 2-18.6C6-18 8-14.6 7.2-11.8C3-12.6 1.6-9 2-5C2.4-2 4 0 3 2.6z',
  hat: 'M-11-10.6C-6-12-5.6-12-5.6-13C-6-21 7-21.6 7-13C7-12.4 9-12 13-11.4C9-8.6-7-7.4-11-10.6z',
  toque: 'M-6-10L-6.4-17C-12-20-8-28-2-26C2-30 11-27 9.4-21.6C9-19 8-18 7.2-17L7.2-11z',
  helmet: 'M-8.4-9.4C-10-20 8-22.6 8-11.6L11-10.6Q2-7-8.4-9.4z',
  turban: 'M-8-8.6C-11-17-4-22.6 2-21.6C8-21 9.6-15 7.4-10.6C3-14.6-3-13-8-8.6z',
};

interface Head {
  skin: Look['skin'];
  hair: Hair;
  tint: Tone;
  back?: boolean;
  beard?: boolean;
}

/** A head; 0,0 is the chin's height above the neck. */
function head(pen: Pen, { skin, hair, tint, back = false, beard = false }: Head): void {
  if (back) {
    pen.shape(skin, 'M-2.6 4V-6H4V4zO-6-7.6 1.6 2.2O7.4-7.6 1.6 2.2', 0, 1);
    const covered = hair === 'bald' ? skin : tint;
    const size =
      hair === 'afro' ? 'O.6-11 10.4 10.4' : 'M-6.6-8C-8-21 9-21 8-8C8-3 5-2 .6-2C-4-2-6.6-3-6.6-8z';
    pen.shape(
      covered,
      hair === 'long' || hair === 'scarf' ? 'M-8 4C-7-4-9-20 .6-20C10-20 8-4 9 4Q0 7-8 4z' : size,
      0.3,
      1,
    );
    if (hair === 'bun') pen.shape(tint, 'O.6-20 4 3.6', 0, 1);
    if (hair === 'hat' || hair === 'cap') pen.shape(tint, 'M-12-11Q0-7 13-11Q0-14-12-11z', 0, 1);
    if (hair === 'toque') pen.shape(tint, 'M-6-15C-13-21-7-29 0-26C7-30 13-22 8-15z', 0.3, 1);
    return;
  }
  const shade = pen.scale > 0.95;
  pen.shape(skin, SKULL, 0, 1);
  if (beard) pen.shape(tint === 'k' ? 'k' : 'd', 'M-5-5C-3-3 2-4 7.6-3.4C8 2 6 5 3 5C-2 4-5 0-5-5z', 0, 1);
  // A face with a dark covering would lose it in black, hence fine lines on skin only.
  pen.line('M4-9.6v1.6M4.6-2.4l2.2-.2', 2);
  if (shade && hair !== 'scarf' && hair !== 'afro' && hair !== 'long' && hair !== 'bob')
    pen.line('M-2.4-8q-2.4 0-1 3.4', 1);
  pen.shape(tint, OVER[hair], 0, 1);
}

/** Somebody seen from above, looking to the right: shoulders, arms, head. */
export function fromAbove(pen: Pen, { skin, hair, tint, top }: Look): void {
  pen.shape(skin, 'O14-9 3.4O14 9 3.4', 0, 1);
  pen.shape(top, 'M-6 0Q-7-15 0-15L14-12.6L13-7L3-7Q6 0 3 7L13 7L14 12.6L0 15Q-7 15-6 0z', 0.3, 1);
  pen.shape(skin, 'O2 0 7 6.4M8-1.6L11 0L8 1.6z', 0, 1);
  pen.shape(hair === 'bald' ? skin : tint, 'M5-6Q9 0 5 6Q-7 9-7 0Q-7-9 5-6z', 0.3, 1);
}

/** Head and shoulders from behind, at the lower edge of a picture: the near plane. */
export function onlooker(pen: Pen, { skin, hair, tint, top }: Look): void {
  pen.shape(top, 'M-19 40Q-20 10-12 6Q-4 3-3 0H4Q6 4 13 6Q21 10 20 40z', 0.3);
  head(pen.at(0, 0), { skin, hair, tint, back: true });
}

/** Somebody far away: a flat figure of one tone. */
export function extra(pen: Pen, tone: Tone, stride = 4): void {
  pen.fill(
    tone,
    `O0-91 6 7M-9-46L-9-74Q-9-82 0-82Q9-82 9-74L9-46L${stride + 3} 0H${stride - 3}L0-40L${-stride + 2} 0H${-stride - 4}z`,
  );
}

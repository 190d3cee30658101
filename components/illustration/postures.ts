import type { Point } from './path.ts';
import type { Look, Pose } from './people.ts';

/** Whom there is to draw, and how they may stand. */

const LOOKS: Look[] = [
  { skin: 'b', hair: 'bun', tint: 'k', top: 'm', legs: 'd', wear: 'shirt' },
  { skin: 'a', hair: 'crop', tint: 'k', top: 'd', legs: 'k', wear: 'coat' },
  { skin: 'c', hair: 'afro', tint: 'k', top: 'p', legs: 'd', wear: 'shirt' },
  { skin: 'a', hair: 'bob', tint: 'w', top: 'd', legs: 'k', wear: 'dress' },
  { skin: 'b', hair: 'bald', tint: 'k', top: 'w', legs: 'd', wear: 'shirt', beard: true },
  { skin: 'c', hair: 'crop', tint: 'k', top: 'm', legs: 'k', wear: 'shirt' },
  { skin: 'b', hair: 'scarf', tint: 'd', top: 'p', legs: 'm', wear: 'coat' },
  { skin: 'a', hair: 'long', tint: 'd', top: 'm', legs: 'd', wear: 'dress' },
  { skin: 'c', hair: 'turban', tint: 'w', top: 'd', legs: 'k', wear: 'shirt', beard: true },
  { skin: 'a', hair: 'hat', tint: 'k', top: 'p', legs: 'd', wear: 'coat' },
];

/** One of the people, changed where a part asks for it. */
export function look(index: number, changes: Partial<Look> = {}): Look {
  return { ...LOOKS[((Math.round(index) % LOOKS.length) + LOOKS.length) % LOOKS.length]!, ...changes };
}

/** A posture told by its hands: near x, y, far x, y; and by whatever else differs from standing. */
export function holding(x: number, y: number, farX: number, farY: number, rest: Pose = {}): Pose {
  return { feet: stance(-5, 0, 6, -1), ...rest, hands: stance(x, y, farX, farY) };
}

/** Two points: near x, y, far x, y. */
export function stance(x: number, y: number, farX: number, farY: number): readonly [Point, Point] {
  return [
    [x, y],
    [farX, farY],
  ];
}

export const STAND = holding(5, -44, 9, -45, { feet: stance(-3, 0, 5, -1) });
export const WALK = holding(-7, -48, 15, -50, { neck: [2, -81], feet: stance(13, 0, -13, -1) });
export const RUN = holding(17, -60, -12, -58, {
  hip: [0, -48],
  neck: [9, -78],
  feet: stance(-24, -16, 20, -6),
});
export const POINT = holding(31, -78, 4, -44, { feet: stance(-5, 0, 6, -1) });
export const REACH = holding(26, -62, 24, -58, { neck: [3, -80], feet: stance(-7, 0, 6, -1) });
export const UP = holding(-21, -104, 21, -106, { feet: stance(-4, 0, 5, -1) });
export const CARRY = holding(19, -58, 21, -60, { neck: [-1, -81], feet: stance(-8, 0, 9, -1) });
export const BEND = holding(27, -40, 32, -43, {
  hip: [-5, -46],
  neck: [16, -67],
  nod: 30,
  feet: stance(-6, 0, 6, -1),
});
/** On a seat 26 units high. */
export const SIT = holding(21, -36, 23, -38, { hip: [-2, -29], neck: [1, -62], feet: stance(17, 0, 21, -1) });
export const KNEEL = holding(25, -25, 23, -29, {
  hip: [-4, -27],
  neck: [5, -58],
  nod: 18,
  feet: stance(-22, -1, 13, 0),
});
export const PULL = holding(14, -62, 20, -62, {
  hip: [-9, -44],
  neck: [-15, -76],
  feet: stance(14, 0, -2, -1),
});
export const PUSH = holding(29, -62, 30, -60, {
  hip: [-8, -46],
  neck: [7, -73],
  feet: stance(-26, 0, 0, -1),
});

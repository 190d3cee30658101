import {
  apply,
  type Contour,
  combine,
  flatten,
  type Matrix,
  mapContours,
  type Point,
  readPath,
  turning,
  writePath,
} from './path.ts';

import type { Mark } from './picture.ts';

/**
 * The hand that draws: every scene is drawn through it, so all look alike. Light falls from the upper left; what
 * turns away from it gets a heavier line and hatching.
 */

/**
 * Colours by their part in the picture (illustration.css): ground, far, mid, deep, pale, spot (the one accent), ink
 * (k), wood, heat; and three tones of skin.
 */
export type Tone = 'g' | 'f' | 'm' | 'd' | 'p' | 's' | 'k' | 'w' | 'h' | 'a' | 'b' | 'c';

/** Fine, plain and bold; 4 and 5 are a rope and its outline. */
export type Weight = 1 | 2 | 3 | 4 | 5;

export interface Hatching {
  /** Degrees; the strokes end at the far side in that direction. */
  angle?: number;
  gap?: number;
  /** How far strokes reach in from that side: a part of the width up to 1, or a length. */
  reach?: number;
  tone?: Tone;
}

export interface Pen {
  /** Is left right here? Lettering must know. */
  readonly mirrored: boolean;
  /** How large one unit is: what is small is drawn with less. */
  readonly scale: number;
  random(): number;
  /** A pen for a place: scaled, turned by degrees, mirrored. */
  at(x: number, y: number, scale?: number, turn?: number, mirrored?: boolean): Pen;
  /** A flat shape without outline: what is far away. */
  fill(tone: Tone, data: string): void;
  /** An outlined shape; `shade` is how much of it is hatched: 0 for none. */
  shape(tone: Tone, data: string, shade?: number, weight?: 1 | 2 | 3): void;
  /** An open or closed line. */
  line(data: string, weight?: Weight, tone?: Tone): void;
  /** Engraver's strokes within a shape. */
  hatch(data: string, hatching?: Hatching): void;
  /** Grain: dots within a rectangle. */
  dots(x: number, y: number, width: number, height: number, count: number, tone?: Tone): void;
}

/** Points shift by up to this much, so that nothing is drawn with a ruler. */
const WOBBLE = 0.3;
/** Straight lines longer than this are bent a little. */
const LONG = 34;

/** What is smaller than this has no heavier side. */
const SMALL = 14;
/** And what is larger is drawn to whole units. */
const LARGE = 64;

/** @returns numbers from 0 to 1, the same ones for the same text */
export function randomOf(text: string): () => number {
  let state = 2166136261;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** A pen that adds to `marks`. */
export function penOn(marks: Mark[], random: () => number, matrix: Matrix = [1, 0, 0, 1, 0, 0]): Pen {
  const put = (style: string, data: string) => {
    const last = marks.at(-1);
    // Lines cover nothing, so that those in a row can be one path.
    if (last?.style === style && style[0] === 'l') last.data += data;
    else if (data) marks.push({ style, data });
  };
  const placed = (data: string) =>
    mapContours(readPath(data), (point) => {
      const [x, y] = apply(matrix, point);
      return [x + (random() - 0.5) * WOBBLE, y + (random() - 0.5) * WOBBLE];
    }).map((contour) => bent(contour, random));
  return {
    scale: Math.hypot(matrix[0], matrix[1]),
    mirrored: matrix[0] * matrix[3] - matrix[1] * matrix[2] < 0,
    random,
    at(x, y, scale = 1, turn = 0, mirrored = false) {
      const [sin, cos] = [Math.sin((turn * Math.PI) / 180) * scale, Math.cos((turn * Math.PI) / 180) * scale];
      const side = mirrored ? -1 : 1;
      return penOn(marks, random, combine(matrix, [cos * side, sin * side, -sin, cos, x, y]));
    },
    fill: (tone, data) => put(tone, written(placed(data))),
    shape(tone, data, shade = 0, weight = 2) {
      const contours = placed(data);
      put(`${tone} o${weight}`, written(contours));
      if (shade) put('l1', hatched(contours, { reach: shade }, random));
      const size = extent(contours);
      if (weight > 1 && size > SMALL)
        put(`l${weight}`, writePath(contours.flatMap(shadowSide), size > LARGE ? 1 : 10));
    },
    line: (data, weight = 2, tone) => put(`l${weight}${tone ? ` t${tone}` : ''}`, writePath(placed(data))),
    hatch(data, hatching = {}) {
      put(`l1${hatching.tone ? ` t${hatching.tone}` : ''}`, hatched(placed(data), hatching, random));
    },
    dots(x, y, width, height, count, tone = 'k') {
      let data = '';
      for (let i = 0; i < count; i++) data += `M${x + random() * width} ${y + random() * height}h0`;
      put(
        `l1 t${tone}`,
        writePath(
          mapContours(readPath(data), (point) => apply(matrix, point)),
          1,
        ),
      );
    },
  };
}

/** What is large may be coarse. */
function written(contours: Contour[]): string {
  return writePath(contours, extent(contours) > LARGE ? 1 : 10);
}

/** The larger of width and height. */
function extent(contours: Contour[]): number {
  const points = contours.flatMap(({ start, segments }) => [start, ...segments.flat()]);
  const of = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.max(of(0), of(1));
}

function bent(contour: Contour, random: () => number): Contour {
  let from = contour.start;
  const segments = contour.segments.map((segment) => {
    const [x, y] = from;
    from = segment.at(-1)!;
    const length = Math.hypot(from[0] - x, from[1] - y);
    if (segment.length > 1 || length < LONG) return segment;
    const by = ((random() - 0.5) * Math.min(length, 120)) / 55;
    const middle: Point = [
      (x + from[0]) / 2 - ((from[1] - y) / length) * by,
      (y + from[1]) / 2 + ((from[0] - x) / length) * by,
    ];
    return [middle, from];
  });
  return { ...contour, segments };
}

/** The parts of an outline that turn away from the light, to be drawn once more. */
function shadowSide(contour: Contour): Contour[] {
  const outline = flatten(contour);
  const side = Math.sign(turning(outline));
  const parts: Contour[] = [];
  let from = contour.start;
  let last: Contour | undefined;
  const segments = contour.closed ? [...contour.segments, [contour.start]] : contour.segments;
  for (const segment of segments) {
    const [to] = segment.slice(-1) as [Point];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    // The outward normal, against a light from above left.
    const shadow = length > 1.5 && ((dy * 0.55 - dx * 0.84) * side) / length > 0.4;
    if (!shadow) last = undefined;
    else if (last) last.segments.push(segment);
    else {
      last = { start: from, segments: [segment], closed: false };
      parts.push(last);
    }
    from = to;
  }
  return parts;
}

/** Scanlines along `angle`, each cut to the inside of the contours and drawn from its far end. */
function hatched(
  contours: Contour[],
  { angle = 0, gap: asked, reach = 1 }: Hatching,
  random: () => number,
): string {
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const edges = contours
    .map(flatten)
    .map((points) => points.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin]));
  const heights = edges.flat().map(([, y]) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  const gap = asked ?? Math.min(5.5, Math.max(3.6, (bottom - top) / 13));
  const strokes: Contour[] = [];
  const back = (x: number, y: number): Point => [x * cos - y * sin, x * sin + y * cos];
  for (let y = top + gap * 0.6; y < bottom; y += gap * (0.8 + random() * 0.4)) {
    const crossings = edges.flatMap((points) => crossingsAt(points, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [left, right] = [crossings[i]!, crossings[i + 1]!];
      const wish = (reach <= 1 ? (right - left) * reach : reach) * (reach === 1 ? 1 : 0.65 + random() * 0.6);
      const from = Math.max(left, right - wish);
      if (right - from > 0.8)
        strokes.push({ start: back(right, y), segments: [[back(from, y)]], closed: false });
    }
  }
  return writePath(strokes, 1);
}

function crossingsAt(points: Point[], y: number): number[] {
  return points.flatMap(([x1, y1], i) => {
    const [x2, y2] = points[(i + 1) % points.length]!;
    return y1 <= y !== y2 <= y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
  });
}

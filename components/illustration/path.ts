/** Paths as numbers: read from SVG path data, moved about, and written as short as they can be. */

export type Point = readonly [x: number, y: number];

/** As in SVG: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A line (one point), a quadratic curve (two) or a cubic one (three), from where the one before ended. */
export type Segment = readonly Point[];

export interface Contour {
  start: Point;
  segments: Segment[];
  closed: boolean;
}

/** How far from the ends of a quarter circle its cubic handles lie. */
const ROUND = 0.5523;

/**
 * Reads path data: M, L, H, V, Q, C and Z, absolute or relative, and O for an oval (cx cy rx ry), which SVG lacks.
 */
export function readPath(data: string): Contour[] {
  const contours: Contour[] = [];
  let at: Point = [0, 0];
  for (const [, letter = '', list = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const command = letter.toUpperCase();
    const numbers = (list.match(/-?(?:\d*\.\d+|\d+)/g) ?? []).map(Number);
    const step = STEPS[command];
    if (command === 'Z') at = close(contours.at(-1), at);
    else if (command === 'O') contours.push(oval(numbers));
    for (let i = 0; step && i + step <= numbers.length; i += step) {
      const points = pointsOf(command, numbers.slice(i, i + step), at, letter !== command);
      at = points.at(-1)!;
      if (command === 'M' && i === 0) contours.push({ start: at, segments: [], closed: false });
      else contours.at(-1)?.segments.push(points);
    }
  }
  return contours;
}

/** How many numbers a command takes at a time. */
const STEPS: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6 };

function close(contour: Contour | undefined, at: Point): Point {
  if (!contour) return at;
  contour.closed = true;
  return contour.start;
}

function pointsOf(command: string, numbers: number[], [x, y]: Point, relative: boolean): Point[] {
  const [dx, dy] = relative ? [x, y] : [0, 0];
  if (command === 'H') return [[numbers[0]! + dx, y]];
  if (command === 'V') return [[x, numbers[0]! + dy]];
  const points: Point[] = [];
  for (let i = 0; i < numbers.length; i += 2) points.push([numbers[i]! + dx, numbers[i + 1]! + dy]);
  return points;
}

/** Small ones of four quadratic curves, which is shorter; they are a little square, as if drawn by hand. */
function oval([x = 0, y = 0, rx = 1, ry = rx]: number[]): Contour {
  const small = rx < 5;
  const quarter = (fromX: number, fromY: number, toX: number, toY: number): Point[] => {
    const corner: Point = [x + rx * (fromX + toX), y + ry * (fromY + toY)];
    const to: Point = [x + rx * toX, y + ry * toY];
    if (small) return [corner, to];
    const [handleX, handleY] = [rx * (1 - ROUND), ry * (1 - ROUND)];
    return [
      [corner[0] - handleX * toX, corner[1] - handleY * toY],
      [corner[0] - handleX * fromX, corner[1] - handleY * fromY],
      to,
    ];
  };
  return {
    start: [x + rx, y],
    closed: true,
    segments: [quarter(1, 0, 0, 1), quarter(0, 1, -1, 0), quarter(-1, 0, 0, -1), quarter(0, -1, 1, 0)],
  };
}

/** The same contours with every point changed. */
export function mapContours(contours: Contour[], change: (point: Point) => Point): Contour[] {
  return contours.map(({ start, segments, closed }) => ({
    start: change(start),
    segments: segments.map((segment) => segment.map(change)),
    closed,
  }));
}

/** What a matrix makes of a point. */
export function apply([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** First the inner one, then the outer. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [x, y] = apply(outer, [e, f]);
  return [
    outer[0] * a + outer[2] * b,
    outer[1] * a + outer[3] * b,
    outer[0] * c + outer[2] * d,
    outer[1] * c + outer[3] * d,
    x,
    y,
  ];
}

/** A contour as a polygon, curves as a few chords. */
export function flatten({ start, segments }: Contour): Point[] {
  const points = [start];
  for (const segment of segments) {
    const from = points.at(-1)!;
    const steps = segment.length === 1 ? 1 : 5;
    for (let i = 1; i <= steps; i++) points.push(along([from, ...segment], i / steps));
  }
  return points;
}

/** De Casteljau: the point of a curve at t. */
function along(points: readonly Point[], t: number): Point {
  let level = points;
  while (level.length > 1) {
    level = level
      .slice(1)
      .map(([x, y], i) => [level[i]![0] * (1 - t) + x * t, level[i]![1] * (1 - t) + y * t]);
  }
  return level[0]!;
}

/** Twice the area, positive where it runs clockwise on a screen. */
export function turning(points: Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Path data, relative; `parts` of a unit are told apart: tenths, or 1 for what may be coarse. */
export function writePath(contours: Contour[], parts = 10): string {
  const round = (value: number) => Math.round(value * parts) / parts || 0;
  let out = '';
  let [x, y] = [0, 0];
  const moved = (points: readonly Point[]) => {
    const numbers = points.flatMap(([px, py]) => [round(px - x), round(py - y)]);
    x = Math.round((x + numbers.at(-2)!) * 10) / 10;
    y = Math.round((y + numbers.at(-1)!) * 10) / 10;
    return numbers;
  };
  for (const { start, segments, closed } of contours) {
    out += (out ? 'm' : 'M') + listed(moved([start]));
    const first: Point = [x, y];
    for (const segment of segments) {
      const numbers = moved(segment);
      if (segment.length > 1) out += ' qc'[segment.length - 1]! + listed(numbers);
      else if (numbers[1] === 0) out += `h${listed([numbers[0]!])}`;
      else if (numbers[0] === 0) out += `v${listed([numbers[1]!])}`;
      else out += `l${listed(numbers)}`;
    }
    if (closed) {
      out += 'z';
      [x, y] = first;
    }
  }
  return out;
}

function listed(numbers: number[]): string {
  let out = '';
  for (const value of numbers) {
    const text = String(value).replace(/^(-?)0\./, '$1.');
    const apart = out && text[0] !== '-' && !(text[0] === '.' && /\.\d*$/.test(out));
    out += (apart ? ' ' : '') + text;
  }
  return out;
}

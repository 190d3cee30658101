import type { Pen, Tone } from './pen.ts';
import type { Look } from './people.ts';

/** Hands seen close: an arm comes in from the left, its wrist at 0,0; the hand reaches some 55 to the right. */

export type Gesture = 'point' | 'pinch' | 'palm' | 'grip';

interface Shape {
  outline: string;
  folds: string;
}

const SHAPES: Record<Gesture, Shape> = {
  point: {
    outline:
      'M-2-13C8-17 17-21 27-19L60-18C66-17 66-10 60-9L38-7C44-6 44 1 38 2C43 3 42 10 36 11C39 15 34 20 28 19C18 21 8 19-2 15z',
    folds: 'M38-7Q30-8 26-5M38 2Q31 1 28 3M36 11Q31 10 28 12M8-8Q20-12 25-6Q28 0 20 3',
  },
  pinch: {
    outline:
      'M-2-13C8-19 18-24 29-22C40-22 50-16 55-7C57-1 51 2 47-3C44-7 38-10 33-9C40-5 45 0 48 4C50 9 46 13 41 10C38 8 34 6 31 5C34 9 33 15 28 18C18 22 8 19-2 15z',
    folds: 'M33-9Q26-9 21-6M31 5Q25 2 18 3M28 18Q24 14 18 13',
  },
  palm: {
    outline:
      'M-2-10C6-13 12-15 17-22C21-28 28-26 26-20C25-16 26-12 29-9L63-11C69-11 69-4 63-3L46 0C40 11 20 17-2 13z',
    folds: 'M29-9Q24-5 16-5M50-5L63-6',
  },
  grip: {
    outline:
      'M-2-14C6-18 13-21 20-20C31-23 37-16 34-11C40-9 39-2 35-1C39 2 38 8 33 9C35 15 29 20 22 19C13 21 6 19-2 15z',
    folds: 'M34-11Q26-12 20-9M35-1Q27-2 20 0M33 9Q26 8 20 10',
  },
};

/** A hand with its cuff and sleeve. */
export function hand(pen: Pen, gesture: Gesture, skin: Look['skin'], sleeve: Tone = 'd', length = 90): void {
  const { outline, folds } = SHAPES[gesture];
  pen.shape(skin, outline, 0);
  pen.line(folds, 2);
  pen.shape('p', 'M-13-15Q-6-17 1-15Q5 0 1 17Q-6 19-13 17z', 0, 1);
  pen.shape(sleeve, `M${-length}-21Q-40-22-9-18Q-5 0-9 20Q-40 25${-length} 27z`, 0.22);
}

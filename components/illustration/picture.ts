/** A picture as it comes from the pen: plain data, so that one part of the extension can draw it for another. */

/** The field that every scene is drawn on. */
export const WIDTH = 320;
export const HEIGHT = 200;

/** One path: classes of illustration.css, and its data. */
export interface Mark {
  style: string;
  data: string;
}

export interface Picture {
  /** Classes for the whole: the light and the wash. */
  style: string;
  marks: Mark[];
}

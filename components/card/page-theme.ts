/** Finds out what a page looks like where the card will stand, so that the card does not glare on it. */

export type Theme = 'light' | 'dark';

/** Less than this lets more of what is behind shine through than it shows of itself. */
const OPAQUE = 0.5;
/** Relative lightness, 0…1, below which a surface counts as dark. */
const DARK = 0.45;

interface Colour {
  /** 0 black … 1 white, as an eye would order them. */
  lightness: number;
  alpha: number;
}

/**
 * The theme of the surface an element stands on: the first opaque background behind it. A picture or gradient
 * cannot be asked for its colour, so there the text tells: light text stands on something dark. A page that
 * paints nothing shows the canvas, which follows its `color-scheme`.
 */
export function pageTheme(element: Element): Theme {
  for (let at: Element | null = element; at; at = behind(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const colour = readColour(backgroundColor);
    if (colour && colour.alpha >= OPAQUE) return colour.lightness < DARK ? 'dark' : 'light';
    if (backgroundImage !== 'none') return themeOfText(element);
  }
  return themeOfCanvas();
}

/** The next element outwards as painted: slots and shadow hosts included. */
export function behind(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function themeOfText(element: Element): Theme {
  const colour = readColour(getComputedStyle(element).color);
  return colour && colour.lightness > 1 - DARK ? 'dark' : 'light';
}

function themeOfCanvas(): Theme {
  const schemes = getComputedStyle(document.documentElement).colorScheme.split(' ');
  if (!schemes.includes('dark')) return 'light';
  if (!schemes.includes('light')) return 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Reads a computed colour: `rgb()` of every page, and the newer spaces that browsers hand out unconverted. */
function readColour(css: string): Colour | undefined {
  const [, space, inside = ''] = /^(\w+)\((.*)\)$/.exec(css) ?? [];
  if (!space) return undefined;
  // `color()` begins with a name, which may have a digit in it: display-p3.
  const numbers = inside
    .split(/[\s,/]+/)
    .map(Number)
    .slice(space === 'color' ? 1 : 0);
  const [a = 0, b = 0, c = 0, alpha = 1] = numbers.map((number) => number || 0);
  switch (space) {
    case 'rgb':
    case 'rgba':
      return { lightness: lightnessOf(a / 255, b / 255, c / 255), alpha };
    case 'color':
      return { lightness: lightnessOf(a, b, c), alpha };
    case 'lab':
    case 'lch':
      return { lightness: a / 100, alpha };
    case 'oklab':
    case 'oklch':
      return { lightness: a, alpha };
    default:
      return undefined;
  }
}

/** Gamma-encoded luma: close enough to perceived lightness to tell paper from night. */
function lightnessOf(r: number, g: number, b: number): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

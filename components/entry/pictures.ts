import type { Drawing } from '../illustration/scene.ts';

/** A picture within the text, with what stands under it. */
export interface Figure extends Drawing {
  caption?: string;
}

export interface Pictures {
  hero?: Drawing;
  figure?: Figure;
}

/**
 * The pictures an entry asks for. The field may come from anybody's pack: what is no picture is left out, and what
 * a picture is said to be like is left to `draw`, which fits or ignores it.
 */
export function picturesOf({ illustration }: { illustration?: unknown }): Pictures {
  if (!isRecord(illustration)) return {};
  const { hero, figure } = illustration;
  return {
    ...(isDrawing(hero) ? { hero } : {}),
    ...(isDrawing(figure) ? { figure: captioned(figure) } : {}),
  };
}

function captioned(drawing: Drawing): Figure {
  const { caption, ...rest } = drawing as Drawing & { caption?: unknown };
  const { scene, alt } = drawing;
  return { ...rest, scene, alt, ...(typeof caption === 'string' && caption ? { caption } : {}) };
}

function isDrawing(value: unknown): value is Drawing {
  if (!isRecord(value)) return false;
  const { scene, view, alt } = value;
  return (
    typeof scene === 'string' && typeof alt === 'string' && (view === undefined || typeof view === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

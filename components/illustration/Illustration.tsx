import { useMemo } from 'preact/hooks';
import { draw } from './draw.ts';
import { Plate } from './Plate.tsx';
import type { Drawing } from './scene.ts';

interface IllustrationProps {
  drawing: Drawing;
  /** The section whose colours it takes. */
  section: string;
  /** Beside words that say the same: nothing is read out. */
  decorative?: boolean;
}

/** An entry's picture; nothing where there is no such scene. Brings all scenes with it: see `Plate` for less. */
export function Illustration({ drawing, section, decorative = false }: IllustrationProps) {
  const picture = useMemo(() => draw(drawing), [drawing]);
  const alt = typeof drawing.alt === 'string' ? drawing.alt : '';
  return picture ? <Plate picture={picture} alt={alt} section={section} decorative={decorative} /> : null;
}

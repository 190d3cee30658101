import { useEffect, useState } from 'preact/hooks';
import { Plate } from '../illustration/Plate.tsx';
import type { Drawing } from '../illustration/scene.ts';
import type { CardActions } from './card.ts';

interface VignetteProps {
  drawing: Drawing;
  section: string;
  getDraw: CardActions['getDraw'];
}

/** The entry's picture, small. Its place is there from the start, so that nothing moves when it comes. */
export function Vignette({ drawing, section, getDraw }: VignetteProps) {
  const [picture, setPicture] = useState(() => globalThis.lumomateDraw?.(drawing));
  const [isNone, setNone] = useState(false);
  // An effect, and so after the card has been painted.
  useEffect(() => {
    if (picture) return undefined;
    let isWanted = true;
    getDraw().then(
      (draw) => {
        if (!isWanted) return;
        const drawn = draw(drawing);
        setPicture(drawn);
        setNone(!drawn);
      },
      () => isWanted && setNone(true),
    );
    return () => {
      isWanted = false;
    };
  }, [drawing, picture, getDraw]);
  if (isNone) return null;
  return (
    <div class="vignette">{picture && <Plate picture={picture} alt="" section={section} decorative />}</div>
  );
}

import { accentOf } from '../entry/accent.ts';
import { HEIGHT, type Picture, WIDTH } from './picture.ts';

interface PlateProps {
  picture: Picture;
  /** What is to be seen, in words. */
  alt: string;
  /** The section whose colours it takes. */
  section: string;
  /** Beside words that say the same: nothing is read out. */
  decorative?: boolean;
}

/** A picture that has been drawn already; it needs none of the scenes. */
export function Plate({ picture, alt, section, decorative = false }: PlateProps) {
  return (
    <svg
      class={picture.style}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      data-section={section}
      data-accent={accentOf(section)}
      role={decorative ? undefined : 'img'}
      aria-label={decorative ? undefined : alt}
      aria-hidden={decorative}
    >
      {picture.marks.map(({ style, data }, index) => (
        <path key={index} class={style} d={data} />
      ))}
    </svg>
  );
}

/** The options page's icons: 16 × 16, in the colour of the text around them. */

export function UpIcon() {
  return <Icon path="M8 13V4M4 7.5 8 3.5l4 4" />;
}

export function DownIcon() {
  return <Icon path="M8 3v9m-4-3.5 4 4 4-4" />;
}

/** Something to take hold of. */
export function GripIcon() {
  return <Icon path="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" />;
}

function Icon({ path }: { path: string }) {
  return (
    <svg class="line-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

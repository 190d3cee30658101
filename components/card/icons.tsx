import type { ComponentChildren } from 'preact';

/** The card's few pictures, drawn with the text's colour; the control they stand in says what they mean. */

function Icon({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <svg
      class={name}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** A drawing pin; its head is filled once the card is pinned. */
export function PinIcon({ filled }: { filled: boolean }) {
  return (
    <Icon name="drawing-pin">
      <path d="M5.5 2h5L10 6.6l2 2.4H4l2-2.4z" fill={filled ? 'currentColor' : 'none'} />
      <path d="M8 9v5" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon name="cross">
      <path d="m4 4 8 8m0-8-8 8" />
    </Icon>
  );
}

/** Points back to where the reader came from; mirrored where text runs from the right. */
export function BackIcon() {
  return (
    <Icon name="directed">
      <path d="M13 8H3m4-4L3 8l4 4" />
    </Icon>
  );
}

/** Points down; up once what it stands for is unfolded. */
export function UnfoldIcon() {
  return (
    <Icon name="chevron">
      <path d="m4 6 4 4 4-4" />
    </Icon>
  );
}

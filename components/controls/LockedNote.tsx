import { t } from '../messages/messages.ts';

/** Says why something on a page cannot be changed. */
export function LockedNote() {
  return (
    <p class="soft locked">
      <LockIcon /> {t('sharedSetByOrganisation')}
    </p>
  );
}

export function LockIcon() {
  return (
    <svg class="line-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4.5 7.5h7v5.5h-7zM6 7.5V5.25a2 2 0 0 1 4 0V7.5" />
    </svg>
  );
}

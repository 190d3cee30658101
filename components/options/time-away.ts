import { language, t } from '../messages/messages.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * How far a moment is from now, in words: “2 hours ago”, “in 3 days”.
 * @param moment ms since 1970
 */
export function timeAway(moment: number, now = Date.now()): string {
  const away = moment - now;
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  for (const [unit, ms] of UNITS) {
    if (Math.abs(away) >= ms) return words.format(Math.trunc(away / ms), unit);
  }
  return away <= 0 ? t('packsJustNow') : t('packsSoon');
}

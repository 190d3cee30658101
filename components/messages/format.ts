import { directionOf } from '../entry/direction.ts';
import { language } from './messages.ts';

/** A number as the interface's language writes it: 12,345. */
export function number(value: number): string {
  return value.toLocaleString(language());
}

/** A moment as the interface's language writes it. @param time ms since 1970 */
export function date(time: number, form: Intl.DateTimeFormatOptions): string {
  const written = new Intl.DateTimeFormat(language(), form).format(time);
  // British English writes “Monday 23 November”, which reads as if the day were called so.
  return language().startsWith('en') ? written.replace(/^(\p{L}+) (?=\d)/u, '$1, ') : written;
}

/** The time of day by the reader's clock: “08:00”. @param time ms since 1970 */
export function clock(time: number): string {
  return date(time, { hour: '2-digit', minute: '2-digit' });
}

/** “Monday, 23 November 2026”, by the reader's clock. @param time ms since 1970 */
export function longDay(time: number): string {
  return date(time, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** The side from which the interface's language is read. */
export function direction(): 'ltr' | 'rtl' {
  return directionOf(language());
}

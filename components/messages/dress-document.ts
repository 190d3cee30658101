import { direction } from './format.ts';
import { language } from './messages.ts';

/** Says in which language a page of ours is, from which side it is read, and what it is called. */
export function dressDocument(title: string): void {
  const { documentElement: root } = document;
  root.lang = language();
  root.dir = direction();
  document.title = title;
}

import { eachText } from './texts.ts';

/** What no peer can do without. @returns how much there is to read */
export function find(): number {
  let length = 0;
  eachText(document.body, (text) => {
    length += text.length;
  });
  return length;
}

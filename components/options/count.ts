/** A number as it is written in an English text: 12,345. */
export function number(value: number): string {
  return value.toLocaleString('en');
}

/** How many there are of something: “one entry”, “1,200 entries”, “no entries”. */
export function count(value: number, one: string, many: string): string {
  if (value === 1) return `one ${one}`;
  return `${value === 0 ? 'no' : number(value)} ${many}`;
}

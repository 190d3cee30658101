/**
 * Moves focus on before a list item goes away, so that a keyboard is not thrown back to the top of the page:
 * to the same button of the next item, else of the one before, else to the list's heading.
 * @param button the pressed button, inside the item
 */
export function focusNeighbour(button: HTMLElement): void {
  const item = button.closest('li');
  const next = item?.nextElementSibling ?? item?.previousElementSibling;
  const heading = item?.closest('section')?.querySelector<HTMLElement>('h2, h3');
  const target = next?.querySelector<HTMLElement>('button') ?? heading;
  target?.focus();
}

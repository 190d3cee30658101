/** Dragging rows of a list. Kept in a variable as well: while something is dragged, browsers do not tell what it says. */

const TYPE = 'application/x-lumomate-row';

let dragged: string | undefined;

/** A row of this id begins to be dragged. */
export function writeDrag(event: DragEvent, id: string): void {
  const { dataTransfer, target } = event;
  if (!dataTransfer) return;
  dragged = id;
  dataTransfer.setData(TYPE, id);
  dataTransfer.effectAllowed = 'move';
  const row = (target as Element).closest('li');
  if (row) dataTransfer.setDragImage(row, 10, 10);
}

/** The id of the row that is dragged, if it is one of this page's. */
export function readDrag({ dataTransfer }: DragEvent): string | undefined {
  return dataTransfer?.types.includes(TYPE) ? dragged : undefined;
}

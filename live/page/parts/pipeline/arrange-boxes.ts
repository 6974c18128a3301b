import type { Box, BoxKind, Picture } from '../../../wire/picture.ts';

/** A cell of the picture: the column is the part of the pipeline, the row is the distance from its main line. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The main line, in the order of an event. */
export const mainLine: readonly BoxKind[] = ['cognito', 'bus', 'queue', 'forwarder', 'kafka'];

type Cells = Map<string, Cell>;

const keyOf = ({ column, row }: Cell): string => `${column}/${row}`;

/**
 * Gives every box a cell of its own. The parts of the main line are in row 0. The outbox and the consumers are above it, the audit
 * source and the dead-letter queues below. A dead-letter queue is in the column of the part that fills it.
 */
export function arrangeBoxes({ boxes, edges }: Pick<Picture, 'boxes' | 'edges'>): ReadonlyMap<string, Cell> {
  const cells: Cells = new Map();
  const place = (box: Box, start: Cell, step: Cell): void => {
    const taken = new Set([...cells.values()].map(keyOf));
    let cell = start;
    while (taken.has(keyOf(cell))) cell = { column: cell.column + step.column, row: cell.row + step.row };
    cells.set(box.id, cell);
  };
  const up = { column: 0, row: -1 };
  const down = { column: 0, row: 1 };
  const others: Readonly<Partial<Record<BoxKind, readonly [Cell, Cell]>>> = {
    outbox: [{ column: 0, row: -1 }, up],
    consumer: [{ column: 2, row: -1 }, up],
    audit: [{ column: 0, row: 1 }, down],
  };
  for (const box of boxes) {
    const column = mainLine.indexOf(box.kind);
    if (column !== -1) place(box, { column, row: 0 }, down);
  }
  for (const box of boxes) {
    const way = others[box.kind];
    if (way) place(box, ...way);
  }
  const sourceOf = (box: Box): Cell =>
    cells.get(edges.find(({ to }) => to === box.id)?.from ?? '') ?? { column: 2, row: 0 };
  for (const box of boxes.filter(({ kind }) => kind === 'dead-letters')) {
    const { column, row } = sourceOf(box);
    if (row < 0) place(box, { column: column + 1, row }, { column: 1, row: 0 });
    else place(box, { column, row: row + 1 }, down);
  }
  return cells;
}

import type { Edge, Picture } from '../../../wire/picture.ts';
import { arrangeBoxes, type Cell } from './arrange-boxes.ts';

/** A rectangle in units of the picture: pixels, if the picture has its own size. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly edge: Edge;
  /** Data of an SVG path. */
  readonly path: string;
  /** Middle of the label. @default - no room for a label */
  readonly label?: { readonly x: number; readonly y: number };
}

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<string, Place>;
  readonly lines: readonly Line[];
}

const boxWidth = 188;
/** Parts of the main line have two lines of text, the others one. */
const heights = { main: 54, other: 32 };
const wide = { columnGap: 62, rowGap: 20, margin: 2 };
const tall = { columnGap: 32, rowGap: 22, besideGap: 10, width: 154, margin: 2 };

/** Distance between two lines next to each other. */
const lane = 7;

const heightOf = ({ row }: Cell): number => (row === 0 ? heights.main : heights.other);

/** Lays the picture out: from left to right, or for a narrow screen from top to bottom. */
export function layOut(picture: Pick<Picture, 'boxes' | 'edges'>, isNarrow: boolean): Geometry {
  const cells = arrangeBoxes(picture);
  const places = isNarrow ? tallPlaces(cells) : widePlaces(cells);
  const lines = picture.edges.flatMap((edge, index) => {
    const from = places.get(edge.from);
    const to = places.get(edge.to);
    return from && to ? [isNarrow ? tallLine(edge, { from, to, index }) : wideLine(edge, { from, to, index })] : [];
  });
  const all = [...places.values()];
  return {
    width: Math.max(0, ...all.map(({ x, width }) => x + width)) + wide.margin,
    height: Math.max(0, ...all.map(({ y, height }) => y + height)) + wide.margin,
    places,
    lines,
  };
}

function widePlaces(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Place> {
  const rows = [...new Set([0, ...[...cells.values()].map(({ row }) => row)])].sort((a, b) => a - b);
  const tops = new Map<number, number>();
  let y = wide.margin;
  for (const row of rows) {
    tops.set(row, y);
    y += heightOf({ column: 0, row }) + wide.rowGap;
  }
  const place = (cell: Cell): Place => ({
    x: wide.margin + cell.column * (boxWidth + wide.columnGap),
    y: tops.get(cell.row) ?? 0,
    width: boxWidth,
    height: heightOf(cell),
  });
  return new Map([...cells].map(([id, cell]) => [id, place(cell)]));
}

/** The main line is on the left; the other boxes of a column of the wide picture are next to it, one under the other. */
function tallPlaces(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const { margin, width, columnGap, rowGap, besideGap } = tall;
  let top = margin;
  for (const column of [...new Set([...cells.values()].map((cell) => cell.column))].sort((a, b) => a - b)) {
    const inColumn = [...cells].filter(([, cell]) => cell.column === column).sort(([, a], [, b]) => a.row - b.row);
    const ends = { main: top, other: top };
    for (const [id, cell] of inColumn) {
      const side = cell.row === 0 ? 'main' : 'other';
      const x = side === 'main' ? margin : margin + width + columnGap;
      places.set(id, { x, y: ends[side], width, height: heightOf(cell) });
      ends[side] += heightOf(cell) + besideGap;
    }
    top = Math.max(ends.main, ends.other) - besideGap + rowGap;
  }
  return places;
}

interface Ends {
  readonly from: Place;
  readonly to: Place;
  /** Number of the line. */
  readonly index: number;
}

const middle = ({ y, height }: Place): number => y + height / 2;

function wideLine(edge: Edge, { from, to }: Ends): Line {
  const offset = edge.kind === 'failure' ? lane : -lane;
  const isStraightDown = from.x === to.x;
  if (isStraightDown) {
    const x = from.x + boxWidth / 2 + offset;
    const [start, end] = to.y > from.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
    return { edge, path: `M${x} ${start}V${end}`, label: { x: x + 24, y: (start + end) / 2 + 4 } };
  }
  const isRight = to.x > from.x;
  const startX = isRight ? from.x + from.width : from.x;
  const endX = isRight ? to.x : to.x + to.width;
  if (middle(from) === middle(to)) {
    return { edge, path: `M${startX} ${middle(from)}H${endX}`, label: { x: (startX + endX) / 2, y: middle(from) - 8 } };
  }
  // Begins and ends next to the line of the main parts, on the side of the other box.
  const side = Math.sign(to.y - from.y);
  const y1 = middle(from) + (from.height === heights.main ? side * 3 * lane : 0);
  const y2 = middle(to) - (to.height === heights.main ? side * 3 * lane : 0);
  const turn = (isRight ? endX : startX) - 26 + offset;
  return {
    edge,
    path: `M${startX} ${y1}H${turn}V${y2}H${endX}`,
    label: { x: (startX + turn) / 2 + 4, y: side < 0 ? y1 + 15 : y1 - 6 },
  };
}

function tallLine(edge: Edge, { from, to, index }: Ends): Line {
  if (from.x === to.x) {
    const x = from.x + from.width / 2;
    const [start, end] = to.y > from.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
    return { edge, path: `M${x} ${start}V${end}`, label: { x: x + 28, y: (start + end) / 2 + 4 } };
  }
  const isRight = to.x > from.x;
  const startX = isRight ? from.x + from.width : from.x;
  const endX = isRight ? to.x : to.x + to.width;
  const turn = tall.margin + tall.width + 7 + (index % 4) * lane;
  return { edge, path: `M${startX} ${middle(from)}H${turn}V${middle(to)}H${endX}` };
}

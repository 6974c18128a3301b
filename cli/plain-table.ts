import Table from 'cli-table3';
import { printable } from './printable.ts';

/**
 * Returns the lines of a table without rules, so that it can be copied from a terminal. A row is one line, whatever its cells
 * contain. With `figures` every column but the first is aligned right.
 */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  columns: 'text' | 'figures' = 'text',
): readonly string[] {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_cell, column) => (columns === 'text' || column === 0 ? 'left' : 'right')),
    chars: noLines,
    style: { head: [], 'padding-left': 0, 'padding-right': 2 },
  });
  table.push(...rows.map((row) => row.map((cell) => printable(String(cell)))));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Returns a table of figures as one string. */
export const figuresTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  plainTable(head, rows, 'figures').join('\n');

const sides = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
const inside = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const noLines = Object.fromEntries([...sides, ...inside].map((place) => [place, '']));

export interface FittingTable {
  readonly lines: readonly string[];
  /** Headings of the columns that are left out. */
  readonly leftOut: readonly string[];
}

/**
 * Returns the lines of a table that fits a terminal. Columns are left out whole, in the order of `expendable`, because a shortened id
 * cannot be copied. `width` is the number of characters of a line; `undefined` if the output is not a terminal: then the table has
 * every column.
 */
export function fittingTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { width = Infinity, expendable }: { readonly width: number | undefined; readonly expendable: readonly string[] },
): FittingTable {
  for (let count = 0; ; count += 1) {
    const leftOut = expendable.slice(0, count);
    const kept = head.flatMap((name, column) => (leftOut.includes(name) ? [] : [column]));
    const lines = plainTable(
      kept.map((column) => head[column] ?? ''),
      rows.map((row) => kept.map((column) => row[column] ?? '')),
    );
    if (count === expendable.length || lines.every((line) => line.length <= width)) return { lines, leftOut };
  }
}

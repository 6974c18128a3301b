import Table from 'cli-table3';
import { printable } from '../printable.ts';

/** Lines of a table without lines, so that a terminal's copy of it can be pasted anywhere. A row is a line, whatever its cells hold. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const table = new Table({
    head: [...head],
    chars: noLines,
    style: { head: [], 'padding-left': 0, 'padding-right': 2 },
  });
  table.push(...rows.map((row) => row.map((cell) => printable(String(cell)))));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

const sides = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
const inside = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const noLines = Object.fromEntries([...sides, ...inside].map((place) => [place, '']));

import { stringify } from 'csv-stringify/sync';
import { printable } from '../printable.ts';

/**
 * A line of CSV in which no cell is a formula for a spreadsheet. A cell that a program could read as one gets an
 * apostrophe in front, with which spreadsheets mark a string.
 */
export const csvLine = (cells: readonly (string | number)[]): string =>
  stringify([cells.map((cell) => inertCell(printable(String(cell))))]).trimEnd();

// Some programs ignore spaces and quotes in front, and accept full-width and other forms of the four characters.
const inertCell = (cell: string): string =>
  /^[\s'"`]*[=+\-@\u2212]/u.test(cell.normalize('NFKC')) ? `'${cell}` : cell;

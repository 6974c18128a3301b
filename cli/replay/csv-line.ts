import { stringify } from 'csv-stringify/sync';
import { printable } from '../printable.ts';

/**
 * A line of CSV in which no cell is a formula for a spreadsheet. A cell that a program could take for one begins with an
 * apostrophe, which spreadsheets take for the sign of a text.
 */
export const csvLine = (cells: readonly (string | number)[]): string =>
  stringify([cells.map((cell) => asText(printable(String(cell))))]).trimEnd();

// Some programs pass over spaces and quotes, or take full-width and other forms of the four characters for the usual ones.
const asText = (cell: string): string => (/^[\s'"`]*[=+\-@\u2212]/u.test(cell.normalize('NFKC')) ? `'${cell}` : cell);

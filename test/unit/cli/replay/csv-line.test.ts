import fc from 'fast-check';
import { csvLine } from '../../../../cli/replay/csv-line.ts';
import { anyText } from '../../../given/builders/any-text.ts';

/** The cells of a line, as a spreadsheet reads them. */
function cellsOf(line: string): string[] {
  const cells = line.match(/(?<=^|,)("(?:[^"]|"")*"|[^,"]*)(?=,|$)/g) ?? [];
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['"=1', `'"=1`],
  ["'=1", "''=1"],
  ['\t=1', '\\t=1'],
  ['\r=1', '\\r=1'],
  ['＝1', "'＝1"],
  ['＠A1', "'＠A1"],
  ['﹣1', "'﹣1"],
  ['−1', "'−1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['a=1', 'a=1'],
  ['2026-11-24', '2026-11-24'],
  ['', ''],
])('writes %j as %s', (cell, written) => {
  expect(cellsOf(csvLine(['x', cell, 'y']))).toEqual(['x', written, 'y']);
});

test('writes no formula, and one line per message with one cell per field', () => {
  const cell = fc.oneof(
    anyText(),
    fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '＝', ' ', '"', "'", ',', ';', '\t', '\r', '\n', '\u200b', 'a'),
    }),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const line = csvLine(['first', ...cells]);
      expect(line).not.toMatch(/[\n\r\t]/);
      const read = cellsOf(line);
      expect(read).toHaveLength(cells.length + 1);
      expect(read.filter((text) => /^[\s"'`]*(?<!')[=+\-@＝]/.test(text) && !text.startsWith("'"))).toEqual([]);
    }),
  );
});

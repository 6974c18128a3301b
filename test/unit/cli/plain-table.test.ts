import { figuresTable, fittingTable, plainTable } from '../../../cli/plain-table.ts';

const rows = [
  ['a long name', '5'],
  ['b', '1200.5'],
];

test('makes columns as wide as their widest cell', () => {
  expect(plainTable(['what', 'ms'], rows)).toEqual(['what         ms', 'a long name  5', 'b            1200.5']);
});

test('aligns figures right', () => {
  expect(figuresTable(['what', 'ms'], rows)).toBe(
    ['what             ms', 'a long name       5', 'b            1200.5'].join('\n'),
  );
});

test('accepts a row with fewer cells than headings', () => {
  expect(figuresTable(['a', 'b'], [['x']])).toBe('a  b\nx');
});

test('keeps a row on one line', () => {
  expect(plainTable(['a'], [['x\ny']])).toHaveLength(2);
});

describe('a table for a terminal', () => {
  const head = ['ID', 'TYPE', 'AGE'];
  const row = ['0123456789', 'a type', '5 m'];
  const at = (width: number | undefined) => fittingTable(head, [row], { width, expendable: ['TYPE', 'AGE'] });

  test('has every column if the output is not a terminal', () => {
    expect(at(undefined)).toEqual({ lines: ['ID          TYPE    AGE', '0123456789  a type  5 m'], leftOut: [] });
  });

  test('has every column if the longest line fits exactly', () => {
    expect(at(23).leftOut).toEqual([]);
    expect(at(22)).toEqual({ lines: ['ID          AGE', '0123456789  5 m'], leftOut: ['TYPE'] });
  });

  test('keeps the other columns whole, however narrow the terminal is', () => {
    expect(at(1)).toEqual({ lines: ['ID', '0123456789'], leftOut: ['TYPE', 'AGE'] });
  });
});

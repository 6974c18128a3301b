import { figuresTable, plainTable } from '../../../cli/plain-table.ts';

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

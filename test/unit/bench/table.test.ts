import { table } from '../../../bench/table.ts';

test('columns are as wide as their widest cell, and figures end in one line', () => {
  expect(
    table(
      ['what', 'ms'],
      [
        ['a long name', '5'],
        ['b', '1200.5'],
      ],
    ),
  ).toBe(['what             ms', 'a long name       5', 'b            1200.5'].join('\n'));
});

test('a row may have fewer cells than there are headings', () => {
  expect(table(['a', 'b'], [['x']])).toBe('a  b\nx');
});

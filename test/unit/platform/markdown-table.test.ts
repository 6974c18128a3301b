import { markdownTable } from '../../../platform/markdown-table.ts';

test('has a line for each row', () => {
  const rows = [
    ['1', '2'],
    ['3', ''],
  ];

  expect(markdownTable(['a', 'b'], rows)).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |');
});

test('aligns figures right', () => {
  expect(markdownTable(['', 'lost'], [['ours', '0']], 'figures')).toBe('|  | lost |\n| --- | ---: |\n| ours | 0 |');
});

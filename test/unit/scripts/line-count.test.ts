import { filesIn, lineCount } from '../../../scripts/line-count.ts';

test('reads the counts of the working tree and of a commit', () => {
  expect(filesIn('a/b.ts:12\nf994450:c.py:3\n')).toEqual([
    { path: 'a/b.ts', lines: 12 },
    { path: 'c.py', lines: 3 },
  ]);
});

test.each([
  ['no file', [], { files: 0, lines: 0, median: 0, longest: undefined }],
  ['an odd number', [9, 1, 5], { files: 3, lines: 15, median: 5, longest: { path: '0', lines: 9 } }],
  ['an even number', [1, 9, 5, 3], { files: 4, lines: 18, median: 5, longest: { path: '1', lines: 9 } }],
])('counts %s of files', (_name, lines, expected) => {
  expect(lineCount(lines.map((count, index) => ({ path: String(index), lines: count })))).toEqual(expected);
});

import { markdownTable, withSection } from '../../../bench/markdown-section.ts';

test('a table has its rule, numbers flush right', () => {
  expect(markdownTable(['', 'lost'], [['ours', '0']])).toBe('|  | lost |\n| --- | ---: |\n| ours | 0 |');
});

test('a section is replaced, and nothing else', () => {
  const text = 'before\n<!-- t: begin -->\nold\n<!-- t: end -->\nafter';

  expect(withSection(text, 't', 'new')).toBe('before\n<!-- t: begin -->\n\nnew\n\n<!-- t: end -->\nafter');
  expect(() => withSection(text, 'u', 'new')).toThrow('<!-- u: begin -->');
});

import { anchorOf, bullets, json, paragraph, plain } from '../../../scripts/markdown.ts';

test('text that Markdown or HTML would interpret is escaped, but not in code', () => {
  expect(plain('/aws/<region>, a|b, CustomMessage_*, [x]')).toBe('/aws/\\<region>, a\\|b, CustomMessage_\\*, \\[x\\]');
  expect(plain('the `sub` of `a<b`, and <c>')).toBe('the `sub` of `a<b`, and \\<c>');
});

test('a paragraph has lines of 120 characters at most, broken at spaces', () => {
  const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const lines = paragraph(text).split('\n');

  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(lines.join(' ')).toBe(text);
});

test('the further lines of a bullet are indented', () => {
  expect(bullets(['a', `${'b'.repeat(100)} ${'c'.repeat(100)}`])).toBe(
    `- a\n- ${'b'.repeat(100)}\n  ${'c'.repeat(100)}`,
  );
});

test('JSON is a block of code', () => {
  expect(json({ a: 1 })).toBe('```json\n{\n  "a": 1\n}\n```');
});

test('anchors are those of GitHub: lowercase, no dots, hyphens for spaces', () => {
  expect(anchorOf('Ids, duplicates and order')).toBe('ids-duplicates-and-order');
  expect(anchorOf('password.set_by_admin')).toBe('passwordset_by_admin');
});

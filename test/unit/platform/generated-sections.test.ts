import { generatedNames, withGenerated } from '../../../platform/generated-sections.ts';

const page =
  'before\n<!-- generated: t -->\nold\n<!-- /generated -->\nin <!-- generated: u -->1<!-- /generated --> line';

test('replaces one section and keeps the rest', () => {
  expect(withGenerated(page, { t: '| $& |' })).toBe(page.replace('\nold\n', () => '\n\n| $& |\n\n'));
});

test('replaces a section within a line, wherever it is', () => {
  expect(withGenerated(`${page}. ${page}`, { u: '2' }).match(/-->2<!-- \/generated --> line/g)).toHaveLength(2);
});

test('lists the sections of a page', () => {
  expect(generatedNames(page)).toEqual(['t', 'u']);
});

test('rejects a section without a marker', () => {
  expect(() => withGenerated(page, { v: 'new' })).toThrow('no marker "<!-- generated: v -->"');
});

test.each([
  ['generated: t', page.replace('<!-- /generated -->\nin', '\nin')],
  ['generated: u', page.replace('<!-- /generated --> line', ' line')],
  ['/generated', page.replace('<!-- generated: t -->', '')],
  ['/generated', `${page}<!-- /generated -->`],
])('rejects the marker %s without its counterpart', (marker, broken) => {
  expect(() => withGenerated(broken, {})).toThrow(`"<!-- ${marker} -->" has no counterpart`);
});

import { v7 } from 'uuid';
import { changingTitle } from '../../../../scripts/mutation/changing-title.ts';

const now = new Date();

test.each([
  ['the current time', () => `reads {"time":"${now.toISOString()}"}`],
  ['a UUIDv7 of the current run', () => `reads {"id":"${v7()}"}`],
])('finds a title with %s', (_part, title) => {
  expect(changingTitle(['adds', title()], now)).toMatch(/^reads/);
});

test('accepts titles with fixed times and ids', () => {
  const titles = ['reads 2026-11-24T03:12:45Z', 'finds 019abcde-0000-7000-8000-000000000000', 'adds'];
  expect(changingTitle(titles, now)).toBeUndefined();
});

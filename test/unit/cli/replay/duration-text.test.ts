import { durationText } from '../../../../cli/replay/duration-text.ts';

test.each([
  [-5_000, '0 s'],
  [0, '0 s'],
  [1_499, '1 s'],
  [1_500, '2 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [119_000, '1 min'],
  [3_599_000, '59 min'],
  [3_600_000, '1 h'],
  [86_399_000, '23 h'],
  [86_400_000, '1 d'],
  [1_209_600_000, '14 d'],
])('writes %i ms as %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

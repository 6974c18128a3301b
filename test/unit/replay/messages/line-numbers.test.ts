import { lineNumbers } from '../../../../replay/messages/line-numbers.ts';

test.each([
  [[], ''],
  [[7], '7'],
  [[10, 2, 9, 5, 6], '2, 5-6, 9-10'],
])('writes %j as "%s"', (numbers, text) => {
  expect(lineNumbers(numbers)).toBe(text);
});

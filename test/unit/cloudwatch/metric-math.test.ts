import { parseExpression } from './metric-math.ts';

const values: Readonly<Record<string, number>> = { a: 6, b: 2, zero: 0 };
const result = (expression: string) =>
  parseExpression(expression)(
    (id) => values[id],
    () => 1000,
  );

test.each([
  ['a + b * 3 - 4 / b', 10],
  ['(a + b) * 3', 24],
  ['FILL(missing, 0)', 0],
  ['FILL(a, 0)', 6],
  ['MAX([a, b])', 6],
  ['MAX([missing, FILL(missing, 1) / 2])', 0.5],
  ['IF(a > 5 AND b == 2, 1, 0)', 1],
  ['IF(a > 5 AND b == 3, 1, 0)', 0],
  ['IF(a < 5 OR b == 2, a, 0)', 6],
  ['100 * a / (SERVICE_QUOTA(all) - 900 + a)', (100 * 6) / 106],
])('evaluates %s', (expression, expected) => {
  expect(result(expression)).toBeCloseTo(expected);
});

test.each(['missing', 'missing + 1', 'IF(missing > 0, 1, 0)', 'a / zero', 'MAX([missing])'])(
  'has no data point for %s',
  (expression) => {
    expect(result(expression)).toBeUndefined();
  },
);

test.each(['a b', 'a +', 'RATE(a)', 'MAX(a)', '(a', 'a ? 1'])('does not read %s', (expression) => {
  expect(() => result(expression)).toThrow(expression);
});

import fc from 'fast-check';
import { quantile } from '../../../bench/quantile.ts';

const oneToHundred = Array.from({ length: 100 }, (_value, index) => index + 1);

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0.001, 1],
])('the %d quantile of 1 to 100 is %d', (share, value) => {
  expect(quantile(oneToHundred, share)).toBe(value);
});

test('the order of the values does not matter, and they stay as they are', () => {
  const values = [30, 4, 100];

  expect(quantile(values, 0.5)).toBe(30);
  expect(values).toEqual([30, 4, 100]);
});

test('a quantile is one of the values, and at least that share of them is not above it', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });

  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), share, (values, wanted) => {
      const found = quantile(values, wanted);
      expect(values).toContain(found);
      expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(wanted * values.length - 1e-9);
    }),
  );
});

test('no values have no quantile', () => {
  expect(() => quantile([], 0.5)).toThrow('no values');
});

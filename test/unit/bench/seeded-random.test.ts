import { seededRandom } from '../../../bench/seeded-random.ts';

const first = (seed: number, count = 1000): number[] => Array.from({ length: count }, seededRandom(seed));

test('the same seed gives the same numbers, another seed others', () => {
  expect(first(42)).toEqual(first(42));
  expect(first(42)).not.toEqual(first(43));
});

test('they are in [0, 1) and spread evenly', () => {
  const tenths = Array<number>(10).fill(0);
  for (const number of first(1, 10_000)) {
    expect(number).toBeGreaterThanOrEqual(0);
    const tenth = Math.floor(number * 10);
    tenths[tenth] = (tenths[tenth] ?? NaN) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

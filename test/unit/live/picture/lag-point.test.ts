import { lagPoint } from '../../../../live/picture/lag-point.ts';

const upTo = (count: number) => Array.from({ length: count }, (_none, index) => index + 1);

test.each([
  ['one event', [7], 7, 7],
  ['two events', [9, 1], 1, 9],
  ['a hundred events', upTo(100).toReversed(), 50, 99],
  ['a hundred and one events', upTo(101), 51, 100],
  ['a thousand events', upTo(1_000), 500, 990],
])('has p50 and p99 of %s as values that occurred', (_name, lags, p50, p99) => {
  expect(lagPoint(lags, lags.length, { at: 5, ms: 1_000 })).toMatchObject({ at: 5, p50, p99 });
});

test('has no percentile without an event, and a rate of zero', () => {
  expect(lagPoint([], 0, { at: 5, ms: 1_000 })).toEqual({ at: 5, p50: undefined, p99: undefined, perSecond: 0 });
});

test('counts events without a lag for the rate', () => {
  expect(lagPoint([4], 30, { at: 5, ms: 2_000 })).toMatchObject({ p50: 4, perSecond: 15 });
});

test('has a finite rate for a span of no length', () => {
  expect(lagPoint([], 1, { at: 5, ms: 0 }).perSecond).toBe(1_000);
});

test('does not change the order of the lags that it gets', () => {
  const lags = [3, 1, 2];
  lagPoint(lags, 3, { at: 5, ms: 1_000 });

  expect(lags).toEqual([3, 1, 2]);
});

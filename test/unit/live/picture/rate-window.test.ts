import { rateWindow } from '../../../../live/picture/rate-window.ts';

test('averages over the whole window', () => {
  const window = rateWindow(5);
  window.add(10_000, 20);
  window.add(14_999, 5);

  expect(window.perSecond(14_999)).toBe(5);
});

test.each([
  [14_999, 1],
  [15_000, 0],
  [60_000, 0],
])('at %i ms, five seconds after 10,000 ms, the rate is %i', (nowMs, rate) => {
  const window = rateWindow(5);
  window.add(10_000, 5);

  expect(window.perSecond(nowMs)).toBe(rate);
});

test('counts one event without a count, and none at first', () => {
  const window = rateWindow(1);
  expect(window.perSecond(0)).toBe(0);
  window.add(0);

  expect(window.perSecond(0)).toBe(1);
});

test('counts an event that arrives late, if the window still has its time', () => {
  const window = rateWindow(5);
  window.add(20_000);
  window.perSecond(20_000);
  window.add(16_000, 4);
  window.add(1_000, 100);

  expect(window.perSecond(20_000)).toBe(1);
});

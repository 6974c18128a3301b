import fc from 'fast-check';
import { backoffSeconds } from '../../../../forwarder/queues/backoff.ts';

const almostOne = 1 - Number.EPSILON;
const maxSeconds = 15 * 60;
const receiveCounts = fc.integer({ min: 1, max: 1_000 });
/** What Math.random() gives. */
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test.each([
  [1, 3, 5],
  [2, 5, 10],
  [3, 10, 20],
  [8, 320, 640],
  [9, 450, 900],
  [1_000, 450, 900],
])('after delivery %i a message stays hidden for %i to %i seconds', (receiveCount, least, most) => {
  expect(backoffSeconds(receiveCount, 0)).toBe(least);
  expect(backoffSeconds(receiveCount, almostOne)).toBe(most);
});

test('a count that SQS cannot have sent is taken for the first delivery', () => {
  expect(backoffSeconds(0, 0)).toBe(backoffSeconds(1, 0));
});

test('returns whole seconds, from half of the full time to 15 minutes', () => {
  fc.assert(
    fc.property(receiveCounts, randoms, (receiveCount, random) => {
      const seconds = backoffSeconds(receiveCount, random);

      expect(Number.isInteger(seconds)).toBe(true);
      expect(seconds).toBeGreaterThanOrEqual(Math.min(maxSeconds, 5 * 2 ** (receiveCount - 1)) / 2);
      expect(seconds).toBeLessThanOrEqual(maxSeconds);
    }),
  );
});

test('never returns less for a later delivery', () => {
  fc.assert(
    fc.property(receiveCounts, randoms, (receiveCount, random) => {
      expect(backoffSeconds(receiveCount + 1, random)).toBeGreaterThanOrEqual(backoffSeconds(receiveCount, random));
    }),
  );
});

test('messages of one outage are spread over half of the time', () => {
  const seconds = new Set(Array.from({ length: 450 }, (_unused, index) => backoffSeconds(20, index / 450)));

  expect(seconds.size).toBe(450);
});

import { arrivals } from '../../../../cli/replay/queue/arrivals.ts';
import { readLetter } from '../../../../cli/replay/queue/read-letter.ts';
import { aLetter } from '../../../builders/a-letter.ts';

const startedAt = new Date('2026-11-24T06:00:00Z');
const sentAfter = (ms: number) => readLetter(aLetter({ sentAt: new Date(startedAt.getTime() + ms) }), 'event');
const again = (read: ReturnType<typeof sentAfter>, ms: number) =>
  readLetter(aLetter({ body: read.letter.body, sentAt: new Date(startedAt.getTime() + ms) }), 'event');

test.each([
  [-86_400_000, false],
  [0, false],
  [2_999, false],
  [3_001, true],
])('a letter that came %i ms after the start is later: %s', (ms, isLater) => {
  expect(arrivals(startedAt, () => startedAt).isLater(sentAfter(ms))).toBe(isLater);
});

test('what comes again within the seconds that no clock tells apart is known by its id', () => {
  const since = arrivals(startedAt, () => startedAt);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, 800))).toBe(true);
  expect(since.isLater(sentAfter(800))).toBe(false);
  // It has been there twice from the beginning.
  expect(since.isLater(again(read, -60_000))).toBe(false);
});

test('a queue that says no time has its letters told apart by id alone', () => {
  const since = arrivals(undefined, () => startedAt);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, 3_600_000))).toBe(true);
  expect(since.isLater(sentAfter(3_600_000))).toBe(false);
});

test('ids are kept for the first seconds alone: afterwards the times are clear', () => {
  let now = startedAt;
  const since = arrivals(startedAt, () => now);
  now = new Date(startedAt.getTime() + 60_000);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, 800))).toBe(false);
});

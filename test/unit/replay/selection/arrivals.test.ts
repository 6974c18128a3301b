import { arrivals } from '../../../../replay/selection/arrivals.ts';
import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';

const startedAt = new Date('2026-11-24T06:00:00Z');
const sentAfter = (ms: number) => parseMessage(aQueueMessage({ sentAt: new Date(startedAt.getTime() + ms) }), 'event');
const again = (read: ReturnType<typeof sentAfter>, ms: number) =>
  parseMessage(aQueueMessage({ body: read.message.body, sentAt: new Date(startedAt.getTime() + ms) }), 'event');

test.each([
  [-86_400_000, false],
  [0, false],
  [2_999, false],
  [3_000, false],
  [3_001, true],
])('tells whether a message that arrived %i ms after the start is later: %s', (ms, isLater) => {
  expect(arrivals(startedAt, () => startedAt).isLater(sentAfter(ms))).toBe(isLater);
});

test('knows a message by its id within the seconds that clocks do not separate', () => {
  const since = arrivals(startedAt, () => startedAt);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, 800))).toBe(true);
  expect(since.isLater(sentAfter(800))).toBe(false);
  // It has been there twice from the beginning.
  expect(since.isLater(again(read, -60_000))).toBe(false);
});

test('separates the messages of a queue without a time only by their ids', () => {
  const since = arrivals(undefined, () => startedAt);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, 3_600_000))).toBe(true);
  expect(since.isLater(sentAfter(3_600_000))).toBe(false);
});

test('keeps ids only for the first seconds, because later times are clear', () => {
  let now = startedAt;
  const since = arrivals(startedAt, () => now);
  now = new Date(startedAt.getTime() + 60_000);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, 800))).toBe(false);
});

test.each([
  [-3_001, false],
  [-3_000, true],
  [3_000, true],
  [3_001, true],
])('counts a message of %i ms after the start that has a sent id as later: %s', (ms, isLater) => {
  const since = arrivals(startedAt, () => startedAt);
  const read = sentAfter(-60_000);
  since.sends([read]);

  expect(since.isLater(again(read, ms))).toBe(isLater);
});

test('keeps ids for nine seconds, and without the time of a queue for ever', () => {
  const idKeptAfter = (ms: number, at: Date | undefined) => {
    let now = startedAt;
    const since = arrivals(at, () => now);
    now = new Date(startedAt.getTime() + ms);
    const read = sentAfter(-60_000);
    since.sends([read]);
    return since.isLater(again(read, 0));
  };

  expect([idKeptAfter(9_000, startedAt), idKeptAfter(9_001, startedAt)]).toEqual([true, false]);
  expect(idKeptAfter(3_600_000, undefined)).toBe(true);
});

test('knows a message without an id by its text', () => {
  const since = arrivals(undefined, () => startedAt);
  const [first, second] = ['{"a":', '{"b":'].map((body) => parseMessage(aQueueMessage({ body }), 'event'));
  if (!first || !second) throw new Error('There are no messages.');
  since.sends([first]);

  expect([since.isLater(first), since.isLater(second)]).toEqual([true, false]);
});

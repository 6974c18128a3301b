import { eventBuffer } from '../../../../live/events/event-buffer.ts';
import { describeEvent } from '../../../../live/events/describe-event.ts';
import { userNames } from '../../../../live/events/user-names.ts';

const names = userNames();
const aBuffer = (limits = { maxEvents: 5, maxText: 1_000 }) => {
  const buffer = eventBuffer(limits);
  const add = (...texts: string[]) => {
    for (const text of texts) buffer.add(describeEvent({ text, consumedMs: 1 }, names), text);
  };
  return { ...buffer, add };
};
const numbers = (events: readonly { readonly number: number }[]) => events.map(({ number }) => number);

test('is empty at first', () => {
  const buffer = aBuffer();

  expect([buffer.newest(), buffer.after(0, 10), buffer.before(Infinity, 10), buffer.whole(1)]).toEqual([
    0,
    [],
    [],
    undefined,
  ]);
});

test('numbers the events from 1, and returns those after and before a number', () => {
  const buffer = aBuffer();
  buffer.add('a', 'b', 'c', 'd');

  expect(buffer.newest()).toBe(4);
  expect(numbers(buffer.after(1, 2))).toEqual([2, 3]);
  expect(numbers(buffer.after(4, 2))).toEqual([]);
  expect(numbers(buffer.after(9, 2))).toEqual([]);
  expect(numbers(buffer.before(4, 2))).toEqual([2, 3]);
  expect(numbers(buffer.before(Infinity, 2))).toEqual([3, 4]);
  expect(numbers(buffer.before(0, 2))).toEqual([]);
});

test('keeps the newest events, with their numbers, after many times its size', () => {
  const buffer = aBuffer();
  for (let count = 1; count <= 52; count += 1) buffer.add(`text ${count}`);

  expect(numbers(buffer.before(Infinity, 100))).toEqual([48, 49, 50, 51, 52]);
  expect(numbers(buffer.after(0, 100))).toEqual([48, 49, 50, 51, 52]);
  expect([buffer.whole(47), buffer.whole(48)?.text]).toEqual([undefined, 'text 48']);
});

test('drops old events for a large one, which it keeps even if it is too large', () => {
  const buffer = aBuffer({ maxEvents: 5, maxText: 10 });
  buffer.add('1234', '5678', '90');
  expect(numbers(buffer.before(Infinity, 9))).toEqual([1, 2, 3]);
  buffer.add('x');
  expect(numbers(buffer.before(Infinity, 9))).toEqual([2, 3, 4]);
  buffer.add('x'.repeat(50));
  expect(numbers(buffer.before(Infinity, 9))).toEqual([5]);
  buffer.add('y');

  expect(numbers(buffer.before(Infinity, 9))).toEqual([6]);
});

test('lists the start of a long text, and returns the whole on request', () => {
  const buffer = aBuffer({ maxEvents: 5, maxText: 100_000 });
  const text = 'x'.repeat(20_000);
  buffer.add(text);

  expect(buffer.after(0, 1)[0]).toMatchObject({ isCut: true, bytes: 20_000 });
  expect(buffer.whole(1)).toMatchObject({ text, isCut: undefined });
});

test.each([NaN, -1, 0, 1.5, 2])('has no event of the number %d', (number) => {
  const buffer = aBuffer();
  buffer.add('a');

  expect(buffer.whole(number)).toBeUndefined();
});

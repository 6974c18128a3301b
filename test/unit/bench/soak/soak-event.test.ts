import { readEvent } from '../../../../contracts/read-event.ts';
import { indexOfSoakEvent, soakEvent } from '../../../../bench/soak/soak-event.ts';

const numbers = Array.from({ length: 20_000 }, (_, index) => index);

test('every event is one of the catalog', () => {
  const refused = numbers.filter((index) => !('event' in readEvent(JSON.stringify(soakEvent(index)))));

  expect(refused).toEqual([]);
});

test('an event tells its number, and no two have the same', () => {
  expect(numbers.map((index) => indexOfSoakEvent(soakEvent(index).id))).toEqual(numbers);
  expect(indexOfSoakEvent(soakEvent(4_000_000_000).id)).toBe(4_000_000_000);
});

test.each(['0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10', '00000000-0000-7000-8000-00000000001G', ''])(
  'an id from another source has no number: %j',
  (id) => {
    expect(indexOfSoakEvent(id)).toBeUndefined();
  },
);

test('soak events have several types, thousands of users or none, and non-ASCII text', () => {
  const events = numbers.map(soakEvent);
  const users = new Set(events.map(({ subject }) => subject));

  expect(new Set(events.map(({ type }) => type)).size).toBe(5);
  expect(users.size).toBeGreaterThan(5000);
  expect(users).toContain(undefined);
  expect(JSON.stringify(events[0])).toMatch(/[^ -~]/);
});

import { v5, validate, version } from 'uuid';
import { nameUuid, newUuid } from '../../../platform/uuid.ts';

const namespace = 'b1c0a4de-5f3a-4e0c-9d52-3a1f6c7e8b90';

test.each(['', 'a', 'cognito.sign_up.confirmed.v1/eu-west-1_a/\u00fc\u2028', 'x'.repeat(500)])(
  'a name has the UUID that the package uuid gives: %j',
  (name) => {
    expect(nameUuid(name, namespace)).toBe(v5(name, namespace));
  },
);

const timeIn = (id: string): number => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

afterEach(() => {
  jest.useRealTimers();
});

test('a new one is of version 7, with the time', () => {
  const before = Date.now();
  const id = newUuid();

  expect([validate(id), version(id)]).toEqual([true, 7]);
  expect(timeIn(id)).toBeGreaterThanOrEqual(before);
  expect(timeIn(id)).toBeLessThanOrEqual(Date.now());
});

test('each one is greater than the last, also if the clock stops or goes back', () => {
  const begin = Date.now() + 10_000;
  jest.useFakeTimers({ now: begin });
  const ids = Array.from({ length: 10_000 }, () => newUuid());
  jest.setSystemTime(begin - 1_000);
  ids.push(newUuid());

  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  // A millisecond has at least 2,048 of them, so that their times stay near the clock's.
  expect(timeIn(ids.at(-1) ?? '') - begin).toBeLessThanOrEqual(5);
  expect(ids.slice(0, 2048).every((id) => timeIn(id) === begin)).toBe(true);
});

test('differs in its random bits from one millisecond to the next', () => {
  const begin = Date.now() + 60_000;
  const ends = new Set<string>();
  const counters = new Set<string>();
  for (let count = 0; count < 100; count++) {
    jest.useFakeTimers({ now: begin + count });
    const id = newUuid();
    ends.add(id.slice(19));
    counters.add(id.slice(14, 18));
  }

  expect(ends.size).toBe(100);
  expect(counters.size).toBeGreaterThan(80);
});

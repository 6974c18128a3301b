import { BoundedMap } from '../../../platform/bounded-map.ts';

const keys = ['a', 'b', 'c', 'd'];

/** A map of two entries that has set these keys. */
function mapAfter(...set: readonly string[]) {
  const map = new BoundedMap<string>(2);
  for (const key of set) map.set(key, `value of ${key}`);
  return keys.filter((key) => map.get(key) === `value of ${key}`);
}

test('removes the entry that was set first for a new one', () => {
  expect(mapAfter('a', 'b', 'c', 'd')).toEqual(['c', 'd']);
});

test('has all entries until it is full', () => {
  expect([mapAfter(), mapAfter('a'), mapAfter('a', 'b')]).toEqual([[], ['a'], ['a', 'b']]);
});

test('keeps an entry that was set again as the newest', () => {
  expect(mapAfter('a', 'b', 'a', 'c')).toEqual(['a', 'c']);
  expect(mapAfter('a', 'b', 'b')).toEqual(['a', 'b']);
});

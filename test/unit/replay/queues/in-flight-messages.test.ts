import { inFlightMessages } from '../../../../replay/queues/in-flight-messages.ts';

/** The sizes of the calls that return so many messages. */
function callsFor(count: number): number[] {
  const held = inFlightMessages();
  for (let nth = 0; nth < count; nth += 1) held.hold(`m-${nth}`, `h-${nth}`);
  return [...held.handles()].map(({ length }) => length);
}

test.each([
  [0, []],
  [1, [1]],
  [10, [10]],
  [11, [10, 1]],
  [25, [10, 10, 5]],
])('returns %i messages in calls of %j', (count, calls) => {
  expect(callsFor(count)).toEqual(calls);
});

test('holds of each message the newest handle', () => {
  const held = inFlightMessages();
  held.hold('m-1', 'old');
  held.hold('m-1', 'new');
  held.hold('m-2', 'other');
  held.drop('m-2');

  expect([held.count(), held.has('m-1'), held.has('m-2'), [...held.handles()]]).toEqual([1, true, false, [['new']]]);
});

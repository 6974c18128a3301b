import { inFlightMessages } from '../../../../replay/queues/in-flight-messages.ts';

/** The sizes of the calls that return so many messages. */
function callsFor(count: number): number[] {
  const inFlight = inFlightMessages();
  for (let nth = 0; nth < count; nth += 1) inFlight.add(`m-${nth}`, `h-${nth}`);
  return [...inFlight.handles()].map(({ length }) => length);
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
  const inFlight = inFlightMessages();
  inFlight.add('m-1', 'old');
  inFlight.add('m-1', 'new');
  inFlight.add('m-2', 'other');
  inFlight.remove('m-2');

  expect([inFlight.count(), inFlight.has('m-1'), inFlight.has('m-2'), [...inFlight.handles()]]).toEqual([
    1,
    true,
    false,
    [['new']],
  ]);
});

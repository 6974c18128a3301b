import { publishToEventBus } from '../../../../triggers/publish/event-bus.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeEventBridge } from '../../../given/fakes/fake-event-bridge.ts';

const overhead = 14 + Buffer.byteLength('cognito-to-kafka' + 'cognito.login.succeeded.v1');

/** An event that is an entry of so many bytes. */
function anEventOf(bytes: number, unit = 'x') {
  const bare = anEvent({ data: { ...anEvent().data, username: unit } });
  const left = bytes - overhead - Buffer.byteLength(JSON.stringify(bare));
  const pad = unit.repeat(Math.floor(left / Buffer.byteLength(unit)));
  return { ...bare, data: { ...bare.data, username: unit + pad + 'x'.repeat(left - Buffer.byteLength(pad)) } };
}

const detail = (event: object) => JSON.stringify(event);

test.each(['x', 'é', '🔑'])('sends events in as few calls as their bytes in UTF-8 allow: %s', async (unit) => {
  const { putEvents, calls, taken } = fakeEventBridge();
  const events = Array.from({ length: 10 }, () => anEventOf(124_000, unit));

  await expect(publishToEventBus(putEvents, 'bus')(events)).resolves.toEqual([]);

  expect(calls).toEqual([8, 2]);
  expect(taken).toEqual(events.map(detail));
});

test('sends more events than a call holds in several calls', async () => {
  const { putEvents, calls, taken } = fakeEventBridge();
  const events = Array.from({ length: 23 }, () => anEvent());

  await expect(publishToEventBus(putEvents, 'bus')(events)).resolves.toEqual([]);

  expect(calls).toEqual([10, 10, 3]);
  expect(taken).toEqual(events.map(detail));
});

test('makes no call without events', async () => {
  const { putEvents, calls } = fakeEventBridge();

  await expect(publishToEventBus(putEvents, 'bus')([])).resolves.toEqual([]);
  expect(calls).toEqual([]);
});

test('sends an event of the largest size by itself, and refuses one byte more', async () => {
  const { putEvents, taken, calls } = fakeEventBridge();
  const [small, largest, larger] = [anEvent(), anEventOf(1_048_575), anEventOf(1_048_576)];

  await expect(publishToEventBus(putEvents, 'bus')([small, largest, larger, small])).resolves.toEqual([
    { event: larger, code: 'EVENT_TOO_LARGE' },
  ]);
  expect(taken).toEqual([small, largest, small].map(detail));
  expect(calls).toEqual([1, 1, 1]);
});

test('sends smaller calls to a bus with the former limit, which refuses larger events', async () => {
  const { putEvents, taken } = fakeEventBridge({ maxBytes: 262_143 });
  const events = [anEventOf(200_000), anEventOf(262_144), anEventOf(100_000), anEvent()];

  await expect(publishToEventBus(putEvents, 'bus')(events)).resolves.toEqual([
    { event: events[1], code: 'EVENT_TOO_LARGE' },
  ]);
  expect(taken.toSorted()).toEqual([events[0], events[2], events[3]].map((event) => detail(event ?? {})).toSorted());
});

test('publishes the other entries if EventBridge refuses a call because of one', async () => {
  const events = Array.from({ length: 10 }, () => anEvent());
  const odd = events[3] ?? anEvent();
  const { putEvents, taken } = fakeEventBridge({ isMalformed: (text) => text.includes(odd.id) });

  await expect(publishToEventBus(putEvents, 'bus')(events)).resolves.toEqual([
    { event: odd, code: 'ValidationException' },
  ]);
  expect(taken).toHaveLength(9);
});

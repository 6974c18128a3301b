import {
  publishToEventBus,
  refuseAll,
  type BusEntry,
  type PutEvents,
  type PutEventsResult,
} from '../../../../triggers/publish/event-bus.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const event = anEvent();
const { signal } = new AbortController();

type Answer = PutEventsResult & { readonly FailedEntryCount?: number };

/** A PutEvents that keeps what it was sent and gives the answer, or rejects with it if it is an error. */
function fakePutEvents(answer: Answer | Error) {
  const sent: { entries: readonly BusEntry[]; signal: unknown }[] = [];
  const putEvents: PutEvents = (entries, given) => {
    sent.push({ entries, signal: given });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { sent, putEvents };
}

/** The refusals of events that EventBridge answers so. */
const refusals = (answer: Answer | Error, events = [event]) =>
  publishToEventBus(fakePutEvents(answer).putEvents, 'bus')(events, signal);

test('an event is one entry whose detail is the whole event', async () => {
  const { putEvents, sent } = fakePutEvents({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });

  await expect(publishToEventBus(putEvents, 'identity-events')([event], signal)).resolves.toEqual([]);

  expect(sent).toEqual([
    {
      entries: [
        {
          EventBusName: 'identity-events',
          Source: 'cognito-to-kafka',
          DetailType: 'cognito.login.succeeded.v1',
          Time: new Date('2026-11-24T03:12:45.123Z'),
          Detail: JSON.stringify(event),
        },
      ],
      signal,
    },
  ]);
});

test('several events go in one call, in their order', async () => {
  const events = [anEvent(), anEvent(), anEvent()];
  const { putEvents, sent } = fakePutEvents({ Entries: [{ EventId: '1' }, { EventId: '2' }, { EventId: '3' }] });

  await expect(publishToEventBus(putEvents, 'bus')(events)).resolves.toEqual([]);

  expect(sent).toMatchObject([{ entries: events.map((one) => ({ Detail: JSON.stringify(one) })), signal: undefined }]);
});

test('reports the events without an EventId as rejected', async () => {
  const [first, second, third] = [anEvent(), anEvent(), anEvent()];
  const Entries = [{ ErrorCode: 'ThrottlingException' }, { EventId: '2' }, { ErrorCode: 'InternalFailure' }];

  await expect(refusals({ FailedEntryCount: 2, Entries }, [first, second, third])).resolves.toEqual([
    { event: first, code: 'ThrottlingException' },
    { event: third, code: 'InternalFailure' },
  ]);
});

test.each([
  ['counts it as failed', { FailedEntryCount: 1 }],
  ['does not count it', { FailedEntryCount: 0 }],
  ['says no count', {}],
])('a 200 whose entry has an error code is a refusal with that code, where it %s', async (_what, count) => {
  const Entries = [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }];

  await expect(refusals({ ...count, Entries })).resolves.toEqual([{ event, code: 'ThrottlingException' }]);
});

test.each([
  [{}],
  [{ FailedEntryCount: 0 }],
  [{ FailedEntryCount: 0, Entries: [] }],
  [{ FailedEntryCount: 1 }],
  [{ FailedEntryCount: 1, Entries: [{}] }],
])('a 200 that neither says that the entry was taken nor why not is a refusal: %j', async (answer) => {
  await expect(refusals(answer)).resolves.toEqual([{ event, code: 'ENTRY_REFUSED' }]);
});

test('an answer with fewer entries than events refuses those it does not speak of', async () => {
  const silent = anEvent();

  await expect(refusals({ Entries: [{ EventId: '1' }] }, [event, silent])).resolves.toEqual([
    { event: silent, code: 'ENTRY_REFUSED' },
  ]);
});

test.each([
  ['AccessDeniedException', Object.assign(new Error('no'), { name: 'AccessDeniedException' })],
  ['ECONNREFUSED', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
  ['Error', Object.assign(new Error('no'), { code: 7 })],
  ['UNKNOWN', Object.assign(new Error('no'), { name: Symbol('no') })],
])('an error of the call refuses every event with the code %s', async (code, error) => {
  const other = anEvent();

  await expect(refusals(error, [event, other])).resolves.toEqual([
    { event, code },
    { event: other, code },
  ]);
});

test.each([[undefined], [null], ['no'], [{}]])(
  'refuses every event for a rejection with %j, which has no name',
  async (reason) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
    const putEvents = () => Promise.reject(reason);

    await expect(publishToEventBus(putEvents, 'bus')([event])).resolves.toEqual([{ event, code: 'UNKNOWN' }]);
  },
);

test('all are refused for the same reason', () => {
  const other = anEvent();

  expect(refuseAll([event, other], 'TIMEOUT')).toEqual([
    { event, code: 'TIMEOUT' },
    { event: other, code: 'TIMEOUT' },
  ]);
});

test('does not repeat a call in parts for an error that is not about the request', async () => {
  const { putEvents, sent } = fakePutEvents(Object.assign(new Error('slow'), { name: 'ThrottlingException' }));

  await publishToEventBus(putEvents, 'bus')([event, anEvent()]);

  expect(sent).toHaveLength(1);
});

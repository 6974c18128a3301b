import type { EventBridgeClient, PutEventsCommand, PutEventsCommandOutput } from '@aws-sdk/client-eventbridge';
import { publishToEventBus, refuseAll } from '../../../../triggers/publish/event-bus.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const event = anEvent();
const { signal } = new AbortController();

/** An EventBridge client that keeps what it was sent and gives the answer, or rejects with it if it is an error. */
function fakeClient(answer: Partial<PutEventsCommandOutput> | Error) {
  const sent: { input: unknown; options: unknown }[] = [];
  const send = (command: PutEventsCommand, options: unknown) => {
    sent.push({ input: command.input, options });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ $metadata: {}, ...answer });
  };
  return { sent, client: { send } as unknown as Pick<EventBridgeClient, 'send'> };
}

/** The refusals of events that the client answers so. */
const refusals = (answer: Partial<PutEventsCommandOutput> | Error, events = [event]) =>
  publishToEventBus(fakeClient(answer).client, 'bus')(events, signal);

test('an event is one entry whose detail is the whole event', async () => {
  const { client, sent } = fakeClient({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });

  await expect(publishToEventBus(client, 'identity-events')([event], signal)).resolves.toEqual([]);

  expect(sent).toEqual([
    {
      input: {
        Entries: [
          {
            EventBusName: 'identity-events',
            Source: 'cognito-to-kafka',
            DetailType: 'cognito.login.succeeded.v1',
            Time: new Date('2026-11-24T03:12:45.123Z'),
            Detail: JSON.stringify(event),
          },
        ],
      },
      options: { abortSignal: signal },
    },
  ]);
});

test('several events go in one call, in their order', async () => {
  const events = [anEvent(), anEvent(), anEvent()];
  const { client, sent } = fakeClient({ Entries: [{ EventId: '1' }, { EventId: '2' }, { EventId: '3' }] });

  await expect(publishToEventBus(client, 'bus')(events)).resolves.toEqual([]);

  expect(sent).toMatchObject([
    { input: { Entries: events.map((one) => ({ Detail: JSON.stringify(one) })) }, options: {} },
  ]);
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
])('an error of the client refuses every event with the code %s', async (code, error) => {
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
    const client = { send: () => Promise.reject(reason) };

    await expect(publishToEventBus(client, 'bus')([event])).resolves.toEqual([{ event, code: 'UNKNOWN' }]);
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
  const { client, sent } = fakeClient(Object.assign(new Error('slow'), { name: 'ThrottlingException' }));

  await publishToEventBus(client, 'bus')([event, anEvent()]);

  expect(sent).toHaveLength(1);
});

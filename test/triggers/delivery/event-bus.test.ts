import type { EventBridgeClient, PutEventsCommand, PutEventsCommandOutput } from '@aws-sdk/client-eventbridge';
import { publishToEventBus } from '../../../triggers/delivery/event-bus.ts';
import { PublishError } from '../../../triggers/errors.ts';
import { anEvent } from '../../builders/an-event.ts';

const event = anEvent();
const { signal } = new AbortController();

/** An EventBridge client that keeps what it was sent and gives the answer, or rejects with it if it is an error. */
function fakeClient(answer: Partial<PutEventsCommandOutput> | Error) {
  const sent: { input: unknown; abortSignal: unknown }[] = [];
  const send = (command: PutEventsCommand, options: { abortSignal: unknown }) => {
    sent.push({ input: command.input, abortSignal: options.abortSignal });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ $metadata: {}, ...answer });
  };
  return { sent, client: { send } as unknown as Pick<EventBridgeClient, 'send'> };
}

/** The error with which a publish is refused. Fails if it is accepted. */
async function refusal(answer: Partial<PutEventsCommandOutput> | Error): Promise<unknown> {
  return publishToEventBus(fakeClient(answer).client, 'bus')(event, signal).then(
    () => {
      throw new Error('The event was accepted.');
    },
    (error: unknown) => error,
  );
}

test('an event is one entry whose detail is the whole event', async () => {
  const { client, sent } = fakeClient({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });

  await publishToEventBus(client, 'identity-events')(event, signal);

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
      abortSignal: signal,
    },
  ]);
});

test('an answer that says nothing of failures is an acceptance', async () => {
  await expect(publishToEventBus(fakeClient({}).client, 'bus')(event, signal)).resolves.toBeUndefined();
});

test.each([
  [
    'counts it as failed',
    { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }] },
  ],
  ['does not count it', { FailedEntryCount: 0, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }] }],
  ['says no count', { Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }] }],
])('a 200 whose entry has an error code is a refusal with that code, where it %s', async (_what, answer) => {
  const error = await refusal(answer);

  expect(error).toBeInstanceOf(PublishError);
  expect(error).toMatchObject({ code: 'ThrottlingException', message: expect.stringContaining('slow') as string });
});

test.each([[{ FailedEntryCount: 1 }], [{ FailedEntryCount: 1, Entries: [{}] }]])(
  'a 200 that counts a failed entry and gives no code is a refusal: %j',
  async (answer) => {
    expect(await refusal(answer)).toMatchObject({ name: 'PublishError', code: 'EntryRefused' });
  },
);

test.each([
  ['AccessDeniedException', Object.assign(new Error('no'), { name: 'AccessDeniedException' })],
  ['ECONNREFUSED', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
])('an error of the client is a refusal with the code %s and the error as its cause', async (code, cause) => {
  const error = await refusal(cause);

  expect(error).toBeInstanceOf(PublishError);
  expect(error).toMatchObject({ code, cause });
});

import type { SQSRecord } from 'aws-lambda';
import type { Failure } from '../../../kafka/failures/failure.ts';
import { createHandler, reserveMs } from '../../../forwarder/handler.ts';
import type { Message } from '../../../kafka/records/message.ts';
import { poisonous, retriable } from '../../given/builders/a-failure.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anSqsEvent } from '../../given/builders/an-sqs-event.ts';
import { acceptingCluster, acceptingQueues } from '../../given/fakes/accepting-ports.ts';

const asCount = (Name: string) => ({ Name, Unit: 'Count' });
const beginMs = Date.UTC(2026, 10, 24, 3, 12, 45, 123);

interface Situation {
  /** Why messages with these ids do not reach Kafka. */
  readonly failing?: Readonly<Record<string, Failure['cause']>>;
  readonly acceptsDeadLetters?: boolean;
  /** Attributes of each record, in place of those that SQS sets. */
  readonly attributes?: Partial<SQSRecord['attributes']>;
  readonly remainingMs?: number;
}

/** Passes a batch to the handler. A delivery takes 40 ms; otherwise the clock does not advance. */
async function handled(
  messages: readonly Message[],
  { failing = {}, acceptsDeadLetters = true, attributes = {}, remainingMs = 60_000 }: Situation = {},
) {
  const lines: string[] = [];
  const seen: { readonly messages: Message[]; readonly deadlineMs: number }[] = [];
  let nowMs = beginMs;
  const handler = createHandler({
    cluster: {
      ...acceptingCluster,
      deliver: (outgoing, deadlineMs) => {
        seen.push({ messages: outgoing.map(({ message }) => message), deadlineMs });
        nowMs += 40;
        const failures = outgoing.flatMap(({ message }) => {
          const cause = failing[message.id];
          return cause ? [{ message, cause }] : [];
        });
        return Promise.resolve({ failures, possibleDuplicates: failures.length });
      },
    },
    queues: {
      ...acceptingQueues,
      sendToDeadLetterQueue: (poison) => Promise.resolve(acceptsDeadLetters ? [] : poison),
    },
    log: (line) => void lines.push(line),
    bus: 'identity',
    now: () => nowMs,
  });
  const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => remainingMs };
  const Records = anSqsEvent(messages).Records.map((record) => ({
    ...record,
    attributes: { ...record.attributes, ...attributes },
  }));
  const response = await handler({ Records }, context);
  return { response, seen, lines, logged: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('a message of SQS is read whole', async () => {
  const message = aMessage({
    id: 'm-1',
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: `  ${JSON.stringify(anEvent(), null, 1)}\n`,
    receiveCount: 12,
    firstReceivedAt: new Date('2026-11-24T03:10:00.007Z'),
    sentMs: Date.UTC(2026, 10, 24, 3, 9),
    replayed: true,
  });

  expect((await handled([message])).seen).toMatchObject([{ messages: [message] }]);
});

test.each(['', '0', '-3', 'NaN', 'often'])('ignores the attribute %j that is not a count', async (odd) => {
  const attributes = { ApproximateReceiveCount: odd, SentTimestamp: odd };
  const [message] = (await handled([aMessage()], { attributes })).seen.flatMap(({ messages }) => messages);

  expect(message).toHaveProperty('receiveCount', 1);
  expect(message).not.toHaveProperty('sentMs');
});

test('a batch that is delivered has no item failures', async () => {
  expect((await handled([aMessage(), aMessage()])).response).toEqual({ batchItemFailures: [] });
});

test('returns the ids of messages to retry, not of dead-lettered ones', async () => {
  const { response } = await handled(
    ['a', 'b', 'c', 'd'].map((id) => aMessage({ id })),
    { failing: { b: retriable, c: poisonous, d: retriable } },
  );

  expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'd' }] });
});

test('returns a poison message that the dead-letter queue rejects', async () => {
  const { response } = await handled([aMessage({ id: 'a' }), aMessage({ id: 'b', body: 'no event' })], {
    acceptsDeadLetters: false,
  });

  expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
});

test('reserves five seconds of the invocation for the queues and the response', async () => {
  const { seen } = await handled([aMessage()], { remainingMs: 30_000 });

  expect(seen.map(({ deadlineMs }) => deadlineMs - beginMs)).toEqual([30_000 - reserveMs]);
});

test('accepts an empty batch', async () => {
  expect((await handled([])).response).toEqual({ batchItemFailures: [] });
});

test('logs one line for a batch without failures', async () => {
  const { logged } = await handled([aMessage(), aMessage(), aMessage()]);
  const lagMs = beginMs + 40 - Date.parse(anEvent().time);

  expect(logged).toEqual([
    {
      time: expect.any(String) as string,
      level: 'info',
      message: 'batch forwarded',
      requestId: 'request-1',
      received: 3,
      durationMs: 40,
      EventBusName: 'identity',
      EventsDelivered: 3,
      EventsRetried: 0,
      EventsDeadLettered: 0,
      EventsPossiblyDuplicated: 0,
      BatchSize: 3,
      KafkaMilliseconds: 40,
      OldestRetriedMilliseconds: 0,
      DeliveryLagMilliseconds: [lagMs, lagMs, lagMs],
      _aws: expect.any(Object) as object,
    },
  ]);
});

test('logs counts and the reason of one failure', async () => {
  const { logged } = await handled(
    [...['a', 'b', 'c', 'd'].map((id) => aMessage({ id })), aMessage({ id: 'e', body: 'no event' })],
    { failing: { b: retriable, c: poisonous, d: retriable } },
  );

  expect(logged).toMatchObject([
    {
      level: 'warn',
      code: retriable.code,
      detail: retriable.detail,
      received: 5,
      EventsDelivered: 1,
      EventsRetried: 2,
      EventsDeadLettered: 2,
      EventsPossiblyDuplicated: 3,
    },
  ]);
});

test('logs the reason of a dead-lettered message if no message is retried', async () => {
  const { logged } = await handled([aMessage(), aMessage({ body: 'no event' })]);

  expect(logged).toMatchObject([{ level: 'warn', code: 'NOT_JSON', EventsDelivered: 1, EventsDeadLettered: 1 }]);
});

test('CloudWatch makes a metric of each count, for this bus', async () => {
  const { logged } = await handled([aMessage()]);

  expect(logged).toMatchObject([
    {
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'CognitoToKafka',
            Dimensions: [['EventBusName']],
            Metrics: [
              ...[
                'EventsDelivered',
                'EventsRetried',
                'EventsDeadLettered',
                'EventsPossiblyDuplicated',
                'BatchSize',
              ].map(asCount),
              { Name: 'KafkaMilliseconds', Unit: 'Milliseconds' },
              { Name: 'OldestRetriedMilliseconds', Unit: 'Milliseconds' },
              { Name: 'DeliveryLagMilliseconds', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
      EventBusName: 'identity',
    },
  ]);
});

test('no line holds anything of a message', async () => {
  const event = anEvent({ subject: 'ann-7c1e' });
  const messages = [
    aMessage({ id: 'a', body: JSON.stringify(event) }),
    aMessage({ id: 'b', body: JSON.stringify({ ...event, type: 'ann-7c1e' }) }),
    aMessage({ id: 'c', body: '{ann-7c1e' }),
  ];
  const { lines } = await handled(messages, { failing: { a: retriable } });

  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('ann-7c1e');
  for (const { receiptHandle } of messages) expect(lines[0]).not.toContain(receiptHandle);
});

import { canaryEvent } from '../../../cli/smoke/canary-event.ts';
import { isForwarderCheck } from '../../../contracts/forwarder-check.ts';
import { ConnectError } from '../../../kafka/failures/connect-error.ts';
import { createDependencies } from '../../../forwarder/dependencies.ts';
import { createHandler } from '../../../forwarder/handler.ts';
import { checkKafka } from '../../../kafka/check-kafka.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anSqsEvent } from '../../given/builders/an-sqs-event.ts';
import { plaintext } from '../../given/builders/plaintext.ts';
import { brokerPartitions, brokerTopic, fakeBroker } from '../../given/fakes/fake-broker.ts';
import { acceptingPorts, acceptingQueues } from '../../given/fakes/accepting-ports.ts';

const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 };

const dependencies = (broker: string, reach = () => Promise.resolve()) => ({
  ...createDependencies({
    bus: 'identity',
    brokers: [broker],
    topics: { topic: brokerTopic, topicsByType: {} },
    createTopics: { partitions: 1, replicationFactor: 1 },
    security: plaintext,
    compression: 'none',
    clientId: 'test',
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
    deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  }),
  queues: { ...acceptingQueues, reach },
});

test('connects for a check, sends nothing, and reports the state of the topics', async () => {
  const broker = await fakeBroker();
  try {
    const answer = await createHandler(dependencies(broker.address))({ check: 'kafka' }, context);

    expect(answer).toEqual({
      reached: true,
      tookMs: expect.any(Number) as number,
      topics: [brokerTopic],
      // The fake broker does not describe configurations, as one that does not let this user.
      states: [
        { topic: brokerTopic, exists: true, partitions: brokerPartitions, replicationFactor: 1, notWritable: [] },
      ],
      queues: { reached: true },
    });
    expect(broker.requests).toEqual([]);
  } finally {
    await broker.stop();
  }
});

test('reports the code of the log if no broker listens, and the code of SQS', async () => {
  const broker = await fakeBroker();
  await broker.stop();

  const timeout = () => Promise.reject(Object.assign(new Error('no answer'), { name: 'TimeoutError' }));
  expect(await createHandler(dependencies(broker.address, timeout))({ check: 'kafka' }, context)).toMatchObject({
    queues: { reached: false, code: 'TimeoutError' },
    reached: false,
    code: 'ECONNREFUSED',
    detail: expect.any(String) as string,
  });
});

test('reports missing topics and refusals of the brokers', async () => {
  const ports = { topics: ['a', 'b'], now: () => 0, lastRefusal: () => undefined };
  const states = [{ topic: 'b', exists: false }] as const;
  const refusal = new ConnectError('KAFKA_AUTHENTICATION_FAILED', 'The brokers refused the credentials.');

  expect(
    await checkKafka({ ...ports, connect: () => Promise.resolve({ missing: 'The topic b does not exist.', states }) }),
  ).toEqual({
    reached: true,
    tookMs: 0,
    topics: ['a', 'b'],
    missing: 'The topic b does not exist.',
    states,
  });
  expect(await checkKafka({ ...ports, connect: () => Promise.reject(refusal) })).toEqual({
    reached: false,
    tookMs: 0,
    code: 'KAFKA_AUTHENTICATION_FAILED',
    detail: 'The brokers refused the credentials.',
  });
});

test.each([
  ['connected', () => Promise.resolve({ missing: undefined, states: [] })],
  ['failed', () => Promise.reject(new Error('no broker'))],
])('says how long it took until it %s', async (_how, end) => {
  let nowMs = 1_000;
  const connect = () => {
    nowMs += 70;
    return end();
  };

  expect(await checkKafka({ topics: [], now: () => nowMs, lastRefusal: () => undefined, connect })).toMatchObject({
    tookMs: 70,
  });
});

test('reports refused records of the last batch, because the check writes nothing', async () => {
  const broker = await fakeBroker({ errorCode: () => 29 });
  try {
    const handler = createHandler({ ...dependencies(broker.address), log: () => undefined });
    await handler(anSqsEvent([aMessage({ body: JSON.stringify(anEvent()) })]), context);

    expect(await handler({ check: 'kafka' }, context)).toMatchObject({
      reached: true,
      lastRefusal: expect.stringMatching(
        /refused topic identity-events\. TOPIC_AUTHORIZATION_FAILED: .* WRITE/,
      ) as string,
    });
  } finally {
    await broker.stop();
  }
});

test('a batch of the queue is never taken for a check', () => {
  expect(isForwarderCheck({ check: 'kafka' })).toBe(true);
  expect(isForwarderCheck({ Records: [], check: 'kafka' })).toBe(false);
  expect(isForwarderCheck({ check: 'bus' })).toBe(false);
});

test('logs id and times of an acknowledged canary, and of no other event', async () => {
  const lines: unknown[] = [];
  const canary = canaryEvent(new Date());
  const handler = createHandler({
    ...acceptingPorts,
    log: (line) => void lines.push(JSON.parse(line)),
  });
  const messages = [anEvent(), canary].map((event, nth) =>
    aMessage({ body: JSON.stringify(event), sentMs: 700 + nth }),
  );
  await handler(anSqsEvent(messages), context);

  expect(lines).toMatchObject([
    { message: 'batch forwarded' },
    {
      message: 'canary delivered',
      canary: { id: canary.id, topic: 'events', queuedMs: 701, receivedMs: 1_000, acknowledgedMs: 1_000 },
    },
  ]);
  expect(lines).toHaveLength(2);
});

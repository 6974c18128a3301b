import { createDependencies } from '../../../forwarder/dependencies.ts';
import type { Config } from '../../../forwarder/config.ts';
import { aFailure, retriable } from '../../given/builders/a-failure.ts';
import { anOutgoing } from '../../given/builders/an-outgoing.ts';
import { plaintext } from '../../given/builders/plaintext.ts';
import { captureStdout } from '../../given/fakes/captured-stdout.ts';
import { fakeAws } from '../../given/fakes/fake-aws.ts';
import { brokerTopic, fakeBroker, otherTopic } from '../../given/fakes/fake-broker.ts';

const dependencies = (over: Partial<Config> = {}) =>
  createDependencies({
    bus: 'identity',
    brokers: [broker.address],
    topics: { topic: brokerTopic, topicsByType: {} },
    createTopics: undefined,
    security: plaintext,
    compression: 'none',
    clientId: 'test',
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
    deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
    ...over,
  });

let broker: Awaited<ReturnType<typeof fakeBroker>>;
let errorCode = () => 0;
let stateOf: (topic: string) => object = () => ({});
beforeEach(async () => {
  [errorCode, stateOf] = [() => 0, () => ({})];
  broker = await fakeBroker({ errorCode: () => errorCode(), stateOf: (topic) => stateOf(topic) });
});
afterEach(() => broker.stop());

test('nothing connects before there is a record', async () => {
  expect(await dependencies().cluster.deliver([], Date.now() + 60_000)).toMatchObject({ failures: [] });
  expect(broker.connections()).toBe(0);
});

test('a batch uses the connection of the one before it', async () => {
  const { deliver } = dependencies().cluster;

  expect(await deliver([anOutgoing('a')], Date.now() + 60_000)).toMatchObject({ failures: [] });
  const before = broker.connections();
  expect(await deliver([anOutgoing('b')], Date.now() + 60_000)).toMatchObject({ failures: [] });

  expect(broker.requests).toHaveLength(2);
  expect(broker.connections()).toBe(before);
});

test('a line of the log reaches stdout as it is', () => {
  const written: unknown[] = [];
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(text);
    return true;
  });

  dependencies().log('{"level":"info"}');
  stdout.mockRestore();

  expect(written).toEqual(['{"level":"info"}\n']);
});

test('waits between two attempts of an invocation', async () => {
  // Kafka's number for a leader that has moved.
  const codes = [6];
  errorCode = () => codes.shift() ?? 0;
  const begin = performance.now();

  expect(await dependencies().cluster.deliver([anOutgoing('a')], Date.now() + 60_000)).toMatchObject({ failures: [] });

  expect(broker.requests).toHaveLength(2);
  expect(performance.now() - begin).toBeGreaterThan(145);
});

test('reports missing topics in the log, and in the answer to a check', async () => {
  stateOf = (topic) => (topic === otherTopic ? { errorCode: 3 } : {});
  const topics = { topic: brokerTopic, topicsByType: { 'cognito.login.': otherTopic } };
  const { deliver, check } = dependencies({ topics }).cluster;
  const stdout = captureStdout();
  try {
    expect(await deliver([anOutgoing('a')], Date.now() + 60_000)).toMatchObject({ failures: [] });
    const detail = expect.stringMatching(/^The topic logins does not exist/) as string;

    expect(stdout.lines()).toMatchObject([
      { level: 'error', message: 'topics are missing', code: 'KAFKA_TOPIC_MISSING', detail },
    ]);
    expect(await check()).toMatchObject({
      reached: true,
      topics: [brokerTopic, otherTopic],
      missing: detail,
      states: [
        { topic: brokerTopic, exists: true },
        { topic: otherTopic, exists: false },
      ],
    });
  } finally {
    stdout.restore();
  }
});

test('calls the queue for retries, the DLQ for poison messages, and both for a check', async () => {
  const aws = await fakeAws(({ input }) => {
    const { Entries = [] } = input as { readonly Entries?: readonly { readonly Id: string }[] };
    return { Successful: Entries.map(({ Id }) => ({ Id })) };
  });
  try {
    const [queueUrl, deadLetterQueueUrl] = [`${aws.url}/111122223333/queue`, `${aws.url}/111122223333/dlq`];
    const { sendToDeadLetterQueue, delayRetry, reach } = dependencies({ queueUrl, deadLetterQueueUrl }).queues;
    await sendToDeadLetterQueue([aFailure()]);
    await delayRetry([aFailure({ cause: retriable })]);
    await reach();

    const made = aws.calls.map(({ operation, input }) => [operation, (input as { QueueUrl: string }).QueueUrl]);
    expect(made.slice(0, 2)).toEqual([
      ['SendMessageBatch', deadLetterQueueUrl],
      ['ChangeMessageVisibilityBatch', queueUrl],
    ]);
    expect(made.slice(2).sort()).toEqual([
      ['GetQueueAttributes', deadLetterQueueUrl],
      ['GetQueueAttributes', queueUrl],
    ]);
    const failedAt = { StringValue: expect.stringMatching(/^\d{4}-/) as string };
    expect(aws.calls[0]).toMatchObject({ input: { Entries: [{ MessageAttributes: { failedAt } }] } });
  } finally {
    await aws.close();
  }
});

test('closes the connections of a check', async () => {
  expect(await dependencies().cluster.check()).toMatchObject({ reached: true });

  expect(broker.connections()).toBeGreaterThan(0);
  while (broker.sockets.size > 0) await new Promise(setImmediate);
});

test('reads its user from Secrets Manager', async () => {
  const secretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:kafka-AbCdEf';
  const aws = await fakeAws(() => ({ SecretString: 'no JSON' }));
  try {
    const { check } = dependencies({
      security: { ...plaintext, authentication: 'scram-sha-512', secretArn },
    }).cluster;

    expect(await check()).toMatchObject({ reached: false, code: 'KAFKA_SECRET_UNUSABLE' });
    expect(aws.calls).toEqual([{ operation: 'GetSecretValue', input: { SecretId: secretArn } }]);
  } finally {
    await aws.close();
  }
});

test('calls a queue twice if it fails', async () => {
  const aws = await fakeAws(() => ({ status: 500, code: 'InternalError' }));
  try {
    const { reach } = dependencies({
      queueUrl: `${aws.url}/1/queue`,
      deadLetterQueueUrl: `${aws.url}/1/dlq`,
    }).queues;

    await expect(reach()).rejects.toThrow();
    const called = () => aws.calls.map(({ input }) => (input as { QueueUrl: string }).QueueUrl.slice(-5));
    while (called().length < 4) await new Promise(setImmediate);
    expect(called().sort()).toEqual(['1/dlq', '1/dlq', 'queue', 'queue']);
  } finally {
    await aws.close();
  }
});

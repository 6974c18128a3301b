import { createDependencies } from '../../../../forwarder/dependencies.ts';
import { createHandler } from '../../../../forwarder/handler.ts';
import type { KafkaAuthPorts } from '../../../../kafka/access/kafka-auth.ts';
import type { Security } from '../../../../kafka/access/read-security.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anSqsEvent } from '../../../given/builders/an-sqs-event.ts';
import { plaintext } from '../../../given/builders/plaintext.ts';
import { brokerTopic, fakeBroker } from '../../../given/fakes/fake-broker.ts';
import { acceptingQueues } from '../../../given/fakes/accepting-ports.ts';

const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 };

const noAuth: KafkaAuthPorts = {
  readSecret: () => Promise.reject(new Error('not asked for')),
  token: () => Promise.reject(new Error('not asked for')),
  now: Date.now,
};

/** The forwarder as it is deployed, over a broker that answers every request to produce with that error. */
async function aForwarder(errorCode: number, security: Partial<Security> = {}, authPorts = noAuth) {
  const broker = await fakeBroker({ errorCode: () => errorCode });
  const lines: { readonly code?: string; readonly detail?: string }[] = [];
  const deadLettered: string[] = [];
  const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue';
  const config = {
    bus: 'identity',
    brokers: [broker.address],
    topics: { topic: brokerTopic, topicsByType: {} },
    createTopics: undefined,
    security: { ...plaintext, ...security },
    compression: 'zstd' as const,
    clientId: 'test',
    queueUrl,
    deadLetterQueueUrl: queueUrl,
  };
  const handler = createHandler({
    ...createDependencies(config, authPorts),
    queues: {
      ...acceptingQueues,
      sendToDeadLetterQueue: (poison) => {
        deadLettered.push(...poison.map(({ message }) => message.id));
        return Promise.resolve([]);
      },
      reach: () => Promise.resolve(),
    },
    log: (line) => void lines.push(JSON.parse(line) as (typeof lines)[number]),
  });
  const forward = async () => {
    const event = anSqsEvent([anEvent(), anEvent()].map((one) => aMessage({ body: JSON.stringify(one) })));
    const { batchItemFailures } = await handler(event, context);
    return { retried: batchItemFailures.length, ...lines.at(-1) };
  };
  return { broker, deadLettered, forward, check: () => handler({ check: 'kafka' }, context) };
}

// Numbers of Kafka's protocol; 4711 is of no version yet.
test.each([
  [43, 'UNSUPPORTED_FOR_MESSAGE_FORMAT', /kafka\.compression to gzip or none/],
  [76, 'UNSUPPORTED_COMPRESSION_TYPE', /kafka\.compression to gzip or none/],
  [44, 'POLICY_VIOLATION', /policies of the cluster/],
  [32, 'INVALID_TIMESTAMP', /message\.timestamp\.before\.max\.ms/],
  [29, 'TOPIC_AUTHORIZATION_FAILED', /kafka-cluster:WriteData/],
  [31, 'CLUSTER_AUTHORIZATION_FAILED', /authorized to use the cluster/],
  [89, 'KAFKA_RATE_LIMITED', /Error: THROTTLING_QUOTA_EXCEEDED\. Lower kafka\.maxConcurrency/],
  [42, 'INVALID_REQUEST', /an error that Kafka does not send to producers/],
  [4711, 'KAFKA_ERROR_4711', /an error that Kafka does not send to producers/],
])('leaves the batch in the queue after error %i, and tries nothing more', async (number, code, said) => {
  const { broker, deadLettered, forward } = await aForwarder(number);
  try {
    expect(await forward()).toMatchObject({ retried: 2, code, detail: expect.stringMatching(said) as string });
    expect([broker.requests.length, deadLettered]).toEqual([1, []]);
    expect(broker.connections()).toBeLessThanOrEqual(2);
  } finally {
    await broker.stop();
  }
});

test('does not connect for 10 seconds after a rate limit', async () => {
  let nowMs = 1_000_000;
  const { broker, forward, check } = await aForwarder(89, {}, { ...noAuth, now: () => nowMs });
  try {
    await forward();
    const before = broker.connections();
    nowMs += 9_999;

    expect(await forward()).toMatchObject({ retried: 2, code: 'KAFKA_RATE_LIMITED' });
    expect(await check()).toMatchObject({ reached: false, code: 'KAFKA_RATE_LIMITED' });
    expect(broker.connections()).toBe(before);

    nowMs += 1;
    await forward();
    expect(broker.connections()).toBeGreaterThan(before);
  } finally {
    await broker.stop();
  }
});

test('uses the same reading of the secret in the check and in the next batch', async () => {
  let nowMs = 1_000_000;
  let text = 'ann:hunter2';
  const readSecret = () => Promise.resolve(text);
  const security = { authentication: 'plain', secretArn: 'arn:secret' } as const;
  const { broker, forward, check } = await aForwarder(0, security, { ...noAuth, readSecret, now: () => nowMs });
  try {
    await forward();
    text = '{"username":"ann","password":"hunter2"}';
    nowMs += 29_999;

    expect(await check()).toMatchObject({ reached: false, code: 'KAFKA_SECRET_UNUSABLE' });
    expect(await forward()).toMatchObject({ retried: 2, code: 'KAFKA_SECRET_UNUSABLE' });

    nowMs += 1;
    // The fake broker has no SASL: now both find that.
    expect(await check()).toMatchObject({ reached: false, code: 'KafkaJSServerDoesNotSupportApiKey' });
    expect(await forward()).toMatchObject({ retried: 2, code: 'KafkaJSServerDoesNotSupportApiKey' });
  } finally {
    await broker.stop();
  }
});

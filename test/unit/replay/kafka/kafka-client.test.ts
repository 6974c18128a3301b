import { kafkaClient } from '../../../../replay/kafka/kafka-client.ts';
import { deliver } from '../../../../kafka/send/deliver.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { plaintext } from '../../../given/builders/plaintext.ts';
import { brokerTopic, fakeBroker, otherTopic } from '../../../given/fakes/fake-broker.ts';

test('writes to the cluster of the forwarder as its person, and waits between two attempts', async () => {
  // Kafka's number for a leader that has moved.
  const codes = [6];
  const broker = await fakeBroker({
    errorCode: () => codes.shift() ?? 0,
    stateOf: (topic) => (topic === otherTopic ? { errorCode: 3 } : {}),
  });
  const ports = kafkaClient(
    {
      bus: 'identity',
      brokers: [broker.address],
      topics: { topic: brokerTopic, topicsByType: { 'cognito.login.': otherTopic } },
      createTopics: undefined,
      security: plaintext,
      compression: 'none',
      clientId: 'test',
      queueUrl: 'https://sqs/1/q',
      deadLetterQueueUrl: 'https://sqs/1/dlq',
    },
    {},
  );
  try {
    const begin = performance.now();

    expect(await deliver([anOutgoing('a')], ports.now() + 30_000, ports)).toMatchObject({ failures: [] });

    expect(broker.requests).toHaveLength(2);
    expect(performance.now() - begin).toBeGreaterThan(145);
  } finally {
    ports.discard();
    await broker.stop();
  }
});

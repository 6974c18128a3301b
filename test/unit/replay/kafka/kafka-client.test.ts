import { kafkaClient } from '../../../../replay/kafka/kafka-client.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { plaintext } from '../../../given/builders/plaintext.ts';
import { brokerTopic, fakeBroker, otherTopic } from '../../../given/fakes/fake-broker.ts';

test('writes to the cluster as the operator, and waits between two attempts', async () => {
  // Kafka's number for a leader that has moved.
  const codes = [6];
  const broker = await fakeBroker({
    errorCode: () => codes.shift() ?? 0,
    stateOf: (topic) => (topic === otherTopic ? { errorCode: 3 } : {}),
  });
  const cluster = kafkaClient(
    {
      brokers: [broker.address],
      topics: { topic: brokerTopic, topicsByType: { 'cognito.login.': otherTopic } },
      createTopics: undefined,
      security: plaintext,
      compression: 'none',
      clientId: 'test',
    },
    {},
  );
  try {
    const begin = performance.now();

    expect(await cluster.deliver([anOutgoing('a')], Date.now() + 30_000)).toMatchObject({ failures: [] });

    expect(broker.requests).toHaveLength(2);
    expect(performance.now() - begin).toBeGreaterThan(145);
  } finally {
    cluster.close();
    await broker.stop();
  }
});

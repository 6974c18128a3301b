import { kafkaOf, type KafkaPorts } from '../../../../cli/replay/queue/kafka.ts';
import { warmProducer } from '../../../../forwarder/warm-producer.ts';
import { anEvent } from '../../../builders/an-event.ts';
import { fakeProducers } from '../../../fakes/fake-producer.ts';

const Variables = {
  KAFKA_BROKERS: 'b-1:9092',
  KAFKA_TOPIC: 'identity-events',
  QUEUE_URL: 'https://sqs/1/q',
  DEAD_LETTER_QUEUE_URL: 'https://sqs/1/dlq',
  KAFKA_SECRET_ARN: 'arn:secret',
  KAFKA_CA_SECRET_ARN: '',
};

function aCluster(
  producers = fakeProducers(),
  variables: Record<string, string> = { ...Variables, KAFKA_SECRET_ARN: '' },
) {
  const ports: KafkaPorts = {
    settingsOf: () => Promise.resolve({ Environment: { Variables: variables } }),
    connect: () =>
      Promise.resolve({ ...warmProducer(producers.create), now: Date.now, pause: () => Promise.resolve() }),
    region: () => Promise.resolve('eu-west-1'),
  };
  return { kafka: kafkaOf(ports), producers };
}

test('events go to Kafka byte for byte; what is none is refused by its code', async () => {
  const { kafka, producers } = aCluster();
  const event = ` ${JSON.stringify(anEvent())}\n`;

  expect(await kafka.send('forwarder', [event, '{"half'])).toEqual([undefined, 'NOT_JSON']);
  expect(producers.acknowledged).toEqual([event]);
});

test('one producer serves all calls, and is destroyed in the end', async () => {
  const { kafka, producers } = aCluster();

  await Promise.all([1, 2, 3].map(() => kafka.send('forwarder', [JSON.stringify(anEvent())])));
  kafka.close();
  await kafka.send('forwarder', []);

  expect(producers.acknowledged).toHaveLength(3);
  expect(producers.made.map(({ isDestroyed }) => isDestroyed())).toEqual([true]);
});

test('settings that cannot be read or used refuse every event', async () => {
  const { kafka } = aCluster(fakeProducers(), { KAFKA_BROKERS: '' });

  expect(await kafka.send('forwarder', ['a', 'b'])).toEqual(['BAD_CONFIGURATION', 'BAD_CONFIGURATION']);
});

test('the secrets are those that the settings name', async () => {
  expect(await aCluster(undefined, Variables).kafka.secretArns('forwarder')).toEqual(['arn:secret']);
});

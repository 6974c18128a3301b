import { setImmediate as turn } from 'node:timers/promises';
import { kafkaOf, type KafkaPorts } from '../../../../replay/kafka/kafka.ts';
import type { Producer } from '../../../../kafka/producer.ts';
import { warmProducer } from '../../../../kafka/send/warm-producer.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeProducers } from '../../../given/fakes/fake-producer.ts';
import { topicOf } from '../../../../kafka/records/route.ts';
import { deliver } from '../../../../kafka/send/deliver.ts';

const Variables = {
  KAFKA_BROKERS: 'b-1:9092',
  KAFKA_TOPIC: 'identity-events',
  KAFKA_SECRET_ARN: 'arn:secret',
  KAFKA_CA_SECRET_ARN: '',
};

function aCluster(
  producers = fakeProducers(),
  variables: Record<string, string> = { ...Variables, KAFKA_SECRET_ARN: '' },
  now = Date.now,
) {
  const ports: KafkaPorts = {
    settingsOf: () => Promise.resolve({ Environment: { Variables: variables } }),
    connect: ({ topics }) => {
      const ports = { ...warmProducer(producers.create), now, pause: () => Promise.resolve() };
      return Promise.resolve({
        topicOf: (type) => topicOf(type, topics),
        // By the clock of the test.
        deliver: (outgoing) => deliver(outgoing, now() + 30_000, ports),
        close: ports.discard,
      });
    },
    region: () => Promise.resolve('eu-west-1'),
  };
  return { kafka: kafkaOf(ports), producers };
}

test('writes events to Kafka byte for byte, and refuses other text with a code', async () => {
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

test('neither repeats nor refuses the events of other workers if one topic fails', async () => {
  const producers = fakeProducers({
    answer: (values) => (values.some((value) => value.includes('sick')) ? new Error('the connection is gone') : 'all'),
  });
  // The broker has the records at once; its answer takes a while, and does not reach a producer that was destroyed.
  const slow = (): Producer => {
    const producer = producers.create();
    const life = producers.made.at(-1);
    const send: Producer['send'] = async (records) => {
      const named = await producer.send(records);
      await turn();
      if (life?.isDestroyed()) throw new Error('the producer has been destroyed');
      return named;
    };
    return { ...producer, send };
  };
  let nowMs = 0;
  const { kafka } = aCluster({ ...producers, create: slow }, undefined, () => (nowMs += 100));
  const workers = Array.from({ length: 12 }, (_none, worker) =>
    Array.from({ length: worker === 0 ? 1 : 10 }, () =>
      JSON.stringify(anEvent(worker === 0 ? { subject: 'sick' } : {})),
    ),
  );

  const codes = await Promise.all(workers.map((events) => kafka.send('forwarder', events)));

  const healthy = workers.slice(1).flat();
  expect(producers.acknowledged.toSorted()).toEqual(healthy.toSorted());
  expect(codes.slice(1).flat()).toStrictEqual(healthy.map(() => undefined));
  expect(codes[0]).toEqual([expect.stringMatching(/./)]);
});

test('settings that cannot be read or used refuse every event', async () => {
  const { kafka } = aCluster(fakeProducers(), { KAFKA_BROKERS: '' });

  expect(await kafka.send('forwarder', ['a', 'b'])).toEqual(['BAD_CONFIGURATION', 'BAD_CONFIGURATION']);
});

test('the secrets are those that the settings name', async () => {
  expect(await aCluster(undefined, Variables).kafka.secretArns('forwarder')).toEqual(['arn:secret']);
});

test('a function without settings has no secrets, and reaches no cluster', async () => {
  const ports: KafkaPorts = {
    settingsOf: () => Promise.resolve({}),
    connect: () => Promise.reject(new Error('not asked for')),
    region: () => Promise.resolve('eu-west-1'),
  };
  const kafka = kafkaOf(ports);

  expect(await kafka.secretArns('forwarder')).toEqual([]);
  expect(await kafka.send('forwarder', [JSON.stringify(anEvent())])).toEqual(['BAD_CONFIGURATION']);
  expect(() => {
    kafka.close();
  }).not.toThrow();
});

test('names every secret that a person needs', async () => {
  const { kafka } = aCluster(fakeProducers(), { ...Variables, KAFKA_CA_SECRET_ARN: 'arn:ca' });

  expect(await kafka.secretArns('forwarder')).toEqual(['arn:secret', 'arn:ca']);
});

test('sends each event to the topic of its type', async () => {
  const topics: string[] = [];
  const producers = fakeProducers();
  const create = () => {
    const producer = producers.create();
    const send: Producer['send'] = (records) => {
      topics.push(...records.map(({ topic }) => topic));
      return producer.send(records);
    };
    return { ...producer, send };
  };
  const { kafka } = aCluster(
    { ...producers, create },
    {
      ...Variables,
      KAFKA_SECRET_ARN: '',
      KAFKA_TOPICS_BY_TYPE: '{"cognito.login.":"logins"}',
    },
  );

  expect(await kafka.send('forwarder', [JSON.stringify(anEvent())])).toEqual([undefined]);
  expect(topics).toEqual(['logins']);
});

test('gives Kafka as long as the forwarder has, 30 seconds', async () => {
  const deadlines: number[] = [];
  const kafka = kafkaOf({
    settingsOf: () => Promise.resolve({ Environment: { Variables: { ...Variables, KAFKA_SECRET_ARN: '' } } }),
    connect: ({ topics }) =>
      Promise.resolve({
        topicOf: (type) => topicOf(type, topics),
        deliver: (_outgoing, deadlineMs) => {
          deadlines.push(deadlineMs);
          return Promise.resolve({ failures: [], possibleDuplicates: 0, connects: 0 });
        },
        close: () => undefined,
      }),
    region: () => Promise.resolve('eu-west-1'),
  });

  const begin = Date.now();
  await kafka.send('forwarder', [JSON.stringify(anEvent())]);

  const [deadline = 0] = deadlines;
  expect(deadline - begin >= 30_000 && deadline - Date.now() <= 30_000).toBe(true);
});

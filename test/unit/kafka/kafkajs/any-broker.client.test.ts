import { anyBroker } from '../../../../kafka/kafkajs/any-broker.ts';
import { silentBrokers } from '../../../../kafka/kafkajs/silent-brokers.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { fakeClients } from '../../../given/fakes/fake-clients.ts';

const brokers = ['a:9092', 'b:9092'];
const { record } = anOutgoing('m-1');

/** A producer over fake clients with these members of their own. */
function aProducer(own: object = {}) {
  const { create, made } = fakeClients();
  const producer = anyBroker({
    brokers,
    silent: silentBrokers({ now: Date.now, random: () => 0 }),
    create: (broker) => ({ ...create(broker), ...own }),
    now: Date.now,
  });
  return { producer, made };
}

test('sends nothing before it is connected, and has the usual limits until then', async () => {
  const { producer, made } = aProducer();

  await expect(producer.send([record])).rejects.toThrow('the producer is not connected');
  expect(producer.limitsOf('identity-events')).toBe(usualLimits);
  expect(producer.partitionOf(record)).toBeUndefined();
  expect(made).toEqual([]);
});

test('passes on the limits and the partitions of the connected client', async () => {
  const limits = { maxBatchBytes: 1, needsKeys: true };
  const { producer } = aProducer({ limitsOf: () => limits, partitionOf: () => 7 });
  await producer.connect();

  expect(producer.limitsOf('identity-events')).toBe(limits);
  expect(producer.partitionOf(record)).toBe(7);
});

import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { KafkaRecord } from '../../contracts/kafka-record.ts';
import { deliver } from '../../kafka/send/deliver.ts';
import { kafkajsProducer, rememberBrokers, type KafkaSettings } from '../../kafka/kafkajs/producer.ts';
import { warmProducer } from '../../kafka/send/warm-producer.ts';
import { invocationMs } from '../invocation-ms.ts';

/** A way of writing records to Kafka. */
export interface Sender {
  /** Resolves with the values that it reports as delivered. */
  readonly send: (records: readonly KafkaRecord[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** kafkajs as its documentation shows it; its own retries stay on. What it rejects counts as not delivered. */
async function plainKafkajs(bootstrap: string, idempotent: boolean): Promise<Sender> {
  const kafka = new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    ...(idempotent ? { idempotent, maxInFlightRequests: 1 } : {}),
  });
  await producer.connect();
  return {
    send: async (records) => {
      const topic = records[0]?.topic ?? '';
      const messages = records.map(({ key, value }) => ({ key, value }));
      await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] });
      return records.map(({ value }) => value);
    },
    close: () => producer.disconnect(),
  };
}

/** The forwarder's loop, batch by batch as in one warm environment. */
function ours(bootstrap: string): Promise<Sender> {
  const settings: KafkaSettings = {
    brokers: bootstrap.split(','),
    silent: rememberBrokers(),
    clientId: 'bench',
    access: { ssl: false },
    checkTopics: () => Promise.resolve(new Map()),
    compression: 'none',
  };
  const warm = warmProducer(() => kafkajsProducer(settings));
  const ports = { ...warm, now: Date.now, pause: (ms: number) => pause(ms) };
  return Promise.resolve({
    send: async (records) => {
      const outgoing = records.map((record) => ({
        message: messageOf(record),
        record,
        time: new Date().toISOString(),
      }));
      const { failures } = await deliver(outgoing, Date.now() + invocationMs, ports);
      const failed = new Set(failures.map(({ message }) => message.id));
      return records.map(({ value }) => value).filter((value) => !failed.has(value));
    },
    close: () => {
      warm.discard();
      return Promise.resolve();
    },
  });
}

const messageOf = ({ value }: KafkaRecord) => ({
  id: value,
  receiptHandle: value,
  body: value,
  receiveCount: 1,
  firstReceivedAt: new Date(),
});

/** What is compared, by name. */
export const senders: Readonly<Record<string, (bootstrap: string) => Promise<Sender>>> = {
  'kafkajs, its own retries': (bootstrap) => plainKafkajs(bootstrap, false),
  'kafkajs, idempotent': (bootstrap) => plainKafkajs(bootstrap, true),
  'this forwarder': ours,
};

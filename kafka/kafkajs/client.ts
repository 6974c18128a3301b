import {
  Kafka,
  logLevel,
  type Message,
  type RecordMetadata,
  type RequestTimeoutEvent,
  type TopicMessages,
} from 'kafkajs';
import type { Compression } from '../../contracts/compression.ts';
import type { KafkaRecord } from '../../contracts/kafka-record.ts';
import type { BrokerClient } from './any-broker.ts';
import { brokerSockets } from './broker-sockets.ts';
import type { Access } from '../access/access.ts';
import { installAnswers } from './answers.ts';
import { compressionTypes, installCodecs } from './compression.ts';
import { installMetadata } from './metadata.ts';
import { notingPartitioner } from './partitioner.ts';
import { installProduceRequests } from './produce-request.ts';
import { saslOf } from './sasl.ts';
import { topicAdmin } from './topic-admin.ts';
import type { TopicCheck } from '../topics/topic-check.ts';
import { usualLimits, type TopicLimits } from '../topics/topic-limits.ts';

export interface ClientSettings {
  /** The bootstrap server, as host:port. */
  readonly broker: string;
  /** Whether no connection to that host:port may be opened now. */
  readonly refuses: (address: string) => boolean;
  /** Called with the host:port of a broker whenever it answers something. */
  readonly onAnswer: (address: string) => void;
  readonly clientId: string;
  readonly access: Access;
  /** Called with each connection. Rejects if no topic can be written to. */
  readonly checkTopics: TopicCheck;
  readonly compression: Compression;
}

/** Milliseconds. The broker's `timeout` is shorter than the client's, so that the broker's own reason arrives. */
const times = {
  connection: 2000,
  request: 3000,
  broker: 2500,
  // A session must last for the request that it begins with; were it shorter than this, each request would be refused.
  beforeSessionEnds: 4000,
} as const;

/**
 * A producer over kafkajs 2.2.4 that begins at one bootstrap server. It is not idempotent, does not retry, and compares each
 * record with the answer. With these settings it loses nothing (measured on a real broker,
 * docs/explanations/decisions/0001-own-send-loop.md).
 */
export function kafkajsClient(settings: ClientSettings): BrokerClient {
  const { broker, refuses, onAnswer, clientId, access, checkTopics, compression } = settings;
  installCodecs();
  installMetadata();
  installAnswers();
  installProduceRequests();
  const sockets = brokerSockets({ ssl: access.ssl, refuses, onAnswer });
  const kafka = new Kafka({
    brokers: [broker],
    clientId,
    ssl: access.ssl,
    ...saslOf(access),
    connectionTimeout: times.connection,
    authenticationTimeout: times.request,
    requestTimeout: times.request,
    reauthenticationThreshold: times.beforeSessionEnds,
    // Only for connecting and metadata.
    retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 400 },
    socketFactory: sockets.factory,
    logLevel: logLevel.NOTHING,
  });
  let limits: ReadonlyMap<string, TopicLimits> = new Map();
  const placed = new WeakMap<KafkaRecord, number | undefined>();
  const producer = kafka.producer({
    idempotent: false,
    retry: { retries: 0 },
    allowAutoTopicCreation: false,
    createPartitioner: notingPartitioner,
  });
  // The client itself goes on to use a connection that has died, also for metadata. It must report the timeout first:
  // without a connection it would connect again, maybe to the same broker.
  const dropSilent = ({ payload }: RequestTimeoutEvent): void => {
    setImmediate(sockets.drop, payload.broker);
  };
  producer.on(producer.events.REQUEST_TIMEOUT, dropSilent);
  return {
    connect: async () => {
      const admin = kafka.admin();
      admin.on(admin.events.REQUEST_TIMEOUT, dropSilent);
      try {
        [, limits] = await Promise.all([producer.connect(), checkTopics(topicAdmin(admin))]);
      } finally {
        admin.disconnect().catch(() => undefined);
      }
    },
    limitsOf: (topic) => limits.get(topic) ?? usualLimits,
    send: async (records) => {
      const sent = records.map((record) => ({ record, message: toKafkaMessage(record) }));
      const request = {
        acks: -1,
        timeout: times.broker,
        compression: compressionTypes[compression],
        topicMessages: byTopic(sent),
      };
      const answer = await producer.sendBatch(request).catch((error: unknown) => {
        // Only asked for after a failure.
        for (const { record, message } of sent) placed.set(record, message.partition);
        throw error;
      });
      const written = writtenIn(answer);
      return sent.map(({ record, message }) => written.get(record.topic)?.has(message.partition) ?? false);
    },
    partitionOf: (record) => placed.get(record),
    answered: sockets.answered,
    destroy: () => {
      sockets.destroy();
      // Later records are rejected at once. With the sockets gone there is nothing left that could fail.
      producer.disconnect().catch(() => undefined);
    },
  };
}

/** As bytes, because the client would measure and encode a string again for each use. */
const toKafkaMessage = ({ key, value, headers }: KafkaRecord): Message => ({
  key: key === null ? null : Buffer.from(key),
  value: Buffer.from(value),
  headers,
});

/** A record, and the message in which the client notes its partition. */
interface Sent {
  readonly record: KafkaRecord;
  readonly message: Message;
}

/** All messages of a topic together, as the client wants them. */
const byTopic = (sent: readonly Sent[]): TopicMessages[] =>
  Array.from(
    Map.groupBy(sent, ({ record }) => record.topic),
    ([topic, ofTopic]) => ({ topic, messages: ofTopic.map(({ message }) => message) }),
  );

/** The partitions of each topic that the answer names. The client itself rejects an answer that has an error. */
function writtenIn(answer: readonly RecordMetadata[]): ReadonlyMap<string, ReadonlySet<number | undefined>> {
  const written = new Map<string, Set<number>>();
  for (const { topicName, partition } of answer) {
    const partitions = written.get(topicName) ?? new Set();
    written.set(topicName, partitions.add(partition));
  }
  return written;
}

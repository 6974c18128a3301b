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
import type { Access } from '../access/kafka-auth.ts';
import { installAnswers } from './answers.ts';
import { compressionTypes, installCodecs } from './compression.ts';
import { installMetadata } from './metadata.ts';
import { notingPartitioner } from './partitioner.ts';
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
  /** Called with each connection. Rejects where the topics cannot be written to. */
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
 * docs/adr/0001-own-send-loop.md).
 */
export function kafkajsClient(settings: ClientSettings): BrokerClient {
  const { broker, refuses, onAnswer, clientId, access, checkTopics, compression } = settings;
  installCodecs();
  installMetadata();
  installAnswers();
  const sockets = brokerSockets({ ssl: access.ssl, refuses, onAnswer });
  const kafka = new Kafka({
    brokers: [broker],
    clientId,
    ...access,
    connectionTimeout: times.connection,
    authenticationTimeout: times.request,
    requestTimeout: times.request,
    reauthenticationThreshold: times.beforeSessionEnds,
    // Only for connecting and metadata.
    retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 400 },
    socketFactory: sockets.factory,
    logLevel: logLevel.NOTHING,
  });
  let limits: ReadonlyMap<string, TopicLimits> | undefined;
  const placed = new WeakMap<KafkaRecord, number>();
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
        [, limits] = await Promise.all([producer.connect(), checkTopics(admin)]);
      } finally {
        admin.disconnect().catch(() => undefined);
      }
    },
    limitsOf: (topic) => limits?.get(topic) ?? usualLimits,
    send: async (records) => {
      const messages = records.map(asMessage);
      const request = {
        acks: -1,
        timeout: times.broker,
        compression: compressionTypes[compression],
        topicMessages: byTopic(records, messages),
      };
      const answer = await producer.sendBatch(request).catch((error: unknown) => {
        // Only asked for after a failure.
        records.forEach((record, index) => {
          const partition = messages[index]?.partition;
          if (partition !== undefined) placed.set(record, partition);
        });
        throw error;
      });
      const written = writtenIn(answer);
      return records.map(({ topic }, index) => written.get(topic)?.has(messages[index]?.partition) ?? false);
    },
    partitionOf: (record) => placed.get(record),
    answered: sockets.answered,
    destroy: () => {
      sockets.destroy();
      // Stops the client's timers; with its sockets gone there is nothing left that could fail.
      producer.disconnect().catch(() => undefined);
    },
  };
}

/** As bytes, because the client would measure and encode a string again for each use. */
const asMessage = ({ key, value, headers }: KafkaRecord): Message => ({
  key: key === null ? null : Buffer.from(key),
  value: Buffer.from(value),
  headers,
});

/** All messages of a topic together, as the client wants them; the nth message is of the nth record. */
function byTopic(records: readonly KafkaRecord[], messages: readonly Message[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  messages.forEach((message, index) => {
    const topic = records[index]?.topic ?? '';
    const others = topics.get(topic);
    if (others) others.push(message);
    else topics.set(topic, [message]);
  });
  return Array.from(topics, ([topic, ofTopic]) => ({ topic, messages: ofTopic }));
}

/** The partitions of each topic that the answer names without an error. */
function writtenIn(answer: readonly RecordMetadata[]): ReadonlyMap<string, ReadonlySet<number | undefined>> {
  const written = new Map<string, Set<number>>();
  for (const { topicName, partition, errorCode } of answer) {
    if (errorCode !== 0) continue;
    const partitions = written.get(topicName) ?? new Set();
    written.set(topicName, partitions.add(partition));
  }
  return written;
}

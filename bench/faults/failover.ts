import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import type { KafkaCluster } from '../../local/rig/kafka-cluster.ts';
import type { KafkaBroker } from '../../local/rig/kafka.ts';

const intervalMs = 50;

interface WatchOptions {
  readonly cluster: KafkaCluster;
  readonly topic: string;
  /** The frozen broker, which is not asked. */
  readonly stopped: KafkaBroker;
  readonly signal: AbortSignal;
}

/**
 * Returns the milliseconds from now until a live broker reports that the stopped one leads no partition of the topic. This is
 * the cluster's own failover, as any client may see it. `undefined` if that does not happen before the signal.
 */
export async function failoverMs({ cluster, topic, stopped, signal }: WatchOptions): Promise<number | undefined> {
  const begin = Date.now();
  const live = cluster.brokers.filter((broker) => broker !== stopped).map(({ port }) => `127.0.0.1:${port}`);
  const kafka = new Kafka({
    brokers: live,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
    socketFactory: ({ host, port, onConnect }) => {
      if (port === stopped.port) throw new Error('the stopped broker is not asked');
      return net.connect({ host, port }, onConnect);
    },
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    while (!signal.aborted) {
      if (await hasLeftTo(admin, topic, stopped.member?.nodeId)) return Date.now() - begin;
      await pause(intervalMs);
    }
    return undefined;
  } finally {
    await admin.disconnect();
  }
}

/** Whether every partition has a leader, and none of them is that broker. False where the answer is an error. */
const hasLeftTo = (admin: Admin, topic: string, nodeId: number | undefined): Promise<boolean> =>
  admin.fetchTopicMetadata({ topics: [topic] }).then(
    ({ topics }) =>
      topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0 && leader !== nodeId)),
    () => false,
  );

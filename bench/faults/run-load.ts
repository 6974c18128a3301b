import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaRecord } from '../../contracts/kafka-record.ts';
import type { KafkaCluster } from '../../local/rig/kafka-cluster.ts';
import { createAssignedTopic } from '../../local/rig/kafka-topics.ts';
import { countsIn } from '../../local/rig/topic-contents.ts';
import type { Fault } from './faults.ts';
import type { Sender } from './senders.ts';

/** Result of a load. */
export interface LoadResult {
  readonly sent: number;
  /** Reported as delivered. */
  readonly acknowledged: number;
  /** Reported as delivered, and not in the topic. */
  readonly lost: number;
  /** Copies in the topic beyond the first. */
  readonly duplicated: number;
  readonly slowestMs: number;
  /** Milliseconds until the cluster had other leaders; undefined if the fault stops none. */
  readonly failoverMs: number | undefined;
}

interface Load {
  readonly cluster: KafkaCluster;
  readonly topic: string;
  readonly fault: Fault;
}

/** Each broker leads two partitions; the keys hit all of them. */
export const replicas = [1, 2, 3, 1, 2, 3].map((first) => [first, (first % 3) + 1, ((first + 1) % 3) + 1]);
const keys = Array.from({ length: 24 }, (_unused, index) => `user-${index}`);
const pauseMs = 20;
const beforeMs = 500;

/** Sends a batch of one record for each of 24 users after the other, while the fault happens, and reads the topic. */
export async function runLoad(sender: Sender, { cluster, topic, fault }: Load): Promise<LoadResult> {
  const settings = { 'min.insync.replicas': '2' };
  await createAssignedTopic(cluster.bootstrap, { topic, replicas, settings });
  const acknowledged: string[] = [];
  let [batches, slowestMs, isOver] = [0, 0, false];
  const sendAll = async (): Promise<void> => {
    while (!isOver) {
      const batch = batchOf(topic, batches++);
      const begin = Date.now();
      const delivered = await sender.send(batch).catch(() => []);
      slowestMs = Math.max(slowestMs, Date.now() - begin);
      acknowledged.push(...delivered);
      await pause(pauseMs);
    }
  };
  const happen = async (): Promise<number | undefined> => {
    try {
      await pause(beforeMs);
      const failover = await fault(cluster, topic);
      await pause(beforeMs);
      return failover;
    } finally {
      isOver = true;
    }
  };
  const [, failoverMs] = await Promise.all([sendAll(), happen()]);
  const counts = await countsIn(cluster.bootstrap, topic);
  return {
    sent: batches * keys.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((value) => !counts.has(value)).length,
    duplicated: [...counts.values()].reduce((sum, count) => sum + count - 1, 0),
    slowestMs,
    failoverMs,
  };
}

/** A record for each user. */
export const batchOf = (topic: string, number: number): KafkaRecord[] =>
  keys.map((key) => ({ topic, key, value: `${number} of ${key}`, headers: {} }));

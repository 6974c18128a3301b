import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replicas } from '../../faults/run-load.ts';
import { readTopic } from '../../soak/read-topic.ts';
import type { KafkaCluster } from '../../../local/rig/kafka-cluster.ts';
import { createAssignedTopic } from '../../../local/rig/kafka-topics.ts';
import { endOffsets } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { maxReceiveCount, visibilityTimeoutSeconds, type Peer, type PeerPlace } from '../peer.ts';
import type { QueueServer } from '../queue/queue-server.ts';
import type { SqsCalls } from '../queue/sqs-calls.ts';
import type { DeadLetterMessage, Remains, WrittenValue } from './account.ts';

/** The parts that every run shares. */
export interface Ground {
  readonly cluster: KafkaCluster;
  readonly server: QueueServer;
  readonly calls: SqsCalls;
  readonly runFolder: string;
}

interface PlaceSettings {
  readonly run: string;
  readonly batch: number;
  /** @default - the brokers of the cluster */
  readonly bootstrap?: string;
  /** @default visibilityTimeoutSeconds */
  readonly visibilitySeconds?: number;
  /** More settings of the topic. @default - none */
  readonly topicSettings?: Readonly<Record<string, string>>;
}

/** Creates a queue with a dead-letter queue, and a topic with three replicas, for one peer in one run. */
export async function openPlace(
  { cluster, server, calls, runFolder }: Ground,
  peer: Pick<Peer, 'name'>,
  { run, batch, bootstrap, visibilitySeconds = visibilityTimeoutSeconds, topicSettings = {} }: PlaceSettings,
): Promise<PeerPlace> {
  const topic = `${run}-${peer.name}`.replace(/[^a-z0-9]+/gi, '-');
  const folder = join(runFolder, topic);
  mkdirSync(folder, { recursive: true });
  const queueName = `${topic}-dead`;
  const deadLetterQueueUrl = await calls.createQueue({ name: queueName, visibilityTimeoutSeconds: visibilitySeconds });
  const queueUrl = await calls.createQueue({
    name: topic,
    visibilityTimeoutSeconds: visibilitySeconds,
    redrive: { queueName, maxReceiveCount },
  });
  await createAssignedTopic(cluster.bootstrap, {
    topic,
    replicas,
    settings: { 'min.insync.replicas': '2', 'message.timestamp.type': 'LogAppendTime', ...topicSettings },
  });
  return {
    bootstrap: bootstrap ?? cluster.bootstrap,
    topic,
    endpoint: server.endpoint,
    queueUrl,
    deadLetterQueueUrl,
    visibilitySeconds,
    folder,
    batch,
  };
}

/** Number of records in the topic, duplicates included. */
export async function recordsIn({ cluster }: Pick<Ground, 'cluster'>, topic: string): Promise<number> {
  const ends = await endOffsets(cluster.bootstrap, topic);
  return ends.reduce((sum, { offset }) => sum + Number(offset), 0);
}

/** Waits until the queue is empty, or the time is over. */
export async function settle({ calls }: Pick<Ground, 'calls'>, queueUrl: string, withinMs: number): Promise<void> {
  const isEmpty = async (): Promise<boolean> => (await calls.count(queueUrl)) === 0;
  await waitFor(isEmpty, { what: 'the queue to be empty', timeoutMs: withinMs, intervalMs: 250 }).catch(
    () => undefined,
  );
}

/** Reads the topic and the dead-letter queue, and counts the messages in the queue. */
export async function remainsOf({ cluster, calls }: Ground, place: PeerPlace): Promise<Remains> {
  const inQueue = await calls.count(place.queueUrl);
  const written: WrittenValue[] = [];
  await readTopic(cluster.bootstrap, place.topic, ({ value, writtenAt }) => {
    written.push({ value, writtenMs: writtenAt });
  });
  return { inQueue, written, deadLetters: await readDeadLetters(calls, place.deadLetterQueueUrl) };
}

async function readDeadLetters(calls: SqsCalls, queueUrl: string): Promise<readonly DeadLetterMessage[]> {
  const found: DeadLetterMessage[] = [];
  for (;;) {
    const messages = await calls.receive(queueUrl, 0);
    if (messages.length === 0) return found;
    found.push(
      ...messages.map(({ Body, MessageAttributes }) => ({
        body: Body,
        hasReason: (MessageAttributes?.['reason']?.StringValue ?? '') !== '',
      })),
    );
  }
}

import type { KafkaRecord } from '../../contracts/kafka-record.ts';
import { withTimeout } from '../../platform/with-timeout.ts';
import type { KafkaCluster } from '../../local/rig/kafka-cluster.ts';
import { createAssignedTopic } from '../../local/rig/kafka-topics.ts';
import { countsIn } from '../../local/rig/topic-contents.ts';
import { invocationMs } from '../invocation-ms.ts';
import { batchOf, replicas, type LoadResult } from './run-load.ts';
import type { Sender } from './senders.ts';

interface Starts {
  readonly cluster: KafkaCluster;
  readonly topic: string;
  /** Bootstrap servers as a new environment gets them, comma-separated. */
  readonly bootstrap: string;
  readonly open: (bootstrap: string) => Promise<Sender>;
}

const environments = 3;

/** Sends one batch from each of some new environments, one after the other, and reads the topic. */
export async function runStarts({ cluster, topic, bootstrap, open }: Starts): Promise<LoadResult> {
  await createAssignedTopic(cluster.bootstrap, { topic, replicas, settings: { 'min.insync.replicas': '2' } });
  const acknowledged: string[] = [];
  let [sent, slowestMs] = [0, 0];
  for (let nth = 0; nth < environments; nth++) {
    const batch = batchOf(topic, nth);
    const begin = Date.now();
    acknowledged.push(...(await oneBatch(open(bootstrap), batch).catch(() => [])));
    sent += batch.length;
    slowestMs = Math.max(slowestMs, Date.now() - begin);
  }
  const counts = await countsIn(cluster.bootstrap, topic);
  return {
    sent,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((value) => !counts.has(value)).length,
    duplicated: [...counts.values()].reduce((sum, count) => sum + count - 1, 0),
    slowestMs,
    failoverMs: undefined,
  };
}

/** Connects and sends in the time of one invocation; rejects after it. */
async function oneBatch(opening: Promise<Sender>, batch: readonly KafkaRecord[]): Promise<readonly string[]> {
  const sending = opening.then((sender) => sender.send(batch));
  try {
    return await withTimeout(sending, invocationMs, () => {
      throw new Error('the invocation is over');
    });
  } finally {
    // It may still be connecting.
    opening.then(
      (sender) => sender.close(),
      () => undefined,
    );
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killKafka, leaderOf, startKafkaCluster, stopKafkaCluster } from '../../local/kafka-cluster.ts';
import { quietKafka, startKafka } from '../../local/kafka.ts';
import { waitFor } from '../../local/wait-for.ts';

test('when the leader of a partition is killed another broker takes over, and the first one can come back', async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-cluster-'));
  const cluster = await startKafkaCluster({ runFolder });
  try {
    const admin = quietKafka(cluster.bootstrap).admin();
    await admin.connect();
    const topic = 'copied';
    await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 3 }], waitForLeaders: true });
    const first = await leaderOf(cluster, topic, 0);
    await killKafka(first);
    await waitFor(
      async () => {
        const leader = await leaderOf(cluster, topic, 0).catch(() => undefined);
        return leader !== undefined && leader.port !== first.port;
      },
      { what: 'another leader', timeoutMs: 60_000 },
    );
    await startKafka(first);
    const inSync = async (): Promise<number | undefined> => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      return topics[0]?.partitions[0]?.isr.length;
    };
    await waitFor(async () => (await inSync()) === 3, { what: 'the first leader to follow', timeoutMs: 60_000 });
    await admin.disconnect();
  } finally {
    await stopKafkaCluster(cluster);
    await rm(runFolder, { recursive: true, force: true });
  }
});

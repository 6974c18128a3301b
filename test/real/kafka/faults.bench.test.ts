import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaderFrozen } from '../../../bench/faults/faults.ts';
import { runLoad } from '../../../bench/faults/run-load.ts';
import { senders } from '../../../bench/faults/senders.ts';
import { startKafkaCluster, stopKafkaCluster } from '../../../local/rig/kafka-cluster.ts';

test('loses no acknowledged record while one of three brokers is frozen', async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-faults-'));
  const cluster = await startKafkaCluster({ runFolder });
  try {
    const sender = await senders['this forwarder']?.(cluster.bootstrap);
    if (!sender) throw new Error('There is no such sender.');

    const result = await runLoad(sender, { cluster, topic: 'load', fault: leaderFrozen(8_000) });

    await sender.close();
    expect(result).toMatchObject({ lost: 0, acknowledged: result.sent });
    // It had to wait for the new leaders. How long it waits next to them is a figure of `npm run bench -- faults`.
    expect(result.slowestMs).toBeGreaterThan(3_000);
  } finally {
    await stopKafkaCluster(cluster);
    await rm(runFolder, { recursive: true, force: true });
  }
});

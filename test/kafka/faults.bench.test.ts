import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaderFrozen } from '../../bench/faults/faults.ts';
import { runLoad } from '../../bench/faults/run-load.ts';
import { senders } from '../../bench/faults/senders.ts';
import { startKafkaCluster, stopKafkaCluster } from '../../local/kafka-cluster.ts';

test('a load on three brokers, one of which stands still: all is acknowledged, and of what is acknowledged nothing is lost', async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-faults-'));
  const cluster = await startKafkaCluster({ runFolder });
  try {
    const sender = await senders['this forwarder']?.(cluster.bootstrap);
    if (!sender) throw new Error('There is no such sender.');

    const result = await runLoad(sender, { cluster, topic: 'load', fault: leaderFrozen(8_000) });

    await sender.close();
    expect(result).toMatchObject({ lost: 0, acknowledged: result.sent });
    const { slowestMs, failoverMs = NaN } = result;
    // It had to wait for the new leaders; the goal is two seconds after them, the rest is for a busy machine.
    expect(slowestMs).toBeGreaterThan(3_000);
    expect(slowestMs).toBeLessThan(failoverMs + 4_000);
  } finally {
    await stopKafkaCluster(cluster);
    await rm(runFolder, { recursive: true, force: true });
  }
});

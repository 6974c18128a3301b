import { setTimeout as pause } from 'node:timers/promises';
import { freezeKafka, restartKafka, thawKafka, type KafkaCluster } from '../../local/rig/kafka-cluster.ts';
import { allInSync } from '../../local/rig/kafka-topics.ts';
import { failoverMs } from './failover.ts';

/**
 * Something that happens to a cluster while it is written to; resolves when all replicas follow again. With the
 * milliseconds of the cluster's own failover, where a broker stood still.
 */
export type Fault = (cluster: KafkaCluster, topic: string) => Promise<number | undefined>;

/** Every broker is restarted in order, one after the other, as for an update. */
export const rollingRestart: Fault = async (cluster, topic) => {
  for (const broker of cluster.brokers) {
    await restartKafka(broker);
    await allInSync(cluster.bootstrap, topic);
  }
  return undefined;
};

/** Freezes the leader of a third of the partitions for that time, in which other brokers become leaders, and resumes it. */
export const leaderFrozen =
  (milliseconds: number): Fault =>
  async (cluster, topic) => {
    const [broker] = cluster.brokers;
    if (!broker) return undefined;
    const thaw = new AbortController();
    await freezeKafka(broker);
    const failover = failoverMs({ cluster, topic, stopped: broker, signal: thaw.signal });
    await pause(milliseconds);
    thaw.abort();
    await thawKafka(broker);
    await allInSync(cluster.bootstrap, topic);
    return failover;
  };

import { setTimeout as pause } from 'node:timers/promises';
import { freezeKafka, restartKafka, thawKafka, type KafkaCluster } from '../../local/kafka-cluster.ts';
import { allInSync } from '../../local/kafka-topics.ts';

/** Something that happens to a cluster while it is written to; resolves when all replicas follow again. */
export type Fault = (cluster: KafkaCluster, topic: string) => Promise<void>;

/** Every broker is restarted in order, one after the other, as for an update. */
export const rollingRestart: Fault = async (cluster, topic) => {
  for (const broker of cluster.brokers) {
    await restartKafka(broker);
    await allInSync(cluster.bootstrap, topic);
  }
};

/** The leader of a third of the partitions stands still for that time, in which others take over, and goes on. */
export const leaderFrozen =
  (milliseconds: number): Fault =>
  async (cluster, topic) => {
    const [broker] = cluster.brokers;
    if (!broker) return;
    await freezeKafka(broker);
    await pause(milliseconds);
    await thawKafka(broker);
    await allInSync(cluster.bootstrap, topic);
  };

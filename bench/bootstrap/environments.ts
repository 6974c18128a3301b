import { kafkaCluster } from '../../kafka/cluster.ts';
import type { KafkaConfig } from '../../kafka/config.ts';
import type { KafkaAuthPorts } from '../../kafka/access/kafka-auth.ts';
import type { Outgoing } from '../../kafka/records/read-batch.ts';
import { invocationMs } from '../invocation-ms.ts';

interface EnvironmentsOptions {
  readonly count: number;
  /** Environments that start at a time. */
  readonly concurrency: number;
  readonly config: KafkaConfig;
  readonly authPorts: KafkaAuthPorts;
}

/**
 * Delivers one record in each of that many new environments, with the forwarder's own credentials, check of topics and
 * loop. Returns for each the milliseconds until Kafka acknowledged it, in ascending order; those that failed are left out.
 */
export async function startEnvironments({ count, concurrency, config, authPorts }: EnvironmentsOptions) {
  const tookMs: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const outgoing = aRecord(config.topics.topic, next++);
      const cluster = kafkaCluster(config, authPorts, () => undefined);
      const begin = performance.now();
      const { failures } = await cluster.deliver([outgoing], Date.now() + invocationMs);
      if (failures.length === 0) tookMs.push(performance.now() - begin);
      cluster.close();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return tookMs.sort((one, other) => one - other);
}

function aRecord(topic: string, number: number): Outgoing {
  const id = `environment-${number}`;
  const message = { id, receiptHandle: id, body: id, receiveCount: 1, firstReceivedAt: new Date() };
  return { message, record: { topic, key: id, value: id, headers: {} }, time: new Date().toISOString() };
}

import { join } from 'node:path';
import { signalProcess, stopProcess } from './child-process.ts';
import { kafkaPlace, startKafka, stopKafka, type KafkaBroker } from './kafka.ts';
import { freePort } from './tcp-ports.ts';

/** Brokers that form one cluster; plain data, so that another process can use it. */
export interface KafkaCluster {
  readonly brokers: readonly KafkaBroker[];
  /** Bootstrap servers of all brokers. */
  readonly bootstrap: string;
}

interface ClusterOptions {
  /** Where each broker gets a folder of its own. */
  readonly runFolder: string;
  /** @default 3 */
  readonly size?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Starts the brokers, on ports of its own. Stops those that started if another does not. */
export async function startKafkaCluster({ runFolder, size = 3, signal }: ClusterOptions): Promise<KafkaCluster> {
  const ids = Array.from({ length: size }, (_, index) => index + 1);
  const ports = await Promise.all(ids.map(async () => ({ port: await freePort(), controllerPort: await freePort() })));
  const voters = ports.map(({ controllerPort }, index) => `${index + 1}@127.0.0.1:${controllerPort}`).join(',');
  const brokers = ports.map((own, index): KafkaBroker => {
    const nodeId = index + 1;
    return { ...own, runFolder: join(runFolder, `kafka-${nodeId}`), member: { nodeId, voters, size } };
  });
  const cluster = { brokers, bootstrap: brokers.map(({ port }) => `127.0.0.1:${port}`).join(',') };
  const started = await Promise.allSettled(brokers.map((broker) => startKafka(broker, { signal })));
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) {
    await stopKafkaCluster(cluster);
    throw failed.reason;
  }
  return cluster;
}

/** Ends every broker at once, frozen ones too: their data is not needed any more. */
export async function stopKafkaCluster({ brokers }: KafkaCluster): Promise<void> {
  await Promise.all(brokers.map(killKafka));
}

/** Ends a broker as a power cut does. `startKafka` brings it back with the data it had written. */
export const killKafka = (broker: KafkaBroker): Promise<void> => stopProcess(kafkaPlace(broker), 'SIGKILL');

/** Lets a broker do nothing more: its connections stay open, and nothing answers. */
export const freezeKafka = (broker: KafkaBroker): Promise<void> => signalProcess(kafkaPlace(broker), 'SIGSTOP');

/** Lets a frozen broker go on where it was. */
export const thawKafka = (broker: KafkaBroker): Promise<void> => signalProcess(kafkaPlace(broker), 'SIGCONT');

/** Ends a broker in order, so that it hands over its partitions first, and starts it again. */
export async function restartKafka(broker: KafkaBroker): Promise<void> {
  await stopKafka(broker);
  await startKafka(broker);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafkaCluster, stopKafkaCluster, type KafkaCluster } from '../../local/rig/kafka-cluster.ts';
import { createAssignedTopic } from '../../local/rig/kafka-topics.ts';
import { startPipeline, stopPipeline, type Pipeline } from '../../local/rig/pipeline.ts';
import { freePort } from '../../local/rig/tcp-ports.ts';

export interface Deployment {
  readonly cluster: KafkaCluster;
  readonly pipeline: Pipeline;
}

interface Surroundings {
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

const topic = 'identity-events';

/** Runs the work on a pipeline of its own with three brokers; whatever happens, nothing of it is left behind. */
export async function onDeployment<Result>(
  { print, signal }: Surroundings,
  work: (deployment: Deployment) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-soak-'));
  // The pipeline empties its folder first, so the brokers cannot be in there.
  const runFolder = join(folder, 'pipeline');
  try {
    const cluster = await startKafkaCluster({ runFolder: join(folder, 'kafka'), signal });
    try {
      print(`Kafka 4.3 serves on ${cluster.bootstrap}`);
      await createTopic(cluster);
      const kafka = { bootstrap: cluster.bootstrap };
      // The profile for hundreds of events per second on a machine of two cores, which also runs three brokers.
      const config = { forwarder: { profile: 'balanced' } };
      const pipeline = await startPipeline({
        runFolder,
        topic,
        awsPort: await freePort(),
        kafka,
        config,
        print,
        signal,
      });
      try {
        return await work({ cluster, pipeline });
      } finally {
        await stopPipeline({ runFolder });
      }
    } finally {
      await stopKafkaCluster(cluster);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As durable as Kafka is run: three copies, two of which have to be written; the broker says when it wrote a record. */
const createTopic = ({ bootstrap }: KafkaCluster): Promise<void> =>
  createAssignedTopic(bootstrap, {
    topic,
    replicas: [
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
      [1, 3, 2],
      [2, 1, 3],
      [3, 2, 1],
    ],
    settings: { 'min.insync.replicas': '2', 'message.timestamp.type': 'LogAppendTime' },
  });

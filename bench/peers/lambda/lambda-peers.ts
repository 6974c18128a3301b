import { join } from 'node:path';
import { awsEnvironment } from '../../../local/rig/aws-environment.ts';
import type { PeerBundles } from '../bundles.ts';
import type { Peer, PeerPlace } from '../peer.ts';
import { sqsCalls } from '../queue/sqs-calls.ts';
import { openEnvironment } from './environment.ts';
import { startPoller } from './poller.ts';

/** Number of execution environments: the lowest maximum concurrency that Lambda allows for a queue. */
const environmentCount = 2;
/** The time limit of the forwarder's function, in milliseconds. */
const timeoutMs = 30_000;

const lambdaSettings = [
  `${environmentCount} execution environments, time limit ${timeoutMs / 1000} s, memory flags of 512 MB`,
  'receives, deletes and invocations by a poller of the benchmark, outside the figures',
];

interface LambdaPeer {
  readonly name: string;
  readonly bundle: string;
  readonly settings: readonly string[];
  readonly compression: string;
}

/** A Lambda handler, with a poller of the benchmark. */
const lambdaPeer = ({ name, bundle, settings, compression }: LambdaPeer): Peer => ({
  name,
  settings: [...settings, ...lambdaSettings],
  start: (place) => {
    const calls = sqsCalls(place.endpoint);
    const environments = Array.from({ length: environmentCount }, (_unused, index) =>
      openEnvironment({
        bundle,
        variables: lambdaVariables(place, compression),
        log: join(place.folder, `environment-${index}.log`),
        timeoutMs,
      }),
    );
    const poller = startPoller({ calls, queueUrl: place.queueUrl, batch: place.batch, environments });
    return Promise.resolve({
      pids: () => environments.flatMap(({ pid }) => pid() ?? []),
      stop: async () => {
        // A batch that waits for Kafka ends with its environment.
        const stopped = poller.stop();
        await Promise.all(environments.map(({ stop }) => stop()));
        await stopped;
        calls.close();
      },
    });
  },
});

export const forwarderPeer = ({ ours }: Pick<PeerBundles, 'ours'>): Peer =>
  lambdaPeer({
    name: 'this forwarder',
    bundle: ours,
    compression: 'zstd',
    settings: ['the bundle as deployed, zstd, acks=all, its defaults'],
  });

export const plainHandlerPeer = ({ plainHandler }: Pick<PeerBundles, 'plainHandler'>): Peer =>
  lambdaPeer({
    name: 'plain handler, kafkajs',
    bundle: plainHandler,
    compression: 'zstd',
    settings: ['kafkajs 2.2.4, zstd (codec of Node.js), acks=all, its own retries, ReportBatchItemFailures'],
  });

/** The environment variables of the function. The plain handler reads those of Kafka. */
export const lambdaVariables = (
  {
    bootstrap,
    topic,
    endpoint,
    queueUrl,
    deadLetterQueueUrl,
  }: Pick<PeerPlace, 'bootstrap' | 'topic' | 'endpoint' | 'queueUrl' | 'deadLetterQueueUrl'>,
  compression: string,
): Record<string, string> => ({
  ...awsEnvironment(endpoint),
  KAFKA_BROKERS: bootstrap,
  KAFKA_TOPIC: topic,
  KAFKA_COMPRESSION: compression,
  QUEUE_URL: queueUrl,
  DEAD_LETTER_QUEUE_URL: deadLetterQueueUrl,
});

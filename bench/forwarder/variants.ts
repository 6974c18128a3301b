import type { Bundles } from './bundles.ts';
import type { Job } from './worker.ts';

/** One way to bring events to Kafka, at one size of batch. */
export interface Variant extends Pick<Job, 'bundle' | 'takes' | 'batch'> {
  readonly name: string;
  /** The environment of its process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Share of the events it gets: those that take hundreds of times as long get fewer. */
  readonly share: number;
}

/** Where the variants send. */
export interface Target {
  readonly topic: string;
  readonly broker: string;
  readonly tlsBroker?: string;
  /** File with the certificate of the TLS broker. */
  readonly authority?: string;
}

export const names = {
  kafkajs: 'bare kafkajs',
  ours: 'our forwarder, uncompressed',
  gzip: 'our forwarder, gzip',
  zstd: 'our forwarder, zstd',
  perEvent: 'a connection per event',
  perEventTls: 'a connection per event, TLS',
} as const;

// Nothing is sent there: no event fails.
const queues = {
  AWS_REGION: 'eu-west-1',
  QUEUE_URL: 'http://127.0.0.1:9/events',
  DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:9/dead-letters',
};

/** All variants, for a broker that discards. */
export function allVariants(bundles: Bundles, target: Target): Variant[] {
  const perEvent = { bundle: bundles.connectPerEvent, takes: 'records', batch: 1, share: 0.01 } as const;
  const { topic, broker, tlsBroker = '', authority = '' } = target;
  return [
    ...[10, 100, 1000, 10_000].flatMap((batch) => [alone(bundles, target, batch), ours(bundles, target, batch)]),
    ...(['gzip', 'zstd'] as const).flatMap((codec) => [100, 1000].map((batch) => ours(bundles, target, batch, codec))),
    { ...perEvent, name: names.perEvent, environment: { KAFKA_BROKERS: broker, KAFKA_TOPIC: topic } },
    {
      ...perEvent,
      name: names.perEventTls,
      environment: { KAFKA_BROKERS: tlsBroker, KAFKA_TOPIC: topic, TLS_AUTHORITY: authority },
    },
  ];
}

/** Variants that a real broker is measured with, too. */
export const fewVariants = (bundles: Bundles, target: Target): Variant[] =>
  [100, 1000].flatMap((batch) => [
    alone(bundles, target, batch),
    ours(bundles, target, batch),
    ours(bundles, target, batch, 'zstd'),
  ]);

const alone = ({ kafkajs }: Bundles, { topic, broker }: Target, batch: number): Variant => ({
  name: names.kafkajs,
  bundle: kafkajs,
  takes: 'records',
  batch,
  environment: { KAFKA_BROKERS: broker, KAFKA_TOPIC: topic },
  share: 1,
});

const ours = (bundles: Bundles, { topic, broker }: Target, batch: number, codec?: 'gzip' | 'zstd'): Variant => ({
  name: names[codec ?? 'ours'],
  bundle: bundles.ours,
  takes: 'messages',
  batch,
  environment: { ...queues, KAFKA_BROKERS: broker, KAFKA_TOPIC: topic, KAFKA_COMPRESSION: codec ?? 'none' },
  share: 1,
});

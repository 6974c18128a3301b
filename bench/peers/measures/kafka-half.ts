import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from '../../forwarder/measure.ts';
import { queuedEvents } from '../../forwarder/events.ts';
import { quantile } from '../../quantile.ts';
import { createAssignedTopic } from '../../../local/rig/kafka-topics.ts';
import { replicas } from '../../faults/run-load.ts';
import { benthosProgram, benthosVariables } from '../benthos-peer.ts';
import { benthosKafkaHalf } from '../benthos-settings.ts';
import type { PeerBundles } from '../bundles.ts';
import { lambdaVariables } from '../lambda/lambda-peers.ts';
import { cpuMsOf } from './children-cpu.ts';
import type { Ground } from './ground.ts';

/** Microseconds of CPU time per event without receiving and deleting. */
export interface KafkaHalf {
  readonly name: string;
  readonly compression: string;
  readonly cpuUs: number;
}

interface KafkaHalfSettings {
  readonly events: number;
  readonly rounds: number;
  readonly hasBenthos: boolean;
}

const batch = 100;
const topic = 'kafka-half';

/** Handlers with batches of 100 messages that are ready, and Benthos with a file; medians of the rounds. */
export async function kafkaHalves(
  { cluster, runFolder }: Ground,
  bundles: PeerBundles,
  { events, rounds, hasBenthos }: KafkaHalfSettings,
): Promise<readonly KafkaHalf[]> {
  const { bootstrap } = cluster;
  await createAssignedTopic(bootstrap, { topic, replicas, settings: { 'min.insync.replicas': '2' } });
  const noQueue = 'http://127.0.0.1:9/none';
  const place = { bootstrap, topic, endpoint: noQueue, queueUrl: noQueue, deadLetterQueueUrl: noQueue };
  const handler = (name: string, bundle: string, compression: string) => ({
    name,
    compression,
    cpuUs: async (): Promise<number> => {
      const [first] = queuedEvents(1);
      if (!first) throw new Error('There is no first event.');
      const job = { bundle, takes: 'messages', first, batch, events, warmUp: events } as const;
      return (await measure(bundles.worker, lambdaVariables(place, compression), job)).cpuUs;
    },
  });
  const variants = [
    ...['zstd', 'none'].flatMap((compression) => [
      handler('this forwarder', bundles.ours, compression),
      handler('plain handler, kafkajs', bundles.plainHandler, compression),
    ]),
    ...(hasBenthos
      ? [{ name: 'Benthos', compression: 'zstd', cpuUs: () => benthosCpuUs(runFolder, place, events) }]
      : []),
  ];
  const runs = variants.map((variant) => ({ ...variant, all: [] as number[] }));
  for (let round = 0; round < rounds; round++) for (const { cpuUs, all } of runs) all.push(await cpuUs());
  return runs.map(({ name, compression, all }) => ({
    name,
    compression,
    cpuUs: Number(quantile(all, 0.5).toFixed(1)),
  }));
}

/** The difference between many events and one, which is what a start costs. */
async function benthosCpuUs(folder: string, place: Parameters<typeof benthosKafkaHalf>[0], events: number) {
  const [many, one] = [await benthosCpuMs(folder, place, events + 1), await benthosCpuMs(folder, place, 1)];
  return ((many - one) * 1000) / events;
}

/** Milliseconds of CPU time of Benthos from its start to its end. */
async function benthosCpuMs(folder: string, place: Parameters<typeof benthosKafkaHalf>[0], events: number) {
  const [input, settings] = [join(folder, 'events.ndjson'), join(folder, 'kafka-half.json')];
  await writeFile(
    input,
    queuedEvents(events)
      .map(({ body }) => `${body}\n`)
      .join(''),
  );
  await writeFile(settings, JSON.stringify(benthosKafkaHalf(place, input)));
  const log = join(folder, 'kafka-half.log');
  return cpuMsOf({ command: benthosProgram, args: ['-c', settings], env: benthosVariables, log });
}

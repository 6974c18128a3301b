import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import { startKafkaCluster, stopKafkaCluster } from '../local/rig/kafka-cluster.ts';
import { installTools } from '../local/rig/tools.ts';
import type { peersDeclaration } from './declarations.ts';
import { benthosPeer, buildBenthos, hasGo } from './peers/benthos-peer.ts';
import { bundlePeers, type PeerBundles } from './peers/bundles.ts';
import { calmFigures, invalidFigures, runFigures, writePeersFigures, type PeersFigures } from './peers/figures.ts';
import { faultNames } from './peers/fault-names.ts';
import { forwarderPeer, plainHandlerPeer } from './peers/lambda/lambda-peers.ts';
import { drain, queueLimit } from './peers/measures/drain.ts';
import type { Ground } from './peers/measures/ground.ts';
import { amongValid } from './peers/measures/invalid.ts';
import { kafkaHalves } from './peers/measures/kafka-half.ts';
import { steady } from './peers/measures/steady.ts';
import { underFault } from './peers/measures/under-fault.ts';
import { writePeersPage } from './peers/page.ts';
import type { Peer } from './peers/peer.ts';
import { installQueueServer, startQueueServer } from './peers/queue/queue-server.ts';
import { sqsCalls } from './peers/queue/sqs-calls.ts';
import { sqsConsumerPeer } from './peers/sqs-consumer-peer.ts';
import { printedTables } from './peers/tables.ts';

type Print = (line: string) => void;
type Options = OptionValues<typeof peersDeclaration.options>;

/**
 * Compares the forwarder with programs that a team would use instead: throughput, CPU time and latency in calm runs, and the
 * account of each message under faults and among invalid messages. With `--write` the figures go into
 * docs/explanations/next-to-others.md.
 */
export async function peers(print: Print, options: Options): Promise<void> {
  const begin = performance.now();
  const printTimed = (line: string): void => {
    print(`${((performance.now() - begin) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  };
  await installTools(print);
  await installQueueServer(print);
  const withBenthos = hasGo();
  if (withBenthos) await buildBenthos(print);
  else print('Benthos is left out: it is built with Go. Install Go 1.21 or newer, so that "go" is on the PATH.');
  const bundles = await bundlePeers();
  const all: Peer[] = [forwarderPeer(bundles), plainHandlerPeer(bundles), sqsConsumerPeer(bundles)];
  if (withBenthos) all.push(benthosPeer);
  try {
    const figures = await onGround((ground) => measure(ground, bundles, { peers: all, options, print: printTimed }));
    print(`\n${printedTables(figures)}`);
    if (!options.write) return;
    await writePeersFigures(figures);
    await writePeersPage(figures);
  } finally {
    await rm(bundles.folder, { recursive: true, force: true });
  }
}

/** Runs the work with three brokers and a queue server of its own, and stops them. */
async function onGround<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  try {
    const cluster = await startKafkaCluster({ runFolder });
    try {
      const server = await startQueueServer(runFolder);
      const calls = sqsCalls(server.endpoint);
      try {
        return await work({ cluster, server, calls, runFolder });
      } finally {
        calls.close();
        await server.stop();
      }
    } finally {
      await stopKafkaCluster(cluster);
    }
  } finally {
    await rm(runFolder, { recursive: true, force: true });
  }
}

interface Work {
  readonly peers: readonly Peer[];
  readonly options: Options;
  readonly print: Print;
}

async function measure(ground: Ground, bundles: PeerBundles, { peers, options, print }: Work): Promise<PeersFigures> {
  const { events, seconds, rounds, fault } = options;
  const calm: PeersFigures['calm'][number][] = [];
  const limit = Math.round(await queueLimit(ground, events));
  print(`the queue server: ${limit} events/s`);
  for (const peer of peers) {
    const figures = calmFigures(
      peer.name,
      await drain(ground, peer, { events, warmUp: events }),
      await steady(ground, peer, seconds),
    );
    calm.push(figures);
    print(`calm, ${peer.name}: ${figures.eventsPerSecond} events/s, CPU ${figures.cpuUs} µs, p99 ${figures.p99Ms} ms`);
  }
  const settings = { events, rounds, hasBenthos: peers.includes(benthosPeer) };
  const halves = await kafkaHalves(ground, bundles, settings);
  for (const { name, compression, cpuUs } of halves) print(`Kafka half, ${name}, ${compression}: CPU ${cpuUs} µs`);
  const named = (index: number): string => peers[index]?.name ?? '';
  const invalid = (await amongValid(ground, peers)).map((one, index) => invalidFigures(named(index), one));
  print('invalid messages: done');
  const faults: PeersFigures['faults'][number][] = [];
  for (const name of faultNames.filter((one) => fault.length === 0 || fault.includes(one))) {
    const accounts = await underFault(ground, peers, name);
    faults.push(...accounts.map((account, index) => ({ fault: name, ...runFigures(named(index), account) })));
    print(`${name}: done`);
  }
  return {
    queueLimit: limit,
    calm,
    faults,
    invalid,
    kafkaHalves: halves,
    settings: peers.map(({ name, settings: lines }) => ({ peer: name, lines })),
  };
}

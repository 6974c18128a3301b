import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { ensureTopic, startKafka, stopKafka } from '../local/rig/kafka.ts';
import { freePort } from '../local/rig/tcp-ports.ts';
import { installTools } from '../local/rig/tools.ts';
import { startBrokerProcess } from './forwarder/broker-process.ts';
import { bundleForwarders, type Bundles } from './forwarder/bundles.ts';
import { queuedEvents } from './forwarder/events.ts';
import { cellsOf, coldCellsOf, coldHeadings, headings, mediansOf, type Run } from './forwarder/figures.ts';
import { goalsOf } from './forwarder/goals.ts';
import { measure } from './forwarder/measure.ts';
import { allVariants, fewVariants, names, type Variant } from './forwarder/variants.ts';
import { goalHeadings } from './goal.ts';
import { selfSigned } from './self-signed.ts';
import { figuresTable } from '../cli/plain-table.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { forwarderDeclaration } from './declarations.ts';

const topic = { name: 'identity-events', partitions: 6 };

const coldNames = [names.kafkajs, names.ours, names.perEvent, names.perEventTls];

interface Options {
  readonly rounds: number;
  readonly events: number;
}

/**
 * What the forwarder costs: bare kafkajs (the floor), the whole handler as it is deployed, and a connection per event, each
 * in a process of its own, against a broker that discards and then against a real one. Prints tables and the goals.
 */
export async function forwarder(
  print: (line: string) => void,
  options: OptionValues<typeof forwarderDeclaration.options>,
): Promise<void> {
  const bundles = await bundleForwarders();
  try {
    await onDiscardBroker(bundles, options, print);
    await onRealBroker(bundles, options, print);
  } finally {
    await rm(bundles.folder, { recursive: true, force: true });
  }
}

async function onDiscardBroker(bundles: Bundles, options: Options, print: (line: string) => void): Promise<void> {
  const { certificate, key } = await selfSigned();
  const tls = { cert: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
  const broker = await startBrokerProcess({ topic, tls });
  try {
    const target = {
      topic: topic.name,
      broker: `127.0.0.1:${broker.port}`,
      tlsBroker: `127.0.0.1:${broker.tlsPort}`,
      authority: certificate,
    };
    const runs = await run(allVariants(bundles, target), bundles.worker, options, broker.producedBytes);
    const rows = runs.map(({ variant, of }) => ({ ...variant, ...mediansOf(of) }));
    // Every run begins cold, whatever follows.
    const cold = coldNames.map((name) => {
      const all = runs.filter(({ variant }) => variant.name === name).flatMap(({ of }) => of);
      return { name, batch: 1, ...mediansOf(all) };
    });
    print(`\nA broker that discards; medians of ${options.rounds} rounds`);
    print(figuresTable(headings, cellsOf(rows, names.kafkajs)));
    print('\nFrom a cold start to the first acknowledgement, milliseconds after Node is up');
    print(figuresTable(coldHeadings, coldCellsOf(cold, names.kafkajs)));
    print(`\n${figuresTable(goalHeadings, goalsOf(rows, cold))}`);
  } finally {
    await broker.stop();
    await rm(dirname(certificate), { recursive: true, force: true });
  }
}

async function onRealBroker(bundles: Bundles, options: Options, print: (line: string) => void): Promise<void> {
  await installTools(print);
  const runFolder = await mkdtemp(join(tmpdir(), 'bench-kafka-'));
  const broker = { runFolder, port: await freePort(), controllerPort: await freePort() };
  try {
    await startKafka(broker);
    const address = `127.0.0.1:${broker.port}`;
    await ensureTopic(address, topic.name, topic.partitions);
    const runs = await run(fewVariants(bundles, { topic: topic.name, broker: address }), bundles.worker, options);
    print(`\nA real broker on the same machine; medians of ${options.rounds} rounds`);
    const rows = runs.map(({ variant, of }) => ({ ...variant, ...mediansOf(of) }));
    print(figuresTable(headings, cellsOf(rows, names.kafkajs)));
  } finally {
    await stopKafka(broker);
    await rm(runFolder, { recursive: true, force: true });
  }
}

/** Runs all variants in turn, round by round, so that what the machine does meanwhile strikes all alike. */
async function run(
  variants: readonly Variant[],
  worker: string,
  { rounds, events }: Options,
  producedBytes?: () => Promise<number>,
): Promise<readonly { readonly variant: Variant; readonly of: readonly Run[] }[]> {
  const runs = variants.map((variant) => ({ variant, of: [] as Run[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { variant, of } of runs) {
      const { environment, bundle, takes, batch, share } = variant;
      const [first] = queuedEvents(1);
      if (!first) continue;
      const count = { events: Math.ceil(events * share), warmUp: Math.ceil((events * share) / 2) };
      const before = await producedBytes?.();
      const measured = await measure(worker, environment, { bundle, takes, batch, first, ...count });
      const bytes = before === undefined ? undefined : (((await producedBytes?.()) ?? NaN) - before) / measured.sent;
      of.push({ ...measured, bytes });
    }
  }
  return runs;
}

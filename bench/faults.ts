import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafkaCluster, stopKafkaCluster } from '../local/rig/kafka-cluster.ts';
import { installTools } from '../local/rig/tools.ts';
import { leaderFrozen, rollingRestart, type Fault } from './faults/faults.ts';
import { openBad, type BadServer } from './bootstrap/bad-servers.ts';
import { runLoad, type LoadResult } from './faults/run-load.ts';
import { runStarts } from './faults/run-starts.ts';
import { senders } from './faults/senders.ts';
import { writeMeasuredTable } from './measured-tables.ts';
import { figuresTable } from '../cli/plain-table.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { faultsDeclaration } from './declarations.ts';

const faults: Readonly<Record<string, Fault>> = {
  'rolling restart': rollingRestart,
  'leader frozen for 14 s': leaderFrozen(14_000),
};

/** Bootstrap servers of new environments, some of them unusable. The brokers work. */
const lists: Readonly<Record<string, (good: readonly string[]) => Promise<BootstrapList>>> = {
  'first bootstrap server frozen': async (good) => listWith([await openBad('silent')], good),
  'two of three bootstrap servers dead': async (good) =>
    listWith([await openBad('refused'), await openBad('refused')], good),
};

interface BootstrapList {
  readonly bootstrap: string;
  readonly close: () => void;
}

const listWith = (bad: readonly BadServer[], good: readonly string[]): BootstrapList => ({
  bootstrap: [...bad.map(({ address }) => address), ...good].slice(0, 3).join(','),
  close: () => {
    bad.forEach(({ close }) => {
      close();
    });
  },
});

const headings = ['', 'sent', 'acknowledged', 'of these lost', 'duplicates', 'slowest batch', "cluster's failover"];

/**
 * Compares the records that kafkajs and the forwarder report as delivered with those in the topic.
 * Three brokers are restarted or frozen, and new environments have bad bootstrap servers in their list. The cluster's
 * failover is measured in the same run. With `--write` the table goes into docs/explanations/fault-tests.md.
 */
export async function faultsBench(
  print: (line: string) => void,
  { write }: OptionValues<typeof faultsDeclaration.options>,
): Promise<void> {
  await installTools(print);
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  const cluster = await startKafkaCluster({ runFolder });
  const rows: string[][] = [];
  const add = (what: string, { sent, acknowledged, lost, duplicated, slowestMs, failoverMs }: LoadResult): void => {
    const counts = [sent, acknowledged, lost, duplicated].map(String);
    rows.push([what, ...counts, seconds(slowestMs), failoverMs === undefined ? '' : seconds(failoverMs)]);
    print(rows.at(-1)?.join('  ') ?? '');
  };
  try {
    for (const [what, fault] of Object.entries(faults)) {
      for (const [name, open] of Object.entries(senders)) {
        const sender = await open(cluster.bootstrap);
        add(`${what}: ${name}`, await runLoad(sender, { cluster, topic: `bench-${rows.length}`, fault }));
        await sender.close();
      }
    }
    for (const [what, listOf] of Object.entries(lists)) {
      for (const [name, open] of Object.entries(senders)) {
        const { bootstrap, close } = await listOf(cluster.bootstrap.split(','));
        add(`${what}: ${name}`, await runStarts({ cluster, topic: `bench-${rows.length}`, bootstrap, open }));
        close();
      }
    }
  } finally {
    await stopKafkaCluster(cluster);
    await rm(runFolder, { recursive: true, force: true });
  }
  print(`\n${figuresTable(headings, rows)}`);
  if (write) await writeMeasuredTable('faults', headings, rows);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

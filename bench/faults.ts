import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { startKafkaCluster, stopKafkaCluster } from '../local/kafka-cluster.ts';
import { projectRoot } from '../local/paths.ts';
import { installTools } from '../local/tools.ts';
import { leaderFrozen, rollingRestart, type Fault } from './faults/faults.ts';
import { runLoad } from './faults/run-load.ts';
import { senders } from './faults/senders.ts';
import { markdownTable, withSection } from './markdown-section.ts';
import { table } from './table.ts';

const faults: Readonly<Record<string, Fault>> = {
  'rolling restart': rollingRestart,
  'leader frozen for 14 s': leaderFrozen(14_000),
};

const headings = ['', 'sent', 'acknowledged', 'of these lost', 'duplicates', 'slowest batch'];

/**
 * What kafkajs as most people use it and the forwarder report as delivered, and what of it is in the topic, on three
 * brokers that are restarted or stand still. With `--write` the table goes into README.md.
 */
export async function faultsBench(say: (line: string) => void, args: readonly string[]): Promise<void> {
  await installTools(say);
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  const cluster = await startKafkaCluster({ runFolder });
  const rows: string[][] = [];
  try {
    for (const [what, fault] of Object.entries(faults)) {
      for (const [name, open] of Object.entries(senders)) {
        const sender = await open(cluster.bootstrap);
        const result = await runLoad(sender, { cluster, topic: `bench-${rows.length}`, fault });
        await sender.close();
        const { sent, acknowledged, lost, duplicated, slowestMs } = result;
        const counts = [sent, acknowledged, lost, duplicated].map(String);
        rows.push([`${what}: ${name}`, ...counts, `${(slowestMs / 1000).toFixed(1)} s`]);
        say(`${what}: ${name}: ${JSON.stringify(result)}`);
      }
    }
  } finally {
    await stopKafkaCluster(cluster);
    await rm(runFolder, { recursive: true, force: true });
  }
  say(`\n${table(headings, rows)}`);
  if (args.includes('--write')) await writeTable(rows);
}

async function writeTable(rows: readonly (readonly string[])[]): Promise<void> {
  const path = join(projectRoot, 'README.md');
  const text = withSection(await readFile(path, 'utf8'), 'faults', markdownTable(headings, rows));
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

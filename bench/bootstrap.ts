import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopic, stopKafka } from '../local/rig/kafka.ts';
import { setScramPassword, startSecuredKafka } from '../local/rig/secured-kafka.ts';
import { installTools } from '../local/rig/tools.ts';
import { badServers } from './bootstrap/bad-servers.ts';
import { startEnvironments } from './bootstrap/environments.ts';
import { configFor, localCredentials, scramUser, securities } from './bootstrap/securities.ts';
import { writeMeasuredTable } from './measured-tables.ts';
import { quantile } from './quantile.ts';
import { figuresTable } from '../cli/plain-table.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { bootstrapDeclaration } from './declarations.ts';

const headings = ['two of three bootstrap servers', 'way in', 'delivered', 'median', 'p99', 'slowest'];
const topic = 'identity-events';
const concurrency = 4;

/**
 * Measures how many new environments deliver their first record, and how soon. Two of three bootstrap servers are dead,
 * silent or do not exist. Prints a table for each kind of bad server and each security, on a real broker.
 */
export async function bootstrap(
  print: (line: string) => void,
  { environments: count, write }: OptionValues<typeof bootstrapDeclaration.options>,
): Promise<void> {
  await installTools(print);
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  try {
    const rows = await measure(runFolder, count, print);
    print(`\n${figuresTable(headings, rows)}`);
    if (write) await writeMeasuredTable('bootstrap', headings, rows);
  } finally {
    await stopKafka({ runFolder });
    await rm(runFolder, { recursive: true, force: true });
  }
}

async function measure(runFolder: string, count: number, print: (line: string) => void): Promise<string[][]> {
  const kafka = await startSecuredKafka({ runFolder, plainUsers: {}, sessionMs: 3_600_000 });
  await ensureTopic(kafka.bootstrap.plaintext, topic);
  await setScramPassword(kafka.bootstrap.plaintext, scramUser.username, scramUser.password);
  const authPorts = localCredentials(kafka);
  const rows: string[][] = [];
  for (const [kind, open] of [['good', undefined], ...Object.entries(badServers)] as const) {
    for (const [way, securityCase] of Object.entries(securities)) {
      const bad = open ? [await open(), await open()] : [];
      const brokers = [...bad.map(({ address }) => address), kafka.bootstrap[securityCase.listener]];
      const config = configFor(brokers, topic, securityCase);
      const tookMs = await startEnvironments({ count, concurrency, config, authPorts });
      bad.forEach(({ close }) => {
        close();
      });
      const cells = [0.5, 0.99, 1].map((share) =>
        tookMs.length > 0 ? `${quantile(tookMs, share).toFixed(0)} ms` : '-',
      );
      rows.push([kind, way, `${tookMs.length} of ${count}`, ...cells]);
      print(rows.at(-1)?.join('  ') ?? '');
    }
  }
  return rows;
}

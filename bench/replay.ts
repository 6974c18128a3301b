import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsEnvironment, clientSettings } from '../local/aws-environment.ts';
import { startMiniStack, stopMiniStack } from '../local/ministack.ts';
import { projectRoot } from '../local/paths.ts';
import { freePort } from '../local/ports.ts';
import { installTools } from '../local/tools.ts';
import { eventBytes, fillQueue } from './replay/fill-queue.ts';
import { createQueues } from './replay/queues.ts';
import { table } from './table.ts';

const usage = 'Usage: npm run bench -- replay [--events 10000]';

/**
 * Fills a dead-letter queue of the emulator and replays it with a filter and every check on: seconds, events a second, and
 * the peak of the process's memory. Fails unless the command says that it is done.
 */
export async function replay(say: (line: string) => void, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { events: { type: 'string', multiple: true, default: ['10000'] } },
  });
  const sizes = values.events.map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error(usage);
  await installTools(say);
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const rows: string[][] = [];
  try {
    const endpoint = await startMiniStack({ runFolder, port: await freePort() });
    const sqs = new SQSClient(clientSettings(endpoint));
    for (const size of sizes) {
      const stack = `Replay${size}`;
      const outputs = await createQueues(endpoint, stack);
      await fillQueue(sqs, outputs['DeadLetterQueueUrl'] ?? '', size);
      for (const command of [
        ['list', '--json'],
        ['send', '--yes'],
      ]) {
        const { seconds, peakMiB } = await measure(endpoint, [...command, '--stack', stack]);
        const rate = Math.round(size / seconds).toString();
        rows.push([command[0] ?? '', String(size), seconds.toFixed(1), rate, peakMiB.toFixed(0)]);
      }
    }
  } finally {
    await stopMiniStack({ runFolder });
    await rm(runFolder, { recursive: true, force: true });
  }
  say(table(['replay', `events of ${eventBytes} bytes`, 's', 'events/s', 'peak MiB'], rows));
}

/** Runs the command as a process of its own, from its start to its end. */
async function measure(endpoint: string, command: readonly string[]) {
  const peak = join(import.meta.dirname, 'replay/report-peak.ts');
  const filter = ['--queue', 'dead-letters', '--type', 'cognito.login.*', '--where', "data.username == 'ann'"];
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', peak, join(projectRoot, 'cli/main.ts'), 'replay', ...command, ...filter],
    { env: { PATH: process.env['PATH'], ...awsEnvironment(endpoint) }, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [talk, reported] = [2, 3].map((index) =>
    text(child.stdio[index] as NodeJS.ReadableStream & AsyncIterable<Buffer>),
  );
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(`replay ${command.join(' ')} ended with ${String(code)}: ${(await talk) ?? ''}`);
  return { seconds, peakMiB: Number(await reported) / 1024 };
}

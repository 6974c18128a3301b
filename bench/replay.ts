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

const usage = 'Usage: npm run bench -- replay [--events 10000 --events 100000]';

/**
 * Fills a dead-letter queue of the emulator and replays it with a filter and every check on, beside the same calls with the
 * SDK alone: seconds, events a second, the ratio, and the peak of the process's memory. Fails unless all is done.
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
      const { DeadLetterQueueUrl: from = '', QueueUrl: to = '' } = await createQueues(endpoint, stack);
      const bare = (mode: string) =>
        measure(endpoint, [join(import.meta.dirname, 'replay/bare-client.ts'), mode, from, to]);
      const command = (...args: string[]) =>
        measure(endpoint, [join(projectRoot, 'cli/main.ts'), 'replay', ...args, ...filter, '--stack', stack]);
      const row = (name: string, { seconds, peakMiB }: Measured, floor: Measured) => {
        const ratio = (seconds / floor.seconds).toFixed(2);
        const rate = Math.round(size / seconds).toString();
        rows.push([name, String(size), seconds.toFixed(1), rate, ratio, peakMiB.toFixed(0)]);
      };
      await fillQueue(sqs, from, size);
      const looked = await bare('look');
      row('look, SDK alone', looked, looked);
      row('replay list', await command('list', '--json'), looked);
      const moved = await bare('move');
      row('move, SDK alone', moved, moved);
      await fillQueue(sqs, from, size);
      row('replay send', await command('send', '--yes'), moved);
    }
  } finally {
    await stopMiniStack({ runFolder });
    await rm(runFolder, { recursive: true, force: true });
  }
  say(table(['replay', `events of ${eventBytes} bytes`, 's', 'events/s', 'x floor', 'peak MiB'], rows));
}

// One that all events pass: every check is on.
const filter = ['--queue', 'dead-letters', '--type', 'cognito.login.*', '--where', "data.username == 'ann'"];

interface Measured {
  readonly seconds: number;
  readonly peakMiB: number;
}

/** Runs a program as a process of its own, from its start to its end. */
async function measure(endpoint: string, [program = '', ...args]: readonly string[]): Promise<Measured> {
  const peak = join(import.meta.dirname, 'replay/report-peak.ts');
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', peak, program, ...args], {
    env: { PATH: process.env['PATH'], ...awsEnvironment(endpoint) },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [talk, reported] = [2, 3].map((index) =>
    text(child.stdio[index] as NodeJS.ReadableStream & AsyncIterable<Buffer>),
  );
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(code)}: ${(await talk) ?? ''}`);
  return { seconds, peakMiB: Number(await reported) / 1024 };
}

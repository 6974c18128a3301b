import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMiniStack, stopMiniStack } from '../local/rig/ministack.ts';
import { freePort } from '../local/rig/tcp-ports.ts';
import { installTools } from '../local/rig/tools.ts';
import { quantile } from './quantile.ts';
import { aRound, type Run } from './replay/a-round.ts';
import { eventBytes } from './replay/fill-queue.ts';
import { figuresTable } from '../cli/plain-table.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { replayDeclaration } from './declarations.ts';

/**
 * Fills a dead-letter queue of the emulator and replays it with a filter and every check. Compares it with the same calls of
 * the bare SDK and, if given, with sqsmover: seconds, events per second, the ratio to the bare SDK, and the peak of the
 * process's memory. Fails unless all messages were moved.
 */
export async function replay(
  print: (line: string) => void,
  { events, rounds, peer }: OptionValues<typeof replayDeclaration.options>,
): Promise<void> {
  const sizes = events.length > 0 ? events : [10_000];
  await installTools(print);
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const rows: string[][] = [];
  try {
    const endpoint = await startMiniStack({ runFolder, port: await freePort() });
    for (const size of sizes) {
      const runs: Run[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        runs.push(...(await aRound({ endpoint, stack: `Replay${size}Round${round}`, size, peer })));
      }
      rows.push(...rowsOf(runs, size));
    }
  } finally {
    await stopMiniStack({ runFolder });
    await rm(runFolder, { recursive: true, force: true });
  }
  print(figuresTable(['replay', `events of ${eventBytes} bytes`, 's', 'events/s', 'x floor', 'peak MiB'], rows));
}

/** One for each program, in the order in which they ran. */
function rowsOf(runs: readonly Run[], size: number): string[][] {
  const secondsOf = (wanted: string): number =>
    quantile(
      runs.filter(({ name }) => name === wanted).map(({ seconds }) => seconds),
      0.5,
    );
  return [...new Map(runs.map(({ name, floor }) => [name, floor]))].map(([name, floor]) => {
    const seconds = secondsOf(name);
    const peaks = runs.filter((run) => run.name === name).flatMap(({ peakMiB }) => peakMiB ?? []);
    const peak = peaks.length > 0 ? Math.max(...peaks).toFixed(0) : 'not known';
    const ratio = (seconds / secondsOf(floor)).toFixed(2);
    return [name, String(size), seconds.toFixed(1), (size / seconds).toFixed(0), ratio, peak];
  });
}

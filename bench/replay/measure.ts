import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { awsEnvironment } from '../../local/rig/aws-environment.ts';

/** What a program took. */
export interface Measured {
  readonly seconds: number;
  /** Of a program of Node; of others nobody tells. */
  readonly peakMiB?: number;
}

/** Runs a program of Node, as a process of its own, from its start to its end. */
export const measureNode = (endpoint: string, args: readonly string[]): Promise<Measured> =>
  measure(endpoint, process.execPath, ['--import', join(import.meta.dirname, 'report-peak.ts'), ...args]);

/** Runs any program, from its start to its end. */
export async function measure(endpoint: string, program: string, args: readonly string[]): Promise<Measured> {
  const begin = performance.now();
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...awsEnvironment(endpoint) },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [talk, reported] = [2, 3].map((index) =>
    text(child.stdio[index] as NodeJS.ReadableStream & AsyncIterable<Buffer>),
  );
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(code)}: ${(await talk) ?? ''}`);
  const peakKiB = Number(await reported);
  return { seconds, ...(peakKiB > 0 ? { peakMiB: peakKiB / 1024 } : {}) };
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { forwarderMemoryMiB } from '../../infra/constructs/forwarder-memory.ts';
import { nodeMemoryFlags } from '../node-memory.ts';
import type { Job, Measured } from './worker.ts';

/** Runs the job in a process of its own, with that environment and no other. Throws when the process ends without figures. */
export async function measure(
  worker: string,
  environment: Readonly<Record<string, string>>,
  job: Job,
): Promise<Measured> {
  const child = fork(worker, {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    execArgv: ['--disable-warning=TimeoutNegativeWarning', ...nodeMemoryFlags(forwarderMemoryMiB)],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  child.send(job);
  const answer = once(child, 'message') as Promise<[Measured]>;
  const first = await Promise.race([answer, ended.then(() => undefined)]);
  if (!first) throw new Error(`The process of ${job.bundle} at batches of ${job.batch} has ended without figures.`);
  await ended;
  return first[0];
}

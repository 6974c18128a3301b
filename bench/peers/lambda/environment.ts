import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { forwarderMemoryMiB } from '../../../infra/constructs/forwarder-memory.ts';
import { nodeMemoryFlags } from '../../node-memory.ts';
import { withTimeout } from '../../../platform/with-timeout.ts';
import type { Invocation, Outcome } from './environment-main.ts';

/** An execution environment that stands for one of Lambda: a process that handles one invocation at a time. */
export interface Environment {
  /** Resolves with the handler's answer. Rejects if the handler rejects, or at the time limit, which ends the process. */
  readonly invoke: (event: object) => Promise<unknown>;
  /** Of the current process; `undefined` before the first invocation and after the end of a process. */
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

export interface EnvironmentSettings {
  /** File that exports `handler`. */
  readonly bundle: string;
  readonly variables: Readonly<Record<string, string>>;
  /** File for the output of the function. */
  readonly log: string;
  readonly timeoutMs: number;
}

/** Starts a process with the first invocation, and a new one after the end of a process. */
export function openEnvironment({ bundle, variables, log, timeoutMs }: EnvironmentSettings): Environment {
  let current: ChildProcess | undefined;
  const start = (): ChildProcess => {
    const output = openSync(log, 'a');
    const child = fork(join(import.meta.dirname, 'environment-main.ts'), [bundle], {
      env: { PATH: process.env['PATH'] ?? '', ...variables },
      execArgv: ['--disable-warning=TimeoutNegativeWarning', ...nodeMemoryFlags(forwarderMemoryMiB)],
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    child.once('exit', () => {
      if (current === child) current = undefined;
    });
    return child;
  };
  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    invoke: async (event) => {
      const child = (current ??= start());
      const message: Invocation = { event: JSON.stringify(event), deadlineMs: Date.now() + timeoutMs };
      const ended = new AbortController();
      const outcome = Promise.race([
        once(child, 'message', ended).then(([received]) => received as Outcome),
        once(child, 'exit', ended).then((): Outcome => ({ error: 'The process has ended.' })),
      ]);
      child.send(message);
      try {
        const result = await withTimeout(outcome, timeoutMs, (): Outcome => ({ error: 'Task timed out' }));
        if ('answer' in result) return result.answer;
        if (result.error === 'Task timed out') await end(child);
        throw new Error(result.error);
      } finally {
        ended.abort();
        outcome.catch(() => undefined);
      }
    },
    pid: () => current?.pid,
    stop: async () => {
      if (current) await end(current);
    },
  };
}

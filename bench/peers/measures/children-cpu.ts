import { once } from 'node:events';
import { spawn } from 'node:child_process';

export interface TimedCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** File for its output. */
  readonly log: string;
}

/** Runs a command to its end, and resolves with its CPU time, user and system, in milliseconds. Rejects if it fails. */
export async function cpuMsOf({ command, args, env, log }: TimedCommand): Promise<number> {
  // The shell reports the CPU time of its children, which Node does not.
  const script = 'log=$0; "$@" > "$log" 2>&1 || exit; times';
  const child = spawn('/bin/sh', ['-c', script, log, command, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${command} ended with exit code ${child.exitCode}. Its output: ${log}`);
  return childrenCpuMs(output);
}

/** Reads the second line of the shell's `times`: user and system time of its children, such as `0m1.230s 0m0.450s`. */
export function childrenCpuMs(times: string): number {
  const parts = [...(times.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`The shell printed no times: ${times}`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
}

import { execFile, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitFor } from './wait-for.ts';

/** Where a process keeps its pid and its log: `<runFolder>/<name>.pid` and `<runFolder>/<name>.log`. */
export interface ProcessPlace {
  readonly name: string;
  readonly runFolder: string;
}

export interface ProcessSpec extends ProcessPlace {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Asked again and again with the log so far until it says yes. */
  readonly isReady: (log: string) => boolean | Promise<boolean>;
  /** Milliseconds it may take to become ready. @default 60000 */
  readonly readyWithinMs?: number;
  /** Gives up starting; what was started is stopped again. */
  readonly signal?: AbortSignal | undefined;
}

// A broker hands over its partitions first, which takes its time on a busy machine.
const stopWithinMs = 45_000;

/** Starts a process in a process group of its own and waits until it is ready. Throws with the end of its log. */
export async function startProcess(spec: ProcessSpec): Promise<void> {
  const { name, runFolder, command, args, env, isReady, readyWithinMs = 60_000, signal } = spec;
  signal?.throwIfAborted();
  mkdirSync(runFolder, { recursive: true });
  const log = openSync(logFile(spec), 'w');
  const child = spawn(command, args, { env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? `exit code ${code}`}`));
  if (child.pid !== undefined) await writeFile(pidFile(spec), String(child.pid));
  child.unref();
  try {
    await waitFor(
      async () => {
        if (ended !== undefined) throw new Error(ended);
        return isReady(await readFile(logFile(spec), 'utf8'));
      },
      { what: `${name} to become ready`, timeoutMs: readyWithinMs, signal },
    );
  } catch (cause) {
    await stopProcess(spec);
    signal?.throwIfAborted();
    const lines = (await readFile(logFile(spec), 'utf8')).trimEnd().split('\n').slice(-15);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} did not start: ${reason}\n${lines.join('\n')}\nIts whole log: ${logFile(spec)}`, {
      cause,
    });
  }
}

/** Ends the process with SIGTERM (SIGKILL for `signal: 'SIGKILL'`, or when it does not go), and all it had started. */
export async function stopProcess(place: ProcessPlace, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  const pid = await runningPid(place);
  if (pid !== undefined) {
    send(pid, signal);
    try {
      await waitFor(() => !isAlive(pid), { what: `the end of ${place.name}`, timeoutMs: stopWithinMs });
    } finally {
      send(-pid, 'SIGKILL');
    }
  }
  await rm(pidFile(place), { force: true });
}

/** The pid of the process that was started there, if it still runs. */
export async function runningPid(place: ProcessPlace): Promise<number | undefined> {
  const pid = await readFile(pidFile(place), 'utf8').then(Number, () => undefined);
  if (pid === undefined || !isAlive(pid)) return undefined;
  // A pid is used again after a restart of the machine: only a process that leads its own group can be ours.
  const group = await promisify(execFile)('ps', ['-o', 'pgid=,stat=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim().split(/\s+/),
    () => [],
  );
  return Number(group[0]) === pid && !group[1]?.startsWith('Z') ? pid : undefined;
}

/** Sends a signal such as SIGSTOP or SIGCONT to the process. Throws if it does not run. */
export async function signalProcess(place: ProcessPlace, signal: NodeJS.Signals): Promise<void> {
  const pid = await runningPid(place);
  if (pid === undefined) throw new Error(`${place.name} does not run: no process for ${pidFile(place)}.`);
  process.kill(pid, signal);
}

export const logFile = ({ runFolder, name }: ProcessPlace): string => join(runFolder, `${name}.log`);
const pidFile = ({ runFolder, name }: ProcessPlace): string => join(runFolder, `${name}.pid`);

function isAlive(pid: number): boolean {
  return send(pid, 0);
}

/** False if there is no such process. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

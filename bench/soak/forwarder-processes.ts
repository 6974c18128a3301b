import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runningPid } from '../../local/rig/child-process.ts';
import { ministackPlace, type MiniStack } from '../../local/rig/ministack.ts';

/** Pids of the processes in which the emulator runs a function: its children that have the function's name in their environment. */
export async function functionProcesses({ runFolder }: Pick<MiniStack, 'runFolder'>, name: string): Promise<number[]> {
  const parent = await runningPid(ministackPlace({ runFolder }));
  if (parent === undefined) throw new Error(`The emulator of ${runFolder} does not run.`);
  // `e` adds the environment to the command, on Linux as on macOS.
  const { stdout } = await promisify(execFile)('ps', ['axeww', '-o', 'pid=,ppid=,command='], { maxBuffer: 2 ** 26 });
  return stdout
    .split('\n')
    .filter((line) => line.includes(`AWS_LAMBDA_FUNCTION_NAME=${name} `))
    .map((line) => line.trim().split(/\s+/, 2).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}

/** Kills them, as when the machine under them goes: what they had begun is neither answered nor undone. */
export async function killFunction(emulator: Pick<MiniStack, 'runFolder'>, name: string): Promise<number> {
  const pids = await functionProcesses(emulator, name);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return pids.length;
}

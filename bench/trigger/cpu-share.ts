import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A group of processes with a limit of their CPU time. */
export interface CpuShare {
  /** A command that starts its arguments as a process of the group. */
  readonly startInside: readonly [string, ...string[]];
  /** Holds the group to so much of one processor; Infinity for no limit. */
  readonly limitTo: (share: number) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Memory with which a Lambda function has one whole processor ("Configure Lambda function memory", Lambda guide). */
const mibPerCpu = 1769;

/** What Lambda gives a function of that memory, as a share of one processor. */
export const lambdaShare = (memoryMiB: number): number => memoryMiB / mibPerCpu;

// Lambda's own scheduler counts in periods of 20 ms.
const periodUs = 20_000;
const version1 = '/sys/fs/cgroup/cpu';
const version2 = '/sys/fs/cgroup';

/** The share of one processor that a busy process gets at this limit, measured for as many milliseconds. */
export async function shareHeld(cpu: CpuShare, share: number, forMs = 1000): Promise<number> {
  await cpu.limitTo(share);
  const [command, ...args] = cpu.startInside;
  const { stdout } = await promisify(execFile)(command, [...args, process.execPath, '-e', busy(forMs)]);
  return Number(stdout);
}

const busy = (ms: number): string =>
  `const began = performance.now(), before = process.cpuUsage(); while (performance.now() - began < ${ms});` +
  'const { user, system } = process.cpuUsage(before);' +
  'console.log((user + system) / 1000 / (performance.now() - began));';

/** Makes a control group for one run; needs Linux, and root. Throws, with what to do, where that is not given. */
export async function openCpuShare(): Promise<CpuShare> {
  const isVersion1 = existsSync(join(version1, 'cpu.cfs_quota_us'));
  const folder = join(isVersion1 ? version1 : version2, `cognito-to-kafka-bench-${process.pid}`);
  try {
    await mkdir(folder);
  } catch (cause) {
    throw new Error('Holding a process to a share of the processor needs a control group: run it on Linux as root.', {
      cause,
    });
  }
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  return {
    startInside: ['/bin/sh', '-c', 'echo $$ > "$0" && exec "$@"', join(folder, 'cgroup.procs')],
    limitTo: async (share) => {
      const quota = Number.isFinite(share) ? String(Math.round(share * periodUs)) : undefined;
      if (isVersion1) {
        await write('cpu.cfs_period_us', String(periodUs));
        await write('cpu.cfs_quota_us', quota ?? '-1');
      } else await write('cpu.max', `${quota ?? 'max'} ${periodUs}`);
    },
    remove: () => rmdir(folder),
  };
}

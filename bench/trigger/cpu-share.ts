import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A group of processes with a limit of their CPU time. It has priority over other processes of the machine. */
export interface CpuShare {
  /** A command that starts its arguments as a process of the group. */
  readonly startInside: readonly [string, ...string[]];
  /**
   * Limits the group to that share of one CPU; Infinity for no limit. Linux then starts a new period with a full quota. Call
   * it once for an environment, as Lambda does: a call before each login would hide the CPU time of the login before it.
   */
  readonly limitTo: (share: number) => Promise<void>;
  /** CPU time of the group since it was created, in milliseconds. Linux counts it in nanoseconds or microseconds. */
  readonly usedMs: () => Promise<number>;
  readonly remove: () => Promise<void>;
}

/** Memory with which a Lambda function has one whole CPU ("Configure Lambda function memory", Lambda guide). */
const mibPerCpu = 1769;

/** What Lambda gives a function of that memory, as a share of one CPU. */
export const lambdaShare = (memoryMiB: number): number => memoryMiB / mibPerCpu;

// Lambda's own scheduler counts in periods of 20 ms.
const periodUs = 20_000;
const version1 = { limit: '/sys/fs/cgroup/cpu', account: '/sys/fs/cgroup/cpuacct' };
const version2 = '/sys/fs/cgroup';

/** The share of one CPU that a busy process gets at this limit, measured for as many milliseconds. */
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
  const isVersion1 = existsSync(join(version1.limit, 'cpu.cfs_quota_us'));
  const name = `cognito-to-kafka-bench-${process.pid}`;
  const limits = join(isVersion1 ? version1.limit : version2, name);
  const account = join(isVersion1 ? version1.account : version2, name);
  const folders = isVersion1 ? await separate([version1.limit, version1.account], name) : [limits];
  try {
    for (const folder of folders) await mkdir(folder);
  } catch (cause) {
    throw new Error('Holding a process to a share of the CPU needs a control group: run it on Linux as root.', {
      cause,
    });
  }
  const write = (file: string, text: string) => writeFile(join(limits, file), text);
  // The highest weight.
  await (isVersion1 ? write('cpu.shares', '262144') : write('cpu.weight', '10000'));
  const joins = folders.map((folder) => `echo $$ > "${join(folder, 'cgroup.procs')}" && `).join('');
  return {
    startInside: ['/bin/sh', '-c', `${joins}exec "$0" "$@"`],
    limitTo: async (share) => {
      const quota = Number.isFinite(share) ? String(Math.round(share * periodUs)) : undefined;
      if (isVersion1) {
        await write('cpu.cfs_period_us', String(periodUs));
        await write('cpu.cfs_quota_us', quota ?? '-1');
      } else await write('cpu.max', `${quota ?? 'max'} ${periodUs}`);
    },
    usedMs: async () =>
      isVersion1
        ? Number(await readFile(join(account, 'cpuacct.usage'), 'utf8')) / 1e6
        : Number(/^usage_usec (\d+)/m.exec(await readFile(join(account, 'cpu.stat'), 'utf8'))?.[1]) / 1e3,
    remove: async () => {
      for (const folder of folders) await rmdir(folder);
    },
  };
}

/** The group's folder in each hierarchy. Some distributions mount both controllers as one. */
async function separate(hierarchies: readonly string[], name: string): Promise<readonly string[]> {
  const real = await Promise.all(hierarchies.map((path) => realpath(path)));
  return [...new Set(real)].map((path) => join(path, name));
}

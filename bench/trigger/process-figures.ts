import { readdir, readFile } from 'node:fs/promises';

// USER_HZ, the unit of /proc/<pid>/stat, is 100 on every Linux that Node supports.
const ticksPerSecond = 100;

/** What Linux says of a process and its threads. */
export interface ProcessFigures {
  readonly cpuMs: number;
  /** Most memory it ever had. */
  readonly peakMiB: number;
}

/** Reads the figures of a process that is alive. */
export async function processFigures(pid: number): Promise<ProcessFigures> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold blanks; the fields after it do not ("proc(5)": utime and stime are 14 and 15).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const peakKiB = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]);
  return { cpuMs: (ticks * 1000) / ticksPerSecond, peakMiB: peakKiB / 1024 };
}

/** The child of a process that runs this command, whichever thread made it. Throws if there is none. */
export async function childOf(pid: number, command: string): Promise<number> {
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const children = await textOf(`/proc/${pid}/task/${thread}/children`);
    for (const child of children.split(' ').filter(Boolean)) {
      if ((await textOf(`/proc/${child}/cmdline`)).startsWith(command)) return Number(child);
    }
  }
  throw new Error(`Process ${pid} has no child that runs ${command}`);
}

/** Empty for a process that has gone. */
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

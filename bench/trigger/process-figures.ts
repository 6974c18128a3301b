import { readdir, readFile } from 'node:fs/promises';

/** Largest memory that a living process ever had, in MiB. */
export async function peakMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
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

import { readFile } from 'node:fs/promises';

// USER_HZ, the unit of /proc/<pid>/stat, is 100 on every Linux that Node supports.
const ticksPerSecond = 100;

/** Milliseconds of CPU time, user and system, of a living process and its threads. Rejects if there is no such process. */
export const processCpuMs = async (pid: number): Promise<number> =>
  cpuMsIn(await readFile(`/proc/${pid}/stat`, 'utf8'));

/** Reads utime and stime, fields 14 and 15 of a line of /proc/<pid>/stat (manual page "proc_pid_stat(5)"). */
export function cpuMsIn(stat: string): number {
  // The name in parentheses may contain blanks and parentheses; the fields after it do not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenCpuMs, cpuMsOf } from '../../../../bench/peers/measures/children-cpu.ts';

const timed = (script: string) => {
  const log = join(mkdtempSync(join(tmpdir(), 'children-cpu-')), 'log');
  return { log, cpuMs: cpuMsOf({ command: process.execPath, args: ['-e', script], env: {}, log }) };
};

test.each([
  ['0m0.000s 0m0.000s\n0m1.230s 0m0.450s\n', 1680],
  ['0m0.010s 0m0.020s\n2m0.5s 0m1s\n', 121_500],
])('reads the times of the children in %j', (times, cpuMs) => {
  expect(childrenCpuMs(times)).toBeCloseTo(cpuMs, 6);
});

test('rejects an output without times', () => {
  expect(() => childrenCpuMs('sh: not found')).toThrow('The shell printed no times');
});

test('measures the CPU time of a command, and keeps its output', async () => {
  const busy =
    'const busy = () => { const { user, system } = process.cpuUsage(); return user + system < 300_000; }; while (busy()); console.log("done")';
  const { log, cpuMs } = timed(busy);

  expect(await cpuMs).toBeGreaterThanOrEqual(290);
  expect(readFileSync(log, 'utf8')).toBe('done\n');
});

test('rejects when the command fails', async () => {
  await expect(timed('process.exit(3)').cpuMs).rejects.toThrow('exit code 3');
});

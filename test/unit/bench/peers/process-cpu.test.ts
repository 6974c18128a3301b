import { cpuMsIn } from '../../../../bench/peers/measures/process-cpu.ts';

const fields = Array.from({ length: 50 }, (_unused, index) => String(index + 4));

test.each(['node', 'a (b) c', 'x) 1 2'])('reads user and system time of a process named "%s"', (name) => {
  // Fields 14 and 15 count ticks of ten milliseconds.
  expect(cpuMsIn(`4711 (${name}) S ${fields.join(' ')}`)).toBe((14 + 15) * 10);
});

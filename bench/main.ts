import { runProgram } from '../cli/command-line/run-program.ts';
import { interruptOf } from '../local/rig/interrupt.ts';
import { benchProgram } from './program.ts';

// A benchmark has brokers and an emulator, which it stops when it fails. So Ctrl-C, and a reader that stops, are a failure at its next line.
const signal = interruptOf(process, [process.stdout, process.stderr]);
const print = (line: string): void => {
  signal.throwIfAborted();
  console.log(line);
};

try {
  process.exitCode = await runProgram(benchProgram, process.argv.slice(2), {
    stdout: print,
    stderr: console.error,
    width: process.stdout.columns,
    read: () => Promise.reject(new Error('A benchmark reads no file.')),
  });
} catch (error) {
  if (!signal.aborted) console.error((error as Error).message);
  process.exitCode = 1;
}

#!/usr/bin/env node
import { nodeProblem } from './node-version.ts';

// An old Node cannot load the other modules, and would print its own error.
const problem = nodeProblem(process.versions.node);
if (problem === undefined) await main();
else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const [{ enableCompileCache }, { setFlagsFromString }] = await Promise.all([
    import('node:module'),
    import('node:v8'),
  ]);
  // Measured: a command starts in half of the CPU time, and without the 30 MiB that Node needs for TypeScript.
  enableCompileCache();
  const [{ inputReader }, { printable }, { quietTimers }, { runProgram }, { createProgram }, { packageVersion }] =
    await Promise.all([
      import('./read-input.ts'),
      import('./printable.ts'),
      import('./quiet-timers.ts'),
      import('./command-line/run-program.ts'),
      import('./program.ts'),
      import('./package-version.ts'),
    ]);
  const interruptible: AbortController[] = [];

  // A reader such as `head` may stop before the end. A command that can stop in order then does so, as after Ctrl-C.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      if (interruptible.length === 0) process.exit();
      for (const controller of interruptible) controller.abort();
    });
  }
  quietTimers();

  /** A second Ctrl-C ends the process, because nothing listens any more. */
  const interrupted = (signals: readonly NodeJS.Signals[]): AbortSignal => {
    const controller = new AbortController();
    interruptible.push(controller);
    for (const signal of signals) {
      process.once(signal, () => {
        controller.abort();
      });
    }
    return controller.signal;
  };

  /**
   * Without these flags, V8 collects garbage only after some 200 MB of responses. Measured: with the first flag only, that
   * takes a sixth of the CPU time. The larger the second, the less time, for some 10 MiB. Commands other than send keep every
   * message that they have read, so their heap grows by the same factor.
   */
  const prepareHeap = (isSending: boolean): void => {
    setFlagsFromString('--optimize-for-size');
    setFlagsFromString(`--heap-growing-percent=${isSending ? 80 : 30}`);
  };

  const program = createProgram({
    version: packageVersion(import.meta.url),
    input: process.stdin,
    screen: process.stderr,
    editor: process.env['VISUAL'] || process.env['EDITOR'] || 'vi',
    interrupted,
    prepareHeap,
  });
  const stderr = (line: string): void => void process.stderr.write(`${printable(line)}\n`);
  process.exitCode = await runProgram(program, process.argv.slice(2), {
    stdout: (line) => void process.stdout.write(`${printable(line)}\n`),
    stderr,
    width: process.stdout.columns,
    read: inputReader(process.stdin, stderr),
  });
}

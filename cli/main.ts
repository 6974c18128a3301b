#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { printable } from './printable.ts';
import { quietTimers } from './quiet-timers.ts';
import { runCommand } from './run-command.ts';

// Measured: a command starts in half of the processor time, and without the 30 MiB that Node needs for TypeScript.
enableCompileCache();

const interruptible: AbortController[] = [];

// Whoever reads our output, `head` for one, may stop before it ends: for a command that can be ended in order that is Ctrl-C.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (interruptible.length === 0) process.exit();
  for (const controller of interruptible) controller.abort();
});

quietTimers();

const connectPools = async () => (await import('./user-pool/connect-aws.ts')).connectPools;

const commands = {
  normalize: async () => (await import('./normalize.ts')).normalizeCommand,
  replay: async () => {
    // Else V8 lets some 200 MB of answers pile up before it looks for garbage. Measured: with the first flag alone a sixth of
    // the processor's time goes into that. The second spares the more of it the larger the number, for some 10 MiB; commands
    // other than send hold all letters that they have seen, and that is multiplied, too.
    setFlagsFromString('--optimize-for-size');
    setFlagsFromString(`--heap-growing-percent=${process.argv[3] === 'send' ? 80 : 30}`);
    const [{ replayCommand }, { replayDeps }] = await Promise.all([
      import('./replay/replay.ts'),
      import('./replay/dependencies.ts'),
    ]);
    const editor = process.env['VISUAL'] || process.env['EDITOR'] || 'vi';
    return replayCommand(
      replayDeps({ input: process.stdin, screen: process.stderr, interrupted: () => interrupted(), editor }),
    );
  },
  attach: async () => (await import('./attach.ts')).attachCommand(await connectPools()),
  detach: async () => (await import('./detach.ts')).detachCommand(await connectPools()),
  doctor: async () => {
    const [{ doctorCommand }, { connectDoctor }] = await Promise.all([
      import('./doctor.ts'),
      import('./doctor/connect-aws.ts'),
    ]);
    return doctorCommand(connectDoctor);
  },
  smoke: async () => {
    const [{ smokeCommand }, { smokePorts }] = await Promise.all([
      import('./smoke.ts'),
      import('./smoke/connect-aws.ts'),
    ]);
    return smokeCommand({ ...smokePorts, interrupted: () => interrupted(['SIGINT', 'SIGTERM', 'SIGHUP']) });
  },
  'key-policy': async () => (await import('./key-policy.ts')).keyPolicyCommand,
  status: async () => (await import('./status.ts')).statusCommand(await connectPools()),
};

/** A second Ctrl-C ends the process: nobody listens any more. */
function interrupted(signals: readonly NodeJS.Signals[] = ['SIGINT']): AbortSignal {
  const controller = new AbortController();
  interruptible.push(controller);
  for (const signal of signals) {
    process.once(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${printable(line)}\n`),
  talk: (line) => void process.stderr.write(`${printable(line)}\n`),
  read: (file) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8')),
});

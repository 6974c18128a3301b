#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { runCommand } from './run-command.ts';

// Whoever reads our output, `head` for one, may stop before it ends.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const connectPools = async () => (await import('./user-pool/connect-aws.ts')).connectPools;

const commands = {
  normalize: async () => (await import('./normalize.ts')).normalizeCommand,
  replay: async () => {
    const [{ replayCommand }, { replayDeps }] = await Promise.all([
      import('./replay/replay.ts'),
      import('./replay/deps.ts'),
    ]);
    return replayCommand(replayDeps({ input: process.stdin, screen: process.stderr, interrupted }));
  },
  attach: async () => (await import('./attach.ts')).attachCommand(await connectPools()),
  detach: async () => (await import('./detach.ts')).detachCommand(await connectPools()),
  status: async () => (await import('./status.ts')).statusCommand(await connectPools()),
};

/** A second Ctrl-C ends the process: nobody listens any more. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
  });
  return controller.signal;
}

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  talk: (line) => void process.stderr.write(`${line}\n`),
  read: (file) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8')),
});

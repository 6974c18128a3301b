#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { runCommand } from './run-command.ts';

// Whoever reads our output, `head` for one, may stop before it ends.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const commands = { normalize: async () => (await import('./normalize.ts')).normalizeCommand };

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  talk: (line) => void process.stderr.write(`${line}\n`),
  read: (file) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8')),
});

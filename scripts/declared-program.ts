import type { Program } from '../cli/command-line/program.ts';
import { createProgram } from '../cli/program.ts';

/** Returns the program without a process: its declarations are complete, and no command is loaded. */
export const declaredProgram = (version = ''): Program =>
  createProgram({
    version,
    input: process.stdin,
    screen: process.stderr,
    editor: 'true',
    interrupted: () => new AbortController().signal,
    prepareHeap: () => undefined,
  });

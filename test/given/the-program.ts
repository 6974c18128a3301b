import type { Program } from '../../cli/command-line/program.ts';
import { createProgram } from '../../cli/program.ts';

/** The program as it is, without a process: the tests read its declarations, and may load its commands. */
export const theProgram = (): Program =>
  createProgram({
    version: '1.2.3',
    input: process.stdin,
    screen: process.stderr,
    editor: 'true',
    interrupted: () => new AbortController().signal,
    prepareHeap: () => undefined,
  });

import type { Program } from '../../../cli/command-line/program.ts';
import type { Command } from '../../../cli/command.ts';

/** A program that has only these commands. */
export const aProgram = (...commands: readonly Command[]): Program => ({
  name: 'cognito-to-kafka',
  summary: 'Run the commands of a test',
  version: '1.2.3',
  examples: [],
  commands: commands.map((command) => ({
    declaration: command.declaration,
    load: () => Promise.resolve(command),
  })),
});

import type { CommandDeclaration, CommandInput } from './command-line/declaration.ts';

/** What a command of `cognito-to-kafka` may do to the world. */
export interface CommandPorts {
  /** Writes one line of data, without characters that a terminal obeys. A line end in it is written as an escape. */
  readonly stdout: (line: string) => void;
  /** Prints one such line for the operator. */
  readonly stderr: (line: string) => void;
  /** Characters of a line of the terminal that shows `stdout`. @default - `stdout` is not a terminal */
  readonly width?: number | undefined;
  /** Returns the text of a file, or of the standard input for `-`. Rejects if it cannot be read. */
  readonly read: (file: string) => Promise<string>;
}

/** A command with its code. `Ports` is the part of the world that it needs. */
export interface Command<
  Ports extends CommandPorts = CommandPorts,
  Declaration extends CommandDeclaration = CommandDeclaration,
> {
  readonly declaration: Declaration;
  /** Runs the command and returns its exit code. Rejects with a UsageError for invalid arguments. */
  run(input: CommandInput<Declaration>, ports: Ports): Promise<ExitCode>;
}

/** Exit codes, the same for every command. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Writes a text of the program that has several lines. */
export function eachLine(text: string, write: (line: string) => void): void {
  for (const line of text.split('\n')) write(line);
}

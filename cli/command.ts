/** What a command of `cognito-to-kafka` may do to the world. */
export interface CommandPorts {
  /** Writes one line of data, without characters that a terminal obeys. A line end in it is written as an escape. */
  readonly out: (line: string) => void;
  /** Prints one such line for the person at the terminal. */
  readonly talk: (line: string) => void;
  /** The text of a file, or of the standard input for `-`. Rejects where it cannot be read. */
  readonly read: (file: string) => Promise<string>;
}

/** One command, in a file of its own; `Ports` is what it needs of the world. */
export interface Command<Ports extends CommandPorts = CommandPorts> {
  /** One line for the list of commands. */
  readonly summary: string;
  /** How to call it, with examples. */
  readonly usage: string;
  /** Whether it has commands of its own, to which a --help behind the first argument belongs. @default false */
  readonly hasCommands?: boolean;
  /** Does it, and gives the exit code. Throws a UsageError for wrong arguments. */
  readonly run: (argv: readonly string[], ports: Ports) => Promise<ExitCode>;
}

/** Exit codes, the same for every command. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Writes a text of the program that has several lines. */
export function eachLine(text: string, write: (line: string) => void): void {
  for (const line of text.split('\n')) write(line);
}

/** What a command of `cognito-to-kafka` may do to the world. */
export interface CommandPorts {
  /** Writes one line of data. */
  readonly out: (line: string) => void;
  /** Tells the person at the terminal something. */
  readonly talk: (line: string) => void;
  /** The text of a file, or of the standard input for `-`. Rejects where it cannot be read. */
  readonly read: (file: string) => Promise<string>;
}

/** One command, in a file of its own. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** How to call it, with examples. */
  readonly usage: string;
  /** Does it, and gives the exit code. Throws a UsageError for wrong arguments. */
  readonly run: (argv: readonly string[], ports: CommandPorts) => Promise<ExitCode>;
}

/** Exit codes, the same for every command. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The arguments are wrong; the message says which and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

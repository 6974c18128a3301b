import type { AwsSettings, Files, Operator, ReplayAws, WorkPorts } from '../../replay/replay-ports.ts';
import type { Command, CommandPorts } from '../command.ts';
import type { CommandDeclaration } from '../command-line/declaration.ts';

/** The person at the terminal. */
export interface TerminalUi extends Operator {
  /** The answer to a question; empty where nobody can be asked. */
  readonly ask: (question: string) => Promise<string>;
  /** What the person makes of a text in their editor. */
  readonly edit: (text: string) => Promise<string>;
}

/** What the commands of `replay` may do to the world. */
export interface ReplayPorts extends CommandPorts, WorkPorts {
  readonly aws: (settings: AwsSettings) => ReplayAws;
  readonly ui: TerminalUi;
  readonly files: Files;
}

/** A command of `replay`, in a file of its own. */
export type ReplayCommand<Declaration extends CommandDeclaration> = Command<ReplayPorts, Declaration>;

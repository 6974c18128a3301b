import type { AwsSettings, Clock, Files, Operator, ReplayAws, WorkPorts } from '../../replay/replay-ports.ts';
import type { Command, CommandPorts } from '../command.ts';
import type { CommandDeclaration } from '../command-line/declaration.ts';

/** The operator at the terminal. */
export interface TerminalUi extends Operator {
  /** Returns the answer to a question; an empty string without a terminal. */
  readonly ask: (question: string) => Promise<string>;
  /** Returns a text as the operator edits it. */
  readonly edit: (text: string) => Promise<string>;
}

/** Ports of the commands of `replay`. */
export interface ReplayPorts extends CommandPorts {
  readonly aws: (settings: AwsSettings) => ReplayAws;
  readonly clock: Clock;
  readonly ui: TerminalUi;
  readonly files: Files;
}

/** Returns the ports of long work, whose reports are printed for the operator. */
export const workPorts = ({ clock, ui, stderr }: ReplayPorts): WorkPorts => ({ clock, ui, report: stderr });

/** A command of `replay`. */
export type ReplayCommand<Declaration extends CommandDeclaration> = Command<ReplayPorts, Declaration>;

import { parseArguments } from './parse-arguments.ts';
import type { Command, CommandPorts, ExitCode } from '../../cli/command.ts';

/** Runs a command with arguments as an operator types them. Rejects with its UsageError. */
export const runArguments = async <Ports extends CommandPorts>(
  command: Command<Ports>,
  argv: readonly string[],
  ports: Ports,
): Promise<ExitCode> => command.run(parseArguments(command.declaration, argv), ports);

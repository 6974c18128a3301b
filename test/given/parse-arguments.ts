import { inputOf, usageErrorOf } from '../../cli/command-line/command-input.ts';
import { declaredCommand } from '../../cli/command-line/commander-command.ts';
import type { CommandDeclaration, CommandInput } from '../../cli/command-line/declaration.ts';
import { refuseMissingValues } from '../../cli/command-line/option-values.ts';

/** Reads the arguments of one command, as the program does. Throws a UsageError that names the invalid argument. */
export function parseArguments<Declaration extends CommandDeclaration>(
  declaration: Declaration,
  argv: readonly string[],
): CommandInput<Declaration> {
  refuseMissingValues(argv, declaration.options);
  const command = declaredCommand(declaration, [declaration.name], { print: () => undefined, width: undefined });
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    throw usageErrorOf(error, declaration);
  }
  return inputOf(command, declaration);
}

import { CommanderError, type Command } from 'commander';
import { UsageError } from '../../platform/usage-error.ts';
import { givenOptions } from './commander-command.ts';
import type { CommandDeclaration, CommandInput } from './declaration.ts';
import { oneOf, refuseContradictions } from './option-values.ts';

/** Returns the arguments that commander has read. Throws a UsageError for a contradiction. */
export function inputOf<Declaration extends CommandDeclaration>(
  command: Command,
  declaration: Declaration,
): CommandInput<Declaration> {
  refuseContradictions(givenOptions(command), declaration.options);
  const positionals = command.args;
  if (positionals.includes('')) throw new UsageError('An argument is empty. Give it a value, or leave it out.');
  const { argument } = declaration;
  const wrong = positionals.find((text) => argument?.choices?.includes(text) === false);
  if (argument?.choices && wrong !== undefined) {
    throw new UsageError(`Invalid ${argument.name} "${wrong}". Use ${oneOf(argument.choices)}.`);
  }
  return { values: command.opts(), positionals } as unknown as CommandInput<Declaration>;
}

/** Returns an error of commander as a UsageError with one sentence and a suggestion; any other error as it is. */
export function usageErrorOf(error: unknown, declaration?: CommandDeclaration): unknown {
  if (!(error instanceof CommanderError)) return error;
  const [, input = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, similar] = /\(Did you mean (.*)\?\)/.exec(error.message) ?? [];
  const text = texts[error.code]?.(input, declaration?.argument?.name) ?? `${error.message.replace(/^error: /, '')}.`;
  return new UsageError(similar === undefined ? text : `${text} Did you mean ${similar}?`, { cause: error });
}

type Explain = (input: string, argument: string | undefined) => string;

const texts: Readonly<Record<string, Explain>> = {
  'commander.unknownOption': (option) => `Unknown option "${option}".`,
  'commander.unknownCommand': (name) => `Unknown command "${name}".`,
  'commander.missingArgument': (_input, argument = '') => `${argument} is missing.`,
  'commander.excessArguments': (_input, argument) =>
    argument === undefined ? 'Too many arguments. Use options only.' : `Too many arguments. Use one ${argument}.`,
};

import type { CommandDeclaration } from '../../cli/command-line/declaration.ts';
import { everyCommand } from '../../cli/every-command.ts';
import { theProgram } from './the-program.ts';

const commands = everyCommand(theProgram());

/** A call of `cognito-to-kafka` in a line of a shell. */
export interface ShellCall {
  /** Undefined for a group, or a command that does not exist. */
  readonly declaration: CommandDeclaration | undefined;
  readonly argv: readonly string[];
}

/** Returns the calls in a line of a shell, without pipes, redirections and comments. */
export const callsIn = (line: string): ShellCall[] =>
  [...withoutSubstitutions(line).matchAll(/(?<![\w./-])cognito-to-kafka (?:-- )?([a-z][^|<>;#&)\n]*)/g)].map(
    ([, call = '']) => {
      const words = (call.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
      const named = commands.findLast(({ path }) => path.every((name, at) => words[at] === name));
      const declaration = named && 'options' in named.declaration ? named.declaration : undefined;
      return { declaration, argv: words.slice(named?.path.length ?? 0) };
    },
  );

/** A value that another program prints is any value. */
const withoutSubstitutions = (line: string): string => line.replace(/"\$\((?!cognito-to-kafka)[^"]*\)"/g, 'value');

import type { CommandDeclaration, GroupDeclaration } from './command-line/declaration.ts';
import type { Program } from './command-line/program.ts';

/** A command or a group, with its names after that of the program. */
export interface NamedCommand {
  readonly path: readonly string[];
  readonly declaration: CommandDeclaration | GroupDeclaration;
}

/** Returns every command of a program, each group before its commands. */
export const everyCommand = ({ commands }: Program): readonly NamedCommand[] =>
  commands.flatMap((entry): NamedCommand[] => {
    const { declaration } = entry;
    const path = [declaration.name];
    const inner = 'commands' in entry ? entry.commands : [];
    return [
      { path, declaration },
      ...inner.map((command) => ({ path: [...path, command.declaration.name], declaration: command.declaration })),
    ];
  });

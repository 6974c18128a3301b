import type { Command, CommandPorts } from '../command.ts';
import type { CommandDeclaration, Example, GroupDeclaration } from './declaration.ts';

/** A command that is loaded only when it is called. */
export interface CommandEntry<Ports extends CommandPorts = CommandPorts> {
  readonly declaration: CommandDeclaration;
  readonly load: () => Promise<Command<Ports>>;
}

/** A command that has commands. */
export interface CommandGroup<Ports extends CommandPorts = CommandPorts> {
  readonly declaration: GroupDeclaration;
  readonly commands: readonly CommandEntry<Ports>[];
}

export interface Program {
  readonly name: string;
  readonly summary: string;
  readonly version: string;
  readonly examples: readonly Example[];
  readonly commands: readonly (CommandEntry | CommandGroup)[];
}

/** Returns a group whose commands get more ports. These are created when a command is called, by its name. */
export const withPorts = <Ports extends CommandPorts>(
  { declaration, commands }: CommandGroup<Ports>,
  createPorts: (name: string) => Promise<Omit<Ports, keyof CommandPorts>>,
): CommandGroup => ({
  declaration,
  commands: commands.map((entry) => ({
    declaration: entry.declaration,
    load: async (): Promise<Command> => {
      // First the ports: they may set how this process collects its garbage.
      const more = await createPorts(entry.declaration.name);
      const command = await entry.load();
      return { ...command, run: (input, ports) => command.run(input, { ...ports, ...more } as Ports) };
    },
  })),
});

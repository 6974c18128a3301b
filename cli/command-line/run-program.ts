import { CommanderError, type Command as CommanderCommand } from 'commander';
import { CommandFailed } from '../../platform/command-failed.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { explainFault, type FaultContext } from '../aws-fault.ts';
import { eachLine, exitCodes, type CommandPorts, type ExitCode } from '../command.ts';
import { bareCommand, declaredCommand, withHelp, type Screen } from './commander-command.ts';
import { completionsFor, completionWord } from './completions.ts';
import type { CommandInput } from './declaration.ts';
import { helpOption } from './help-text.ts';
import { refuseMissingValues } from './option-values.ts';
import { inputOf, usageErrorOf } from './command-input.ts';
import type { CommandEntry, CommandGroup, Program } from './program.ts';

/** A command of the program that the arguments name, with its arguments. */
interface Selected {
  readonly entry: CommandEntry;
  readonly input: CommandInput;
}

/** Runs the command that the arguments name and returns its exit code. Prints one line for invalid arguments. */
export async function runProgram(program: Program, argv: readonly string[], ports: CommandPorts): Promise<ExitCode> {
  if (argv[0] === completionWord) {
    for (const line of completionsFor(program, argv.slice(1))) ports.stdout(line);
    return exitCodes.done;
  }
  let context: FaultContext = {};
  try {
    const selected = select(program, argv, ports);
    if (!selected) return exitCodes.done;
    context = contextOf(selected.input.values);
    const command = await selected.entry.load();
    return await command.run(selected.input, ports);
  } catch (error) {
    if (error instanceof UsageError) {
      for (const line of [error.message, ...error.details]) ports.stderr(line);
      ports.stderr(`See "${[program.name, ...namesIn(program, argv)].join(' ')} --help".`);
      return exitCodes.usage;
    }
    const fault = error instanceof CommandFailed ? error.message : explainFault(error, context)?.text;
    if (fault === undefined) throw error;
    ports.stderr(fault);
    return exitCodes.failed;
  }
}

/** Returns the selected command; `undefined` if help or the version was printed. Throws a UsageError for invalid arguments. */
function select(program: Program, argv: readonly string[], { stdout, width }: CommandPorts): Selected | undefined {
  const names = namesIn(program, argv);
  const entry = entryOf(program, names);
  // Without a command, a program or a group prints its help.
  const args = !entry && names.length === argv.length ? [...argv, '--help'] : argv;
  if (entry) refuseMissingValues(argv.slice(names.length), entry.declaration.options);
  let command: CommanderCommand | undefined;
  const root = commanderOf(program, {
    print: (text) => {
      eachLine(text.trimEnd(), stdout);
    },
    width,
    onSelected: (selected) => {
      command = selected;
    },
  });
  try {
    root.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    throw usageErrorOf(error, entry?.declaration);
  }
  return entry && command ? { entry, input: inputOf(command, entry.declaration) } : undefined;
}

interface Listener extends Screen {
  readonly onSelected: (command: CommanderCommand) => void;
}

function commanderOf(program: Program, { onSelected, ...screen }: Listener): CommanderCommand {
  const { name, summary, version, examples, commands } = program;
  const root = bareCommand(name, screen).enablePositionalOptions().version(version, '--version');
  withHelp(root, {
    usage: `${name} COMMAND [options]`,
    summary,
    examples,
    commands: commands.map(({ declaration }) => [declaration.name, declaration.summary]),
    options: [helpOption, ['--version', 'Version of this package']],
  });
  const leaf = ({ declaration }: CommandEntry, path: readonly string[]): CommanderCommand => {
    const command = declaredCommand(declaration, path, screen);
    return command.action(() => {
      onSelected(command);
    });
  };
  for (const entry of commands) {
    const path = [name, entry.declaration.name];
    if ('load' in entry) root.addCommand(leaf(entry, path));
    else {
      const group = groupCommand(entry, path, screen);
      for (const inner of entry.commands) group.addCommand(leaf(inner, [...path, inner.declaration.name]));
      root.addCommand(group);
    }
  }
  return root;
}

function groupCommand({ declaration, commands }: CommandGroup, path: readonly string[], screen: Screen) {
  const { name, summary, details, examples } = declaration;
  return withHelp(bareCommand(name, screen).summary(summary).enablePositionalOptions(), {
    usage: `${path.join(' ')} COMMAND [options]`,
    summary,
    details,
    examples,
    commands: commands.map((command) => [command.declaration.name, command.declaration.summary]),
    options: [helpOption],
  });
}

/** Returns the names at the start of the arguments: of a command, or of a group and its command. */
function namesIn({ commands }: Program, [first, second]: readonly string[]): readonly string[] {
  const entry = commands.find(({ declaration }) => declaration.name === first);
  if (!entry || first === undefined) return [];
  if ('load' in entry || !entry.commands.some(({ declaration }) => declaration.name === second)) return [first];
  return [first, second ?? ''];
}

function entryOf({ commands }: Program, [first, second]: readonly string[]): CommandEntry | undefined {
  const entry = commands.find(({ declaration }) => declaration.name === first);
  if (!entry || 'load' in entry) return entry;
  return entry.commands.find(({ declaration }) => declaration.name === second);
}

/** Returns the options for the account, for messages about failed calls. */
function contextOf(values: Readonly<Record<string, unknown>>): FaultContext {
  const { profile, region, 'endpoint-url': endpoint } = values;
  const known = Object.entries({ profile, region, endpoint }).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(known);
}

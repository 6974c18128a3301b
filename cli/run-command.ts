import { parseArgs } from 'node:util';
import { explainFault, type FaultContext } from './aws-fault.ts';
import { eachLine, exitCodes, type Command, type CommandPorts, type ExitCode } from './command.ts';
import { CommandFailed } from '../platform/command-failed.ts';
import { UsageError } from '../platform/usage-error.ts';

/** The commands by name; each is loaded only when it is called. */
export type Commands<Ports extends CommandPorts = CommandPorts> = Readonly<
  Record<string, () => Promise<Command<Ports>>>
>;

/** Runs the command that the arguments name, and gives its exit code. Wrong arguments are told with the usage. */
export async function runCommand<Ports extends CommandPorts>(
  commands: Commands<Ports>,
  argv: readonly string[],
  ports: Ports,
): Promise<ExitCode> {
  const [name = '--help', ...rest] = argv;
  if (name === '--help' || name === 'help') {
    eachLine(`cognito-to-kafka <command> [--help]\n\n${await overview(commands)}`, ports.out);
    return exitCodes.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    ports.talk(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
    return exitCodes.usage;
  }
  const command = await load();
  if (rest[0] === '--help' || (rest.includes('--help') && !command.hasCommands)) {
    eachLine(`${command.summary}\n\n${command.usage}`, ports.out);
    return exitCodes.done;
  }
  try {
    return await command.run(rest, ports);
  } catch (error) {
    if (!isWrongUsage(error)) {
      const fault = error instanceof CommandFailed ? error.message : explainFault(error, contextOf(rest))?.text;
      if (fault === undefined) throw error;
      ports.talk(fault);
      return exitCodes.failed;
    }
    for (const line of [error.message, ...detailsOf(error), '']) ports.talk(line);
    eachLine(command.usage, ports.talk);
    return exitCodes.usage;
  }
}

const detailsOf = (error: Error): readonly string[] => (error instanceof UsageError ? error.details : []);

/** Returns the options for the account, even if other options are invalid. */
function contextOf(argv: readonly string[]): FaultContext {
  const options = { profile: text, region: text, 'endpoint-url': text } as const;
  const { profile, region, 'endpoint-url': endpoint } = parseArgs({ args: [...argv], options, strict: false }).values;
  const known = Object.entries({ profile, region, endpoint }).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(known);
}

const text = { type: 'string' } as const;

/** A line for each command. */
export async function overview<Ports extends CommandPorts>(commands: Commands<Ports>): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(12)}${(await load()).summary}`),
  );
  return lines.join('\n');
}

/** Our own error, or one of Node's parseArgs. */
function isWrongUsage(error: unknown): error is Error {
  const { code } = (error ?? {}) as { code?: unknown };
  return error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_'));
}

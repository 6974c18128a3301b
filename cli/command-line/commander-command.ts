import { Command } from 'commander';
import type { CommandDeclaration } from './declaration.ts';
import { helpOption, helpText, helpWidth, optionTerm, optionText, usageOf, type HelpPage } from './help-text.ts';
import { optionFor } from './option-values.ts';

/** The terminal for help pages. */
export interface Screen {
  readonly print: (text: string) => void;
  /** Characters of a line. @default - the output is not a terminal */
  readonly width: number | undefined;
}

/** Returns commander's command without options. It throws its errors, and prints only help. */
export const bareCommand = (name: string, { print, width = helpWidth }: Screen): Command =>
  new Command(name)
    .exitOverride()
    .helpOption('-h, --help')
    .configureOutput({ writeOut: print, writeErr: () => undefined, getOutHelpWidth: () => Math.min(width, helpWidth) });

/** Sets the help page of a command. */
export const withHelp = (command: Command, page: HelpPage): Command =>
  command.configureHelp({ formatHelp: (_command, helper) => helpText(page, helper) });

/** Returns commander's command of a declaration. `path` is its name with the names before it. */
export function declaredCommand(declaration: CommandDeclaration, path: readonly string[], screen: Screen): Command {
  const { name, summary, details, examples, argument, options } = declaration;
  const command = bareCommand(name, screen).summary(summary);
  if (argument) command.argument({ one: '<arg>', optional: '[arg]', any: '[arg...]' }[argument.count]);
  for (const [option, declared] of Object.entries(options)) command.addOption(optionFor(option, declared));
  return withHelp(command, {
    usage: usageOf(path, declaration),
    summary,
    details,
    examples,
    arguments: argument ? [[argument.name, argument.text]] : [],
    options: [
      ...Object.entries(options).map(
        ([option, declared]) => [optionTerm(option, declared), optionText(declared)] as const,
      ),
      helpOption,
    ],
  });
}

/** Names of the options that are set on the command line. */
export const givenOptions = (command: Command): readonly string[] =>
  Object.keys(command.opts()).filter((name) => command.getOptionValueSource(name) === 'cli');

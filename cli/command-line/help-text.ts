import type { Help } from 'commander';
import { oneOf } from './option-values.ts';
import type { ArgumentDeclaration, CommandDeclaration, Example, OptionDeclaration } from './declaration.ts';

export const exitCodesText = '0 success, 1 failed or incomplete, 2 invalid arguments';

/** The parts of a help page, in their order. */
export interface HelpPage {
  readonly usage: string;
  readonly summary: string;
  readonly details?: readonly string[] | undefined;
  readonly examples: readonly Example[];
  /** Terms and descriptions. @default - no section */
  readonly commands?: readonly Term[];
  readonly arguments?: readonly Term[];
  readonly options: readonly Term[];
}

export type Term = readonly [term: string, description: string];

/** Maximum number of characters of a line. A narrow terminal has fewer. */
export const helpWidth = 110;

/** Returns the text of a help page. Every command has the same sections in the same order. */
export function helpText(page: HelpPage, helper: Help): string {
  const { usage, summary, details = [], examples, commands = [], arguments: positionals = [], options } = page;
  const paragraphs = details.map((paragraph) => helper.boxWrap(paragraph, helper.helpWidth ?? helpWidth));
  const section = (heading: string, terms: readonly Term[]): string[] => {
    if (terms.length === 0) return [];
    const width = Math.min(40, Math.max(...terms.map(([term]) => term.length)));
    return [`${heading}:\n${terms.map(([term, text]) => helper.formatItem(term, width, text, helper)).join('\n')}`];
  };
  return [
    summary,
    `Usage: ${usage}`,
    ...paragraphs,
    `Examples:\n${examples.map(exampleLines).join('\n')}`,
    ...section('Commands', commands),
    ...section('Arguments', positionals),
    ...section('Options', options),
    `Exit codes: ${exitCodesText}`,
  ].join('\n\n');
}

// The comment is in the shell's syntax, so that the line can be pasted whole.
const exampleLines = ([line, result]: Example): string => `  # ${result}\n  ${line}`;

/** "cognito-to-kafka replay show ID [options]" */
export const usageOf = (path: readonly string[], { argument }: Pick<CommandDeclaration, 'argument'>): string =>
  [...path, ...(argument ? [placeholderOf(argument)] : []), '[options]'].join(' ');

const placeholderOf = ({ name, count }: ArgumentDeclaration): string =>
  ({ one: name, optional: `[${name}]`, any: `[${name}…]` })[count];

/** "--stack NAME" */
export const optionTerm = (name: string, { value }: OptionDeclaration): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

/** The description of an option, with its allowed values and its default. */
export const optionText = (option: OptionDeclaration): string =>
  [
    [option.text, ...(option.choices ? [oneOf(option.choices)] : [])].join(': '),
    ...(option.repeatable ? ['(repeatable)'] : []),
    ...(option.default === undefined ? [] : [`(default: ${option.default})`]),
  ].join(' ');

/** The options that every command has. */
export const helpOption: Term = ['--help', 'This page'];

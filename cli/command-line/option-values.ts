import { Option } from 'commander';
import { UsageError } from '../../platform/usage-error.ts';
import type { OptionDeclaration, OptionDeclarations } from './declaration.ts';

/** An option for commander, whose value is kept under the name of the option as it is written. */
class NamedOption extends Option {
  private readonly named: string;

  constructor(name: string, { value, text }: OptionDeclaration) {
    super(value === undefined ? `--${name}` : `--${name} <${value}>`, text);
    this.named = name;
    // Commander takes --no-export for the opposite of --export, which has a value here.
    this.negate = false;
  }

  override attributeName(): string {
    return this.named;
  }
}

/** Returns an option for commander. Its values are converted, and an empty or a second value is refused with a UsageError. */
export function optionFor(name: string, declaration: OptionDeclaration): Option {
  const option = new NamedOption(name, declaration);
  if (declaration.value === undefined) return option.default(false);
  const convert = (text: string): unknown => converted(name, text, declaration);
  if (declaration.repeatable) {
    return option.argParser((text, previous: readonly unknown[]) => [...previous, convert(text)]).default([]);
  }
  let isSet = false;
  option.argParser((text) => {
    if (isSet) throw new UsageError(`--${name} takes one value, but is set twice.`);
    isSet = true;
    return convert(text);
  });
  return declaration.default === undefined ? option : option.default(convert(declaration.default));
}

function converted(name: string, text: string, { choices, parse }: OptionDeclaration): unknown {
  // A shell variable without a value: an empty --id would mean every message that has no id.
  if (text === '') throw new UsageError(`--${name} is empty. Give it a value, or leave it out.`);
  if (choices && !choices.includes(text)) {
    throw new UsageError(`Invalid --${name} "${text}". Use ${oneOf(choices)}.`);
  }
  return parse ? parse(text, `--${name}`) : text;
}

/** "a, b or c" */
export const oneOf = (choices: readonly string[]): string =>
  [choices.slice(0, -1).join(', '), ...choices.slice(-1)].filter(Boolean).join(' or ');

/**
 * Throws a UsageError for an option without its value. Commander would take the next option for the value: of
 * `--export --yes`, a file with the name "--yes".
 */
export function refuseMissingValues(argv: readonly string[], options: OptionDeclarations): void {
  for (let at = 0; at < argv.length && argv[at] !== '--'; at += 1) {
    const name = /^--(?<name>[\w-]+)$/.exec(argv[at] ?? '')?.groups?.['name'] ?? '';
    if (!Object.hasOwn(options, name) || options[name]?.value === undefined) continue;
    const next = argv[at + 1];
    if (next === undefined) throw new UsageError(`--${name} has no value. Use --${name} ${options[name].value}.`);
    if (/^-./.test(next)) {
      throw new UsageError(`--${name} has no value. For a value that begins with "-", use --${name}=${next}.`);
    }
    at += 1;
  }
}

/** Throws a UsageError for options that contradict each other, and for an option without the one that it requires. */
export function refuseContradictions(given: readonly string[], options: OptionDeclarations): void {
  for (const name of given) {
    const { conflicts = [], requires } = options[name] ?? {};
    const other = conflicts.find((conflict) => given.includes(conflict));
    if (other !== undefined) throw new UsageError(`--${name} and --${other} exclude each other.`);
    if (requires !== undefined && !given.includes(requires)) {
      throw new UsageError(`--${name} requires --${requires}.`);
    }
  }
}

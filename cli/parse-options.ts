import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../platform/usage-error.ts';

/** Two options: the first contradicts the second, or is valid only with the second. */
export type OptionPair = readonly [one: string, other: string];

export interface OptionRules {
  /** Options that contradict each other. @default - none */
  readonly either?: readonly OptionPair[];
  /** Options that are valid only with the other. @default - none */
  readonly only?: readonly OptionPair[];
}

type Parsed<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>;

/**
 * Reads arguments as Node's `parseArgs` does. Throws a UsageError for contradictory options, for an option without the one
 * that it belongs to, and for an empty value. Also throws it for an option with one value that is set twice, where Node
 * takes the last value.
 */
export function parseOptions<const Config extends ParseArgsConfig>(
  config: Config,
  { either = [], only = [] }: OptionRules = {},
): Parsed<Config> {
  const tokens = tokensOf(config);
  const empty = tokens.find(({ value }) => value === '');
  if (empty) throw new UsageError(emptyText(empty.name));
  const given = tokens.flatMap(({ name }) => name ?? []);
  const twice = given.find((name, at) => isSingle(config, name) && given.indexOf(name) !== at);
  if (twice !== undefined) throw new UsageError(`--${twice} takes one value, but is set twice.`);
  const contradiction = either.find((pair) => pair.every((name) => given.includes(name)));
  if (contradiction) throw new UsageError(`--${contradiction.join(' and --')} exclude each other.`);
  const missing = only.find(([one, other]) => given.includes(one) && !given.includes(other));
  if (missing) throw new UsageError(`--${missing.join(' goes with --')}.`);
  return parseArgs<Config>(config);
}

interface GivenToken {
  /** Undefined for a positional argument. */
  readonly name?: string;
  readonly value?: string | undefined;
}

/** The options and other arguments that are given, in their order, as often as they are. */
function tokensOf(config: ParseArgsConfig): readonly GivenToken[] {
  const { tokens } = parseArgs({ ...config, tokens: true });
  return tokens.flatMap((token): GivenToken[] => {
    if (token.kind === 'option-terminator') return [];
    return [token.kind === 'option' ? { name: token.name, value: token.value } : { value: token.value }];
  });
}

// A shell variable without a value: an empty --id would mean every message that has no id.
const emptyText = (name: string | undefined): string =>
  `${name === undefined ? 'An argument' : `--${name}`} is empty. Give it a value, or leave it out.`;

function isSingle({ options }: ParseArgsConfig, name: string): boolean {
  const option = options?.[name];
  return option?.type === 'string' && option.multiple !== true;
}

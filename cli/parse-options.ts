import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './command.ts';

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
 * Reads arguments as Node's `parseArgs` does. Throws a UsageError for contradictory options, and for an option without the one
 * that it belongs to. Also throws it for an option with one value that is set twice, where Node takes the last value.
 */
export function parseOptions<const Config extends ParseArgsConfig>(
  config: Config,
  { either = [], only = [] }: OptionRules = {},
): Parsed<Config> {
  const given = namesIn(config);
  const twice = given.find((name, at) => isSingle(config, name) && given.indexOf(name) !== at);
  if (twice !== undefined) throw new UsageError(`--${twice} takes one value, but is set twice.`);
  const contradiction = either.find((pair) => pair.every((name) => given.includes(name)));
  if (contradiction) throw new UsageError(`--${contradiction.join(' and --')} exclude each other.`);
  const missing = only.find(([one, other]) => given.includes(one) && !given.includes(other));
  if (missing) throw new UsageError(`--${missing.join(' goes with --')}.`);
  return parseArgs<Config>(config);
}

/** Names of the options in the arguments, in their order, repeated as in the arguments. */
function namesIn(config: ParseArgsConfig): string[] {
  const { tokens } = parseArgs({ ...config, tokens: true });
  return tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
}

function isSingle({ options }: ParseArgsConfig, name: string): boolean {
  const option = options?.[name];
  return option?.type === 'string' && option.multiple !== true;
}

import { Value } from '@sinclair/typebox/value';
import { Duration, Stack, Token } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { configMistakes } from '../config/config.ts';
import { members, mistakeLine, mistakeOf, type ConfigProblem } from '../config/config-problem.ts';
import { configSchema, namesAt } from '../config/config-schema.ts';

/** Props of a construct are wrong. The message names the construct and lists every mistake: prop, found, allowed. */
export class InvalidPropsError extends Error {
  override readonly name = 'InvalidPropsError';
}

/** A prop of a construct, and the option of the JSON configuration with the same meaning. */
export interface CheckedProp {
  /** Dotted path from the props; undefined for a value that no prop has. */
  readonly prop: string | undefined;
  /** Dotted path from the root of the configuration. */
  readonly option: string;
  /** In the form and unit of the option, or a Duration if `unit` is set. */
  readonly value: unknown;
  /** Unit of the option, for a prop that is a Duration. @default - the prop is not a Duration */
  readonly unit?: DurationUnit;
}

type DurationUnit = 'days' | 'milliseconds';

/**
 * Checks props by the rules of the JSON configuration. Values that are known only at deployment (tokens) pass. Throws an
 * InvalidPropsError with all mistakes; `more` are mistakes that only a construct can have.
 */
export function checkProps(
  construct: IConstruct,
  props: readonly CheckedProp[],
  more: readonly ConfigProblem[] = [],
): void {
  const config: Branch = {};
  for (const { option, value, unit } of props) {
    const known = withoutTokens(unit ? inUnit(value, unit) : value);
    if (known !== undefined) put(config, option.split('.'), known);
  }
  const { region } = Stack.of(construct);
  const mistakes = configMistakes(Value.Default(configSchema, config), Token.isUnresolved(region) ? undefined : region);
  const lines = mistakes.flatMap(({ path, found, says }) => {
    const { path: prop, checked } = found === unknownValue ? {} : propOf(path, props);
    return prop === undefined
      ? []
      : [mistakeLine({ path: prop, says: checked?.unit ? durationSays(says, checked) : says })];
  });
  // A rule may find what the schema has found.
  const distinct = [...new Set([...lines, ...more.map(mistakeOf).map(mistakeLine)])];
  if (distinct.length > 0)
    throw new InvalidPropsError(`Invalid props of ${construct.node.path}:\n${distinct.join('\n')}`);
}

/** The checks of the privacy policy and of the key for hashed values. */
export const privacyProps = ({ privacy, hashKeyArn }: { readonly privacy?: unknown; readonly hashKeyArn?: unknown }) =>
  [
    { prop: 'privacy', option: 'privacy', value: privacy },
    { prop: 'hashKeyArn', option: 'privacy.hashKeyArn', value: hashKeyArn },
  ] satisfies CheckedProp[];

/** The checks of the props of a construct that have the names of the options of `kafka`. */
export const kafkaProps = (props: object): CheckedProp[] =>
  namesAt(['kafka']).map((name) => ({
    prop: name,
    option: `kafka.${name}`,
    value: (props as Readonly<Record<string, unknown>>)[name],
  }));

/** The checks of a KMS key of the customer's own: without `keyArn` a key is created. */
export const keyProps = ({ keyArn }: { readonly keyArn?: unknown }, prop = 'keyArn'): CheckedProp[] => [
  { prop, option: 'encryption.keyArn', value: keyArn },
  { prop: undefined, option: 'encryption.create', value: keyArn === undefined },
];

interface OperationsValues {
  readonly existingArn?: unknown;
  readonly email?: unknown;
  readonly canary?: unknown;
}

/** The checks of the topic for alarms and of the scheduled canary. */
export const operationsProps = ({ existingArn, email, canary }: OperationsValues, at = ''): CheckedProp[] => [
  { prop: `${at}existingArn`, option: 'operations.alarmTopicArn', value: existingArn },
  { prop: `${at}email`, option: 'operations.alarmEmail', value: email },
  { prop: `${at}canary`, option: 'operations.canary', value: canary },
];

interface DeliveryValues {
  readonly delivery?: unknown;
  readonly publishTimeout?: unknown;
  readonly reservedConcurrency?: unknown;
  readonly provisionedConcurrency?: unknown;
  readonly memoryMiB?: unknown;
}

/** The checks of how the trigger function publishes. */
export const deliveryProps = ({ delivery, publishTimeout, ...lambda }: DeliveryValues, at = ''): CheckedProp[] => [
  { prop: `${at}delivery`, option: 'delivery.mode', value: delivery },
  { prop: `${at}publishTimeout`, option: 'delivery.timeoutMs', value: publishTimeout, unit: 'milliseconds' },
  { prop: `${at}reservedConcurrency`, option: 'delivery.reservedConcurrency', value: lambda.reservedConcurrency },
  {
    prop: `${at}provisionedConcurrency`,
    option: 'delivery.provisionedConcurrency',
    value: lambda.provisionedConcurrency,
  },
  { prop: `${at}memoryMiB`, option: 'delivery.memoryMiB', value: lambda.memoryMiB },
];

interface TracingValues {
  readonly tracing?: unknown;
  readonly otlp?: unknown;
}

/** The checks of how a function that publishes traces its events. */
export const tracingProps = ({ tracing, otlp }: TracingValues): CheckedProp[] => [
  { prop: 'tracing', option: 'tracing', value: tracing },
  { prop: 'otlp.samplePercent', option: 'otlp.samplePercent', value: members(otlp)['samplePercent'] },
];

/** The checks of how events are traced, with the destination of spans. */
export const otlpProps = ({ tracing, otlp }: TracingValues): CheckedProp[] => [
  { prop: 'tracing', option: 'tracing', value: tracing },
  { prop: 'otlp', option: 'otlp', value: otlp },
];

/** Returns a duration as a number in the unit, and a token as it is. A number is not a duration and becomes a string. */
function inUnit(given: unknown, unit: DurationUnit): unknown {
  if (typeof given === 'number' && !Token.isUnresolved(given)) return String(given);
  if (!(given instanceof Duration) || given.isUnresolved()) return given;
  return unit === 'days' ? given.toDays({ integral: false }) : given.toMilliseconds({ integral: false });
}

/** Returns what is said of a wrong duration: with its unit, in place of a number. */
function durationSays(says: string, { value, unit = 'days' }: CheckedProp): string {
  const found = value instanceof Duration ? `${String(inUnit(value, unit))} ${unit}` : value;
  const beginning = `found ${JSON.stringify(found)}; allowed: a Duration of whole ${unit}, `;
  return says.replace(/^found .*; allowed: a whole number, /, () => beginning);
}

/** A mistake's path from the props, and the prop with the longest option that contains the mistake. */
function propOf(
  path: readonly string[],
  props: readonly CheckedProp[],
): { readonly path?: readonly string[]; readonly checked?: CheckedProp } {
  const dotted = path.join('.');
  const [found] = props
    .filter(({ option }) => dotted === option || dotted.startsWith(`${option}.`))
    .sort((one, other) => other.option.length - one.option.length);
  if (found?.prop === undefined) return {};
  return { path: [...found.prop.split('.'), ...path.slice(found.option.split('.').length)], checked: found };
}

interface Branch {
  [name: string]: unknown;
}

function put(branch: Branch, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    branch[name] = value;
    return;
  }
  const inner: unknown = (branch[name] ??= {});
  // Anything else is a mistake of its own.
  if (typeof inner === 'object') put(inner as Branch, rest, value);
}

/** Stands for a value that is known at deployment: rules do not take it for a text, nor for nothing. */
const unknownValue = Symbol('known at deployment');

function withoutTokens(value: unknown): unknown {
  if (Token.isUnresolved(value) || value instanceof Duration) return unknownValue;
  // No option is a construct, and its members lead to the whole app.
  if (Construct.isConstruct(value)) return value.node.path;
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutTokens(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

import type { TSchema } from '@sinclair/typebox';
import { configSchema } from '../../../../infra/config/config-schema.ts';
import { ruleCases } from '../../../../scripts/config-page/rule-table.ts';

export type Path = readonly string[];

/** A value that an option does not allow, or a configuration that breaks a rule between options. */
export interface WrongConfig {
  readonly title: string;
  readonly config: object;
}

/** Members of the objects and lists in which an option is, so that nothing else is wrong. */
const surroundings: Readonly<Record<string, object>> = {
  userPools: [{ id: 'eu-west-1_A' }],
  consumers: { Shop: { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' } },
};

/** Names for the members of an object whose names are free. */
const freeName = (path: Path): string =>
  ({ 'kafka.topics': 'cognito.login.', consumers: 'Shop' })[path.join('.')] ?? 'email';

/** Every option with its schema: also members of objects, items of lists and members whose names are free. */
export function everyOption(schema: TSchema = configSchema, path: Path = []): (readonly [Path, TSchema])[] {
  const {
    properties = {},
    items,
    patternProperties = {},
  } = schema as {
    properties?: Record<string, TSchema>;
    items?: TSchema;
    patternProperties?: Record<string, TSchema>;
  };
  const inner = [
    ...Object.entries(properties),
    ...(items ? [['0', items] as const] : []),
    ...Object.values(patternProperties).map((one) => [freeName(path), one] as const),
  ];
  const deeper = inner.flatMap(([name, one]) => everyOption(one, [...path, name]));
  return path.length === 0 ? deeper : [[path, schema], ...deeper];
}

function wrongValues({ type, anyOf, minItems, minimum, maximum, pattern }: TSchema): unknown[] {
  if (anyOf !== undefined) return ['none of these', 7];
  if (type === 'object') return ['text'];
  if (type === 'array') return ['text', ...(minItems === undefined ? [] : [[]])];
  if (type === 'boolean') return ['yes'];
  if (type === 'integer') return ['text', 1.5, Number(minimum) - 1, Number(maximum) + 1];
  return type === 'string' ? [7, ...(pattern === undefined ? [] : ['bad value!'])] : [];
}

/** The member at a path; undefined if there is none. */
export const memberAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((from, name) => (from as Record<string, unknown> | undefined)?.[name], value);

/** A copy with a member at a path. */
export function withMember(value: unknown, [name = '', ...rest]: Path, member: unknown): object {
  const old = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const changed = rest.length === 0 ? member : withMember(old[name], rest, member);
  if (!Array.isArray(value)) return { ...old, [name]: changed };
  return value.map((item, index) => (String(index) === name ? changed : item) as unknown);
}

/** A configuration with a value for an option, and otherwise only what has to be around it. */
export function atOption(path: Path, value: unknown): object {
  const [root = ''] = path;
  const around = surroundings[root];
  if (around) return withMember({ [root]: around }, path, value);
  return path.at(-1) === '0' ? withMember({}, path.slice(0, -1), [value]) : withMember({}, path, value);
}

/** Each wrong value of each option, and each broken rule. A preset is not a prop of any construct. */
export const everyWrongConfig: readonly WrongConfig[] = [
  ...everyOption().flatMap(([path, schema]) =>
    wrongValues(schema).map((value) => ({
      title: `${path.join('.')}: ${JSON.stringify(value)}`,
      config: atOption(path, value),
    })),
  ),
  ...ruleCases
    .filter(({ example, stackRegion }) => !('preset' in example) && stackRegion === undefined)
    .map(({ text, example }, index) => ({ title: `rule ${index}: ${text}`, config: example })),
];

import type { TSchema } from '@sinclair/typebox';
import { isObject } from '../../platform/coerce.ts';
import { members, type ConfigProblem } from './config-problem.ts';
import { rulesOf, type ConfigRule, type OptionPlace } from './config-rule.ts';
import { configSchema } from './config-schema.ts';
import { regionOfPools } from './region.ts';

/**
 * Returns the rules that a configuration with its defaults breaks, in the order of the options. The configuration may have
 * any shape. `stackRegion` is the Region of the stack, if it is known.
 */
export function ruleViolations(config: unknown, stackRegion = regionOfPools(config)): ConfigProblem[] {
  const root = members(config);
  return violationsIn(configSchema, { found: root, path: [], siblings: {}, config: root, stackRegion });
}

/** Returns every rule of the configuration, in the order of the options. */
export const everyRule = (schema: TSchema = configSchema): ConfigRule[] => [
  ...rulesOf(schema),
  ...Object.values(partsOf(schema)).flatMap(everyRule),
  ...eachOf(schema).flatMap(everyRule),
];

function violationsIn(schema: TSchema, place: OptionPlace): ConfigProblem[] {
  const { found, path } = place;
  const object = members(found);
  const own = rulesOf(schema).flatMap(({ check }) => check(place));
  const inner = (name: string, part: TSchema, value: unknown) =>
    violationsIn(part, { ...place, found: value, path: [...path, name], siblings: object });
  const parts = isObject(found) ? Object.entries(partsOf(schema)) : [];
  return [
    ...own.map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
    ...parts.flatMap(([name, part]) => inner(name, part, object[name])),
    ...eachOf(schema).flatMap((part) =>
      Object.entries(membersOf(schema, found)).flatMap(([name, value]) => inner(name, part, value)),
    ),
  ];
}

const partsOf = ({ properties = {} }: TSchema) => properties as Readonly<Record<string, TSchema>>;

const membersOf = ({ items }: TSchema, found: unknown): object =>
  items === undefined ? members(found) : Array.isArray(found) ? found : [];

/** The schema of each item of a list, or of each member of an object with free names. */
const eachOf = ({ items, patternProperties = {} }: TSchema): TSchema[] =>
  items === undefined ? Object.values(patternProperties as Record<string, TSchema>) : [items as TSchema];

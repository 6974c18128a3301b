import { catalog } from '../contracts/catalog.ts';
import { jsonSchema, type JsonSchema } from '../contracts/json-schema.ts';

/** Keywords that a rule has as its schema has them. */
const copied = ['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'required'] as const;

/** Keywords that allow nothing and refuse nothing, or that a pattern says, too. */
const ignored = ['$id', '$schema', 'title', 'description', 'examples', 'format'];

/**
 * A module with the rules of every event type as data, from which a violation is described. The checks are code and say only
 * yes or no; the catalog with its descriptions is too large for a function. A rule that many types have is written once.
 */
export function eventRulesFile(): string {
  const rules = catalog.map((schema) => [schema.properties.type.const, ruleOf(jsonSchema(schema))] as const);
  const texts = new Map<string, string>();
  const entries = rules.map(([type, rule]) => `    '${type}': ${textOf(rule, texts)},`);
  return [
    '// Made by `npm run generate` from the catalog. Do not edit.',
    '/* eslint-disable */',
    "import type { EventType } from '../catalog.ts';",
    '',
    '/** Requirements of one value, in the keywords of JSON Schema; `values` are those of a map whose names are free. */',
    'export interface PropertyRule {',
    "  readonly type?: 'string' | 'boolean' | 'integer' | 'object' | 'array';",
    '  readonly enum?: readonly unknown[];',
    '  readonly pattern?: string;',
    ...['minLength', 'maxLength', 'minimum'].map((name) => `  readonly ${name}?: number;`),
    '  readonly required?: readonly string[];',
    '  readonly properties?: Readonly<Record<string, PropertyRule>>;',
    '  readonly items?: PropertyRule;',
    '  readonly values?: PropertyRule;',
    '}',
    '',
    '/** The rules by event type. A function, because few invocations need them. */',
    'export const eventRules = (): Readonly<Record<EventType, PropertyRule>> => {',
    ...[...texts].map(([text, name]) => `  const ${name}: PropertyRule = ${text};`),
    '  return {',
    ...entries,
    '  };',
    '};',
    '',
  ].join('\n');
}

/** Writes a rule; each rule in it is a constant, which `texts` names by its text. */
function textOf(rule: JsonSchema, texts: Map<string, string>): string {
  const { properties = {}, items, values, ...rest } = rule;
  const inner = (one: JsonSchema): string => {
    const text = textOf(one, texts);
    const name = texts.get(text) ?? `r${texts.size}`;
    texts.set(text, name);
    return name;
  };
  const members = [
    ...Object.entries(rest).map(([keyword, value]) => `${keyword}: ${JSON.stringify(value)}`),
    ...(items ? [`items: ${inner(items)}`] : []),
    ...(values ? [`values: ${inner(values as JsonSchema)}`] : []),
    ...(rule.properties
      ? [
          `properties: { ${Object.entries(properties)
            .map(([name, one]) => `${name}: ${inner(one)}`)
            .join(', ')} }`,
        ]
      : []),
  ];
  return `{ ${members.join(', ')} }`;
}

/** The rule of a schema. Throws if it has a keyword that rules do not know: it would not be described. */
function ruleOf(schema: JsonSchema): JsonSchema {
  const { const: only, properties, items, patternProperties, ...rest } = schema;
  const names = Object.keys(rest).filter((name) => !ignored.includes(name));
  const unknown = names.filter((name) => !(copied as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`scripts/event-rules-file.ts does not know the keyword ${unknown.join(', ')}.`);
  const [values] = Object.values(patternProperties ?? {});
  return {
    ...Object.fromEntries(names.map((name) => [name, rest[name]])),
    ...(only === undefined ? {} : { enum: [only] }),
    ...(items ? { items: ruleOf(items) } : {}),
    ...(values ? { values: ruleOf(values) } : {}),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, ruleOf(one)])) }
      : {}),
  };
}

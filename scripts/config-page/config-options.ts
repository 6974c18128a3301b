import { jsonSchema, type JsonSchema } from '../../contracts/json-schema.ts';
import { configSchema } from '../../infra/config/config-schema.ts';

/** What can be set: with the steps to it, where `[]` is any item of a list and `<name>` any name. */
export interface ConfigOption {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  /** Whether it has to be there, wherever that of which it is a part is. */
  readonly isRequired: boolean;
}

const root = jsonSchema(configSchema);

/** Every option, each before its parts. */
export const configOptions = (): ConfigOption[] => partsOf(root, []);

function partsOf({ properties = {}, required = [] }: JsonSchema, path: readonly string[]): ConfigOption[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const at = [...path, name];
    const isRequired = required.includes(name) && !('default' in schema);
    const each = eachOf(schema);
    return [
      { path: at, schema, isRequired },
      ...(each ? partsOf(each.schema, [...at, each.step]) : partsOf(schema, at)),
    ];
  });
}

/** What each item of a list, or each member of an object of any names, is; undefined if it is neither. */
export function eachOf(schema: JsonSchema): { readonly step: string; readonly schema: JsonSchema } | undefined {
  const [member] = Object.values(schema.patternProperties ?? {});
  if (schema.items) return { step: '[]', schema: schema.items };
  return member && { step: '<name>', schema: member };
}

/** As the page names it: `userPools[].id`, `consumers.<name>.target`. */
export const pathText = (path: readonly string[]): string => path.join('.').replaceAll('.[]', '[]');

/** The option that a path in a configuration leads to: not further than the schema. Throws if it leads to none. */
export function optionAt(steps: readonly string[], from: JsonSchema = root): readonly string[] {
  const [name, ...rest] = steps;
  if (name === undefined) return [];
  const each = eachOf(from);
  if (each) return [each.step, ...optionAt(rest, each.schema)];
  if (from.type === undefined) return [];
  const next = from.properties?.[name];
  if (!next) throw new Error(`No option has a part ${name}.`);
  return [name, ...optionAt(rest, next)];
}

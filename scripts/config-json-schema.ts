import { jsonSchema, mapSchema, omit, type JsonSchema } from '../contracts/json-schema.ts';
import { configSchema } from '../infra/config/config-schema.ts';

/** The configuration's JSON Schema as it is committed, for editors: of draft-07, the newest that all of them know whole. */
export const configJsonSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Configuration of cognito-to-kafka',
  ...mapSchema(jsonSchema(configSchema), asInTheFile),
});

/** Returns the schema for a file: options with a default are optional, and the description explains a pattern. */
function asInTheFile(node: JsonSchema): JsonSchema {
  const { hint, pattern, properties = {}, required = [], description } = node;
  const needed = required.filter((name) => !('default' in (properties[name] ?? {})));
  const said = pattern === undefined ? description : sentences(description, `Allowed: ${String(hint)}.`);
  return {
    ...omit(node, 'hint', 'required', 'description'),
    ...(said === undefined ? {} : { description: said }),
    ...(needed.length > 0 ? { required: needed } : {}),
  };
}

const sentences = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join(' ');

import { catalog } from '../contracts/catalog.ts';
import { jsonSchema, type JsonSchema } from '../contracts/json-schema.ts';

/** The JSON Schema of each event as it is committed, by type. */
export const committedSchemas = (): Map<string, JsonSchema> =>
  new Map(
    catalog.map((schema) => [
      schema.properties.type.const,
      { $schema: 'https://json-schema.org/draft/2020-12/schema', ...jsonSchema(schema) },
    ]),
  );

/** JSON as it is committed. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

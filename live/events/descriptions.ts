import { catalog } from '../../contracts/catalog.ts';
import { jsonSchema, type JsonSchema } from '../../contracts/json-schema.ts';
import type { EventDescription } from '../wire/arrived-event.ts';

/** Returns the descriptions of every event type and its properties, from the schemas. */
export const eventDescriptions = (): readonly EventDescription[] =>
  catalog.map((schema) => {
    const { description = '', properties = {} } = jsonSchema(schema);
    return { type: schema.properties.type.const, description, properties: Object.fromEntries(described(properties)) };
  });

/** Descriptions by path, those of inner objects, too. */
function described(properties: Readonly<Record<string, JsonSchema>>, path = ''): [string, string][] {
  return Object.entries(properties).flatMap(([name, { description, properties: inner = {} }]): [string, string][] => [
    ...(description === undefined ? [] : [[path + name, description] as [string, string]]),
    ...described(inner, `${path}${name}.`),
  ]);
}

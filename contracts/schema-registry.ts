import { busEventSchema } from './bus-event-schema.ts';
import { busSource } from './bus.ts';
import { catalog } from './catalog.ts';
import { aboutOf } from './envelope.ts';
import { jsonSchema, mapSchema, omit, type JsonSchema } from './json-schema.ts';

/** A schema for an EventBridge schema registry, of its type JSONSchemaDraft4. */
export interface RegistrySchema {
  /** `<source>@<detail-type>`, as EventBridge names the schemas that it discovers. */
  readonly name: string;
  /** 256 characters at most, which is what the registry takes. */
  readonly description: string;
  /** JSON of the event as it is on the bus, EventBridge's envelope included; 100,000 characters at most. */
  readonly content: string;
}

/** The schema of every event of the catalog, from which a registry makes code bindings. Needed only at synth. */
export const registrySchemas = (): RegistrySchema[] =>
  catalog.map((schema) => {
    const { title, when } = aboutOf(schema);
    const type = schema.properties.type.const;
    return {
      name: `${busSource}@${type}`,
      description: when,
      content: JSON.stringify(document(type, title, jsonSchema(schema))),
    };
  });

/** Laid out as the schemas that AWS publishes for its own events, so that its generators of code know their way. */
function document(type: string, title: string, schema: JsonSchema): JsonSchema {
  const event = draft4(schema);
  const { data = {} } = event.properties ?? {};
  const dataTitle = `${title}Data`;
  return {
    $schema: 'http://json-schema.org/draft-04/schema#',
    title,
    ...busEventSchema(type, { $ref: `#/definitions/${title}` }),
    definitions: {
      [title]: { ...event, properties: { ...event.properties, data: { $ref: `#/definitions/${dataTitle}` } } },
      [dataTitle]: omit(data, 'title'),
    },
    'x-amazon-events-detail-type': type,
    'x-amazon-events-source': busSource,
  };
}

// Of what the catalog uses, draft-04 lacks `const`, `examples`, `$id` and the format `uuid`.
const draft4 = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, (node) => {
    const { const: only, patternProperties, ...rest } = omit(node, '$id', 'examples');
    return {
      ...(rest['format'] === 'uuid' ? omit(rest, 'format') : rest),
      ...(only === undefined ? {} : { enum: [only] }),
      // Members of any name: generators of code know them by this keyword.
      ...(patternProperties === undefined ? {} : { additionalProperties: Object.values(patternProperties)[0] }),
    };
  });

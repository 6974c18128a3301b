import { catalog } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { jsonSchema, omit, type JsonSchema } from '../../contracts/json-schema.ts';
import { recordHeaders } from '../../contracts/kafka-record.ts';

/** The schemas that the messages refer to: each event's by its title, and what all records have. */
export function asyncApiSchemas(): Record<string, JsonSchema> {
  // Without $id, which would turn the document's own references away from it.
  const events = catalog.map((schema) => [aboutOf(schema).title, omit(jsonSchema(schema), '$id')] as const);
  return { ...Object.fromEntries(events), kafkaHeaders, kafkaKey };
}

const kafkaHeaders: JsonSchema = {
  type: 'object',
  description: 'Structured mode of the CloudEvents Kafka protocol binding.',
  required: Object.keys(recordHeaders),
  properties: Object.fromEntries(
    Object.entries(recordHeaders).map(([name, value]) => [name, { type: 'string', const: value }]),
  ),
};

const kafkaKey: JsonSchema = {
  type: 'string',
  description: 'The subject of the event, in UTF-8. A record of an event without a subject has no key.',
};

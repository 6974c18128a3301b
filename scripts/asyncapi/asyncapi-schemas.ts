import { catalog } from '../../contracts/catalog.ts';
import { deliveryHeaders } from '../../contracts/delivery-headers.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { jsonSchema, omit, type JsonSchema } from '../../contracts/json-schema.ts';
import { recordHeaders } from '../../contracts/kafka-record.ts';
import { traceparentHeader } from '../../contracts/tracing.ts';

/** The schemas that the messages refer to: each event's by its title, and what all records have. */
export function asyncApiSchemas(): Record<string, JsonSchema> {
  // Without $id, which would turn the document's own references away from it.
  const events = catalog.map((schema) => [aboutOf(schema).title, omit(jsonSchema(schema), '$id')] as const);
  return { ...Object.fromEntries(events), kafkaHeaders, kafkaKey };
}

const unixTime = (when: string): JsonSchema => ({
  type: 'string',
  pattern: '^\\d+$',
  description: `${when}: Unix time in milliseconds, by the clock of SQS. Absent if SQS did not report it.`,
});

const kafkaHeaders: JsonSchema = {
  type: 'object',
  description: 'Structured mode of the CloudEvents Kafka protocol binding.',
  required: Object.keys(recordHeaders),
  properties: {
    ...Object.fromEntries(
      Object.entries(recordHeaders).map(([name, value]) => [name, { type: 'string', const: value }]),
    ),
    [deliveryHeaders.queued]: unixTime('The queue accepted the event'),
    [deliveryHeaders.received]: unixTime('SQS first delivered the event to the forwarder'),
    [deliveryHeaders.replayed]: {
      type: 'string',
      const: 'true',
      description: 'Only on events that `cognito-to-kafka replay` sent to the queue again.',
    },
    [traceparentHeader]: {
      type: 'string',
      pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$',
      description:
        'Position of the record in the trace of its login (W3C Trace Context). Only with the option `tracing`.',
    },
  },
};

const kafkaKey: JsonSchema = {
  type: 'string',
  description: 'The subject of the event, in UTF-8. A record of an event without a subject has no key.',
};

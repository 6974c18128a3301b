import { busEventSchema } from '../../contracts/bus-event-schema.ts';
import { busSource } from '../../contracts/bus.ts';
import { catalog, type EventSchema } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { recordHeaders } from '../../contracts/kafka-record.ts';
import { exampleEvent } from '../example-event.ts';

/** What the two messages of an event are called: in EventBridge's envelope, and as a Kafka record. */
export function messageNames(schema: EventSchema): { readonly onBus: string; readonly inKafka: string } {
  const { title } = aboutOf(schema);
  return { onBus: `${title}OnBus`, inKafka: title };
}

/** Both messages of every event. */
export const asyncApiMessages = (): Record<string, object> =>
  Object.fromEntries(
    catalog.flatMap((schema): [string, object][] => {
      const { onBus, inKafka } = messageNames(schema);
      return [
        [inKafka, recordMessage(schema)],
        [onBus, busMessage(schema)],
      ];
    }),
  );

const recordMessage = (schema: EventSchema) => ({
  ...described(schema),
  contentType: recordHeaders['content-type'],
  headers: { $ref: '#/components/schemas/kafkaHeaders' },
  payload: refTo(schema),
  bindings: { kafka: { key: { $ref: '#/components/schemas/kafkaKey' }, bindingVersion: '0.5.0' } },
  examples: [{ headers: recordHeaders, payload: exampleEvent(schema) }],
});

const busMessage = (schema: EventSchema) => ({
  ...described(schema),
  title: `${aboutOf(schema).title} in EventBridge's envelope`,
  contentType: 'application/json',
  payload: busEventSchema(schema.properties.type.const, refTo(schema)),
  examples: [{ payload: busExample(schema) }],
});

const refTo = (schema: EventSchema) => ({ $ref: `#/components/schemas/${aboutOf(schema).title}` });

function described(schema: EventSchema) {
  const { title, when, notWhen } = aboutOf(schema);
  return { name: schema.properties.type.const, title, summary: when, description: notWhen };
}

const busExample = (schema: EventSchema) => ({
  version: '0',
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': schema.properties.type.const,
  source: busSource,
  account: '123456789012',
  time: '2026-11-24T03:12:45Z',
  region: 'eu-west-1',
  resources: [],
  detail: exampleEvent(schema),
});

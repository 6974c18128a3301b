import { catalog } from '../../contracts/catalog.ts';
import { busSource } from '../../contracts/bus.ts';
import { jsonSchema } from '../../contracts/json-schema.ts';
import { recordHeaders } from '../../contracts/kafka-record.ts';
import { eventLink } from './event-link.ts';
import { fieldTable } from './field-table.ts';
import { bullets, code, paragraph } from './markdown.ts';

/** The sections on what every event has: its attributes, where it is found, its id, and what may change. */
export function theEvent(): string {
  const [schema] = catalog;
  const { required = [], properties = {} } = jsonSchema(schema);
  const data = {
    type: 'object',
    description: "What the event's source told, under the privacy policy; see the events.",
  };
  const headers = Object.entries(recordHeaders).map(([name, value]) => `${code(name)}: ${code(value)}`);
  return [
    '## The event',
    paragraph('A CloudEvents 1.0 object in structured JSON, the same on the bus and in Kafka.'),
    fieldTable({ ...properties, data }, required),
    '## On the bus and in Kafka',
    bullets([
      `EventBridge: \`source\` is ${code(busSource)}, \`detail-type\` is the event's \`type\`, and \`detail\` is the event. ` +
        'A rule takes a family of events by prefix:',
    ]),
    `\`\`\`json\n{ "source": ["${busSource}"], "detail-type": [{ "prefix": "cognito.login." }] }\n\`\`\``,
    bullets([
      'Kafka key: the `subject`, UTF-8. The events of one user are in one partition. An event without a subject has no ' +
        'key, and is in any partition. Do not compact the topic: only the last event of each user would stay.',
      `Kafka headers: ${headers.join(', ')} (structured mode of the CloudEvents Kafka protocol binding).`,
      'Kafka value: the event, UTF-8, byte for byte as it came out of the queue.',
    ]),
    '## Ids, duplicates and order',
    bullets([
      'Delivery is at least once. Every copy of an event has the same `id`, so remember the ids that you have handled, ' +
        'and drop what comes again.',
      'Events that CloudTrail tells of have a UUIDv5 of the type and the id of the CloudTrail record: a record that is ' +
        'delivered twice gives one id.',
      `${eventLink('cognito.sign_up.confirmed.v1')}, and the ${eventLink('cognito.login.succeeded.v1')} of a first ` +
        'federated login, happen once for a user: a UUIDv5 of the type, the pool and the `sub`.',
      'All others have a UUIDv7, made once when the trigger fires. If Cognito fires a trigger again for the same login, as ' +
        'it may when it got no answer in time, that is another event with another id: nothing in it tells the two apart.',
      'There is no order, not even within a partition, because what failed is tried again later. Sort by `time`.',
      'CloudTrail tells later than a trigger, and delivers on a best effort basis, as AWS says.',
    ]),
    '## What may change',
    paragraph(
      'Within a major version (`.v1`) only optional fields are added: accept fields that you do not know. Everything else, ' +
        'a new value in a list of values included, is a new major with a type of its own, published beside the old one.',
    ),
  ].join('\n\n');
}

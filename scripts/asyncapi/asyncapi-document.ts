import { catalog } from '../../contracts/catalog.ts';
import { asyncApiMessages, messageNames } from './asyncapi-messages.ts';
import { asyncApiSchemas } from './asyncapi-schemas.ts';

/** The AsyncAPI document of what cognito-to-kafka sends, which needs no other file. */
export const asyncApiDocument = (version: string) => ({
  asyncapi: '3.0.0',
  id: 'urn:cognito-to-kafka',
  info: {
    title: 'cognito-to-kafka',
    version,
    description:
      'Every identity event of an Amazon Cognito user pool, on an EventBridge bus and in a Kafka topic. Each event is a ' +
      'CloudEvents 1.0 object. Delivery is at least once and without order: every copy of an event has the same id.',
    license: { name: 'MIT' },
    tags: [{ name: 'Amazon Cognito' }, { name: 'CloudEvents' }],
  },
  defaultContentType: 'application/json',
  servers,
  channels: {
    eventBus: {
      address: '{busName}',
      title: 'Event bus',
      description: 'A rule matches the source cognito-to-kafka and the detail-type, which is the type of the event.',
      servers: [{ $ref: '#/servers/eventBridge' }],
      parameters: { busName: { description: 'Name of the event bus.', examples: ['identity'] } },
      messages: messagesOf('onBus'),
    },
    topic: {
      address: '{topic}',
      title: 'Kafka topic',
      description: 'The events of one user have one key, and so are in one partition.',
      servers: [{ $ref: '#/servers/kafka' }],
      parameters: { topic: { description: 'Name of the topic.', default: 'identity-events' } },
      messages: messagesOf('inKafka'),
      // Not compacted, or only the last event of each user would stay.
      bindings: { kafka: { topicConfiguration: { 'cleanup.policy': ['delete'] }, bindingVersion: '0.5.0' } },
    },
  },
  operations: {
    putEvents: {
      action: 'send',
      title: 'Publish',
      summary: 'The functions on the triggers of the user pool and on CloudTrail put each event on the bus.',
      channel: { $ref: '#/channels/eventBus' },
    },
    forwardEvents: {
      action: 'send',
      title: 'Forward',
      summary: 'The forwarder sends what a rule took from the bus to Kafka.',
      channel: { $ref: '#/channels/topic' },
    },
  },
  components: { messages: asyncApiMessages(), schemas: asyncApiSchemas() },
});

const servers = {
  eventBridge: {
    host: 'events.{region}.amazonaws.com',
    protocol: 'https',
    description: 'Amazon EventBridge, in the Region of the user pool. Consumers are targets of rules.',
    variables: { region: { description: 'AWS Region.', default: 'eu-west-1' } },
  },
  kafka: {
    host: '{bootstrapServer}',
    protocol: 'kafka-secure',
    description: 'Apache Kafka, Amazon MSK or any other; secured as the forwarder is configured.',
    variables: {
      bootstrapServer: { description: 'Any of the bootstrap servers.', default: 'b-1.example.com:9094' },
    },
  },
};

function messagesOf(place: 'onBus' | 'inKafka'): Record<string, { readonly $ref: string }> {
  const names = catalog.map((schema) => messageNames(schema)[place]);
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}

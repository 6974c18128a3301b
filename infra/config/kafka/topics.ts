import { Type } from '@sinclair/typebox';
import { catalog } from '../../../contracts/catalog.ts';
import { topicPattern } from '../../../contracts/kafka-names.ts';
import { closed, wholeNumber } from '../config-fields.ts';
import { rule, withRules } from '../config-rule.ts';

const topicName = { pattern: topicPattern, hint: 'letters, digits, ".", "_" and "-", but not "." or ".." alone' };
const types: readonly string[] = catalog.map(({ properties }) => properties.type.const);

/** Whether an event type has that name, or begins with it up to a dot. */
const isUsed = (name: string): boolean =>
  types.some((type) => type === name || (name.endsWith('.') && type.startsWith(name)));

/** `kafka.topic` of the pipeline's configuration. */
export const topicSchema = Type.String({
  ...topicName,
  default: 'identity-events',
  description: 'Topic for the events that `topics` does not name. It must exist, unless `createTopics` is set.',
});

/** `kafka.topics` of the pipeline's configuration. */
export const topicsSchema = Type.Record(
  Type.String(),
  withRules(
    Type.String(topicName),
    rule({
      text: 'The catalog has the event type, or types with this prefix. Otherwise the topic would stay empty.',
      example: { kafka: { topics: { 'cognito.purchase.': 'purchases' } } },
      isBroken: ({ path }) => !isUsed(path.at(-1) ?? ''),
      allowed: 'an event type such as cognito.login.failed.v1, or a prefix of event types up to a dot: cognito.login.',
    }),
  ),
  {
    default: {},
    description:
      'Topics by event type, or by a prefix of event types up to a dot (`cognito.login.`). The longest matching name ' +
      'decides.',
    hint: 'topics by event type',
  },
);

/** `kafka.createTopics` of the pipeline's configuration. */
export const createTopicsSchema = Type.Optional(
  closed(
    {
      partitions: wholeNumber({ minimum: 1, maximum: 9999, description: 'Number of partitions of a created topic.' }),
      replicationFactor: wholeNumber({
        minimum: 1,
        maximum: 99,
        description: 'Number of brokers that store each partition.',
      }),
    },
    {
      description:
        'Whether the forwarder creates topics that do not exist or are deleted later, and how. Without it the forwarder ' +
        'creates no topic.',
    },
  ),
);

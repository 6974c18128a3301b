import { Type } from '@sinclair/typebox';
import { closed, wholeNumber } from './config-fields.ts';
import { allowedTypes } from './consumers/event-types.ts';
import { allowedTargets } from './consumers/target-kind.ts';

const consumer = closed(
  {
    types: Type.Array(Type.String({ hint: allowedTypes }), {
      minItems: 1,
      description: 'Event types that it wants: `cognito.login.failed.v1`, or what types begin with: `cognito.login.*`.',
      hint: `a list: ${allowedTypes}`,
    }),
    filter: Type.Optional(
      Type.Unknown({
        description:
          "What an event has to have besides, in the language of EventBridge's event patterns: " +
          '`{ "data": { "reason": ["too_many_attempts"] } }`. Without it: all events of these types.',
        hint: 'fields of the event, each with a list of what it may be',
      }),
    ),
    target: Type.String({
      description:
        'ARN of what gets the events: a queue, a function or a bus, also of another account, which has to let the role of ' +
        'the output `<name>RoleArn` in; or a log group, an API destination or a Firehose stream of this account.',
      hint: allowedTargets,
    }),
    maxEventAgeMinutes: Type.Optional(
      wholeNumber({
        minimum: 1,
        maximum: 1440,
        description:
          'Minutes after which an event that the target refuses is a dead letter; not for a bus. Without it: 1440.',
      }),
    ),
    retryAttempts: Type.Optional(
      wholeNumber({
        minimum: 0,
        maximum: 185,
        description: 'How often an event that the target refused is sent again; not for a bus. Without it: 185.',
      }),
    ),
  },
  { description: 'One consumer: which events, and where to.' },
);

/** `consumers` of the pipeline's configuration, by name. */
export const consumersSchema = Type.Record(Type.String(), consumer, {
  default: {},
  description:
    'Who else gets events, by name; each with a rule, a dead-letter queue and an alarm of its own. docs/consumers.md.',
  hint: 'consumers by name, each with its types and its target',
});

import { Type } from '@sinclair/typebox';
import { closed, wholeNumber } from '../config-fields.ts';
import { members } from '../config-problem.ts';
import { rule, withRules, type ConfigRule, type OptionPlace } from '../config-rule.ts';
import { exampleArn, examplePools } from '../example-values.ts';
import { inStackRegion } from '../region.ts';
import { allowedNames, isConsumerName } from './consumer-name.ts';
import { allowedTypes } from './event-types.ts';
import { noRetryPolicy } from './retries.ts';
import { allowedTargets, kindOf } from './target-kind.ts';
import { wantedCases, wantedProblems } from './wanted-events.ts';

const types = ['cognito.login.*'];
const target = exampleArn('sqs', 'shop');
const nameOf = ({ path }: OptionPlace): string => path.at(-1) ?? '';
const kindAt = (arn: unknown) => (typeof arn === 'string' ? kindOf(arn) : undefined);

/** Rule for a retry setting: EventBridge rejects it for an event bus. */
const notForBus = (example: object) =>
  rule({
    text: 'Not if the target is an event bus.',
    example: { consumers: { Shop: { types, target: exampleArn('events', 'event-bus/shop'), ...example } } },
    isBroken: ({ found, siblings }) => found !== undefined && kindAt(siblings['target']) === 'eventBus',
    because: noRetryPolicy,
  });

/** The rules for types and filter, which a construct has, too. */
const wantedEvents: ConfigRule = {
  cases: wantedCases.map(({ text, wanted }) => ({
    text,
    example: { consumers: { Shop: { types, target, ...wanted } } },
  })),
  check: ({ found }) => {
    const { types: names, filter } = members(found);
    // The schema reports a value that is not a list of strings, or is empty.
    const isFilled = Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string');
    return isFilled ? wantedProblems({ types: names, filter }) : [];
  },
};

const consumer = withRules(
  closed(
    {
      types: Type.Array(Type.String({ hint: allowedTypes }), {
        minItems: 1,
        description: 'Event types for the consumer: `cognito.login.failed.v1`, or a prefix: `cognito.login.*`.',
        hint: `a list: ${allowedTypes}`,
      }),
      filter: Type.Optional(
        Type.Unknown({
          description:
            'Further conditions for an event, in the syntax of EventBridge event patterns: ' +
            '`{ "data": { "reason": ["too_many_attempts"] } }`. Without it: all events of these types.',
          hint: 'fields of the event, each with a list of allowed values',
        }),
      ),
      target: withRules(
        Type.String({
          description:
            'ARN of the target. A queue, a function or an event bus may be in another account, if its policy allows the role in ' +
            'the output `<name>RoleArn`. A log group, an API destination or a Firehose stream is in this account.',
          hint: allowedTargets,
        }),
        rule({
          text: 'EventBridge can send events to a target of this kind.',
          example: { consumers: { Shop: { types, target: `${target}.fifo` } } },
          isBroken: ({ found }) => typeof found === 'string' && kindOf(found) === undefined,
          allowed: allowedTargets,
        }),
        // EventBridge sends events to an event bus in another Region, but to no other target there.
        inStackRegion(
          'The target is in the Region of the stack. Only an event bus may be in another.',
          { userPools: examplePools, consumers: { Shop: { types, target: exampleArn('sqs', 'shop', 'us-east-1') } } },
          (found) => kindAt(found) !== 'eventBus',
        ),
      ),
      maxEventAgeMinutes: withRules(
        Type.Optional(
          wholeNumber({
            minimum: 1,
            maximum: 1440,
            description:
              'Minutes after which an event that the target rejects goes to the dead-letter queue. Without it: 1440.',
          }),
        ),
        notForBus({ maxEventAgeMinutes: 60 }),
      ),
      retryAttempts: withRules(
        Type.Optional(
          wholeNumber({
            minimum: 0,
            maximum: 185,
            description: 'Maximum number of retries of an event that the target rejects. Without it: 185.',
          }),
        ),
        notForBus({ retryAttempts: 3 }),
      ),
    },
    { description: 'One consumer: its events and its target.' },
  ),
  rule({
    text: 'The name becomes part of resource names.',
    example: { consumers: { shop: { types, target } } },
    isBroken: (place) => !isConsumerName(nameOf(place)),
    found: nameOf,
    allowed: `a name of ${allowedNames}`,
  }),
  wantedEvents,
);

/** `consumers` of the pipeline's configuration, by name. */
export const consumersSchema = Type.Record(Type.String(), consumer, {
  default: {},
  description:
    'Other consumers of the events, by name. Each has its own rule, dead-letter queue and alarm. docs/guides/add-a-consumer.md.',
  hint: 'consumers by name, each with its types and its target',
});

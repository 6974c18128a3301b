import { docsUrl } from '../../contracts/docs-url.ts';
import type { StackOutputName, StackOutputs } from '../../contracts/stack-outputs.ts';
import { howToReattach, type FunctionSource } from '../user-pool/reattach.ts';
import type { Arrivals } from './await-events.ts';
import type { ExpectedEvent } from './expected-events.ts';
import type { QueueDepthPort } from './smoke-ports.ts';

/** The parts of a stack in which a missing event can be. */
export interface MissingContext {
  readonly source: FunctionSource;
  readonly userPoolId: string;
  readonly outputs: StackOutputs;
  readonly timeoutMs: number;
}

/** Returns sentences: the events of the temporary user that are not in Kafka, the probable cause and the fix. */
export async function missingCause(
  queues: QueueDepthPort,
  { arrived, missing }: Arrivals,
  context: MissingContext,
): Promise<string> {
  if (missing.length === 0) return noneArrived;
  const [impossible, late] = [missing.filter(isImpossible), missing.filter((event) => !isImpossible(event))];
  const others = late.filter(({ otherFunction }) => otherFunction !== undefined);
  const attached = late.filter(({ otherFunction }) => otherFunction === undefined);
  const inTime = late.length > 0 ? ` after ${context.timeoutMs / 1000} s` : '';
  return [
    `Not in Kafka${inTime}: ${missing.map(({ type, trigger }) => `${type} (${trigger})`).join(', ')}.`,
    ...(arrived.length > 0 ? [`In Kafka: ${arrived.map(({ type }) => type).join(', ')}.`] : []),
    ...(impossible.length > 0
      ? [
          `The pool ${context.userPoolId} has no function on ${triggersOf(impossible)}.`,
          howToReattach(context.source, context.userPoolId),
        ]
      : []),
    ...others.map(
      ({ trigger, otherFunction = '' }) =>
        `${trigger} calls another function, ${otherFunction}: wrap it with withIdentityEvents (${docsUrl('guides/wrap-a-trigger-function.md')}).`,
    ),
    ...(attached.length > 0 ? [await placeOfEvents(queues, triggersOf(attached), context)] : []),
  ].join(' ');
}

const isImpossible = ({ need }: ExpectedEvent): boolean => need === 'impossible';

const triggersOf = (events: readonly ExpectedEvent[]): string => events.map(({ trigger }) => trigger).join(', ');

const noneArrived =
  'None of the events of the temporary user is in Kafka: every trigger is left to other functions (excludeTriggers), and none of ' +
  `them published. Wrap them with withIdentityEvents (${docsUrl('guides/wrap-a-trigger-function.md')}), or remove the triggers from excludeTriggers.`;

/** The queues in which events wait that were published and are not in Kafka, with a command that shows the reason. */
const queues = [
  ['OutboxQueueUrl', 'outbox', 'the bus did not accept events'],
  ['OutboxDeadLetterQueueUrl', 'outbox-dead-letters', 'the bus can never accept events'],
  ['RuleDeadLetterQueueUrl', 'rule-dead-letters', 'the rule could not queue events'],
  ['DeadLetterQueueUrl', 'dead-letters', 'Kafka can never accept events'],
] as const satisfies readonly (readonly [StackOutputName, string, string])[];

async function placeOfEvents({ depth }: QueueDepthPort, triggers: string, { outputs, source }: MissingContext) {
  for (const [output, name, meaning] of queues) {
    const url = outputs[output];
    if (url !== undefined && (await depth(url)) > 0) {
      return `The queue ${name} has messages (${meaning}). Run cognito-to-kafka replay list --queue ${name}.`;
    }
  }
  const log = outputs['TriggerLogGroupName'] ?? source.functionArn;
  return (
    `The trigger function is attached to ${triggers}, and the canary reached Kafka. Search the log ${log} for errors. Deploy if the ` +
    'forwarder is of an earlier version, whose log does not have these events. If the function is slow, raise --timeout.'
  );
}

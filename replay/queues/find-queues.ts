import type { AlarmName } from '../../contracts/alarms.ts';
import { consumerOfOutput, type StackOutputName, type StackOutputs } from '../../contracts/stack-outputs.ts';

/** The format of the messages of a queue: events as text, envelopes of EventBridge around events, or CloudTrail records. */
export type MessageFormat = 'event' | 'envelope' | 'cloudtrail-record';

/** A queue of a stack from which messages can be replayed. */
export interface ReplayQueue {
  /** Short name, for --queue. */
  readonly name: string;
  readonly url: string;
  readonly format: MessageFormat;
  /** The origin of its messages, which is their default destination; undefined if no API can send to the origin. */
  readonly replaysTo: 'queue' | 'bus' | 'function' | undefined;
  /** Whether a function receives its messages. Reading such a queue disturbs the function. */
  readonly isLive: boolean;
  /** The alarm for its messages, which is also the heading in docs/operations/runbook.md. */
  readonly alarm?: AlarmName;
}

type Known = Omit<ReplayQueue, 'url'> & { readonly output: StackOutputName };

/** The queues, by the output of the stack that has the URL. */
const knownQueues: readonly Known[] = [
  {
    output: 'DeadLetterQueueUrl',
    name: 'dead-letters',
    format: 'event',
    replaysTo: 'queue',
    isLive: false,
    alarm: 'DeadLetters',
  },
  // The target of this rule is known. Its events are sent only to this target, and not to every consumer again.
  {
    output: 'RuleDeadLetterQueueUrl',
    name: 'rule-dead-letters',
    format: 'envelope',
    replaysTo: 'queue',
    isLive: false,
    alarm: 'RuleDeadLetters',
  },
  {
    output: 'AuditDeadLetterQueueUrl',
    name: 'audit-dead-letters',
    format: 'cloudtrail-record',
    replaysTo: 'function',
    isLive: false,
    alarm: 'AuditDeadLetters',
  },
  // Also has records from versions whose audit function had no queue, and that a rule or Lambda could not deliver to it.
  {
    output: 'AuditRulesDeadLetterQueueUrl',
    name: 'audit-rules-dead-letters',
    format: 'cloudtrail-record',
    replaysTo: 'function',
    isLive: false,
    alarm: 'AuditRuleDeadLetters',
  },
  {
    output: 'OutboxDeadLetterQueueUrl',
    name: 'outbox-dead-letters',
    format: 'event',
    replaysTo: 'bus',
    isLive: false,
    alarm: 'OutboxDeadLetters',
  },
  {
    output: 'BusDeadLetterQueueUrl',
    name: 'bus-dead-letters',
    format: 'envelope',
    replaysTo: 'bus',
    isLive: false,
    alarm: 'BusDeadLetters',
  },
  {
    output: 'OutboxQueueUrl',
    name: 'outbox',
    format: 'event',
    replaysTo: 'bus',
    isLive: true,
    alarm: 'OutboxMessageAge',
  },
  {
    output: 'AuditQueueUrl',
    name: 'audit',
    format: 'cloudtrail-record',
    replaysTo: 'function',
    isLive: true,
    alarm: 'AuditRetries',
  },
];

/** Returns the queues whose URLs a stack outputs. */
export function findQueues(outputs: StackOutputs): readonly ReplayQueue[] {
  const known = knownQueues.flatMap(({ output, ...queue }) => {
    const url = outputs[output];
    return url === undefined ? [] : [{ ...queue, url }];
  });
  // An output of a deployed stack has a value.
  const consumers = Object.entries(outputs as Readonly<Record<string, string>>).flatMap(
    ([output, url]): ReplayQueue[] => {
      const consumer = consumerOfOutput(output);
      if (consumer === undefined) return [];
      const name = `${consumer.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}-rule-dead-letters`;
      return [{ name, url, format: 'envelope', replaysTo: 'bus', isLive: false, alarm: 'ConsumerDeadLetters' }];
    },
  );
  return [...known, ...consumers];
}

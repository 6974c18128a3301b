import type { AlarmName } from '../../contracts/alarms.ts';
import {
  consumerOfOutput,
  consumerOutput,
  type StackOutputName,
  type StackOutputs,
} from '../../contracts/stack-outputs.ts';
import { UsageError } from '../../platform/usage-error.ts';

/** What the messages of a queue are: events as text, EventBridge's envelopes around them, or records for the audit function. */
export type MessageFormat = 'event' | 'envelope' | 'cloudtrail-record';

/** A queue of a stack that events can be stuck in. */
export interface ReplayQueue {
  /** Short name, for --queue. */
  readonly name: string;
  readonly url: string;
  readonly format: MessageFormat;
  /** Where its messages came from and go to by default; undefined where no API leads there. */
  readonly replaysTo: 'queue' | 'bus' | 'function' | undefined;
  /** Whether a function works on it at this moment: looking disturbs it. */
  readonly isLive: boolean;
  /** The alarm that its messages set off, which is also the heading in docs/runbook.md. */
  readonly alarm?: AlarmName;
}

/** Where replayed events go. */
export interface Destinations {
  readonly queueUrl: string | undefined;
  readonly busName: string | undefined;
  /** The queue of the audit function; undefined for a stack of a version that had none. */
  readonly auditQueueUrl: string | undefined;
  readonly auditFunction: string | undefined;
  /** The function that has the settings of Kafka. */
  readonly forwarder: string | undefined;
}

type Known = Omit<ReplayQueue, 'url'> & { readonly output: StackOutputName };

/** The one list of the queues, by the output of the stack that has the URL. */
const knownQueues: readonly Known[] = [
  {
    output: 'DeadLetterQueueUrl',
    name: 'dead-letters',
    format: 'event',
    replaysTo: 'queue',
    isLive: false,
    alarm: 'DeadLetters',
  },
  // The target of this rule is known, and so its events go there alone, and not to every consumer again.
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
  // Also has records from before the audit function had a queue: what a rule or Lambda could not hand to the function.
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
  const consumers = Object.entries(outputs).flatMap(([output, url]): ReplayQueue[] => {
    const consumer = consumerOfOutput(output);
    if (consumer === undefined || url === undefined) return [];
    const name = `${consumer.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}-rule-dead-letters`;
    return [{ name, url, format: 'envelope', replaysTo: 'bus', isLive: false, alarm: 'ConsumerDeadLetters' }];
  });
  return [...known, ...consumers];
}

/** Returns the roles in which EventBridge sends events to the targets of consumers. */
export const consumerRoles = (outputs: StackOutputs): readonly string[] =>
  Object.keys(outputs).flatMap((output) => {
    const consumer = consumerOfOutput(output);
    return consumer === undefined ? [] : (outputs[consumerOutput.roleArn(consumer)] ?? []);
  });

/** Where the events of a stack go. */
export const findDestinations = (outputs: StackOutputs): Destinations => ({
  queueUrl: outputs['QueueUrl'],
  busName: outputs['EventBusName'],
  auditQueueUrl: outputs['AuditQueueUrl'],
  auditFunction: outputs['AuditFunctionName'],
  forwarder: outputs['ForwarderFunctionName'],
});

/**
 * Returns the queues in the options, by name or URL, each once; without any, every dead-letter queue. Throws a UsageError for a
 * name that no queue has.
 */
export function chooseQueues(found: readonly ReplayQueue[], chosen: readonly string[]): readonly ReplayQueue[] {
  if (chosen.length === 0) return found.filter(({ isLive }) => !isLive);
  const queues = chosen.map((wanted) => {
    const url = wanted.replace(/\/+$/, '');
    const queue = found.find((one) => one.name === wanted || one.url === url);
    if (queue) return queue;
    if (isQueueUrl(url)) return strange(url);
    const names = found.map(({ name }) => name).join(', ');
    throw new UsageError(`--queue ${wanted}: no such queue. There are: ${names || 'none'}. Or give a queue's URL.`);
  });
  return queues.filter(({ url }, at) => queues.findIndex((queue) => queue.url === url) === at);
}

/** Whether it has the form of a queue's URL. An ARN has not, although it is a URI. */
export const isQueueUrl = (text: string): boolean =>
  /^https?:\/\/[^/\s]+\/[^\s]*[^/\s]/.test(text) && URL.canParse(text);

/** A queue of which nothing is known but its URL. */
const strange = (url: string): ReplayQueue => ({
  name: url.split('/').at(-1) ?? url,
  url,
  format: 'event',
  replaysTo: undefined,
  isLive: false,
});
